import { type Edit, removeLines, replace, textOf } from '../../text/location.js';
import { basename, join } from '../../text/path.js';
import { expand } from '../expand.js';
import { valueOf } from '../known.js';
import type { Command } from '../command.js';
import type { Copy, Stage } from '../stage.js';

/** An archive that is copied, and unpacked by a command. */
export interface UnpackedArchive {
  readonly copy: Copy;
  readonly source: Copy['sources'][number];
  readonly command: Command;
  /** Lets ADD unpack it in the place of the whole RUN; undefined where the RUN does more. */
  readonly edits: readonly Edit[] | undefined;
}

/** What ADD unpacks: https://docs.docker.com/reference/dockerfile/#adding-local-tar-archives */
const archive = /\.(?:tar|tar\.(?:gz|bz2|xz)|tgz|tbz2?|txz)$/i;

/** The tar archives of the build context that a stage copies and then unpacks as they are. ADD takes nothing from other stages. */
export function unpackedArchives(stage: Stage): readonly UnpackedArchive[] {
  const { copies, commands, steps } = stage;
  const order = new Map(steps.map((step, index) => [step.instruction, index]));
  const unpacked = new Map(
    commands
      .filter(isPlainUnpacking)
      .flatMap((command) => operandPaths(command).map((path) => [path, command] as const)),
  );
  if (unpacked.size === 0) return [];
  return copies.flatMap((copy) => {
    if (copy.instruction.name !== 'COPY' || copy.from) return [];
    return copy.sources.flatMap((source) => {
      const file = valueOf(source.value);
      const target = valueOf(copy.destination);
      if (file === undefined || target === undefined || !archive.test(file)) return [];
      const command = unpacked.get(target) ?? unpacked.get(join(target, basename(file)));
      const follows = command && order.get(command.instruction)! > order.get(copy.instruction)!;
      return follows ? [{ copy, source, command, edits: addEdits(copy, command, stage) }] : [];
    });
  });
}

/** Only where the RUN makes the folder, unpacks and removes the archive, and nothing else. */
function addEdits({ instruction, sources }: Copy, command: Command, { commands }: Stage): readonly Edit[] | undefined {
  const { heredocs, flags } = command.instruction;
  const others = commands.filter((other) => other.instruction === command.instruction && other !== command);
  const folder = command.option('-C', '--directory')?.value ?? undefined;
  const target = folder ? folder.value : valueOf(command.workdir);
  if (sources.length > 1 || heredocs.length + flags.length > 0 || command.wrappers.length > 0) return undefined;
  if (target?.startsWith('/') !== true) return undefined;
  const isPart = ({ program, arguments: words }: Command): boolean =>
    words.every(
      ({ value = '' }) =>
        value.startsWith('-') || (program === 'rm' ? archive.test(value) : program === 'mkdir' && value === target),
    ) &&
    (program === 'rm' || program === 'mkdir');
  if (!others.every(isPart)) return undefined;
  if (!/^[\w./-]+$/.test(target) || textOf(instruction.destination) !== instruction.destination.raw) return undefined;
  if (/^["'[]/.test(textOf(instruction.destination))) return undefined;
  return [
    replace(instruction.keyword, instruction.keyword.text === 'copy' ? 'add' : 'ADD'),
    replace(instruction.destination, target.replace(/\/*$/, '/')),
    removeLines(command.instruction),
  ];
}

/** `tar xf`, `tar -xzf`, without options that choose or change what is unpacked. */
function isPlainUnpacking({ program, arguments: words }: Command): boolean {
  if (program !== 'tar') return false;
  const texts = words.map(({ value }) => value ?? '');
  const extracts =
    /^-?[a-zA-Z]*x[a-zA-Z]*$/.test(texts[0] ?? '') ||
    texts.some((text) => /^(?:-[a-zA-Z]*x[a-zA-Z]*|--extract|--get)$/.test(text));
  return extracts && !texts.some((text) => /^--(?!extract|get|file|gzip|xz|bzip2|verbose|directory)/.test(text));
}

const operandPaths = ({ arguments: words, state, workdir }: Command): readonly string[] =>
  words.flatMap((word) => {
    const value = valueOf(expand(word, state.environment, 'unknown'))?.replace(/^--file=/, '');
    const folder = valueOf(workdir);
    if (value === undefined || !archive.test(value)) return [];
    return value.startsWith('/') ? [join('/', value)] : folder === undefined ? [] : [join(folder, value)];
  });
