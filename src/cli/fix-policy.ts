import { isMarkdownName } from '../engine/file-kinds.js';
import type { FixPolicy } from '../engine/fixable.js';
import { dirname, isInside } from '../text/path.js';
import type { Setup } from './prepare.js';

/**
 * What may be mended: only files that the command line names, or that lie in a folder that it names and are not left out there. A hook that is
 * given one file does not expect that another one changes.
 */
export function fixPolicy({ host, input, configurations }: Setup): FixPolicy {
  const { paths, texts = [] } = input;
  const named = new Set([...paths, ...texts.map(({ path }) => path)]);
  const folders = paths.filter((path) => host.kindOf(path) === 'directory');
  const isLeftOut = (path: string, isDirectory: boolean): boolean => {
    const { excludes, respectGitignore } = input.settingsFor(path);
    return excludes(path, isDirectory) || (respectGitignore && host.isGitIgnored(path));
  };
  const reasonOf = (path: string): string | undefined => {
    // Their places are those of the blocks in them.
    if (isMarkdownName(path)) return 'the blocks of Markdown are not mended';
    if (named.has(path)) return undefined;
    const folder = folders.find((one) => isInside(one, path));
    if (folder === undefined) return 'it was not named, nor was its folder';
    for (let above = dirname(path); above !== folder && isInside(folder, above); above = dirname(above)) {
      if (isLeftOut(above, true)) return 'it is excluded';
    }
    return isLeftOut(path, false) ? 'it is excluded' : undefined;
  };
  const reasons = new Map<string, string | undefined>();
  return {
    allowsUnsafe: (path) => configurations.settingsFor(path).unsafeFixes,
    mends: (rule, path) => configurations.settingsFor(path).mends(rule),
    refuses(path) {
      if (!reasons.has(path)) reasons.set(path, reasonOf(path));
      return reasons.get(path);
    },
  };
}
