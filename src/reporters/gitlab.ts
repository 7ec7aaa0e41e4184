import type { Severity } from '../diagnostic.js';
import { fingerprints } from './fingerprints.js';
import { jsonText } from './json-text.js';
import { problemName, type Reporter, withHelp } from './reporter.js';

const gitlabSeverities: Readonly<Record<Severity, string>> = { error: 'critical', warning: 'major', info: 'minor' };

/**
 * GitLab's Code Quality report: a list that is there even when it is empty.
 * https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
 */
export const gitlab: Reporter = ({ diagnostics, problems }, context) => {
  const fingerprint = fingerprints(context);
  const location = (path: string, line: number) => ({ path: context.fromRoot(path), lines: { begin: line } });
  return jsonText([
    ...problems.map(({ kind, path, line = 1, message }) => ({
      description: message,
      check_name: problemName(kind),
      fingerprint: fingerprint(problemName(kind), path),
      severity: 'blocker',
      location: location(path, line),
    })),
    ...diagnostics.map((one) => ({
      description: withHelp(one),
      check_name: one.rule,
      fingerprint: fingerprint(one.rule, one.at.file.path),
      severity: gitlabSeverities[one.severity],
      location: location(one.at.file.path, one.at.file.positionAt(one.at.span.start).line),
    })),
  ]);
};
