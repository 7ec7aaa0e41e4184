import { compileGlob } from '../../parser/glob.js';
import type { Instruction } from '../../parser/dockerfile/tree.js';
import type { Word } from '../../parser/word.js';
import type { Location, Note } from '../../text/location.js';
import { basename, isInside, join } from '../../text/path.js';
import type { Command } from '../command.js';
import { pathIn } from '../command/file-mode.js';
import { isMountedOver, laterInRun, operandsIn, removes } from '../command/removal.js';
import type { FileHost } from '../files.js';
import type { Stage } from '../stage.js';
import { stageChain } from './stage-chain.js';

/** A removal of files that an earlier layer of the same image keeps. */
export interface DeletedFiles {
  readonly command: Command;
  /** The operand that names them. */
  readonly word: Word;
  /** What made them, and where. */
  readonly maker: Note;
  /** Whether they are one short text, which makes no image large. */
  readonly isSmall: boolean;
}

/** A text of fewer characters is small. */
const smallText = 1 << 16;

/** Programs whose output is a line or nothing: nobody misses its place in a layer. */
const writesLittle: ReadonlySet<string> = new Set(['touch', 'echo', 'printf', ':', 'true', 'date']);

/** The removals of a stage that take files away which an earlier instruction made: COPY, ADD, or a download of another RUN. */
export function deletedFiles(stage: Stage, host: FileHost): readonly DeletedFiles[] {
  const removals = stage.commands.filter(isRemoval);
  if (removals.length === 0) return [];
  const makers = new Makers(stageChain(stage));
  // One finding for each command: what is removed with it is removed for the same reason.
  return removals.flatMap((command) => {
    for (const word of operandsIn(command)) {
      const path = pathIn(command, word);
      const made = path === undefined ? undefined : makers.of(path, command, host);
      if (made) return [{ command, word, ...made }];
    }
    return [];
  });
}

const isRemoval = ({ program, shell }: Command): boolean =>
  (program === 'rm' || program === 'unlink') && shell?.conditional !== true;

type Made = Pick<DeletedFiles, 'maker' | 'isSmall'>;

/** Who made the files of the layers of an image. */
class Makers {
  readonly #instructions = new Map<Location, { readonly instruction: Instruction; readonly command?: Command }>();
  readonly #downloads: ReadonlyMap<Command, ReadonlyMap<string, Command>>;

  constructor(chain: readonly Stage[]) {
    for (const { steps } of chain)
      for (const { instruction } of steps) this.#instructions.set(instruction.at, { instruction });
    const commands = chain.toReversed().flatMap((stage) => stage.commands);
    for (const command of commands) {
      this.#instructions.set(command.at, { instruction: command.instruction, command });
    }
    this.#downloads = downloadsBefore(commands);
  }

  /** What made a path before the instruction that a command is in. */
  of(path: string, command: Command, host: FileHost): Made | undefined {
    if (isMountedOver(command, [path]) || isMadeAnew(path, command)) return undefined;
    return this.#copied(path, command, host) ?? this.#downloaded(path, command);
  }

  #copied(path: string, command: Command, host: FileHost): Made | undefined {
    const target = /[*?[]/.test(path) ? firstMatch(path, command) : path;
    const state = target === undefined ? undefined : command.files.lookup(target);
    if (state?.state !== 'present') return undefined;
    for (const { at } of state.evidence.toReversed()) {
      const made = this.#instructions.get(at);
      if (!made || made.instruction === command.instruction) continue;
      const { name } = made.instruction;
      const isCopy = name === 'COPY' || name === 'ADD';
      const isFile = name === 'RUN' && state.kind === 'file' && !writesLittle.has(made.command?.program ?? 'echo');
      if (!isCopy && !isFile) continue;
      const text = state.source === undefined ? undefined : host.read(state.source)?.text;
      return {
        maker: { at, note: `${name} made it here` },
        isSmall: text !== undefined && text.length < smallText,
      };
    }
    return undefined;
  }

