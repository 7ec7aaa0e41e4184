import { shells } from '../../knowledge/wrappers.js';
import { parseShell } from '../../parser/shell.js';
import type { ShellCommand } from '../../parser/shell-tree.js';
import type { Word } from '../../parser/word.js';
import type { Note } from '../../text/location.js';
import { MappedText } from '../../text/mapped-text.js';
import { basename, join } from '../../text/path.js';
import { isShellText } from '../command/build-commands.js';
import { lineOf } from '../command/command-line.js';
import { peel, type Peeled } from '../command/peel.js';
import { assignedVariables, ShellState, withVariables } from '../command/shell-variables.js';
import type { CommandLine } from '../command.js';
import type { Environment } from '../environment.js';
import type { FileHost } from '../files.js';
import type { ImageFilesystem } from '../filesystem.js';
import type { WaitingScript } from '../process.js';
import { type Fact, known, unknown } from '../known.js';
import type { SourceFile } from '../../text/source.js';
import { expandAll, isParameter, Positional } from './positional.js';
import { chooseCommand, sideEffect } from './shell-choice.js';

/** Where a command runs. */
export interface Place {
  readonly environment: Environment;
  readonly workdir: Fact<string>;
}

/** The program that stays when wrappers, shells and scripts have done their work. */
export interface RunningCommand extends Place {
  readonly line: CommandLine;
  /** Whether a shell stays between the container and the program. */
  readonly form: 'exec' | 'shell';
  /** The outermost script that does not hand its process over. */
  readonly waiting: WaitingScript | undefined;
  /** Why other programs may listen in the same container. */
  readonly others: string | undefined;
  /** The scripts that lead to it. */
  readonly evidence: readonly Note[];
}

/** What scripts are read from. */
export interface Surroundings {
  readonly files: ImageFilesystem;
  readonly host: FileHost;
}

/** How many shells and scripts inside one another are followed. */
const deepest = 8;

/** Programs that start a container's process as its parent and pass signals on, or end with it. */
const initPrograms: ReadonlySet<string> = new Set(['tini', 'tini-static', 'docker-init', 'dumb-init', 'catatonit']);

/** Scripts of well-known images that run the words behind them. */
const passingScripts: ReadonlySet<string> = new Set([
  ...['docker-entrypoint.sh', '_entrypoint.sh', 'nvidia_entrypoint.sh', 'container-entrypoint', 'tini-docker'],
]);

/**
 * Finds the program that stays when words are executed without a shell: wrappers are peeled, the texts of shells and the
 * shell scripts of the image are read. Unknown where that depends on what only the running container knows.
 */
export function runningCommand(words: readonly Word[], place: Place, around: Surroundings): Fact<RunningCommand> {
  return run(words, {
    place,
    around,
    depth: 0,
    shellStays: false,
    hasInit: false,
    wrappers: [],
    waiting: undefined,
    others: undefined,
    evidence: [],
  });
}

interface Run {
  readonly place: Place;
  readonly around: Surroundings;
  readonly depth: number;
  readonly shellStays: boolean;
  /** Whether an init process runs above it, which minds signals. */
  readonly hasInit: boolean;
  /** The wrappers and the `su` outside of the shells and scripts that lead here, outermost first. */
  readonly wrappers: readonly string[];
  readonly waiting: WaitingScript | undefined;
  readonly others: string | undefined;
  readonly evidence: readonly Note[];
}

