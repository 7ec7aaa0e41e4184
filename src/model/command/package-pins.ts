import type { Word } from '../../parser/word.js';
import type { Command } from '../command.js';

/** The packages of an install that are named without a version. Those with a variable may have one. */
export function unpinnedPackages({ installer, option }: Command): readonly Word[] {
  const { unpinned, versionOptions } = installer?.manager ?? {};
  if (!installer || !unpinned || installer.row.upgrades || option(...(versionOptions ?? []))) return [];
  return installer.packages.filter(({ value }) => value !== undefined && unpinned.test(value));
}
