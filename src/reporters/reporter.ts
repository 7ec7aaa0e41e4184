import type { Category, Diagnostic, Problem, Report, Severity } from '../diagnostic.js';

/** What a report says about a rule besides its findings. */
export interface RuleInfo {
  readonly name: string;
  readonly category: Category;
  readonly severity: Severity;
  readonly summary: string;
  readonly why: string;
  readonly aliases?: readonly string[] | undefined;
}

/** What a report says about fixes. */
export interface FixInfo {
  /** What would mend a finding: `--fix`, or only together with `--unsafe-fixes`; undefined for nothing. */
  of(diagnostic: Diagnostic): 'fixable' | 'hidden' | undefined;
  /** How many findings this run has mended; undefined where it was not to mend any. */
  readonly fixed: number | undefined;
}

/** What a reporter needs to know of its surroundings. */
export interface ReportContext {
  readonly version: string;
  /** By name. */
  readonly rules: ReadonlyMap<string, RuleInfo>;
  /** Whether the text form may use colour. */
  readonly colour: boolean;
  /** Whether names of rules may link to their pages, by an escape sequence that not every reader of colours knows. */
  readonly hyperlinks: boolean;
  /** Whether what is printed may be read by a CI runner that looks for commands in it. */
  readonly ci: boolean;
  /** Whether the text form has findings only, without a summary. */
  readonly quiet: boolean;
  /** How many findings `min-severity` hides: they are not in the report. */
  readonly hidden: number;
  /** What is known of fixes; a report says nothing of them without. */
  readonly fixes?: FixInfo | undefined;
  /** A path as services see it: relative to the root of the repository. */
  fromRoot(path: string): string;
  /** Where the hosting service shows a 1-based line of a file, by the path from the root; undefined where none is known. */
  readonly sourceUrl?: ((path: string, line: number) => string) | undefined;
}

/**
 * Writes a report as one document, whole or in pieces that follow one another: a large one would be held as one string beside its pieces.
 * Pure.
 */
export type Reporter<Form = string | readonly string[]> = (report: Report, context: ReportContext) => Form;

/** GitHub's code scanning keeps so many results of a run and drops the others: the SARIF report holds no more. */
export const mostResults = 5000;

/** A finding's message and what to do, for forms that have one text. */
export const withHelp = ({ message, help }: Pick<Diagnostic, 'message' | 'help'>): string =>
  help === undefined ? message : `${message} ${help}`;

/** What stands in the place of a rule's name for something that could not be checked. No rule is called so. */
export const problemName = (kind: Problem['kind']): string => `${kind}-problem`;

/** Where a rule is explained, or a code of ShellCheck. */
export const urlOf = (rule: string): string =>
  rule.startsWith('shellcheck/')
    ? `https://www.shellcheck.net/wiki/${rule.slice('shellcheck/'.length)}`
    : `https://github.com/pydock-lint/pydock-lint/blob/main/docs/rules/${rule}.md`;
