import type { Word } from '../../parser/word.js';
import { type Edit, insertAfter, type Location, removeLines } from '../../text/location.js';
import { basename, join } from '../../text/path.js';
import type { Command } from '../command.js';
import { createdUser } from '../command/created-user.js';
import { pathIn } from '../command/file-mode.js';
import { laterInRun } from '../command/removal.js';
import { valueOf } from '../known.js';
import { lazy } from '../lazy.js';
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
  const makers = stage.commands.filter(makesUser).map(({ at }) => at.span.start);
  const copies = new Map(stage.copies.map((copy) => [copy.instruction.at, copy]));
  const changed = lazy(() => wordsOfOthers(stage));
  return stage.commands.flatMap((command) => {
    const flag = command.program === 'chmod' ? '--chmod' : command.program === 'chown' ? '--chown' : undefined;
    const operands = command.arguments.filter(({ raw }) => !raw.startsWith('-'));
    const [what, ...words] = operands;
    if (!flag || !what || command.shell?.conditional || words.length === 0) return [];
    for (const word of words) {
      const copy = copyOf(word, command, copies);
      // What the same RUN writes to is in this layer anyway.
      if (
        !copy ||
        changed()
          .get(command.instruction)
          ?.has(word.value ?? '')
      )
        continue;
      const value = what.value !== undefined && isFlagValue(flag, what.value) ? what.value : undefined;
      const isAll =
        words.length === 1 &&
        value !== undefined &&
        !makers.some((at) => at > copy.at.span.start && at < command.at.span.start);
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
function copyOf(word: Word, command: Command, copies: ReadonlyMap<Location, Copy>): Copy | undefined {
  const path = pathIn(command, word);
  if (path === undefined || /[*?[]/.test(path)) return undefined;
  const state = command.state.files.lookup(path);
  if (state.state !== 'present') return undefined;
  if (state.kind === 'directory' && !command.has('-R', '--recursive')) return undefined;
  for (const { at } of state.evidence.toReversed()) {
    const copy = copies.get(at);
    if (copy) return brings(copy, path, state.kind) ? copy : undefined;
  }
  return undefined;
}

/** Whether a COPY brings a path and nothing beside it. */
function brings({ instruction, destination, sources }: Copy, path: string, kind: 'file' | 'directory'): boolean {
  const target = valueOf(destination);
  if (target === undefined || instruction.heredocs.length > 0) return false;
  if (target === path) return kind === 'directory' || sources.length === 1;
  const name = sources.length === 1 ? valueOf(sources[0]!.value) : undefined;
  return name !== undefined && kind === 'file' && path === join(target, basename(name));
}

/** The words of the commands of each RUN that are neither chmod nor chown. */
function wordsOfOthers({ commands }: Stage): ReadonlyMap<unknown, ReadonlySet<string>> {
  const found = new Map<unknown, Set<string>>();
  for (const { instruction, program, arguments: words } of commands) {
    if (program === 'chmod' || program === 'chown') continue;
    const ofRun = found.get(instruction) ?? new Set();
    found.set(instruction, ofRun);
    for (const { value } of words) if (value !== undefined) ofRun.add(value);
  }
  return found;
}

/** Whether a command makes a user or group that COPY could not name before. */
const makesUser = (command: Command): boolean =>
  createdUser(command) !== undefined || /^(?:groupadd|addgroup)$/.test(command.program ?? '');

function edits(copy: Copy, command: Command, flag: string): readonly Edit[] | undefined {
  const { instruction, stage } = command;
  const isAlone =
    laterInRun(command).length === 0 && stage.commands.find((one) => one.instruction === instruction) === command;
  if (!isAlone || command.wrappers.length > 0 || instruction.heredocs.length > 0) return undefined;
  if (copy.instruction.flags.some(({ name }) => flag.startsWith(`--${name}`))) return undefined;
  return [insertAfter(copy.instruction.keyword, ` ${flag}`), removeLines(instruction)];
}