  #downloaded(path: string, command: Command): Made | undefined {
    const wanted = path.replace(/\/\*$/, '');
    for (const [there, by] of this.#downloads.get(command) ?? []) {
      if (by.instruction === command.instruction || !isInside(wanted, there)) continue;
      return { maker: { at: by.at, note: 'downloaded here' }, isSmall: false };
    }
    return undefined;
  }
}

/** Whether something behind a removal in the same RUN may write the file again: `rm uv.lock; uv lock`. */
const isMadeAnew = (path: string, command: Command): boolean =>
  laterInRun(command).some(
    ({ program, words }) =>
      program === undefined ||
      words.some(({ raw }) => raw.includes(basename(path))) ||
      (path.endsWith('.lock') && words.some(({ raw }) => raw === 'lock')),
  );

/** How many downloads are remembered; nobody has as many. */
const mostDownloads = 200;

/** For each removal, the downloads that are still there when it runs, by path. */
function downloadsBefore(commands: readonly Command[]): ReadonlyMap<Command, ReadonlyMap<string, Command>> {
  const found = new Map<Command, ReadonlyMap<string, Command>>();
  let there: ReadonlyMap<string, Command> = new Map();
  for (const command of commands) {
    if (there.size > 0 && isRemoval(command)) found.set(command, there);
    const gone = [...there.keys()].filter((path) => takesAway(command, path));
    const made = there.size < mostDownloads ? downloads(command) : [];
    if (gone.length === 0 && made.length === 0) continue;
    const next = new Map(there);
    for (const path of gone) next.delete(path);
    for (const path of made) next.set(path, command);
    there = next;
  }
  return found;
}

/** Whether a command removes or moves a path, or may. */
const takesAway = (command: Command, path: string): boolean =>
  command.program === 'mv'
    ? command.arguments.some((word) => pathIn(command, word) === path)
    : removes(command, [path], []) !== 'no';

/** How many copied files a pattern is compared with. */
const mostCompared = 2000;

/** A copied file that a pattern matches. */
function firstMatch(pattern: string, { files }: Command): string | undefined {
  const glob = compileGlob(pattern, { doubleStar: false });
  return glob && files.copied.slice(0, mostCompared).find(({ path }) => glob(path))?.path;
}

/** Where a download surely writes: `curl -o`, `wget -O`, `wget URL`, `git clone URL [FOLDER]`. */
function downloads(command: Command): readonly string[] {
  const { program, workdir, shell } = command;
  if (shell?.conditional || command.instruction.name !== 'RUN') return [];
  const at = (word: Word | undefined): readonly string[] => {
    const path = word && pathIn(command, word);
    return path === undefined || path.startsWith('/dev/') || isMountedOver(command, [path]) ? [] : [path];
  };
  if (program === 'curl') return at(command.option('-o', '--output')?.value);
  if (program !== 'wget' && program !== 'git') return [];
  if (
    program === 'wget' &&
    command.arguments.some(({ raw }) => /^-\w*O/.test(raw) || raw.startsWith('--output-document'))
  ) {
    return at(command.option('-O', '--output-document')?.value);
  }
  const words = command.arguments.filter(({ raw }) => !raw.startsWith('-'));
  const url = words.findIndex(({ value }) => value !== undefined && /^https?:\/\/\S+\/[^/?#]+\/?$/.test(value));
  if (url === -1 || !workdir.known) return [];
  const name = basename(words[url]!.value!.replace(/\/$/, ''));
  if (program === 'wget') {
    const isElsewhere = command.option('-P', '--directory-prefix') !== undefined;
    return isElsewhere || words.length > 1
      ? []
      : [join(workdir.value, name)].filter((path) => !isMountedOver(command, [path]));
  }
  if (words[0]?.value !== 'clone') return [];
  const folder = words[url + 1];
  return folder ? at(folder) : [join(workdir.value, name.replace(/\.git$/, ''))];
}