function run(words: readonly Word[], before: Run): Fact<RunningCommand> {
  if (before.depth > deepest) return unknown('too many shells run inside one another');
  const peeled = peel(words);
  if (!peeled) return unknown('nothing is left to start');
  // Options alone are meant for an ENTRYPOINT of the base image.
  if (peeled.program?.startsWith('-')) return unknown('its words are options of a program that is not known');
  const hasInit = before.hasInit || peeled.wrappers.some((wrapper) => initPrograms.has(wrapper));
  const here: Run = { ...before, place: placeBehind(peeled, before), hasInit, depth: before.depth + 1 };
  const wrappers = [...before.wrappers, ...peeled.wrappers];
  if (peeled.script) {
    const shell = peeled.program !== undefined && !shells.has(peeled.program) ? [peeled.program] : [];
    return runText(peeled.script, positionalAfterText(peeled), { ...here, wrappers: [...wrappers, ...shell] });
  }
  const script = scriptOf(peeled, here);
  if (script) {
    if (!script.known) return script;
    const { file, positional, by } = script.value;
    const text = new MappedText(file, [{ text: file.text, span: file.span }]);
    return runText(
      text,
      positional,
      { ...here, wrappers, evidence: [...here.evidence, by] },
      { name: basename(file.path), by },
    );
  }
  if (isPassing(peeled, here.around.files)) return run(peeled.arguments, { ...here, wrappers });
  const { place, shellStays, waiting, others, evidence } = here;
  const form = shellStays ? 'shell' : 'exec';
  return known({ ...place, line: { ...lineOf(words, peeled), wrappers }, form, waiting, others, evidence });
}

/** Whether a script of the base image runs the words behind it; one that the project copies may do anything. */
const isPassing = ({ program, arguments: behind }: Peeled, { copied }: ImageFilesystem): boolean =>
  program !== undefined &&
  passingScripts.has(program) &&
  behind.length > 0 &&
  !copied.some(({ path }) => basename(path) === program);

/** The words behind the text of `sh -c`: `$0`, `$1`… */
function positionalAfterText({ arguments: behind }: Peeled): readonly Word[] {
  const flag = behind.findIndex(({ value }) => /^-[a-zA-Z]*c[a-zA-Z]*$/.test(value ?? ''));
  return flag === -1 ? [] : behind.slice(flag + 2);
}

/** The environment and folder behind wrappers: `env A=b`, `uv run --directory x`. */
function placeBehind({ assignments, directories, environmentChange, wrappers }: Peeled, { place, around }: Run): Place {
  let { workdir } = place;
  for (const { value } of directories) {
    workdir =
      value !== undefined && workdir.known
        ? known(join(workdir.value, value))
        : unknown('a wrapper changes the folder');
  }
  const dotenv =
    wrappers.includes('pipenv run') &&
    !(workdir.known && around.files.lookup(join(workdir.value, '.env')).state === 'absent')
      ? 'pipenv run may read a .env file'
      : undefined;
  const variables = assignedVariables(assignments, place.environment);
  return { workdir, environment: withVariables(place.environment, variables, environmentChange ?? dotenv) };
}

interface ShellScriptFile {
  readonly file: SourceFile;
  /** `$0` first. */
  readonly positional: readonly Word[];
  readonly by: Note;
}

/**
 * The shell script that a command runs: `sh start.sh`, `./start.sh`, `start.sh` on the PATH. Undefined for commands that
 * are no scripts as far as one can see; unknown where it is a script that cannot be read.
 */
function scriptOf(peeled: Peeled, here: Run): Fact<ShellScriptFile> | undefined {
  const { program, programWord, arguments: behind } = peeled;
  if (program !== undefined && shells.has(program)) {
    const index = behind.findIndex(({ value }) => value === undefined || !/^[-+]/.test(value));
    const operand = behind[index];
    if (!operand) return undefined;
    if (operand.value === undefined) return unknown('a shell starts a script that is not known');
    const script = readScript(operand, behind.slice(index), here);
    // One that surely is not there leaves the shell with nothing to do.
    return script ?? (isMissing(operand.value, here) ? undefined : unknown(`${operand.value} cannot be read`));
  }
  if (program === undefined || programWord.value === undefined) return undefined;
  const script = readScript(programWord, [programWord, ...behind], here);
  // A script ends in .sh, or says on its first line that a shell reads it.
  if (!script?.known) return undefined;
  const { text, path } = script.value.file;
  return text.startsWith('#!') ? (isShellText(text) ? script : undefined) : path.endsWith('.sh') ? script : undefined;
}

/** Where programs are looked for when PATH is not known: what the official images set. */
const usualPath = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

