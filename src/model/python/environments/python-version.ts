// The Python that a project asks for, and the one that its image has.
import { pythonBringers } from '../../../knowledge/python-bringers.js';
import { parseLock } from '../../../parser/manifest/lock.js';
import { pythonFulfils } from '../../../parser/python-version.js';
import { at as valueAt, locateTomlKey, parseToml } from '../../../parser/toml.js';
import { type Located, place } from '../../../text/location.js';
import { basename, join } from '../../../text/path.js';
import type { Command } from '../../command.js';
import { someInChain, throughChain } from '../../dockerfile/stage-chain.js';
import type { FileHost } from '../../files.js';
import { type Fact, known, unknown, valueOf } from '../../known.js';
import type { Stage } from '../../stage.js';
import { mayFail } from '../../command/may-fail.js';
import { foldersUp, manifestIn, managedProject, mayBeSet, projectInstalls } from '../installs/project-install.js';

/** The Python of an image, where it is named. */
export interface ImagePython extends Located {
  /** `3.13`, or `3.13.2` where the tag has it. */
  readonly version: string;
  /** Whether no other Python is there: the full images of Debian have a second one. */
  readonly isOnly: boolean;
}

/** What a project asks for, where it is written. */
export interface AskedPython extends Located {
  /** The file that asks. */
  readonly file: string;
  /** A version specifier, or the version of a `.python-version`. */
  readonly text: string;
}

/** What becomes of a project that asks for another Python than the image has. */
export interface PythonMismatch {
  readonly python: ImagePython;
  readonly asked: AskedPython;
  /** The install that meets it; undefined where none checks. */
  readonly command: Command | undefined;
  /** `fails`: the install stops; `other`: uv takes or downloads another Python; `unchecked`: nothing looks at it. */
  readonly outcome: 'fails' | 'may-fail' | 'other' | 'unchecked';
}

const pythonFamilies: ReadonlySet<string> = new Set(['python', 'uv-python', 'tiangolo', 'lambda']);

/** The Python that the base image of a stage has, where its tag tells and nothing in the stages brings another one. */
export function imagePython(stage: Stage): Fact<ImagePython> {
  const { rootBase } = stage;
  const facts = rootBase.kind === 'image' ? rootBase.facts : undefined;
  if (rootBase.kind !== 'image' || !facts?.pythonVersion || !pythonFamilies.has(facts.family))
    return unknown('the base image does not tell its Python');
  const other = pythonBringer(stage);
  if (other) return unknown(`${other.program ?? 'a command'} may bring another Python`);
  const { tag } = rootBase.reference;
  const exact = facts.family === 'python' ? /^\d+\.\d+\.\d+(?=$|-)/.exec(tag ?? '')?.[0] : undefined;
  const version = exact ?? facts.pythonVersion;
  const isOnly = facts.tools.get('gcc') === false && !hasSystemPython(stage);
  return known({ at: rootBase.at, version, isOnly });
}

/** A command of a stage, or else of one that it is built on, that may bring another Python. */
const pythonBringer = throughChain<Command | undefined, []>(
  ({ commands }, below) => commands.find(mayBringPython) ?? below,
);

const hasSystemPython = someInChain(({ commands }) => commands.some(installsSystemPython));

/** Whether a command may bring a Python of its own, or choose one. */
function mayBringPython({ program, arguments: behind }: Command): boolean {
  if (program === undefined) return false;
  const [first, second] = behind.filter(({ value }) => !value?.startsWith('-'));
  if (pythonBringers.has(program)) return true;
  return (
    (program === 'uv' && (first?.value === 'python' || first?.value === 'venv') && second?.value !== 'list') ||
    (program === 'poetry' && (first?.value === 'env' || first?.value === 'python')) ||
    (program === 'pdm' && (first?.value === 'use' || first?.value === 'python'))
  );
}

const installsSystemPython = ({ installer }: Command): boolean =>
  installer?.manager.forSystem === true &&
  installer.packages.some(({ value }) => value === undefined || value.startsWith('python'));

/** The mismatches of a stage: the first install that meets one, or the manifest that nothing checks. */
export function pythonMismatch(stage: Stage, host: FileHost): PythonMismatch | undefined {
  const python = valueOf(imagePython(stage));
  if (!python || stage.dockerfile.fragment) return undefined;
  for (const command of stage.commands) {
    const { installer } = command;
    if (!installer?.manager.forPython || mayFail(command)) continue;
    const found = installMismatch(command, python, host);
    if (found) return found;
  }
  return undefined;
}

function installMismatch(command: Command, python: ImagePython, host: FileHost): PythonMismatch | undefined {
  const { manager, row } = command.installer!;
  if (command.option('--python', '-p', '--python-version')) return undefined;
  switch (manager.name) {
    case 'pip':
      return builtProject(command, python, host);
    case 'uv':
      return row.installsProject ? syncedProject(command, python, host) : builtProject(command, python, host);
    case 'poetry':
    case 'pdm':
      return row.installsProject ? managed(command, python, host) : undefined;
    default:
      return manager.name === 'pipenv' ? pipfile(command, python, host) : undefined;
  }
}

const isWrong = ({ version }: ImagePython, { text }: AskedPython): boolean => pythonFulfils(version, text) === false;

/** pip refuses a project that asks for another Python: "requires a different Python". */
function builtProject(command: Command, python: ImagePython, host: FileHost): PythonMismatch | undefined {
  if (command.installer!.manager.name === 'uv' && !command.has('--system') && !mayBeSet(command, 'UV_SYSTEM_PYTHON'))
    return undefined;
  for (const { manifest } of projectInstalls(command, host)) {
    const { requiresPython } = manifest;
    const asked = requiresPython && { ...requiresPython, file: manifest.file.path };
    if (asked && isWrong(python, asked)) return { python, asked, command, outcome: 'fails' };
  }
  return undefined;
}

