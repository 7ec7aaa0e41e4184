import { createHash, randomBytes } from 'node:crypto';
import type { Diagnostic, Problem, Report } from '../diagnostic.js';
import { type Baseline, type BaselineEntry, type BaselineView, matchBaseline, summed } from '../engine/baseline.js';
import { explain, type LintHost } from '../engine/lint-host.js';
import { JsonFault, type JsonValue, parseJson } from '../parser/json.js';
import type { Rule } from '../rule.js';
import { dirname, pathFrom } from '../text/path.js';

/** The version of the form that is read and written. */
const formVersion = 1;

/** What baselines are read and compared with. */
export interface BaselineSurroundings {
  readonly host: LintHost;
  readonly rules: readonly Rule[];
  /** A path of the project as an absolute one, with `/`. */
  absolute(path: string): string;
}

/** Reads a baseline. A file that is none, or of a later version, is a problem with its place. */
export function readBaseline(path: string, host: LintHost): Baseline | Problem {
  const file = host.read(path);
  if (!file) {
    const { message } = explain(host, path);
    const isThere = host.kindOf(path) !== undefined;
    return { kind: 'config', path, message: isThere ? message : `${message} \`--write-baseline\` makes a baseline.` };
  }
  try {
    return readDocument(parseJson(file));
  } catch (error) {
    if (!(error instanceof JsonFault)) throw error;
    return { kind: 'config', path, line: error.line, message: `This is no baseline: ${error.message}` };
  }
}

/** Whether a baseline could be read. */
export const isBaseline = (read: Baseline | Problem): read is Baseline => 'entries' in read;

function readDocument(document: JsonValue): Baseline {
  const version = document.get('version').whole(1);
  if (version !== formVersion)
    throw new JsonFault(
      `it has the form ${version}, and this pydock-lint knows ${formVersion}. Write it anew, or use the version that wrote it.`,
    );
  const salt = document.get('salt').optional(({ text }) => text);
  const entries = document.get('entries').items.map((item): BaselineEntry => {
    const hash = item.get('hash').text;
    return { path: item.get('path').text, rule: item.get('rule').text, hash, count: item.get('count').whole(1) };
  });
  return { salt, entries: summed(entries) };
}

/** The text of a baseline, one line for each entry so that git can merge it. */
export function baselineText({ salt, entries }: Baseline): string {
  const lines = entries.map(
    ({ path, rule, hash, count }) =>
      `    { "path": ${JSON.stringify(path)}, "rule": ${JSON.stringify(rule)}, "hash": ${JSON.stringify(hash)}, "count": ${count} }`,
  );
  return [
    '{',
    `  "version": ${formVersion},`,
    ...(salt === undefined ? [] : [`  "salt": ${JSON.stringify(salt)},`]),
    ...(lines.length === 0 ? ['  "entries": []'] : ['  "entries": [', lines.join(',\n'), '  ]']),
    '}',
    '',
  ].join('\n');
}

/** A salt that nobody has used. */
export const newSalt = (): string => randomBytes(16).toString('hex');

/** How findings are compared with the baseline of a path. */
export function viewOf(baseline: string, { rules, absolute }: BaselineSurroundings): BaselineView {
  const folder = absolute(dirname(baseline));
  const names = new Set(rules.map(({ name }) => name));
  const renamed = new Map(rules.flatMap(({ name, aliases = [] }) => aliases.map((alias) => [alias, name])));
  return {
    digest: (text) => createHash('sha256').update(text).digest('hex'),
    pathOf: (path) => pathFrom(folder, absolute(path)),
    ruleNamed: (name) => (names.has(name) ? name : (renamed.get(name) ?? name)),
  };
}

/** A report in which the findings of baselines are suppressed. */
export interface BaselinedReport {
  readonly report: Report;
  /** What each baseline that was read holds, and what of it was not found. By path. */
  readonly baselines: ReadonlyMap<string, { readonly baseline: Baseline; readonly left: readonly BaselineEntry[] }>;
}

/** Compares a report with the baselines of its files. One that cannot be read is a problem, and holds nothing. */
export function applyBaselines(
  report: Report,
  paths: ReadonlySet<string>,
  baselineFor: (path: string) => string | undefined,
  surroundings: BaselineSurroundings,
): BaselinedReport {
  const problems: Problem[] = [];
  const known = new Set<Diagnostic>();
  const baselines = new Map<string, { readonly baseline: Baseline; readonly left: readonly BaselineEntry[] }>();
  for (const path of paths) {
    const baseline = readBaseline(path, surroundings.host);
    if (!isBaseline(baseline)) {
      problems.push(baseline);
      continue;
    }
    const own = report.diagnostics.filter(({ at }) => baselineFor(at.file.path) === path);
    const found = matchBaseline(own, baseline, viewOf(path, surroundings));
    for (const one of found.known) known.add(one);
    baselines.set(path, { baseline, left: found.left });
  }
  const suppressed = [...known].map((one): Diagnostic => ({
    ...one,
    suppressed: { by: 'baseline', reason: undefined },
  }));
  return {
    baselines,
    report: {
      ...report,
      diagnostics: report.diagnostics.filter((one) => !known.has(one)),
      suppressed: [...report.suppressed, ...suppressed],
      problems: [...report.problems, ...problems],
    },
  };
}
