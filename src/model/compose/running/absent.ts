import { closest } from '../../../text/similar.js';
import { basename, dirname, isInside, join, relativeTo } from '../../../text/path.js';
import type { EntryKind, FileHost } from '../../files.js';
import { lazy } from '../../lazy.js';

/**
 * Whether nothing is at a path, nor can be expected there: git does not ignore it, so that nobody makes it on the way, and no submodule
 * brings it.
 * @param directory the folder of the project that names the path
 */
export const isSurelyAbsent = (host: FileHost, directory: string, path: string): boolean =>
  host.kindOf(path) === undefined &&
  relativeTo(host.rootOf(directory), path) !== undefined &&
  !mayBeMade(host, path) &&
  !isInSubmodule(host, host.rootOf(directory), path);

/** Rules such as `data/` speak of folders only, and what is not there is none yet. */
const mayBeMade = (host: FileHost, path: string): boolean =>
  host.isGitIgnored(path) || host.isGitIgnored(join(path, 'file'));

/** Projects have no more folders above them. */
const longestWayUp = 20;

/**
 * Whether a path that is not there is there from a folder further up, which `--project-directory` or a first file with `-f` may give.
 * @param directory the folder that the path counts from by itself
 * @param written the path as it is written there
 */
export function isFoundFurtherUp(host: FileHost, directory: string, written: string): boolean {
  let folder = dirname(directory);
  for (let level = 0; level < longestWayUp && host.kindOf(folder) === 'directory'; level++, folder = dirname(folder)) {
    const kind = host.kindOf(join(folder, written));
    if (kind === 'file' || kind === 'directory') return true;
  }
  return false;
}

const submodules = new WeakMap<FileHost, Map<string, () => readonly string[]>>();

/** A submodule that was not fetched is an empty folder. Source: https://git-scm.com/docs/gitmodules */
function isInSubmodule(host: FileHost, root: string, path: string): boolean {
  const byRoot = submodules.get(host) ?? new Map<string, () => readonly string[]>();
  submodules.set(host, byRoot);
  const paths = byRoot.get(root) ?? lazy(() => submodulePaths(host, root));
  byRoot.set(root, paths);
  return paths().some((folder) => isInside(folder, path));
}

const submodulePaths = (host: FileHost, root: string): readonly string[] =>
  [...(host.read(join(root, '.gitmodules'))?.text ?? '').matchAll(/^[ \t]*path[ \t]*=(.*)$/gm)].map(([, path]) =>
    join(root, path!.trim()),
  );

/** A path that is there and that was probably meant. */
export interface NearPath {
  readonly path: string;
  readonly kind: EntryKind;
  /** Whether only the case of its letters differs. */
  readonly sameLetters: boolean;
}

/** Paths are no deeper than this where people look for them. */
const maximumSegments = 40;

/** The path whose first segment that is not there is replaced by the most similar name beside it. */
export function nearPath(host: FileHost, path: string): NearPath | undefined {
  let missing = path;
  const rest: string[] = [];
  while (host.kindOf(dirname(missing)) === undefined) {
    rest.unshift(basename(missing));
    missing = dirname(missing);
    if (rest.length > maximumSegments) return undefined;
  }
  const folder = dirname(missing);
  const names = (host.list(folder) ?? []).map(({ name }) => name);
  const name = closest(basename(missing), names);
  if (name === undefined) return undefined;
  const found = rest.reduce(join, join(folder, name));
  const kind = host.kindOf(found);
  if (kind !== 'file' && kind !== 'directory') return undefined;
  return { path: found, kind, sameLetters: found.toLowerCase() === path.toLowerCase() };
}
