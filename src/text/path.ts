// Paths of the project as text: relative to the working directory, with `/`, normalised, `.` for the directory itself.
// They never touch the disk and know no platform: the host translates.

/** Removes `.`, empty and resolvable `..` segments. An absolute path stays absolute, and an empty one becomes `.`. */
export function normalize(path: string): string {
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

/** The directory that a path is in; `.` for a path without one, `/` for the root. */
export function dirname(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash === -1 ? '.' : slash === 0 ? '/' : path.slice(0, slash);
}

/** The last segment of a path. */
export const basename = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** Whether a path is a directory or lies below it. */
export const isInside = (directory: string, path: string): boolean =>
  directory === path ||
  (directory === '.'
    ? !path.startsWith('../') && path !== '..' && !path.startsWith('/')
    : path.startsWith(directory.endsWith('/') ? directory : `${directory}/`));

/** The path below a directory, without a leading slash; `.` for the directory itself, undefined for a path outside. */
export function relativeTo(directory: string, path: string): string | undefined {
  if (directory === path) return '.';
  if (!isInside(directory, path)) return undefined;
  return directory === '.' ? path : path.slice(directory.endsWith('/') ? directory.length : directory.length + 1);
}
