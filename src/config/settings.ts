import type { Severity } from '../diagnostic.js';
import type { OptionSchemas, OptionsOf, Rule } from '../rule.js';

export const presets = ['recommended', 'strict', 'all'] as const;
export type PresetName = (typeof presets)[number];

export const outputFormats = [
  'text',
  'concise',
  'grouped',
  'markdown',
  'json',
  'jsonl',
  'sarif',
  'github',
  'gitlab',
  'azure',
  'checkstyle',
  'junit',
  'rdjson',
  'rdjsonl',
] as const;
export type OutputFormat = (typeof outputFormats)[number];

/** What a configuration file says, checked and with its names resolved. Undefined: it does not say. */
export interface Config {
  readonly preset?: PresetName | undefined;
  /** Names of rules and categories and aliases, as written. */
  readonly select?: readonly string[] | undefined;
  readonly extendSelect?: readonly string[] | undefined;
  readonly ignore?: readonly string[] | undefined;
  /** Patterns as in .gitignore, relative to the configuration's folder. */
  readonly exclude?: readonly string[] | undefined;
  readonly extendExclude?: readonly string[] | undefined;
  /** Patterns of Markdown files whose code blocks are linted. */
  readonly include?: readonly string[] | undefined;
  /** By pattern, in the order of the file. */
  readonly perFileIgnores?: readonly (readonly [pattern: string, names: readonly string[]])[] | undefined;
  readonly failOn?: Severity | undefined;
  readonly minSeverity?: Severity | undefined;
  readonly outputFormat?: OutputFormat | undefined;
  readonly respectGitignore?: boolean | undefined;
  readonly forceExclude?: boolean | undefined;
  /** The file of the findings that are put up with, relative to the configuration's folder. */
  readonly baseline?: string | undefined;
  /** Whether ShellCheck reads the shell of RUN, too. */
  readonly shellcheck?: boolean | undefined;
  /** Codes of ShellCheck that are left out. */
  readonly shellcheckIgnore?: readonly string[] | undefined;
  /** Whether fixes that may change what an image or a service does are applied, too, when fixes are asked for. */
  readonly unsafeFixes?: boolean | undefined;
  /** Names of the only rules whose findings are mended, and of those whose findings are not. */
  readonly fixable?: readonly string[] | undefined;
  readonly unfixable?: readonly string[] | undefined;
  /** By the rule's name. */
  readonly rules?: ReadonlyMap<string, RuleConfig> | undefined;
}

/** What a configuration says about one rule. */
export interface RuleConfig {
  readonly severity: Severity | 'off' | undefined;
  readonly options: ReadonlyMap<string, unknown>;
}

/** A rule that takes part, with its options filled in. */
export interface SelectedRule {
  readonly rule: Rule;
  /** Undefined where nobody configured one. */
  readonly severity: Severity | undefined;
  readonly options: OptionsOf<OptionSchemas>;
}
