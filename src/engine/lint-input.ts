import type { FileKind, Report, Shard } from '../diagnostic.js';
import type { Project } from '../model/project.js';
import type { Rule } from '../rule.js';
import type { LintHost } from './lint-host.js';
import type { Selected } from './run.js';
import type { RunShellcheck, ShellcheckSettings } from './shellcheck.js';

/** What the configuration says about a file. Files with the same configuration have the same object. */
export interface FileSettings {
  /** The rules that look at it. */
  readonly rules: readonly Selected[];
  /** Whether a path itself is excluded; folders above it are asked first. */
  excludes(path: string, isDirectory: boolean): boolean;
  /** The rules that `per-file-ignores` silences in a file. */
  silencedIn(path: string): ReadonlySet<string>;
  /** Whether `include` names a Markdown file that lies in a folder to search. */
  includes(path: string): boolean;
  readonly respectGitignore: boolean;
  readonly forceExclude: boolean;
  /** Whether ShellCheck reads the shell of RUN, too, and how. */
  readonly shellcheck?: ShellcheckSettings | undefined;
}

/** What a run needs to know. */
export interface LintInput {
  readonly host: LintHost;
  /** Files and folders to lint, as the host names them. */
  readonly paths: readonly string[];
  /** Texts that are no files, or not yet: standard input, an editor's buffer. The host reads them under the same path. */
  readonly texts?: readonly TextInput[] | undefined;
  /**
   * Whether Dockerfiles may be pieces of one that lack their FROM, and compose files pieces, too; then a named file of any name that is no
   * YAML is a Dockerfile.
   */
  readonly fragment?: boolean | undefined;
  /** Whether named files that are neither Dockerfiles nor compose files are passed over with a note. */
  readonly ignoreUnknown?: boolean | undefined;
  /** Whether comments in files suppress findings, which is the default: who checks the work of others may not want that. */
  readonly inline?: boolean | undefined;
  /** Every rule that there is, selected or not: suppressions may name any of them. */
  readonly rules: readonly Rule[];
  settingsFor(path: string): FileSettings;
  /** Makes what runs ShellCheck; undefined where programs cannot be started. */
  readonly shellcheck?: (() => Promise<RunShellcheck>) | undefined;
  /** `YYYY-MM-DD`: what end-of-life dates are compared with. */
  readonly today: string;
  /** The part of the run to do: projects stay whole. */
  readonly shard?: Shard | undefined;
  /** Told how many files there are, before the first is looked into. */
  readonly onFiles?: ((files: number) => Promise<void>) | undefined;
  /** Told how many of the files are done, from time to time. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
  /** Whether the model is given back; it is built in one piece then. */
  readonly keepsModel?: boolean | undefined;
  /** Adds stacks to internal problems. */
  readonly verbose?: boolean | undefined;
}

export interface TextInput {
  readonly path: string;
  readonly kind: FileKind;
  /** Without folder: nothing is known of the files around. */
  readonly detached: boolean;
}

/** The report of a run, and the model that it was made from. */
export interface LintResult {
  readonly report: Report;
  /** Undefined when the model could not be built, and without `keepsModel`. */
  readonly project: Project | undefined;
}
