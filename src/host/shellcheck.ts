import { spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { accessSync, constants, realpathSync, statSync } from 'node:fs';
import { delimiter, dirname, isAbsolute, join } from 'node:path';
import type { RunShellcheck } from '../engine/shellcheck.js';
import { attempt, isWithin } from './confinement.js';

/** How ShellCheck is found. */
export interface ShellcheckPlace {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The project's folder, absolute: programs in it are not started, because they can come from the repository. */
  readonly root: string;
}

/** ShellCheck takes seconds at most. */
const timeout = 60_000;
const mostOutput = 64 << 20;

/**
 * A function that runs the ShellCheck that is on PATH. The script goes to its standard input; no file is written, no shell is in between, and
 * it reads no configuration and no other files.
 */
export function shellcheckRunner(place: ShellcheckPlace): RunShellcheck {
  const program = findProgram(place);
  if (program === undefined) {
    const failure =
      '`shellcheck = true` needs the program shellcheck, and none is on PATH (folders of the project do not count).';
    return () => ({ failure });
  }
  return (script, dialect) => {
    const { status, stdout, stderr, error } = start(
      program,
      ['--norc', '--format=json1', `--shell=${dialect}`, '-'],
      // Its own folder: it shall find nothing of the project in the working directory.
      { input: script, env: { ...place.env }, cwd: dirname(program), encoding: 'utf8', timeout, maxBuffer: mostOutput },
    );
    if (error)
      return { failure: `${program} cannot be run: ${(error as NodeJS.ErrnoException).code ?? error.message}.` };
    if (status === 0 || status === 1) return { output: stdout };
    const [line = ''] = stderr.trim().split('\n');
    return { failure: `${program} failed with exit code ${String(status)}${line ? `: ${line}` : ''}.` };
  };
}

/** Runs a program; without the right to (Node's permission model) that is an error like any other. */
function start(
  ...given: Parameters<typeof spawnSync>
): Pick<SpawnSyncReturns<string>, 'status' | 'stdout' | 'stderr' | 'error'> {
  try {
    return spawnSync(...given) as SpawnSyncReturns<string>;
  } catch (error) {
    return { status: null, stdout: '', stderr: '', error: error as Error };
  }
}

/** The first shellcheck in a folder of PATH. Relative folders are passed over: they depend on where one stands. */
function findProgram({ env, root }: ShellcheckPlace): string | undefined {
  const folders = (env['PATH'] ?? env['Path'] ?? '').split(delimiter).filter((folder) => isAbsolute(folder));
  const name = process.platform === 'win32' ? 'shellcheck.exe' : 'shellcheck';
  // Everything lies in a project at the top of the disk. A folder or program outside may be a link into the project.
  const isForeign = (path: string) =>
    dirname(root) === root ||
    ![path, attempt(() => realpathSync.native(path)) ?? path].some((one) => isWithin(root, one));
  return folders.map((folder) => join(folder, name)).find((path) => isForeign(path) && isProgram(path));
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
