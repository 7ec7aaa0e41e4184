// What does not stay in the layer of a RUN: what is removed before it ends, and what lies in a mount.
import type { CleanCommand } from '../../knowledge/package-managers.js';
import type { Word } from '../../parser/word.js';
import { basename, isInside, join } from '../../text/path.js';
import type { Command, CommandLine } from '../command.js';
import { valueOf } from '../known.js';
import { operandsOf } from './options.js';
import { valueOptions } from './value-options.js';

/** The commands behind a command in the same RUN. */
export function laterInRun(command: Command): readonly Command[] {
  const { commands } = command.stage;
  const start = commands.indexOf(command) + 1;
  let end = start;
  while (commands[end]?.instruction === command.instruction) end++;
  return commands.slice(start, end);
}

/** The arguments that are neither options nor their values, by what the tables know of the program. */
export const operandsIn = (command: CommandLine): readonly Word[] =>
  operandsOf(command.arguments, valueOptions(command.program));

/** Whether a mount of the RUN lies over one of the directories, or may: its target may have a variable without value. */
export function isMountedOver({ instruction, mounts }: Command, directories: readonly string[]): boolean {
  if (instruction.flags.filter(({ name }) => name === 'mount').length > mounts.length) return true;
  return mounts.some(({ target }) => directories.some((directory) => target !== '' && isInside(target, directory)));
}

/** Whether a later command of the same RUN removes what is in one of the directories, or may. */
export const isRemovedLater = (
  command: Command,
  directories: readonly string[],
  cleanCommands: readonly CleanCommand[],
): boolean => laterInRun(command).some((later) => removes(later, directories, cleanCommands) !== 'no');

/** Whether a command removes what is in one of the directories: `rm`, `find -delete`, and what the tables name. */
export function removes(
  command: Command,
  directories: readonly string[],
  cleanCommands: readonly CleanCommand[],
): 'yes' | 'perhaps' | 'no' {
  const { program } = command;
  if (program === 'rm' || program === 'find') {
    const words = operandsIn(command);
    if (words.some((word) => directories.some((directory) => isIn(word, directory, command)))) {
      return program === 'rm' ? 'yes' : 'perhaps';
    }
    return words.some((word) => directories.some((directory) => mayBeIn(word, directory))) ? 'perhaps' : 'no';
  }
  if (cleanCommands.some((clean) => clean.program === program && isSubcommand(command, clean.words))) return 'yes';
  // A script or function that is named so: what it cleans is not known.
  return program !== undefined && /clean/i.test(program) ? 'perhaps' : 'no';
}

/** Whether a word names a directory, one around it, or a pattern in it. */
const isIn = ({ value }: Word, directory: string, command: Command): boolean =>
  value !== undefined &&
  braced(value).some((path) => {
    const folder = folderOf(path, command);
    return folder !== '/' && isInside(folder, directory);
  });

/** Whether a word with a variable may name a directory, by the names in it. */
const mayBeIn = ({ value, raw }: Word, directory: string): boolean =>
  (value === undefined || value.startsWith('~')) && (raw.includes(basename(directory)) || /cache|list|apt/i.test(raw));

/** The folder that a path names, or whose files a pattern names. */
function folderOf(path: string, { workdir }: Command): string {
  const wild = path.search(/[*?[]/);
  const folder = wild === -1 ? path : path.slice(0, path.lastIndexOf('/', wild) + 1);
  return join(valueOf(workdir) ?? '/', folder === '' ? '.' : folder);
}

/** The paths of one pair of braces: `/var/{lib,cache}/apt`. */
function braced(path: string): readonly string[] {
  const [, before = '', list, after = ''] = /^([^{}]*)\{([^{}]*,[^{}]*)\}([^{}]*)$/.exec(path) ?? [];
  return list === undefined ? [path] : list.split(',').map((each) => before + each + after);
}

/** Whether words stand behind the program, options between them or not. */
function isSubcommand(command: Command, words: readonly string[]): boolean {
  const operands = operandsIn(command);
  let index = 0;
  return words.every((word) => (word.startsWith('-') ? command.has(word) : operands[index++]?.value === word));
}
