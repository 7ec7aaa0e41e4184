import { expandingPrograms } from '../../knowledge/expanding-programs.js';
import { serverOf } from '../../knowledge/servers.js';
import { shells } from '../../knowledge/wrappers.js';
import type { CommandInstruction } from '../../parser/dockerfile/tree.js';
import type { Word } from '../../parser/word.js';
import { commandLine } from '../command/command-line.js';
import type { CommandLine } from '../command.js';
import { literalPrefix } from '../command/word-text.js';
import type { Stage, StartInstruction } from '../stage.js';
import { isForWindows } from './bases.js';

/** An item of an exec form that means something to a shell only. */
export interface UnexpandedItem {
  readonly instruction: CommandInstruction;
  readonly item: Word;
  /** The part that nobody replaces: `$PORT`, `~`, `&&`. */
  readonly text: string;
  readonly kind: 'variable' | 'home' | 'operator';
  /** What gets it as it is written. */
  readonly program: string;
  /** The same as a line for a shell, where no item needs quotes and nothing is appended to it; undefined otherwise. */
  readonly line: string | undefined;
}

const variable = /\$(?:[A-Za-z_]\w*|\{[A-Za-z_]\w*(?::?[-+?][^}]{0,200})?\})/;
const operator = /^(?:&&|\|\|?|&|\d?>>?|\d?>&\d|<)$/;

/** The first such item of the ENTRYPOINT and of the CMD that a stage itself writes in exec form. */
export function unexpandedItems({ entrypoint, command, steps, rootBase }: Stage): readonly UnexpandedItem[] {
  if (isForWindows(rootBase)) return [];
  const isOwn = (start: StartInstruction | undefined): start is StartInstruction =>
    start !== undefined && steps.some((step) => step.instruction === start.instruction);
  const first = entrypoint && itemsOf(entrypoint);
  const second = command && itemsOf(command);
  if ((entrypoint && !first) || (command && !second)) return [];
  const words = [...(first ?? []), ...(second ?? [])];
  const line = words.length > 0 ? commandLine(words) : undefined;
  if (!line || !takesWordsAsTheyAre(line, second, first)) return [];
  return [entrypoint, command].flatMap((start) => {
    if (!isOwn(start) || start.instruction.name === 'HEALTHCHECK') return [];
    const found = unexpandedItem(itemsOf(start)!, line);
    if (!found) return [];
    const alone = !entrypoint && start === command;
    return [{ ...found, instruction: start.instruction, line: alone ? shellLine(words) : undefined }];
  });
}

const itemsOf = ({ instruction }: StartInstruction): readonly Word[] | undefined =>
  instruction.name === 'HEALTHCHECK' ? undefined : instruction.exec;

/** Whether the program surely runs as written, and reads no text with variables of its own. */
function takesWordsAsTheyAre(
  { program, programWord, wrappers, arguments: behind }: CommandLine,
  command: readonly Word[] | undefined,
  entrypoint: readonly Word[] | undefined,
): boolean {
  if (program === undefined || shells.has(program) || expandingPrograms.has(program)) return false;
  if (wrappers.some((name) => name.endsWith(' -c') || expandingPrograms.has(name.split(' ')[0]!))) return false;
  // What a script does with its words is its own matter.
  const path = programWord.value ?? '';
  if (/\.\w+$/.test(program) || (path.includes('/') && !/\/s?bin\//.test(path))) return false;
  if (program === 'python' && behind.some((word) => /^-\w*c$/.test(word.value ?? ''))) return false;
  // An ENTRYPOINT of a program that is not known may be a script, too.
  return !entrypoint?.includes(programWord) || command === undefined || isWellKnown(program, behind);
}

const isWellKnown = (program: string, behind: readonly Word[]): boolean =>
  program === 'python' ||
  serverOf(
    program,
    behind.map(({ value }) => value),
  ) !== undefined;

function unexpandedItem(items: readonly Word[], { program, programWord, arguments: behind }: CommandLine) {
  for (const item of items) {
    const text = literalPrefix(item);
    const used = text.includes('$') ? variable.exec(text)?.[0] : undefined;
    if (used !== undefined) return { item, text: used, kind: 'variable', program: program! } as const;
    const startsAtHome = text === '~' || text.startsWith('~/');
    if (startsAtHome && (item === programWord || (program === 'python' && item === behind[0]))) {
      return { item, text: '~', kind: 'home', program: program! } as const;
    }
    if (operator.test(text)) return { item, text, kind: 'operator', program: program! } as const;
  }
  return undefined;
}

/** The items as one line, when each can stand there without quotes. */
function shellLine(items: readonly Word[]): string | undefined {
  const texts = items.map(({ value }) => value ?? '');
  if (!texts.every((text) => operator.test(text) || /^[\w@%+=:,./${}~-]+$/.test(text))) return undefined;
  return `${texts.some((text) => /^[&|]/.test(text)) ? '' : 'exec '}${texts.join(' ')}`;
}