/** uv takes what `.python-version` names, or else any Python that fits, and downloads one where there is none. */
function syncedProject(command: Command, python: ImagePython, host: FileHost): PythonMismatch | undefined {
  const project = managedProject(command, host);
  if (!project || mayBeSet(command, 'UV_PYTHON') || mayBeSet(command, 'UV_NO_CONFIG')) return undefined;
  const pinned = pinnedPython(project.folder, command, host);
  if (pinned === 'unknown') return undefined;
  const { requiresPython } = project.manifest;
  const own = requiresPython && { ...requiresPython, file: project.file.path };
  const asked = pinned ?? own ?? lockedPython(project.folder, command, host);
  if (!asked || !(pinned ? isOtherVersion(python, asked) : isWrong(python, asked))) return undefined;
  const stops = python.isOnly && mayNotDownload(command);
  return { python, asked, command, outcome: stops ? 'fails' : 'other' };
}

/** Whether uv may take no Python but those of the system: https://docs.astral.sh/uv/concepts/python-versions/ */
function mayNotDownload(command: Command): boolean {
  const downloads = valueOf(command.environment('UV_PYTHON_DOWNLOADS'));
  const preference = valueOf(command.environment('UV_PYTHON_PREFERENCE'));
  return (
    /^(?:never|manual|0|false)$/.test(downloads ?? '') ||
    preference === 'only-system' ||
    command.has('--no-python-downloads', '--no-managed-python')
  );
}

/** The `.python-version` that uv finds in a folder or above it. */
function pinnedPython(folder: string, { files }: Command, host: FileHost): AskedPython | 'unknown' | undefined {
  for (const at of foldersUp(folder)) {
    const state = files.lookup(join(at, '.python-version'));
    if (state.state === 'unknown' && at === folder) return 'unknown';
    if (state.state !== 'present') continue;
    const file = state.source === undefined ? undefined : host.read(state.source);
    const text = file && /^\s*(\d+\.\d+(?:\.\d+)?)\s*(?:\n|$)/.exec(file.text)?.[1];
    if (!file || text === undefined) return 'unknown';
    const start = file.text.indexOf(text);
    return { at: place(file, start, start + text.length), file: file.path, text };
  }
  return undefined;
}

/** Whether a version is another one: `3.13` is any 3.13. */
function isOtherVersion({ version }: ImagePython, { text }: AskedPython): boolean {
  const own = version.split('.');
  return text.split('.').some((number, index) => own[index] !== undefined && own[index] !== number);
}

function lockedPython(folder: string, { files }: Command, host: FileHost): AskedPython | undefined {
  const state = files.lookup(join(folder, 'uv.lock'));
  const file = state.state === 'present' && state.source !== undefined ? host.read(state.source) : undefined;
  const found = file && parseLock(file, 'uv').requiresPython;
  return found && { ...found, file: file.path };
}

/** Poetry and PDM stop where no Python fits. */
function managed(command: Command, python: ImagePython, host: FileHost): PythonMismatch | undefined {
  const project = managedProject(command, host);
  const { requiresPython } = project?.manifest ?? {};
  const asked = project && requiresPython && { ...requiresPython, file: project.file.path };
  if (!asked || !isWrong(python, asked)) return undefined;
  const inPlace = valueOf(command.environment('POETRY_VIRTUALENVS_CREATE')) === 'false';
  return { python, asked, command, outcome: python.isOnly || inPlace ? 'fails' : 'may-fail' };
}

/** Pipenv stops with `--deploy`, or where it has to make an environment; otherwise it warns. */
function pipfile(command: Command, python: ImagePython, host: FileHost): PythonMismatch | undefined {
  const { workdir, files } = command;
  const state = workdir.known ? files.lookup(join(workdir.value, 'Pipfile')) : undefined;
  const file = state?.state === 'present' && state.source !== undefined ? host.read(state.source) : undefined;
  if (!file) return undefined;
  const { value } = parseToml(file);
  for (const key of ['python_version', 'python_full_version']) {
    const text = valueAt(value, 'requires', key);
    if (typeof text !== 'string' || !/^\d+\.\d+(?:\.\d+)?$/.test(text)) continue;
    const asked = {
      at: (locateTomlKey(file, ['requires', key]) ?? { at: place(file, 0, 0) }).at,
      file: file.path,
      text,
    };
    if (!isOtherVersion(python, asked)) continue;
    const stops = command.has('--deploy') || (python.isOnly && !command.has('--system'));
    return { python, asked, command, outcome: stops ? 'fails' : 'may-fail' };
  }
  return undefined;
}

/**
 * A `pyproject.toml` in the folder that the image works in, whose Python nothing checks: only requirements files are installed.
 */
export function uncheckedPython(stage: Stage, host: FileHost): PythonMismatch | undefined {
  const python = valueOf(imagePython(stage));
  const workdir = valueOf(stage.final.workdir);
  const last = stage.commands.findLast(({ installer }) => installer?.requirementFiles.length);
  if (!python || workdir === undefined || !stage.isShipped || stage.dockerfile.fragment || !last) return undefined;
  const found = manifestIn(workdir, { ...last, files: stage.final.files }, host);
  const { requiresPython } = found?.manifest ?? {};
  if (!found || !requiresPython || basename(found.file.path) !== 'pyproject.toml') return undefined;
  const asked = { ...requiresPython, file: found.file.path };
  return isWrong(python, asked) ? { python, asked, command: undefined, outcome: 'unchecked' } : undefined;
}
