import { buildEffects, harmlessSubcommands, outputOptions } from '../../knowledge/build-programs.js';
import type { Word } from '../../parser/word.js';
import { join } from '../../text/path.js';
import type { ParsedCommand } from '../command.js';
import { expand } from '../expand.js';
import { valueOf } from '../known.js';
import type { Change } from './layers.js';

/** What the commands of a RUN do to the files, and what each of them finds. */
export interface RunEffects {
  readonly changes: readonly Change[];
  /** For each command the folder that it runs in, undefined where it is not known, and the changes made before it. */
  readonly found: readonly { readonly folder: string | undefined; readonly changes: readonly Change[] }[];
}

/** What the commands of one RUN, in their order, may do to the files of the image. `workdir` is undefined where it is not known. */
export function runEffects(commands: readonly ParsedCommand[], workdir: string | undefined): RunEffects {
  const changes: Change[] = [];
  const found: { folder: string | undefined; changes: readonly Change[] }[] = [];
  let folder = workdir;
  for (const command of commands) {
    found.push({ folder, changes: [...changes] });
    changes.push(...redirected(command, folder));
    if (command.program === 'cd' || command.program === 'pushd') {
      const target = operands(command)[0];
      folder = target ? resolve(target, command, folder) : undefined;
    } else {
      changes.push(...effectsOf(command, folder));
    }
  }
  // A text that no POSIX shell reads (another interpreter, PowerShell) has no commands, and may do anything.
  if (commands.length === 0) changes.push(anywhere('a step that is not followed may make files'));
  return { changes, found };
}

function* redirected(command: ParsedCommand, folder: string | undefined): Generator<Change> {
  for (const { operator, target } of command.shell?.redirects ?? []) {
    if (!operator.includes('>') || operator.includes('&') || !target) continue;
    const path = resolve(target, command, folder);
    if (path !== '/dev/null') yield path === undefined ? anywhere('a command writes to a file') : file(path, command);
  }
}

const anywhere = (because: string): Change => ({ kind: 'added', path: '/', because });
const changed = (path: string, by: string): Change => ({
  kind: 'changed',
  path,
  because: `${by} changes it in the build`,
});
const note = (command: ParsedCommand) => ({ at: command.at, note: 'made here' });
const file = (path: string, command: ParsedCommand): Change =>
  command.shell?.conditional
    ? { kind: 'added', path, because: 'a command may make it' }
    : { kind: 'put', path, entry: 'file', source: undefined, by: note(command) };

function effectsOf(command: ParsedCommand, folder: string | undefined): readonly Change[] {
  const name = command.program;
  if (name === undefined)
    return command.words.length > 0 ? [anywhere('a command that is not known runs in the build')] : [];
  // `curl … | sh`: what is read from the pipe installs itself somewhere, but not in the application's folder.
  if (/^(ba|da|a|z)?sh$/.test(name) && operands(command).length === 0) return [];
  if (/^python[\d.]*$/.test(name)) return pythonEffects(command, folder);
  const effect = buildEffects.get(name);
  if (effect === undefined) return [anywhere(`${name} may make files in the build`)];
  if (effect === 'none') return [];
  const paths = operands(command).map((word) => resolve(word, command, folder));
  const lost = paths.includes(undefined);
  const known = paths.filter((path) => path !== undefined);
  switch (effect) {
    case 'directories':
      return lost ? [anywhere('mkdir makes folders in the build')] : known.map((path) => directory(path, command));
    case 'files':
      return lost ? [anywhere('touch makes files in the build')] : known.map((path) => file(path, command));
    case 'changes':
      return lost ? [changed('/', name)] : known.map((path) => changed(path, name));
    case 'target': {
      const option = command.option('-t', '--target-directory')?.value;
      const target = option ? resolve(option, command, folder) : known.length > 1 ? paths.at(-1) : folder;
      return target === undefined ? [anywhere(`${name} copies files in the build`)] : [changed(target, name)];
    }
    case 'moves':
      return lost || known.length < 2 ? [changed('/', name)] : known.map((path) => changed(path, name));
    case 'adds-here':
      return addsHere(command, name, folder);
  }
}

const directory = (path: string, command: ParsedCommand): Change =>
  command.shell?.conditional
    ? { kind: 'added', path, because: 'a command may make it' }
    : { kind: 'put', path, entry: 'directory', source: undefined, by: note(command) };

function addsHere(command: ParsedCommand, name: string, folder: string | undefined): readonly Change[] {
  const subcommand =
    command.arguments.find((word) => !word.value?.startsWith('-'))?.value ?? command.arguments[0]?.value;
  if (subcommand !== undefined && harmlessSubcommands.get(name)?.includes(subcommand)) {
    return folder === undefined ? [] : [{ kind: 'added', path: join(folder, '.venv'), because: `${name} makes it` }];
  }
  // curl prints what it fetches unless it is told otherwise.
  if (name === 'curl' && !command.option('-o', '-O', '--output', '--remote-name', '--remote-name-all', '--output-dir'))
    return [];
  const outputs = command
    .options(...outputOptions)
    .map((option) => option.value && resolve(option.value, command, folder));
  const into = name === 'git' ? gitTarget(command, folder) : outputs.length > 0 ? outputs.at(-1) : folder;
  if (into === undefined) return [anywhere(`${name} adds files in the build`)];
  return [
    { kind: 'added', path: into, because: `${name} adds files there` },
    ...outputs.flatMap((path) => (path === undefined ? [] : [changed(path, name)])),
  ];
}

/** Where `git clone URL [DIR]` writes. */
function gitTarget(command: ParsedCommand, folder: string | undefined): string | undefined {
  const words = operands(command);
  const target = words[0]?.value === 'clone' ? words[2] : undefined;
  return target ? resolve(target, command, folder) : folder;
}

function pythonEffects(command: ParsedCommand, folder: string | undefined): readonly Change[] {
  const module = command.option('-m')?.value?.value;
  if (module === 'venv' || module === 'virtualenv') {
    const target = operands(command).at(-1);
    const path = target && resolve(target, command, folder);
    return path === undefined ? [anywhere('a virtual environment is made')] : [changed(path, 'venv')];
  }
  if (module === 'compileall' || module === 'ensurepip' || module === 'nltk.downloader' || module === 'spacy')
    return [];
  // Reading its program from a pipe: an installer such as `curl … | python3 -`.
  if (command.arguments.every((word) => word.value?.startsWith('-')) && !command.has('-c')) return [];
  return [anywhere('a Python program may make files in the build')];
}

const operands = (command: ParsedCommand): readonly Word[] =>
  command.arguments.filter((word) => word.value === undefined || word.value === '-' || !word.value.startsWith('-'));

function resolve(word: Word, command: ParsedCommand, folder: string | undefined): string | undefined {
  const value = valueOf(expand(word, command.state.environment, 'unknown'));
  if (value === undefined || value.startsWith('~')) return undefined;
  const wild = value.search(/[*?[{]/);
  const path = wild === -1 ? value : value.slice(0, value.lastIndexOf('/', wild) + 1);
  if (path.startsWith('/')) return join('/', path);
  return folder === undefined ? undefined : join(folder, path || '.');
}
