import { basename } from '../text/path.js';

// What the host takes at most. Every number that bounds what a hostile input can cost is listed in docs/security-model.md.

const mebibyte = 1 << 20;

/**
 * How many bytes of a file are read at most; a larger one is refused. Lock files of real projects reach some megabytes, compose
 * files and everything else that people write stay far below these: what is larger is generated, or made to cost time.
 */
export function maximumSize(path: string): number {
  const name = basename(path).toLowerCase();
  if (isGenerated(name)) return 16 * mebibyte;
  return name.endsWith('.yaml') || name.endsWith('.yml') ? 4 * mebibyte : mebibyte;
}

/** Whether tools write files of a name (lower case), and long ones: lock files, compiled requirements, baselines. */
const isGenerated = (name: string): boolean =>
  ['.lock', 'lock.json', 'lock.yaml', 'lock.yml'].some((ending) => name.endsWith(ending)) ||
  (name.startsWith('requirements') && name.endsWith('.txt')) ||
  (name.startsWith('pylock.') && name.endsWith('toml')) ||
  (name.endsWith('.json') && /baseline[\w.-]*\.json$/.test(name));

/** How many bytes of standard input are read at most: it may be a device that never ends. The size of the largest file is checked later. */
export const mostStandardInput = 16 * mebibyte;

/**
 * Longer paths name nothing: no system opens them (PATH_MAX of Linux, in UTF-16 units here). A compose file can hold one of megabytes,
 * with a folder for every second character.
 */
export const longestPath = 4096;

/** How many `**` and how many `*` in a segment a pattern may have: a matcher that goes back would take exponential time. */
export const mostWildcards = 3;
