import type { Edit, Located, Location, Note } from './text/location.js';

/** From worst to mildest. */
export const severities = ['error', 'warning', 'info'] as const;
export type Severity = (typeof severities)[number];

/** The consequence of a flaw; also the folders under `rules/`. */
export const categories = [
  'correctness',
  'security',
  'reproducibility',
  'efficiency',
  'reliability',
  'modernize',
  'style',
] as const;
export type Category = (typeof categories)[number];

/**
 * A change that mends a finding. `safe`: the image and the running services stay the same, or only lose a defect that
 * nobody can rely on. `unsafe`: anything else.
 */
export interface Fix {
  readonly title: string;
  readonly safety: 'safe' | 'unsafe';
  readonly edits: readonly Edit[];
  /** Files that the fix adds, by paths as the host names them; a path where something lies already is never written. */
  readonly creates?: readonly NewFile[] | undefined;
}

/** A file that a fix adds. */
export interface NewFile {
  readonly path: string;
  readonly text: string;
}

/** What can silence a diagnostic. */
export const suppressors = ['pydock-lint', 'hadolint', 'check', 'per-file-ignores', 'baseline'] as const;

/** What silenced a diagnostic. */
export interface Suppression {
  /** Which kind of comment or setting: ours, hadolint's, BuildKit's `# check=skip`, `per-file-ignores`, or the baseline. */
  readonly by: (typeof suppressors)[number];
  /** The reason written beside it, if any. */
  readonly reason: string | undefined;
}

/** One finding with everything that a report needs. */
export interface Diagnostic extends Located {
  readonly rule: string;
  readonly category: Category;
  readonly severity: Severity;
  /** One sentence about this place. Never holds a secret. */
  readonly message: string;
  /** What to do. */
  readonly help: string | undefined;
  readonly related: readonly Note[];
  readonly fix: Fix | undefined;
  /** Other tools' names for the rule. */
  readonly aliases: readonly string[];
  /** Whether a secret stands on the finding's lines: a report that quotes the file masks it (`Report.masked`). */
  readonly sensitive: boolean;
  readonly suppressed: Suppression | undefined;
}

/** Something that kept the linter from looking at everything. Any of these makes exit code 2. */
export interface Problem {
  /** `io`: cannot be read; `parse`: not text, or too large or deep; `config`: a bad setting; `internal`: our own defect. */
  readonly kind: 'io' | 'parse' | 'config' | 'internal';
  readonly path: string;
  /** The 1-based line, where one is to blame. */
  readonly line?: number | undefined;
  readonly message: string;
}

/** What a linted file was taken for. Of a Markdown file the code blocks are linted. */
export type FileKind = 'dockerfile' | 'compose' | 'markdown';

/** A part of a run: the `index`-th, from 1 on, of `count`. */
export interface Shard {
  readonly index: number;
  readonly count: number;
}

/** The result of one run; everything in a stable order. */
export interface Report {
  readonly files: readonly { readonly path: string; readonly kind: FileKind }[];
  /** By path, offset and rule; suppressed ones are in `suppressed`. */
  readonly diagnostics: readonly Diagnostic[];
  readonly suppressed: readonly Diagnostic[];
  readonly problems: readonly Problem[];
  /** Where secrets are written, in any file that a diagnostic shows and those that hold one: reporters mask the text there. */
  readonly masked: readonly Location[];
  /** What is worth saying but no fault: skipped templates, empty folders. */
  readonly notes: readonly string[];
  /** Set where the run was only a part of one. */
  readonly shard?: Shard | undefined;
}
