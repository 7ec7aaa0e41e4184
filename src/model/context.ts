import type { IgnorePattern } from '../parser/dockerignore.js';
import type { Located } from '../text/location.js';
import type { SourceFile } from '../text/source.js';
import type { Fact } from './known.js';

/** The .dockerignore in force. */
export interface IgnoreFile {
  readonly file: SourceFile;
  /** Whether a path, relative to the context, is kept out of the build. */
  excludes(path: string): boolean;
  /** Those that can match, in the order of the file. */
  readonly patterns: readonly IgnorePattern[];
  /** The pattern that keeps a path out, which may match a folder above it. */
  excludedBy(path: string): IgnorePattern | undefined;
}

/** The folder that `docker build` sends. Paths given and returned are relative to it, with `/`. */
export interface BuildContext {
  /** Relative to the working directory. */
  readonly directory: string;
  readonly ignore: IgnoreFile | undefined;
  /**
   * The files and directories that a COPY source names, .dockerignore applied, or why that cannot be said. An empty list is a proof that
   * nothing matches; what git ignores and is absent may be generated, and is unknown. Globs are Go's filepath.Match.
   */
  matches(source: string): Fact<readonly ContextEntry[]>;
  /** Whether a path that is absent may be made before the build: git ignores it, or build tools write there by convention. */
  mayBeGenerated(path: string): boolean;
  /** What a path is after .dockerignore; undefined where nothing is. */
  kindOf(path: string): 'file' | 'directory' | undefined;
  /** The entries of a directory of the context after .dockerignore, sorted; undefined for anything else. */
  list(path: string): readonly ContextEntry[] | undefined;
  /** The text of a file of the context, even where .dockerignore keeps it out. */
  read(path: string): SourceFile | undefined;
}

export interface ContextEntry {
  readonly path: string;
  readonly kind: 'file' | 'directory';
}

/** How a Dockerfile gets built: by compose services that name it, or by convention. */
export interface ContextUse {
  readonly context: BuildContext;
  /** The compose value that says so; undefined when it is the convention. */
  readonly by: Located | undefined;
}
