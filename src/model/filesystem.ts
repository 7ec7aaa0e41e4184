import type { Note } from '../text/location.js';

/** What is at a path of an image, as far as the build shows. */
export type PathState =
  | {
      readonly state: 'present';
      readonly kind: 'file' | 'directory';
      /** The context file or directory that it was copied from, relative to the working directory; undefined if made otherwise. */
      readonly source: string | undefined;
      readonly evidence: readonly Note[];
    }
  | { readonly state: 'absent' }
  | { readonly state: 'unknown'; readonly because: string };

/** The file system of a stage at one point of its build. Paths are absolute and normalised; Linux, case-sensitive. */
export interface ImageFilesystem {
  lookup(path: string): PathState;
  /** The names in a directory that are surely there, sorted; whether there may be more is `lookup` of a name's matter. */
  list(path: string): readonly string[];
  /** The files that came from the build context, in order of copying: image path and source path. */
  readonly copied: readonly CopiedFile[];
}

export interface CopiedFile {
  readonly path: string;
  /** Relative to the working directory. */
  readonly source: string;
  /** The COPY or ADD. */
  readonly by: Note;
}
