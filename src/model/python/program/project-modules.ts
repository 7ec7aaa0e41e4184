// Where a project has a module that its image does not find.
import type { Note } from '../../../text/location.js';
import { join } from '../../../text/path.js';
import { isIncomplete } from '../../dockerfile/incomplete-context.js';
import type { FileHost } from '../../files.js';
import type { ImageFilesystem } from '../../filesystem.js';
import type { ImageProcess } from './starts.js';

/** A module of the project that is not on the search path of a program. */
export type ElsewhereModule =
  /** It is in the image. */
  | {
      readonly kind: 'image';
      /** The folder that would have to be on the search path. */
      readonly folder: string;
      readonly by: Note;
    }
  /** It is in the project, and nothing copies it. */
  | {
      readonly kind: 'left';
      /** Relative to the working directory. */
      readonly path: string;
      /** Whether .dockerignore keeps it out. */
      readonly ignored: boolean;
    };

/**
 * Where the project has a module: at another place of the image, else beside the file that imports it or at the top of the build
 * context. Undefined where it has none.
 * @param name dotted
 * @param beside the folder of the file that imports it, relative to the working directory
 */
export function elsewhere(
  name: string,
  { process, stage }: ImageProcess,
  host: FileHost,
  beside: string | undefined,
): ElsewhereModule | undefined {
  const path = name.replaceAll('.', '/');
  const found = inImage(path, process.files);
  if (found) return found;
  const context = stage?.dockerfile.context;
  if (!context?.known) return undefined;
  const { directory, ignore } = context.value.context;
  for (const folder of new Set([...(beside === undefined ? [] : [beside]), directory, join(directory, 'src')])) {
    const file = [`${path}.py`, `${path}/__init__.py`].find((each) => host.kindOf(join(folder, each)) === 'file');
    if (file === undefined) continue;
    const full = join(folder, file);
    const inside =
      directory === '.' ? full : full.startsWith(`${directory}/`) ? full.slice(directory.length + 1) : undefined;
    if (inside === undefined) continue;
    return { kind: 'left', path: full, ignored: ignore?.excludes(inside) ?? false };
  }
  return undefined;
}

/** The one folder of the image that has a module below it. */
function inImage(path: string, files: ImageFilesystem): ElsewhereModule | undefined {
  const folders = new Map<string, Note>();
  for (const { path: copied, by } of files.copied) {
    const end = [`/${path}.py`, `/${path}/__init__.py`].find((each) => copied.endsWith(each));
    if (end === undefined || files.lookup(copied).state !== 'present') continue;
    folders.set(copied.slice(0, -end.length) || '/', by);
  }
  const [only, other] = folders;
  return only && !other
    ? { kind: 'image', folder: only[0], by: { at: only[1].at, note: `it is copied to ${only[0]} here` } }
    : undefined;
}

/**
 * Whether something else explains that a file of the project is not in the image: a COPY whose source is missing or kept out by
 * .dockerignore, a mount that hides what the image has, submodules that are not fetched.
 */
export function isExplainedOtherwise(
  { process, stage }: ImageProcess,
  paths: readonly string[],
  host: FileHost,
): boolean {
  if (!stage) return true;
  if (paths.some((path) => stage.final.files.lookup(path).state !== process.files.lookup(path).state)) return true;
  return isIncomplete(stage, host);
}
