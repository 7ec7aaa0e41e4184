// Pipes in RUN whose result hides that a command before the last one failed.
import { basename } from '../../text/path.js';
import { type Located, textOf } from '../../text/location.js';
import type { Command } from '../command.js';
import type { Stage } from '../stage.js';
import { operandsIn } from './removal.js';

/** A pipe in which a failure goes unnoticed; one for each RUN. */
export interface UnguardedPipe {
  /** The command that can fail. */
  readonly command: Command;
  /** What the RUN is read by, as far as it is known. */
  readonly shell: 'bash' | 'busybox' | 'dash' | undefined;
  /** Where a RUN in shell form begins its text. */
  readonly start: Located | undefined;
}

/** Programs that have nothing to fail at when they begin a pipe. */
const producers: ReadonlySet<string> = new Set([
  ...[
    'echo',
    'printf',
    'yes',
    'true',
    ':',
    'seq',
    'pwd',
    'date',
    'env',
    'printenv',
    'uname',
    'nproc',
    'arch',
    'hostname',
  ],
  ...['whoami', 'id', 'set', 'export'],
]);

/** Programs that only pass on what they read, when they are given no file. */
const filters: ReadonlySet<string> = new Set([
  ...[
    'sort',
    'uniq',
    'tr',
    'cut',
    'rev',
    'tac',
    'nl',
    'wc',
    'fold',
    'cat',
    'tee',
    'sed',
    'awk',
    'gawk',
    'grep',
    'egrep',
    'head',
  ],
  ...['tail', 'column', 'base64', 'paste', 'expand', 'xargs'],
]);

/** How many operands of these are no files to read: the pattern, the program, the sets of letters, what is written. */
const textOperands: ReadonlyMap<string, number> = new Map([
  ...['sed', 'awk', 'gawk', 'grep', 'egrep'].map((program) => [program, 1] as const),
  ...['tr', 'tee'].map((program) => [program, Number.POSITIVE_INFINITY] as const),
]);

/** The first pipe of each RUN of a stage in which a command before the last one can fail without anybody noticing. */
export function unguardedPipes(stage: Stage): readonly UnguardedPipe[] {
  const { commands } = stage;
  const found = new Map<unknown, UnguardedPipe>();
  let end = 0;
  commands.forEach((first, index) => {
    const { instruction, shell, at } = first;
    if (instruction !== commands[index - 1]?.instruction) end = 0;
    // The status of `$(…)` in the words of a command is lost with pipefail, too.
    const isInside = at.span.end <= end;
    end = Math.max(end, at.span.end);
    if (isInside || shell?.followedBy !== '|' || shell.joinedBy === '|') return;
    if (found.has(instruction) || isGuarded(first)) return;
    const pipe = pipeFrom(commands, index);
    const command = isJudged(pipe, commands) && pipe.find(canFail);
    if (command) found.set(instruction, { command, ...shellOf(command, stage) });
  });
  return [...found.values()];
}

/** The sides of a pipe up to the first one that is no simple command. */
function pipeFrom(commands: readonly Command[], start: number): readonly Command[] {
  const pipe = [commands[start]!];
  for (let index = start + 1; index < commands.length && pipe.at(-1)!.shell?.followedBy === '|'; index++) {
    const command = commands[index]!;
    const before = pipe.at(-1)!;
    if (command.instruction !== before.instruction) break;
    // Commands in `$(…)` stand between the sides.
    if (command.at.span.start < before.at.span.end) continue;
    if (command.shell?.joinedBy !== '|') break;
    pipe.push(command);
  }
  return pipe;
}

/**
 * Whether the RUN or the shell that reads it switches pipefail on, or off on purpose: `SHELL […, "-o", "pipefail", …]`, `set -o pipefail`, the
 * options of `bash -c`, a heredoc's `#!` line.
 */
const isGuarded = ({ state, instruction }: Command): boolean =>
  state.shell.some((word) => word.includes('pipefail')) || textOf(instruction).includes('pipefail');

/** Whether a failure in a pipe would matter, and pipefail would do no harm. */
function isJudged(pipe: readonly Command[], commands: readonly Command[]): boolean {
  // What stops reading early makes those before it fail: pipefail would break the build.
  const last = pipe.at(-1)!;
  return !pipe[0]!.shell?.tested && !isForgiven(last, commands) && !pipe.slice(1).some(stopsEarly) && !needsInput(last);
}

/** Whether a command fails by itself where nothing comes through the pipe: tried with an empty one. */
const needsInput = ({ program, has }: Command): boolean =>
  /^(?:tar|gpg|gunzip|zcat|bunzip2|unxz|unzip)$/.test(program ?? '') ||
  (/^(?:gzip|bzip2|xz|zstd)$/.test(program ?? '') && has('-d', '--decompress')) ||
  (/^(?:sha\d+|md5)sum$/.test(program ?? '') && has('-c', '--check'));

/** `… || true` */
function isForgiven(last: Command, commands: readonly Command[]): boolean {
  if (last.shell?.followedBy !== '||') return false;
  return /^(?:true|:|echo|printf)$/.test(commands[commands.indexOf(last) + 1]?.program ?? '');
}

const stopsEarly = ({ program, arguments: words }: Command): boolean =>
  program === 'head' ||
  (/^[ef]?grep$/.test(program ?? '') &&
    words.some(({ raw }) => /^-(?:[a-zA-Z]*[qm]|-quiet|-silent|-max-count)/.test(raw))) ||
  (program === 'sed' && words.some(({ raw }) => /q['"]?$/.test(raw))) ||
  (program === 'awk' && words.some(({ raw }) => raw.includes('exit')));

/** Whether a command that feeds another one can fail. */
function canFail(command: Command, index: number): boolean {
  const { program, shell } = command;
  if (shell?.followedBy !== '|') return false;
  if (program === undefined) return true;
  if (index === 0 && (producers.has(program) || shell?.redirects.some(({ operator }) => /^<<[-<]?$/.test(operator))))
    return false;
  if (index === 0 && program === 'dpkg') return !command.has('--print-architecture');
  return index === 0 || !filters.has(program) || operandsIn(command).length > (textOperands.get(program) ?? 0);
}

function shellOf(
  { state, instruction, wrappers }: Command,
  { rootBase }: Stage,
): Pick<UnguardedPipe, 'shell' | 'start'> {
  const inner = wrappers.findLast((wrapper) => wrapper.endsWith(' -c'));
  if ('exec' in instruction && instruction.exec) return { shell: undefined, start: undefined };
  const program = inner?.slice(0, -' -c'.length) ?? basename(state.shell[0] ?? '/bin/sh');
  const isHeredoc = instruction.heredocs.length > 0;
  const start = inner || isHeredoc || instruction.name === 'HEALTHCHECK' ? undefined : instruction.body.locate(0, 0);
  return { shell: kindOf(program, rootBase), start: start && { at: start } };
}

function kindOf(program: string, base: Stage['rootBase']): UnguardedPipe['shell'] {
  if (program === 'bash') return 'bash';
  if (program === 'ash') return 'busybox';
  if (program === 'dash') return 'dash';
  const shell = program === 'sh' && base.kind === 'image' ? base.facts?.shell : undefined;
  return shell === 'none' ? undefined : shell;
}
