import {
  buildEffects,
  curlRemoteNames,
  environmentFolders,
  harmlessSource,
  harmlessSubcommands,
  installerFolder,
  outputOptions,
} from '../../knowledge/build-programs.js';
import type { Word } from '../../parser/word.js';
import { basename, isInside, join, namesDirectory } from '../../text/path.js';
import type { ParsedCommand } from '../command.js';
import type { Environment } from '../environment.js';
import { expand } from '../expand.js';
import type { ImageFilesystem } from '../filesystem.js';
import { known, valueOf } from '../known.js';
import type { Change } from './change.js';
import { isSystemPath } from './images.js';
import type { Layers } from './layers.js';

/** What the commands of a RUN do to the files, and what each of them finds. */
export interface RunEffects {
  readonly changes: readonly Change[];
  /** For each command the folder that it runs in, undefined where it is not known, and the files that it finds. */
  readonly found: readonly { readonly folder: string | undefined; readonly files: ImageFilesystem }[];
}

/**
 * What the commands of one RUN, in their order, may do to the files of the image.
 * @param workdir undefined where it is not known
 * @param layers what the first command finds; what the commands do is laid over it
 */
export function runEffects(
  commands: readonly ParsedCommand[],
  workdir: string | undefined,
  layers: Layers,
): RunEffects {
  const changes: Change[] = [];
  const found: { folder: string | undefined; files: ImageFilesystem }[] = [];
  const folders = new Folders(workdir);
  for (const command of commands) {
    const folder = folders.enter(command);
    const place: Place = { command, folder, files: layers.now };
    found.push({ folder, files: place.files });
    const made = [...redirected(place), ...(folders.leave(place) ? [] : effectsOf(place))];
    layers.add(made);
    changes.push(...made);
  }
  // A text that no POSIX shell reads (another interpreter, PowerShell) has no commands, and may do anything.
  if (commands.length === 0) changes.push(anywhere('a step that is not followed may make files'));
  return { changes, found };
}

/** A command where it runs. */
interface Place {
  readonly command: ParsedCommand;
  readonly folder: string | undefined;
  readonly files: ImageFilesystem;
}

/** Follows `cd` from command to command: what a subshell does with it ends with the subshell. */
class Folders {
  #outer: string | undefined;
  #inner: string | undefined;
  #isInside = false;

  constructor(workdir: string | undefined) {
    this.#outer = workdir;
  }

