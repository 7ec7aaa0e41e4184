// Whether a name that Python is started by exists in an image.
import { isPythonImage } from '../../../knowledge/base-images.js';
import { pythonBringers } from '../../../knowledge/python-bringers.js';
import type { Word } from '../../../parser/word.js';
import { type Edit, replace, textOf, within } from '../../../text/location.js';
import { basename, isInside } from '../../../text/path.js';
import type { Command, CommandLine } from '../../command.js';
import { someInChain } from '../../dockerfile/stage-chain.js';
import { type Fact, valueOf } from '../../known.js';
import type { Stage } from '../../stage.js';
import { interpreterWord } from './prefix.js';
import { isSince, systemReleaseOf } from './system-release.js';

/** A Python that is started by a name that the image does not have. */
export interface MissingPython {
  readonly word: Word;
  /** What it is called there. */
  readonly instead: string;
  readonly why: string;
  /** Writes that in the Dockerfile. Undefined for a script or a service: it may run in other images, too. */
  readonly edit: Edit | undefined;
}

type MissingName = Omit<MissingPython, 'edit'>;

/** The folders of the distribution's own programs. */
const systemFolders: ReadonlySet<string> = new Set([
  ...['/usr/local/sbin', '/usr/local/bin', '/usr/sbin', '/usr/bin', '/sbin', '/bin'],
  ...['/usr/games', '/usr/local/games', '/root/.local/bin', '/root/.cargo/bin'],
]);

/**
 * Whether a command starts Python by a name that surely nothing in the image has. Undefined where it is there, or something may have
 * brought it.
 * @param environment what the program sees
 */
export function missingPython(
  line: Pick<CommandLine, 'words' | 'programWord' | 'wrappers'>,
  environment: (name: string) => Fact<string | undefined>,
  stage: Stage,
): MissingPython | undefined {
  const word = interpreterWord(line as Command);
  const name = word.value;
  if (name === undefined || line.wrappers.some((wrapper) => / run$|^uvx|^sudo/.test(wrapper))) return undefined;
  const missing = missingName(word, name, environment, stage) ?? otherVersion(word, name, stage);
  return missing && { ...missing, edit: writeInstead(word, name, missing.instead, stage) };
}

function writeInstead(word: Word, name: string, instead: string, { dockerfile }: Stage): Edit | undefined {
  const text = textOf(word);
  const start = text.indexOf(name);
  if (start === -1 || text.length > name.length + 2 || word.at.file !== dockerfile.file) return undefined;
  return replace(within(word, start, start + name.length), instead);
}

/** `python` where the distribution has `python3` only. */
function missingName(
  word: Word,
  name: string,
  environment: (name: string) => Fact<string | undefined>,
  stage: Stage,
): MissingName | undefined {
  if (name !== 'python' && name !== '/usr/bin/python') return undefined;
  const { rootBase } = stage;
  const facts = rootBase.kind === 'image' ? rootBase.facts : undefined;
  if (!facts || !/^(?:debian|ubuntu|cuda)$/.test(facts.family)) return undefined;
  const system = systemReleaseOf(rootBase);
  if (!system || !isSince(system, system.system === 'ubuntu' ? [20, 4] : [11]) || system.system === 'alpine')
    return undefined;
  const path = valueOf(environment('PATH'));
  // The variables of NVIDIA's images are known by name only: nothing of Python is in the folders that they add.
  const isPlain = path === undefined ? facts.family === 'cuda' && !setsPath(stage) : onlySystem(path);
  if (!isPlain || mayBringPythonPackage(stage)) return undefined;
  return { word, instead: 'python3', why: `${names[system.system]} has no program of that name, only python3` };
}

const names = { debian: 'Debian', ubuntu: 'Ubuntu', alpine: 'Alpine' } as const;

const setsPath = someInChain(({ steps }) =>
  steps.some(({ variables }) => variables.some(({ name }) => name === 'PATH')),
);

const onlySystem = (path: string): boolean =>
  path.split(':').every((folder) => folder === '' || systemFolders.has(folder));

/** `python3.11` in an image of Python 3.12, `/usr/bin/python3` in a slim one. */
function otherVersion(word: Word, name: string, stage: Stage): MissingName | undefined {
  const { rootBase } = stage;
  const facts = rootBase.kind === 'image' ? rootBase.facts : undefined;
  const version = facts?.pythonVersion;
  if (!facts || version === undefined || !isPythonImage(facts)) return undefined;
  // The full images have a Python of Debian, too.
  if (facts.tools.get('gcc') !== false || mayBringAnyPackage(stage)) return undefined;
  const asked = /^python(\d\.\d+)$/.exec(basename(name))?.[1];
  if (asked !== undefined && asked !== version)
    return { word, instead: 'python', why: `the image has Python ${version}` };
  return /^\/usr\/bin\/python3?$/.test(name)
    ? { word, instead: `/usr/local/bin/${basename(name)}`, why: 'the image has its Python in /usr/local/bin' }
    : undefined;
}

/** Programs that may put a Python somewhere, or a name for it. */
const bringers: ReadonlySet<string> = new Set([
  ...pythonBringers,
  ...['update-alternatives', 'alternatives', 'brew', 'dpkg', 'bash', 'sh', 'alias', 'eval'],
  ...['uv', 'pipx', 'virtualenv', 'venv', 'poetry', 'pdm', 'pipenv', 'hatch'],
]);

/** Programs that fetch or move files. */
const fileMovers: ReadonlySet<string> = new Set('ln cp mv install tar unzip tee sed wget curl git'.split(' '));

/** Whether a step of a stage, or of one that it is built on, may bring a Python: a package that has a program called python, a program, a copy. */
const mayBringPythonPackage = someInChain((stage) =>
  stepsBring(stage, /^(?:python(?:$|[-=:2]|-is-)|pypy|anaconda|conda)/),
);

/** The same for all packages: any may need a Python. */
const mayBringAnyPackage = someInChain((stage) => stepsBring(stage, /(?:)/));

const stepsBring = ({ commands, copies, steps }: Stage, packages: RegExp): boolean =>
  commands.some((command) => mayBringPython(command, packages)) ||
  copies.some(({ from, destination }) => from !== undefined || isProgramFolder(valueOf(destination))) ||
  steps.some(
    ({ instruction }) =>
      instruction.name === 'SHELL' || (instruction.name === 'RUN' && instruction.heredocs.length > 0),
  );

const isProgramFolder = (folder: string | undefined): boolean =>
  folder === undefined || [...systemFolders].some((each) => isInside(folder, each) || isInside(each, folder));

function mayBringPython({ program, programWord, installer, arguments: words }: Command, packages: RegExp): boolean {
  if (program === undefined) return true;
  if (installer?.manager.forSystem) {
    return (
      installer.requirementFiles.length > 0 ||
      installer.paths.length > 0 ||
      installer.packages.some(({ value }) => value === undefined || packages.test(value))
    );
  }
  if (installer?.manager.name === 'pip') return false;
  if (programWord.value?.includes('/') && !/^\/(?:usr\/)?(?:local\/)?s?bin\//.test(programWord.value)) return true;
  // What fetches files leaves names for Python alone, unless it is told of folders of programs.
  if (fileMovers.has(program)) return words.some(({ value }) => value === undefined || /bin|python/i.test(value));
  return bringers.has(program);
}
