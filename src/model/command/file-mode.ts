import type { Word } from '../../parser/word.js';
import type { Located } from '../../text/location.js';
import { join } from '../../text/path.js';
import type { Command } from '../command.js';
import { expand } from '../expand.js';
import { valueOf } from '../known.js';
import { isRemovedLater } from './removal.js';

/**
 * Whether a mode of chmod lets everybody write: `777`, `a+w`, `o=rw`. Not with the sticky bit, which keeps users from removing the files
 * of others (`1777`), and not for `+w`, of which the umask takes away what others would get.
 * Source: https://www.gnu.org/software/coreutils/manual/html_node/File-permissions.html
 */
export function letsEverybodyWrite(mode: string): boolean {
  if (/^[0-7]{1,5}$/.test(mode)) {
    const bits = Number.parseInt(mode, 8);
    return (bits & 0o2) !== 0 && (bits & 0o1000) === 0;
  }
  let writable = false;
  for (const clause of mode.split(',')) {
    const [, who = '', operator, what = ''] = /^([ugoa]*)([-+=])([rwxXst]*)$/.exec(clause) ?? [];
    if (operator === undefined) return false;
    if (operator === '+' && what.includes('t')) return false;
    if (!/[oa]/.test(who)) continue;
    if (what.includes('w')) writable = operator !== '-';
    else if (operator === '=') writable = false;
  }
  return writable;
}

/** A mode that a command gives to files. */
export interface GivenMode {
  /** Where the mode is written. */
  readonly word: Word;
  readonly mode: string;
  /** The files, as far as they are words of the command. */
  readonly paths: readonly Word[];
}

/** The mode that a command gives: `chmod`, also behind find and xargs, `mkdir -m`, `install -m`. */
export function givenMode(command: Command): GivenMode | undefined {
  const { program, arguments: words } = command;
  if (program === 'chmod') return modeAmong(words);
  if (program === 'find' || program === 'xargs') {
    const at = words.findIndex(({ value }) => value === 'chmod' || value === '/bin/chmod');
    return at === -1 ? undefined : modeAmong(words.slice(at + 1));
  }
  if (program !== 'mkdir' && program !== 'install') return undefined;
  const word = command.option('-m', '--mode')?.value;
  const paths = words.filter((one) => one !== word && !one.raw.startsWith('-'));
  return word?.value === undefined ? undefined : { word, mode: word.value, paths };
}

function modeAmong(words: readonly Word[]): GivenMode | undefined {
  const operands = words.filter(({ raw }) => !raw.startsWith('-'));
  const [word, ...paths] = operands;
  if (word?.value === undefined || words.some(({ raw }) => raw.startsWith('--reference'))) return undefined;
  return { word, mode: word.value, paths: paths.filter(({ raw }) => !/^(?:\{\}|\\?;|\+)$/.test(raw)) };
}

/** The absolute path of a word of a command; undefined where it is not known. */
export function pathIn({ state, workdir }: Command, word: Word): string | undefined {
  const value = valueOf(expand(word, state.environment, 'unknown'));
  if (value === undefined || value.startsWith('~')) return undefined;
  if (value.startsWith('/')) return join('/', value);
  return workdir.known ? join(workdir.value, value) : undefined;
}

/** A mode that lets everybody write to files that stay, and what it is given to in words. */
export interface OpenMode extends Located {
  readonly mode: string;
  readonly files: string;
}

/** The mode of a command that lets everybody write; undefined where the same RUN removes the files. */
export function openMode(command: Command): OpenMode | undefined {
  const given = givenMode(command);
  if (!given || !letsEverybodyWrite(given.mode)) return undefined;
  const paths = given.paths.map((word) => pathIn(command, word));
  if (paths.length > 0 && paths.every((path) => path !== undefined && isRemovedLater(command, [path], []))) {
    return undefined;
  }
  const [first, ...more] = given.paths;
  const files = first === undefined ? 'the files' : more.length > 0 ? `${first.raw} and others` : first.raw;
  return { at: given.word.at, mode: given.mode, files };
}