  /** The folder that a command runs in. */
  enter({ shell }: ParsedCommand): string | undefined {
    if (!shell?.subshell) {
      this.#isInside = false;
      return this.#outer;
    }
    const starts = shell.joinedBy === '' || shell.joinedBy === '|';
    if (!this.#isInside) this.#inner = this.#outer;
    // Where one subshell follows another, nothing tells whether it is inside of it.
    else if (starts && this.#inner !== this.#outer) this.#inner = undefined;
    this.#isInside = true;
    return this.#inner;
  }

  /** Takes in where a command goes; false for a command that goes nowhere. */
  leave(place: Place): boolean {
    const { command } = place;
    if (command.program === 'popd') this.#go(undefined, command);
    else if (command.program === 'cd' || command.program === 'pushd') {
      const [target] = operands(command);
      this.#go(target && target.value !== '-' ? resolve(target, place) : undefined, command);
    } else return false;
    return true;
  }

  #go(folder: string | undefined, { shell }: ParsedCommand): void {
    const target = shell?.conditional ? undefined : folder;
    if (shell?.subshell) this.#inner = target;
    else this.#outer = target;
  }
}

function* redirected(place: Place): Generator<Change> {
  for (const { operator, target } of place.command.shell?.redirects ?? []) {
    if (!operator.includes('>') || !target || /^(?:\d+|-)$/.test(target.value ?? '')) continue;
    const path = resolve(target, place);
    if (path === undefined) yield anywhere('a command writes to a file');
    else if (!path.startsWith('/dev/')) yield file(path, place);
  }
}

const anywhere = (because: string): Change => added('/', because);
const added = (path: string, because: string): Change => ({ kind: 'added', path, because });
const changed = (path: string, by: string): Extract<Change, { kind: 'changed' }> => ({
  kind: 'changed',
  path,
  because: `${by} changes it in the build`,
});
/** What a program changes that makes no folders above it. */
const changedInPlace = (path: string, by: string): Change => ({ ...changed(path, by), inPlace: true });
const note = ({ at }: ParsedCommand) => ({ at, note: 'made here' });

const file = (path: string, { command }: Place): Change =>
  command.shell?.conditional
    ? { kind: 'changed', path, because: 'a command may make it' }
    : { kind: 'put', path, entry: 'file', source: undefined, by: note(command) };

/** What is not known may be a directory, which `touch` leaves one. */
const touched = (path: string, place: Place): Change =>
  place.files.lookup(path).state === 'absent' ? file(path, place) : changedInPlace(path, 'touch');

const directory = (path: string, { command }: Place): Change =>
  command.shell?.conditional
    ? added(path, 'a command may make it')
    : { kind: 'put', path, entry: 'directory', source: undefined, by: note(command) };

function effectsOf(place: Place): readonly Change[] {
  const { command } = place;
  const name = command.program;
  if (name === undefined)
    return command.words.length > 0 ? [anywhere('a command that is not known runs in the build')] : [];
  if (/^(ba|da|a|z|k)?sh$/.test(name)) return shellEffects(place, name);
  if (/^(python|pypy)[\d.]*$/.test(name)) return pythonEffects(place);
  const special = specialEffects.get(name);
  if (special) return special(place);
  switch (buildEffects.get(name)) {
    case 'none':
      return packageEffects(command);
    case 'directories':
      return each(place, (path) => directory(path, place)) ?? [anywhere('mkdir makes folders in the build')];
    case 'files':
      return each(place, (path) => file(path, place)) ?? [anywhere(`${name} makes files in the build`)];
    case 'touches':
      return (
        each(place, (path) => touched(path, place), isMissing(place)) ?? [anywhere('touch makes files in the build')]
      );
    case 'changes':
      return each(place, (path) => changedInPlace(path, name)) ?? [changed('/', name)];
    case 'copies':
      return copied(place, name);
    case 'moves':
      return moved(place, name);
    case 'home':
      return homeEffects(place);
    case 'outputs':
      return outputEffects(place, name);
    case 'adds-here':
      return addedHere(place, name);
    default:
      return [anywhere(`${name} may make files in the build`)];
  }
}

/** A change for each operand that is wanted; undefined where an operand is not known. */
function each(
  place: Place,
  change: (path: string) => Change,
  isWanted: (path: string) => boolean = () => true,
): readonly Change[] | undefined {
  const paths = operands(place.command).map((word) => resolve(word, place));
  return paths.includes(undefined)
    ? undefined
    : paths.flatMap((path) => (path !== undefined && isWanted(path) ? [change(path)] : []));
}

const isMissing =
  ({ files }: Place) =>
  (path: string): boolean =>
    files.lookup(path).state !== 'present';

/** Whether a package manager of the system gets a package file, whose contents go anywhere, mostly to /opt. */
const isPackageFile = (command: ParsedCommand): boolean =>
  command.arguments.some(({ value }) => value !== undefined && /\.(?:deb|rpm|apk)$/.test(value));

const packageEffects = (command: ParsedCommand): readonly Change[] =>
  isPackageFile(command) ? [added('/opt', 'a package may have files there')] : [];

/** `cp`, `mv`, `ln`, `install`, `rsync`: into a folder under the names of the sources, or to a new name. */
function copied(place: Place, name: string): readonly Change[] {
  const { command, folder, files } = place;
  const option = command.option('-t', '--target-directory')?.value;
  const words = operands(command).filter((word) => word !== option);
  const sources = option || words.length < 2 ? words : words.slice(0, -1);
  const last = option ?? (words.length < 2 ? undefined : words.at(-1));
  const target = last ? resolve(last, place) : folder;
  if (target === undefined) return [changed('/', name)];
  const there = files.lookup(target);
  const followed = option || !last ? undefined : copiedOne(place, name, sources, target, last);
  if (followed) return [followed];
  const names = sources.map(({ value }) => (value === undefined ? '' : basename(value)));
  // Contents of a folder (`src/.`, `src/*`, rsync's `src/`) come under names that the command does not tell.
  const isPlain = names.every((one) => one !== '' && one !== '.' && one !== '..' && !/[*?[{]/.test(one));
  if (isPlain && there.state === 'present' && there.kind === 'directory')
    return names.map((one) => changedInPlace(join(target, one), name));
  return [['cp', 'mv', 'ln'].includes(name) ? changedInPlace(target, name) : changed(target, name)];
}

/** What is moved is gone, but for what a name could not be found of. */
function moved(place: Place, name: string): readonly Change[] {
  const made = copied(place, name);
  const [first] = made;
  if (first?.kind === 'graft') return [first, changedInPlace(first.from, name)];
  return [...made, ...(each(place, (path) => changedInPlace(path, name)) ?? [changed('/', name)])];
}

/** Options of `cp` and `mv` that change nothing about what is where. */
const harmlessCopyOption = /^(?:-[aRrfpv]+|--(?:recursive|archive|force|verbose|preserve(?:=[\w,]+)?))$/;

/** What `cp` or `mv` of one thing surely makes; undefined where that depends on what is not known. */
function copiedOne(
  place: Place,
  name: string,
  [word, ...others]: readonly Word[],
  target: string,
  targetWord: Word,
): Change | undefined {
  const { command, files } = place;
  const options = command.arguments.map(({ value }) => value).filter((value) => value?.startsWith('-'));
  if (!word || others.length > 0 || !['cp', 'mv'].includes(name)) return undefined;
  // Behind a test that fails, `a && cp x y || true` copies nothing.
  if (command.shell?.conditional || command.shell?.followedBy === '||') return undefined;
  if (options.some((option) => !harmlessCopyOption.test(option!))) return undefined;
  const from = [word, targetWord].some(isWild) || namesDirectory(word.value ?? '/') ? undefined : resolve(word, place);
  const source = from === undefined ? undefined : files.lookup(from);
  const there = files.lookup(target);
  if (from === undefined || source?.state !== 'present' || there.state === 'unknown') return undefined;
  const isFolder = there.state === 'present' && there.kind === 'directory';
  if (!isFolder && (targetWord.value ?? '/').endsWith('/')) return undefined;
  const path = isFolder ? join(target, basename(from)) : target;
  const isRecursive = name === 'mv' || options.some((option) => /^-\w*[aRr]|^--(?:recursive|archive)$/.test(option!));
  const before = isFolder ? files.lookup(path).state : there.state;
  if (source.kind === 'directory' && (!isRecursive || before !== 'absent' || isInside(from, path))) return undefined;
  if (source.kind === 'file' && isFolder && before === 'present') return undefined;
  return { kind: 'graft', path, files, from, by: note(command) };
}

/** Whether a shell puts names in the place of a word, or what it is depends on the home folder. */
const isWild = ({ value, quoted }: Word): boolean =>
  value === undefined || /[*?[{]/.test(value) || (!quoted && value.startsWith('~'));

/** `curl … | sh`: what is read from the pipe installs itself somewhere, but not in the application's folder. */
function shellEffects({ command }: Place, name: string): readonly Change[] {
  const words = operands(command);
  const fromInput = words.length === 0 || command.has('-s');
  const isHarmless = words.every(({ value }) => value !== undefined && (!value.includes('/') || isSystemPath(value)));
  if (fromInput && isHarmless) return installerEffects(command);
  return [anywhere(`a script that ${name} reads may make files in the build`)];
}

/** An installer goes to /opt or to where a variable tells it. */
const installerEffects = ({ state, shell }: ParsedCommand): readonly Change[] =>
  shell?.joinedBy !== '|'
    ? []
    : [
        added('/opt', 'an installer may use it'),
        ...state.environment.variables.flatMap(({ name, value }) =>
          installerFolder.test(name) && value.known && value.value.startsWith('/')
            ? [added(join('/', value.value), 'an installer may use it')]
            : [],
        ),
      ];

function pythonEffects(place: Place): readonly Change[] {
  const { command } = place;
  // Behind a script, or the `-` of a pipe, options are its own.
  if (/^(?:--version|-V+)$/.test(command.arguments[0]?.value ?? '')) return [];
  // Reading its program from a pipe: an installer such as `curl … | python3 -`. A heredoc is somebody's own program.
  const reads = command.arguments.every(({ value }) => value?.startsWith('-')) && !command.has('-c');
  if (reads && command.instruction.heredocs.length === 0) return installerEffects(command);
  return [anywhere('a Python program may make files in the build')];
}

/** `python -m venv x`, `virtualenv x`. */
function environmentEffects(place: Place): readonly Change[] {
  const target = operands(place.command).at(-1);
  const path = target && resolve(target, place);
  return path === undefined ? [anywhere('a virtual environment is made')] : [changed(path, 'venv')];
}

function sedEffects(place: Place): readonly Change[] {
  const { command } = place;
  if (!command.arguments.some(({ value }) => /^(?:-[nErsuz]*i|--in-place)/.test(value ?? ''))) return [];
  const words = operands(command);
  const isLineEnds = words.some(({ value }) => value !== undefined && /^s(.)\\r\+?\$?\1\1g?$/.test(value));
  if (isLineEnds) return [];
  const files = command.option('-e', '--expression', '-f', '--file') ? words : words.slice(1);
  return files.map((word) => changedInPlace(resolve(word, place) ?? '/', 'sed'));
}

function findEffects(place: Place): readonly Change[] {
  const { command, folder } = place;
  const at = command.arguments.findIndex(({ value }) => /^-(?:exec|execdir|ok|okdir)$/.test(value ?? ''));
  const program = at === -1 ? undefined : basename(command.arguments[at + 1]?.value ?? '');
  if (program === undefined || program === 'rm' || buildEffects.get(program) === 'none') return [];
  const [start] = operands(command);
  return [changed((start ? resolve(start, place) : folder) ?? '/', program), anywhere(`${program} may make files`)];
}

const xargsEffects = ({ command }: Place): readonly Change[] =>
  operands(command).some(({ value }) => value === 'rm' || value === 'pip' || buildEffects.get(value ?? '') === 'none')
    ? []
    : [anywhere('xargs runs a program in the build')];

const sourceEffects = ({ command }: Place): readonly Change[] =>
  harmlessSource.test(operands(command)[0]?.value ?? '') ? [] : [anywhere('a script may make files in the build')];

/** `install -d` makes folders, and copies otherwise. */
function installEffects(place: Place): readonly Change[] {
  if (!place.command.has('-d', '--directory')) return copied(place, 'install');
  return each(place, (path) => directory(path, place)) ?? [anywhere('install makes folders in the build')];
}

/** `dpkg -x FILE FOLDER` unpacks; an install puts files into the system, and some packages into /opt. */
const dpkgEffects = ({ command }: Place): readonly Change[] =>
  command.has('-x', '-X', '-R', '--extract', '--vextract', '--raw-extract')
    ? [anywhere('dpkg unpacks a package in the build')]
    : packageEffects(command);

/** `apt-get download` and `apt-get source` write to the folder that they run in. */
const aptEffects = ({ command, folder }: Place): readonly Change[] =>
  command.has('download', 'source')
    ? [
        folder === undefined
          ? anywhere('apt fetches packages in the build')
          : added(folder, 'apt fetches a package there'),
      ]
    : packageEffects(command);

/** Programs that are told by an operand or option what they do. */
const specialEffects: ReadonlyMap<string, (place: Place) => readonly Change[]> = new Map([
  ['sed', sedEffects],
  ['install', installEffects],
  ['dpkg', dpkgEffects],
  ['apt', aptEffects],
  ['apt-get', aptEffects],
  ['find', findEffects],
  ['xargs', xargsEffects],
  ['source', sourceEffects],
  ['.', sourceEffects],
  ['venv', environmentEffects],
  ['virtualenv', environmentEffects],
  ['pyvenv', environmentEffects],
  // Modules of `python -m` that write to folders of the system and of users only.
  ...['compileall', 'nltk.downloader', 'spacy'].map((name): [string, () => readonly Change[]] => [name, () => []]),
]);

/** `useradd -m`, `adduser`: the home is the option's value, or a folder of the name in /home. */
function homeEffects(place: Place): readonly Change[] {
  const { command } = place;
  const makes = command.program === 'adduser' || command.has('--create-home') || hasLetter(command, 'm');
  if (!makes || command.has('--no-create-home') || hasLetter(command, 'M') || hasLetter(command, 'H')) return [];
  const option = command.option('-d', '-h', '--home-dir', '--home')?.value;
  const user = operands(command).at(-1)?.value;
  const path = option ? resolve(option, place) : user === undefined ? undefined : join('/home', user);
  return [path === undefined ? added('/home', 'a user has a home there') : directory(path, place)];
}

const hasLetter = (command: ParsedCommand, letter: string): boolean =>
  command.arguments.some(({ value }) => value !== undefined && /^-[A-Za-z]+$/.test(value) && value.includes(letter));

/** The folders and files that options name; undefined among them where one is not known. */
const outputsOf = (place: Place, name: string): readonly (string | undefined)[] =>
  place.command.options(...outputOptions(name)).flatMap(({ value }) => (value ? [resolve(value, place)] : []));

function outputEffects(place: Place, name: string): readonly Change[] {
  const outputs = outputsOf(place, name);
  const here = name === 'curl' && place.command.option(...curlRemoteNames) !== undefined;
  return [
    ...outputs.map((path) => (path === undefined ? anywhere(`${name} writes a file`) : changed(path, name))),
    ...(here
      ? [place.folder === undefined ? anywhere(`${name} writes a file`) : added(place.folder, byName(name))]
      : []),
    ...virtualEnvironments(place),
  ];
}

const byName = (name: string): string => `${name} adds files there`;

function addedHere(place: Place, name: string): readonly Change[] {
  const { command, folder } = place;
  const [first] = command.arguments;
  const subcommand = command.arguments.find(({ value }) => !value?.startsWith('-'))?.value ?? first?.value;
  if (subcommand !== undefined && harmlessSubcommands.get(name)?.includes(subcommand)) {
    const named = subcommand === 'venv' ? operands(command).slice(1) : [];
    return [
      ...outputEffects(place, name),
      ...named.map((word) => changed(resolve(word, place) ?? '/', name)),
      ...(folder === undefined ? [] : [added(join(folder, '.venv'), `${name} makes it`)]),
    ];
  }
  if (command.has('-g') || command.has('--global')) return [];
  const outputs = outputEffects(place, name);
  const into = name === 'git' && subcommand === 'clone' ? cloneTargets(place) : [folder];
  if (outputs.length > 0 && name !== 'git') return outputs;
  return [
    ...outputs,
    ...into.map((path) =>
      path === undefined ? anywhere(`${name} adds files in the build`) : added(path, byName(name)),
    ),
  ];
}

/** Where `git clone URL [DIR]` writes: all that may be the folder, as values of options look like operands. */
function cloneTargets(place: Place): readonly (string | undefined)[] {
  const words = operands(place.command);
  const at = words.findIndex(({ value }) => value !== undefined && /:\/\/|^[\w.-]+@|\.git\/?$/.test(value));
  if (at === -1) return [place.folder, ...words.slice(1).map((word) => resolve(word, place))];
  const behind = words.slice(at + 1);
  const name = basename(words[at]!.value!.replace(/\/+$/, '')).replace(/\.git$/, '');
  const own = place.folder === undefined ? undefined : join(place.folder, name);
  return [own, ...behind.map((word) => resolve(word, place))];
}

/** The virtual environments that variables name, for whoever installs into them. */
const virtualEnvironments = ({ command, folder }: Place): readonly Change[] =>
  environmentFolders.flatMap((name) => {
    const value = valueOf(command.environment(name));
    if (value === undefined || value === '' || (folder === undefined && !value.startsWith('/'))) return [];
    return [added(join(folder ?? '/', value), `${name} says so`)];
  });

const operands = (command: ParsedCommand): readonly Word[] =>
  command.arguments.filter((word) => word.value === undefined || word.value === '-' || !word.value.startsWith('-'));

/** The absolute path of a word, up to its first pattern; undefined where it is not known. */
function resolve(word: Word, { command, folder }: Place): string | undefined {
  const home = homeOf(command);
  const written = valueOf(expand(word, withHome(command.state.environment, home), 'unknown'));
  const tilde = written !== undefined && !word.quoted && /^~(?=\/|$)/.test(written);
  const value = tilde ? home && `${home}${written.slice(1)}` : written;
  if (value === undefined || value.startsWith('~')) return undefined;
  const wild = value.search(/[*?[{]/);
  const path = wild === -1 ? value : value.slice(0, value.lastIndexOf('/', wild) + 1);
  if (path.startsWith('/')) return join('/', path);
  return folder === undefined ? undefined : join(folder, path || '.');
}

/** The home folder of the user that a command runs as, as the base images have it. */
function homeOf({ state }: ParsedCommand): string | undefined {
  const user = valueOf(state.user)?.split(':', 1)[0];
  if (user === 'root' || user === '0') return '/root';
  return user !== undefined && /^[a-z_][\w-]*$/i.test(user) ? join('/home', user) : undefined;
}

/** HOME is set by Docker when a step starts, unless ENV or ARG say otherwise. */
const withHome = (environment: Environment, home: string | undefined): Pick<Environment, 'value'> =>
  home === undefined || environment.get('HOME')
    ? environment
    : { value: (name) => (name === 'HOME' ? known(home) : environment.value(name)) };
