// Paths of the project as text: relative to the working directory, with `/`, normalised, `.` for the directory itself.
// They never touch the disk and know no platform: the host translates.

/** A segment `.` or `..`, an empty one, or a slash at the end. */
const needsWork = /(?:^|\/)\.\.?(?:\/|$)|\/\/|[^/]\/$/;

/** Removes `.`, empty and resolvable `..` segments. An absolute path stays absolute, and an empty one becomes `.`. */
export function normalize(path: string): string {
  // Most paths are: nothing to split and join.
  if (path !== '' && !needsWork.test(path)) return path;
  const absolute = path.startsWith('/');
  const kept: string[] = [];
  for (const segment of path.split('/')) {
    if (segment === '' || segment === '.') continue;
    if (segment !== '..') kept.push(segment);
    else if (kept.length > 0 && kept.at(-1) !== '..') kept.pop();
    else if (!absolute) kept.push('..');
  }
  return absolute ? `/${kept.join('/')}` : kept.join('/') || '.';
}

/** Resolves a path against a directory; an absolute path replaces it. */
export const join = (directory: string, path: string): string =>
  normalize(path.startsWith('/') ? path : `${directory}/${path}`);

/** The directory that a path is in: `.` for `a`, `..` for `.`, `../..` for `..`; `/` is in itself. */
export function dirname(path: string): string {
  if (path === '.') return '..';
  if (path === '..' || path.endsWith('/..')) return `${path}/..`;
  const slash = path.lastIndexOf('/');
  return slash === -1 ? '.' : slash === 0 ? '/' : path.slice(0, slash);
}

/** The last segment of a path. */
export const basename = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** What stands behind the last dot of a path's last segment, in lower case: `gz` of `a.tar.GZ`, `env` of `.env`; empty without a dot. */
export function extensionOf(path: string): string {
  const name = basename(path);
  const dot = name.lastIndexOf('.');
  return dot === -1 ? '' : name.slice(dot + 1).toLowerCase();
}

/** Whether a path can only name a directory: it ends in a slash or in dots that stand for one, or it is empty. */
export const namesDirectory = (path: string): boolean => ['', '.', '..'].includes(basename(path));

/** Whether a path is a directory or lies below it. */
export const isInside = (directory: string, path: string): boolean => {
  if (directory === path) return true;
  if (directory === '.' || (directory.startsWith('..') && /^(\.\.\/)*\.\.$/.test(directory))) {
    // Folders above the working directory hold whatever does not go further up than they are.
    return !path.startsWith('/') && stepsUp(path) <= stepsUp(directory);
  }
  return path.startsWith(directory.endsWith('/') ? directory : `${directory}/`);
};

/** How many `..` a normalised relative path starts with. */
const stepsUp = (path: string): number => path.split('/').filter((segment) => segment === '..').length;

/**
 * The path below a directory, without a leading slash; `.` for the directory itself. Undefined for a path outside, and where it cannot be
 * named: how the working directory is called in the folder above it, a path of text does not know.
 */
export function relativeTo(directory: string, path: string): string | undefined {
  if (directory === path) return '.';
  if (!isInside(directory, path)) return undefined;
  if (directory === '.') return path;
  const prefix = directory.endsWith('/') ? directory : `${directory}/`;
  return path.startsWith(prefix) ? path.slice(prefix.length) : undefined;
}

/** The way from an absolute folder to another absolute path; the path itself where they have nothing in common (drives of Windows). */
export function pathFrom(folder: string, path: string): string {
  const from = folder.split('/').filter((segment) => segment !== '');
  const to = path.split('/').filter((segment) => segment !== '');
  let same = 0;
  while (same < from.length && same < to.length && from[same] === to[same]) same++;
  if (same === 0 && /^[A-Za-z]:/.test(path)) return path;
  return [...from.slice(same).map(() => '..'), ...to.slice(same)].join('/') || '.';
}
