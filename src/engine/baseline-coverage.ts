import type { Report } from '../diagnostic.js';
import type { Rule } from '../rule.js';
import { isInside } from '../text/path.js';
import { isMarkdownName, kindByName } from './file-kinds.js';
import type { LintInput } from './lint-input.js';

/** Which findings a run would have shown, if they were there. */
export interface Coverage {
  /** The run. */
  readonly input: Pick<LintInput, 'host' | 'paths' | 'settingsFor' | 'inline' | 'shard'>;
  /** What came of it. */
  readonly report: Pick<Report, 'files' | 'problems'>;
  /** Every rule that there is. */
  readonly rules: readonly Rule[];
}

/** These two judge comments, which `--no-inline` does not look at. */
const aboutComments: ReadonlySet<string> = new Set(['unused-suppression', 'unknown-rule']);

/**
 * Makes the question whether a run would have shown a finding of a rule in a file; what has a baseline in `folder` and is not shown
 * any more is gone only then. Files that were not looked at, whatever the reason is, say nothing.
 */
export function coverageOf(
  { input, report, rules }: Coverage,
  folder: string,
): (path: string, rule: string) => boolean {
  const { host, settingsFor, inline = true, shard } = input;
  const linted = new Set(report.files.map(({ path }) => path));
  const failed = new Set(report.problems.map(({ path }) => path));
  const searched = shard ? [] : input.paths.filter((path) => host.kindOf(path) === 'directory');
  const isWhole = searched.some((path) => isInside(path, folder));
  const known = new Set(rules.map(({ name }) => name));

  const isLookedAt = (path: string): boolean => {
    if (linted.has(path)) return true;
    if (host.kindOf(path) === undefined) return searched.some((one) => isInside(one, path));
    // What files of other kinds have wrong is found by way of any Dockerfile or compose file.
    return isWhole && kindByName(path) === undefined && !isMarkdownName(path);
  };
  const takesPart = (path: string, rule: string): boolean => {
    const { rules: selected, shellcheck } = settingsFor(path);
    if (rule.startsWith('shellcheck/')) return shellcheck !== undefined;
    if (aboutComments.has(rule) && !inline) return false;
    return !known.has(rule) || selected.some((one) => one.rule.name === rule);
  };
  // A folder that cannot be read hides what is in it.
  const isDoubtful = (path: string): boolean => failed.has('.') || [...failed].some((one) => isInside(one, path));
  return (path, rule) => !isDoubtful(path) && isLookedAt(path) && takesPart(path, rule);
}
