import type { Word } from '../../parser/word.js';
import { type Edit, insertAfter, removeLines } from '../../text/location.js';
import { basename, join } from '../../text/path.js';
import type { Command } from '../command.js';
import { createdUser } from '../command/created-user.js';
import { pathIn } from '../command/file-mode.js';
import { laterInRun } from '../command/removal.js';
import { valueOf } from '../known.js';
import type { Copy, Stage } from '../stage.js';

/** A chmod or chown of exactly what a COPY before it brought. */
export interface OwnLayerMode {
  readonly command: Command;
  readonly copy: Copy;
  /** The operand that names the copied files. */
  readonly word: Word;
  /** The flag of COPY that does the same: `--chmod`. */
  readonly flag: '--chmod' | '--chown';
  /** The flag's value, where the command's one is good for it. */
  readonly value: string | undefined;
  /** Puts the flag into COPY in the place of the whole RUN; undefined where the RUN does more. */
  readonly edits: readonly Edit[] | undefined;
}

/** The chmods and chowns of a stage that a flag of COPY or ADD could do. */
export function ownLayerModes(stage: Stage): readonly OwnLayerMode[] {
  return stage.commands.flatMap((command) => {
    const flag = command.program === 'chmod' ? '--chmod' : command.program === 'chown' ? '--chown' : undefined;
    const operands = command.arguments.filter(({ raw }) => !raw.startsWith('-'));
    const [what, ...words] = operands;
    if (!flag || !what || command.shell?.conditional || words.length === 0) return [];
    for (const word of words) {
      const copy = copyOf(word, command, stage);
      if (!copy || isChangedInRun(word, command)) continue;
      const value = what.value !== undefined && isFlagValue(flag, what.value) ? what.value : undefined;
      const isAll = words.length === 1 && value !== undefined && !makesUser(stage, copy, command);
      return [
        { command, copy, word, flag, value, edits: isAll ? edits(copy, command, `${flag}=${value}`) : undefined },
      ];
    }
    return [];
  });
}

const isFlagValue = (flag: string, value: string): boolean =>
  flag === '--chmod' ? /^[0-7]{3,4}$/.test(value) : /^[\w.-]+(?::[\w.-]+)?$/.test(value);

/** The COPY that brought exactly what a word names: a file, or with `-R` a folder. */
function copyOf(word: Word, command: Command, { copies }: Stage): Copy | undefined {
  const path = pathIn(command, word);
  if (path === undefined || /[*?[]/.test(path)) return undefined;
  const state = command.state.files.lookup(path);
  if (state.state !== 'present') return undefined;
  if (state.kind === 'directory' && !command.has('-R', '--recursive')) return undefined;
  const places = new Set(state.evidence.map(({ at }) => at));
  return copies.findLast((copy) => {
    const { instruction, destination, sources } = copy;
    const target = valueOf(destination);
    if (target === undefined || !places.has(instruction.at) || instruction.heredocs.length > 0) return false;
    if (target === path) return state.kind === 'directory' || sources.length === 1;
    const [source, ...more] = sources;
    const name = source && valueOf(source.value);
    return more.length === 0 && name !== undefined && state.kind === 'file' && path === join(target, basename(name));
  });
}

/** Whether the same RUN writes to the file all the same: then it is in this layer anyway. */
function isChangedInRun(word: Word, command: Command): boolean {
  const { stage, instruction } = command;
  return stage.commands.some(
    (other) =>
      other.instruction === instruction &&
      other.program !== 'chmod' &&
      other.program !== 'chown' &&
      other.arguments.some(({ value }) => value !== undefined && value === word.value),
  );
}

/** Whether a user is made between a COPY and a command: COPY could not name that user. */
const makesUser = ({ commands }: Stage, copy: Copy, command: Command): boolean =>
  commands.some(
    (other) =>
      other.at.span.start > copy.at.span.start &&
      other.at.span.start < command.at.span.start &&
      (createdUser(other) !== undefined || /^(?:groupadd|addgroup)$/.test(other.program ?? '')),
  );

function edits(copy: Copy, command: Command, flag: string): readonly Edit[] | undefined {
  const { instruction, stage } = command;
  const isAlone =
    laterInRun(command).length === 0 && stage.commands.find((one) => one.instruction === instruction) === command;
  if (!isAlone || command.wrappers.length > 0 || instruction.heredocs.length > 0) return undefined;
  if (copy.instruction.flags.some(({ name }) => flag.startsWith(`--${name}`))) return undefined;
  return [insertAfter(copy.instruction.keyword, ` ${flag}`), removeLines(instruction)];
}
