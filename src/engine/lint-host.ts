import type { Problem } from '../diagnostic.js';
import type { FileHost } from '../model/files.js';
import type { SourceFile } from '../text/source.js';

/** What hosts say of a path that is not there. */
export const notThere = 'There is no such file or folder.';

/** A host that can also say why it does not read a file. Any FileHost serves; its messages are then more general. */
export interface LintHost extends FileHost {
  /** Why `read` gives nothing for a path; undefined for one that can be read. Never throws. */
  explain?(path: string): Pick<Problem, 'kind' | 'message'> | undefined;
  /**
   * Lets go of what was looked at, but for some files: the next look is a new one. Called where one repository ends and another begins, and
   * once in a while, so that a run over a thousand of them takes the memory of one.
   */
  forget?(kept: Iterable<SourceFile>): void;
}

/** Why a file could not be read, in the words of the host if it has some. */
export const explain = (host: LintHost, path: string): Pick<Problem, 'kind' | 'message'> =>
  host.explain?.(path) ?? { kind: 'io', message: 'The file cannot be read as text.' };