function readScript(
  word: Word,
  positional: readonly Word[],
  { place, around }: Run,
): Fact<ShellScriptFile> | undefined {
  const name = word.value!;
  for (const path of pathsOf(name, place)) {
    const state = around.files.lookup(path);
    if (state.state !== 'present' || state.kind !== 'file') continue;
    if (state.source === undefined) return unknown(`${path} is made in the build`);
    const file = around.host.read(state.source);
    if (!file) return unknown(`${state.source} cannot be read`);
    return known({ file, positional, by: { at: word.at, note: `${basename(file.path)} runs here` } });
  }
  return undefined;
}

/** Whether a file is surely not at its path; nobody puts scripts that a shell is given by name into system folders. */
function isMissing(name: string, { place: { workdir }, around: { files } }: Run): boolean {
  const path = name.startsWith('/') ? name : workdir.known ? join(workdir.value, name) : undefined;
  return path !== undefined && files.lookup(path).state === 'absent';
}

function pathsOf(name: string, { environment, workdir }: Place): readonly string[] {
  if (name.startsWith('/')) return [join('/', name)];
  const local = workdir.known ? [join(workdir.value, name)] : [];
  if (name.includes('/') || name.endsWith('.sh') === false)
    return name.includes('/') ? local : onPath(name, environment);
  return [...onPath(name, environment), ...local];
}

function onPath(name: string, environment: Environment): readonly string[] {
  const path = environment.value('PATH');
  const folders = (path.known ? path.value : undefined) ?? usualPath;
  return folders
    .split(':')
    .filter((folder) => folder.startsWith('/'))
    .slice(0, 20)
    .map((folder) => join(folder, name));
}

/** Reads a shell text to its end and goes on with the program that stays. */
function runText(
  text: MappedText,
  positional: readonly Word[],
  here: Run,
  script?: Omit<WaitingScript, 'at'>,
): Fact<RunningCommand> {
  const { commands, problems } = parseShell(text);
  if (problems.length > 0) return unknown('its shell text cannot be read');
  const chosen = chooseCommand(commands);
  if (!chosen.known) return chosen;
  const state = new ShellState(here.place.environment);
  const parameters = new Positional(positional);
  let { workdir } = here.place;
  let { others } = here;
  let behind = false;
  for (const command of commands) {
    if (command === chosen.value) {
      behind = true;
      continue;
    }
    const words = expandAll(command, state.variables.visible, parameters);
    others ??= sideEffect(words, command);
    if (behind) continue;
    if (/^(?:cd|pushd)$/.test(words[0]?.value ?? '') && !command.subshell) {
      workdir = command.conditional
        ? unknown('a shell changes the folder under a condition')
        : changed(workdir, words[1]);
    }
    parameters.run(command, words);
    state.run(command);
  }
  const command = chosen.value;
  const { visible, exported } = state.variables;
  const words = expandAll(command, visible, parameters);
  if (words.some(isParameter)) return unknown('it runs words that are not known');
  const isExec = command.words[0]?.value === 'exec';
  if (words.length <= (isExec ? 1 : 0)) return unknown('its shell is given nothing to run');
  const environment = withVariables(exported, assignedVariables(command.assignments, visible));
  const waits = script && !isExec && !here.hasInit && isLeftAlone(command, commands);
  const waiting = here.waiting ?? (waits ? { ...script, at: command.at } : undefined);
  return run(words, {
    ...here,
    place: { environment, workdir },
    others,
    waiting,
    shellStays: here.shellStays || !isExec,
  });
}

/** Whether a command is one to write `exec` before: the last one, in the foreground, in a script that does not mind signals itself. */
const isLeftAlone = (command: ShellCommand, commands: readonly ShellCommand[]): boolean =>
  command.followedBy !== '&' &&
  command.followedBy !== '|' &&
  !command.subshell &&
  !commands.some(({ words }) => words[0]?.value === 'trap') &&
  commands.slice(commands.indexOf(command) + 1).every(({ words }) => words[0]?.value === 'exit');

function changed(workdir: Fact<string>, to: Word | undefined): Fact<string> {
  if (to?.value === undefined || to.value.startsWith('~') || to.value === '-') {
    return unknown('a shell changes to a folder that is not known');
  }
  if (to.value.startsWith('/')) return known(join('/', to.value));
  return workdir.known ? known(join(workdir.value, to.value), ...workdir.evidence) : workdir;
}
