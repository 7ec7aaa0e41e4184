import type { SourceFile } from '../text/source.js';

export type EntryKind = 'file' | 'directory';

/**
 * What is on disk, as far as the linter may see it. Paths are relative to the working directory, with `/`, normalised;
 * names are case-sensitive whatever the disk does. Reading is synchronous and lazy, because only the analysis knows
 * which Python file matters (see docs/decisions/synchronous-file-host.md). Nothing here ever throws.
 */
export interface FileHost {
  /** What a path is: undefined where nothing is, `outside` where the path leaves the project roots and was not looked at. */
  kindOf(path: string): EntryKind | 'other' | 'outside' | undefined;
  /** The names in a directory, sorted; undefined for anything that is no readable directory inside the roots. */
  list(directory: string): readonly { readonly name: string; readonly kind: EntryKind | 'other' }[] | undefined;
  /** The text of a file; undefined where it cannot be read, is no UTF-8 text, is too large, or is outside the roots. */
  read(path: string): SourceFile | undefined;
  /** The permission bits of a file, undefined where it cannot be looked at. */
  modeOf(path: string): number | undefined;
  /** Whether git ignores a path, which need not exist: it may then be generated. False outside a repository. */
  isGitIgnored(path: string): boolean;
  /** The folder that the project's files may not leave: the nearest repository root, or the argument's folder. */
  rootOf(path: string): string;
}
