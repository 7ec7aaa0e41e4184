import { buildEffects } from '../../knowledge/build-programs.js';
import { basename } from '../../text/path.js';
import type { Command } from '../command.js';
import { failedActivation } from '../command/failed-activation.js';
import { commandsByInstruction } from '../command/run-commands.js';
import type { Stage } from '../stage.js';

/** What a command changes of the shell that runs it, and nothing else. */
export type ShellChange = 'folder' | 'variable' | 'activation' | 'alias' | 'setting';

/** A RUN that changes its own shell only. */
export interface LostState {
  /** The first command that changes it. */
  readonly command: Command;
  readonly change: ShellChange;
}

const changes: ReadonlyMap<string, ShellChange> = new Map([
  ['cd', 'folder'],
  ['pushd', 'folder'],
  ['export', 'variable'],
  ['unset', 'variable'],
  ['declare', 'variable'],
  ['readonly', 'variable'],
  ['alias', 'alias'],
  ['ulimit', 'setting'],
  ['umask', 'setting'],
  ['set', 'setting'],
  ['shopt', 'setting'],
]);

/** Files that only set up the shell that reads them. */
const startFiles = /^(?:activate|\.bashrc|\.profile|\.bash_profile|bashrc|profile|nvm\.sh|conda\.sh|env)$/;

/** The RUNs of a stage of which nothing is left when they end: every RUN starts a new shell. */
export function lostStates(stage: Stage): readonly LostState[] {
  return [...commandsByInstruction(stage).values()].flatMap((run) => {
    if (!run.every((command) => changeOf(command) !== undefined || isOnlyRead(command))) return [];
    // What fails is another flaw.
    if (run.some((command) => failedActivation(command))) return [];
    const first = run.find((command) => changeOf(command) !== undefined);
    return first ? [{ command: first, change: changeOf(first)! }] : [];
  });
}

function changeOf({ program, arguments: words, shell }: Command): ShellChange | undefined {
  if (program === undefined || !shell || shell.redirects.length > 0) return undefined;
  const [first] = words;
  if (program === 'source' || program === '.') {
    return startFiles.test(basename(first?.value ?? '')) ? 'activation' : undefined;
  }
  if (program === 'conda' || program === 'mamba' || program === 'micromamba') {
    return first?.value === 'activate' ? 'activation' : undefined;
  }
  return changes.get(program);
}

/** A command inside `$(…)` that leaves no files. */
const isOnlyRead = ({ program, shell }: Command): boolean =>
  shell !== undefined &&
  shell.subshell &&
  shell.redirects.length === 0 &&
  program !== undefined &&
  readers.has(program) &&
  buildEffects.get(program) === 'none';

const readers: ReadonlySet<string> = new Set(
  'cat echo printf date uname which basename dirname head tail tr cut grep awk sed nproc arch id whoami pwd wc'.split(
    ' ',
  ),
);
