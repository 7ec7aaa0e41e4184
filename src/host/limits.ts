import { basename } from '../text/path.js';

const mebibyte = 1 << 20;

/**
 * How many bytes of a file are read at most; a larger one is refused. Lock files of real projects reach some megabytes, compose
 * files and everything else that people write stay far below these: what is larger is generated, or made to cost time.
 */
export function maximumSize(path: string): number {
  const name = basename(path).toLowerCase();
  if (/(?:\.lock|lock\.json|lock\.ya?ml)$|^requirements.*\.txt$|^pylock\..*toml$/.test(name)) return 16 * mebibyte;
  return /\.ya?ml$/.test(name) ? 4 * mebibyte : mebibyte;
}
