import type { Category, Report, Severity } from '../diagnostic.js';

/** What a report says about a rule besides its findings. */
export interface RuleInfo {
  readonly name: string;
  readonly category: Category;
  readonly severity: Severity;
  readonly summary: string;
  readonly why: string;
  readonly aliases?: readonly string[] | undefined;
}

/** What a reporter needs to know of its surroundings. */
export interface ReportContext {
  readonly version: string;
  /** By name. */
  readonly rules: ReadonlyMap<string, RuleInfo>;
  /** Whether the text form may use colour. */
  readonly colour: boolean;
  /** Whether what is printed may be read by a CI runner that looks for commands in it. */
  readonly ci: boolean;
  /** Whether the text form has findings only, without a summary. */
  readonly quiet: boolean;
  /** How many findings `min-severity` hides: they are not in the report. */
  readonly hidden: number;
  /** A path as services see it: relative to the root of the repository. */
  fromRoot(path: string): string;
}

/** Writes a report as one document; pure. */
export type Reporter = (report: Report, context: ReportContext) => string;

/** Where a rule is explained, or a code of ShellCheck. */
export const urlOf = (rule: string): string =>
  rule.startsWith('shellcheck/')
    ? `https://www.shellcheck.net/wiki/${rule.slice('shellcheck/'.length)}`
    : `https://github.com/pydock-lint/pydock-lint/blob/main/docs/rules/${rule}.md`;
