// Files that a RUN names and that the image surely does not have at that step.
import { fileReaders } from '../../knowledge/file-readers.js';
import { shells } from '../../knowledge/wrappers.js';
import type { Word } from '../../parser/word.js';
import type { Located } from '../../text/location.js';
import { basename, join, normalize } from '../../text/path.js';
import { isIncomplete } from '../dockerfile/incomplete-context.js';
import { throughChain } from '../dockerfile/stage-chain.js';
import { valueOf } from '../known.js';
import { mayFail } from './may-fail.js';
import type { Command } from '../command.js';
import type { FileHost } from '../files.js';
import type { CopiedFile } from '../filesystem.js';
import { pythonOperand } from './peel.js';
import { isMountedOver, operandsIn } from './removal.js';

/** A file that is not there when a command reads it. `at` is the word that names it. */
export interface MissingFile extends Located {
  /** Its path in the image. */
  readonly path: string;
  /** What brings a file of this name, later or to another folder. */
  readonly elsewhere: CopiedFile | undefined;
}

/** The files that a command cannot do without and that are surely absent. */
export function missingFiles(command: Command, host: FileHost): readonly MissingFile[] {
  if (mayFail(command) || command.shell?.tested || isBehindScript(command)) return [];
  return neededWords(command).flatMap((word) => {
    const path = pathOf(word, command);
    if (path === undefined || command.files.lookup(path).state !== 'absent' || isMountedOver(command, [path]))
      return [];
    if (isIncomplete(command.stage, host)) return [];
    const name = basename(path);
    const elsewhere = command.stage.final.files.copied.find((copied) => basename(copied.path) === name);
    return [{ at: word.at, path, elsewhere }];
  });
}

/**
 * Whether a command stands behind a script that comes through a pipe. The model takes it for an installer, which leaves the application's folder
 * alone; many put their program into `./bin` all the same.
 */
const isBehindScript = (command: Command): boolean => {
  const script = firstScript(command.stage);
  return script !== undefined && (script.stage !== command.stage || script.at.span.start < command.at.span.start);
};

/** The first such script of a stage, or of one that it is built on. */
const firstScript = throughChain<Command | undefined, []>(
  ({ commands }, below) =>
    below ??
    commands.find(({ program = '', shell }) => shell?.joinedBy === '|' && (shells.has(program) || isPython(program))),
);

const isPython = (program: string): boolean => /^python[\d.]*$/.test(program);

function neededWords(command: Command): readonly Word[] {
  const { program, programWord, arguments: behind, has } = command;
  if (programWord.value?.includes('/') && /\.(?:sh|py|bash)$|^\.\//.test(programWord.value)) return [programWord];
  if (program === undefined) return [];
  if (isPython(program) || shells.has(program)) {
    const script = behind[shells.has(program) ? shellOperand(behind) : pythonOperand(behind)];
    return script ? [script] : [];
  }
  const row = fileReaders.get(program);
  if (!row || has('-t', '--target-directory', '--reference', '-f', '--help')) return [];
  const operands = operandsIn(command);
  return operands.slice(row.first, operands.length - row.last);
}

/** The index of the script among the words behind a shell; -1 where it has a text or an option before it. */
const shellOperand = ([first]: readonly Word[]): number => (first?.value && !/^[-+]/.test(first.value) ? 0 : -1);

/** The path of a word that is written as it is; undefined for patterns and variables. */
function pathOf({ value, raw }: Word, { workdir }: Command): string | undefined {
  if (value === undefined || value === '' || value === '-' || /[*?[\]{}$~`]/.test(raw)) return undefined;
  if (value.startsWith('/')) return normalize(value);
  const folder = valueOf(workdir);
  return folder === undefined ? undefined : join(folder, value);
}
