// Files that a RUN names and that the image surely does not have at that step.
import { shells } from '../../knowledge/wrappers.js';
import type { Word } from '../../parser/word.js';
import type { Located } from '../../text/location.js';
import { basename, join, normalize } from '../../text/path.js';
import { throughChain } from '../dockerfile/stage-chain.js';
import { valueOf } from '../known.js';
import { mayFail } from '../python/installs/project-install.js';
import type { Command } from '../command.js';
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
export function missingFiles(command: Command): readonly MissingFile[] {
  if (mayFail(command) || command.shell?.tested || isBehindMaker(command)) return [];
  return neededWords(command).flatMap((word) => {
    const path = pathOf(word, command);
    if (path === undefined || command.files.lookup(path).state !== 'absent' || isMountedOver(command, [path]))
      return [];
    const name = basename(path);
    const elsewhere = command.stage.final.files.copied.find((copied) => basename(copied.path) === name);
    return [{ at: word.at, path, elsewhere }];
  });
}

/** Whether a command stands behind one that may make any file: a script that comes through a pipe, the unpacking of a package. */
const isBehindMaker = (command: Command): boolean => {
  const maker = firstMaker(command.stage);
  return maker !== undefined && (maker.stage !== command.stage || maker.at.span.start < command.at.span.start);
};

/** The first such command of a stage, or of one that it is built on. */
const firstMaker = throughChain<Command | undefined, []>(({ commands }, below) => below ?? commands.find(makesFiles));

function makesFiles({ program, shell, has }: Command): boolean {
  if (program === undefined) return false;
  if (/^(?:install|dpkg|dpkg-deb)$/.test(program) || (/^apt(?:-get)?$/.test(program) && has('download', 'source')))
    return true;
  return shell?.joinedBy === '|' && (shells.has(program) || /^python[\d.]*$/.test(program));
}

/** Commands whose operands have to be there: how many of the first and of the last are something else. */
const readers: ReadonlyMap<string, { readonly first: number; readonly last: number }> = new Map([
  ['chmod', { first: 1, last: 0 }],
  ['chown', { first: 1, last: 0 }],
  ['chgrp', { first: 1, last: 0 }],
  ['cat', { first: 0, last: 0 }],
  ['mv', { first: 0, last: 1 }],
  ['cp', { first: 0, last: 1 }],
  ['dos2unix', { first: 0, last: 0 }],
]);

function neededWords(command: Command): readonly Word[] {
  const { program, programWord, arguments: behind, has } = command;
  if (programWord.value?.includes('/') && /\.(?:sh|py|bash)$|^\.\//.test(programWord.value)) return [programWord];
  if (program === undefined) return [];
  if (/^python[\d.]*$/.test(program) || shells.has(program)) {
    const script = behind[shells.has(program) ? shellOperand(behind) : pythonOperand(behind)];
    return script ? [script] : [];
  }
  const row = readers.get(program);
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
