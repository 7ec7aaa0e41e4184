// Programs that a build calls or a container starts, and that the image surely lacks.
import { installCommand, isPythonsTool, isKnownTool } from '../../knowledge/system-tools.js';
import { parseShell } from '../../parser/shell.js';
import type { Word } from '../../parser/word.js';
import type { Located } from '../../text/location.js';
import { basename, isInside } from '../../text/path.js';
import { commandForm } from '../command/form.js';
import type { Command } from '../command.js';
import { throughChain } from '../dockerfile/stage-chain.js';
import { type Fact, valueOf } from '../known.js';
import { startedPrograms } from '../process/started-programs.js';
import { mayFail } from '../command/may-fail.js';
import type { Stage } from '../stage.js';
import { binFolders, stageTool, systemOf, toolBefore } from './tools.js';

/** A program that surely is not there when it is called. `at` is where it is named. */
export interface MissingTool extends Located {
  readonly name: string;
  readonly image: Located & { readonly text: string };
  /** The command that installs it, or a package manager in its place; undefined where that is not known. */
  readonly remedy: string | undefined;
  /** Whether a container starts with it, and no RUN calls it. */
  readonly isStart: boolean;
}

/** The programs of the operating system that the RUNs and the start of a stage call and that its image lacks; each once. */
export function missingTools(stage: Stage): readonly MissingTool[] {
  const { rootBase } = stage;
  if (rootBase.kind !== 'image' || !rootBase.facts || stage.dockerfile.fragment) return [];
  const missing = (word: Located, name: string, isStart: boolean): MissingTool => {
    const system = systemOf(stage);
    return { at: word.at, name, image: rootBase, remedy: system && installCommand(name, system), isStart };
  };
  const inBuild = [...calls(stage).own].flatMap(([name, command]) => {
    const word = missingCall(command, name);
    return word ? [missing(word, name, false)] : [];
  });
  const path = stage.final.environment.value('PATH');
  const inStart = startedPrograms(stage).filter(
    ({ name, word }) =>
      isKnownTool(name) && isCalled(word, name) && isUsual(path, name) && valueOf(stageTool(stage, name)) === false,
  );
  return [...inBuild, ...inStart.map(({ word, name }) => missing(word, name, true))];
}

/** The first call of each program of the tables in a stage and those it is built on: what a second call finds depends on the first. */
const calls = throughChain<{ readonly own: ReadonlyMap<string, Command>; readonly all: ReadonlySet<string> }, []>(
  ({ commands }, below) => {
    const own = new Map<string, Command>();
    for (const command of commands) {
      const name = calledBy(command);
      if (name !== undefined && isKnownTool(name) && !own.has(name) && !below?.all.has(name)) own.set(name, command);
    }
    return { own, all: own.size === 0 && below ? below.all : new Set([...(below?.all ?? []), ...own.keys()]) };
  },
);

/** The program that starts first: `bash` of `bash -c "make"`, `sudo` of `sudo make`. */
function calledBy({ wrappers: [outermost], program, instruction }: Command): string | undefined {
  const { exec } = commandForm(instruction) ?? {};
  if (exec) return basename(exec[0]?.value ?? '');
  const wrapper = outermost?.split(' ', 1)[0];
  return wrapper === undefined || transparent.has(wrapper) ? program : wrapper;
}

/** Wrappers that every image has, or that are no programs. */
const transparent: ReadonlySet<string> = new Set(['sh', 'exec', 'command', 'env', 'nice', 'nohup', 'timeout']);

function missingCall(command: Command, name: string): Located | undefined {
  const { shell, programWord, program, mounts, environment } = command;
  if (mayFail(command) || shell?.tested || mounts.some(({ target }) => mayHold(target, name))) return undefined;
  if (!isUsual(environment('PATH'), name) || valueOf(toolBefore(command, name)) !== false) return undefined;
  const words = program === name ? [programWord] : outerWords(command);
  return words.find((word) => isCalled(word, name));
}

/** The words of a command's instruction, whose text may be in one of them. */
function outerWords({ instruction }: Command): readonly Word[] {
  const form = commandForm(instruction);
  return form?.exec ?? (form ? parseShell(form.body).commands.flatMap(({ words }) => words) : []);
}

/** By its name alone, or where the system has it. */
const isCalled = ({ value }: Word, name: string): boolean =>
  value !== undefined && (value === name || binFolders.some((folder) => value === `${folder}/${name}`));

/** Whether a mount may put a program where programs are looked for. */
const mayHold = (target: string, name: string): boolean =>
  basename(target) === name || binFolders.some((folder) => isInside(target, folder));

/** Whether a program is looked for in the system's folders alone, or else in those of Python environments, which have none of the system. */
function isUsual(path: Fact<string | undefined>, name: string): boolean {
  const folders = valueOf(path)?.split(':') ?? [];
  const isPythons = (folder: string): boolean =>
    !isPythonsTool(name) && /venv|virtualenv|\.local\/|\/(?:poetry|pipx|uv|pdm|python)\b/.test(folder);
  return folders.length > 0 && folders.every((folder) => systemFolders.has(folder) || isPythons(folder));
}

const systemFolders: ReadonlySet<string> = new Set(binFolders);
