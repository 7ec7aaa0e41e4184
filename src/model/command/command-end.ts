import type { ShellCommand } from '../../parser/shell-tree.js';
import type { Word } from '../../parser/word.js';
import { type Edit, insertAfter } from '../../text/location.js';
import type { Command } from '../command.js';

/**
 * The command as a whole, redirects included, where ` && other` behind it only adds the other command to what runs as root
 * whenever this one went well. Undefined in pipes, conditions, subshells, the exec form, and behind wrappers.
 */
export function extensible({ shell, wrappers }: Command): ShellCommand | undefined {
  if (!shell || shell.conditional || shell.subshell || wrappers.length > 0) return undefined;
  if (shell.followedBy === '||' || shell.followedBy === '&') return undefined;
  return shell.redirects.some(({ operator }) => operator.startsWith('<<')) ? undefined : shell;
}

/** Writes an option behind a word of a command, in the exec form as an item of its own. */
export const insertOption = ({ shell }: Command, word: Word, option: string): Edit =>
  insertAfter(word, shell ? ` ${option}` : `, "${option}"`);
