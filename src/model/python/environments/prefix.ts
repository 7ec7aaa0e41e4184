// Where an install command puts its distributions.
import { isRootUser } from '../../../knowledge/system-users.js';
import type { Word } from '../../../parser/word.js';
import { basename, dirname, join } from '../../../text/path.js';
import type { Command } from '../../command.js';
import { programName } from '../../command/peel.js';
import { commandsOfRun } from '../../command/run-commands.js';
import { expand } from '../../expand.js';
import { type Fact, known, unknown } from '../../known.js';

/** A folder that distributions are installed below, as Python calls it: https://docs.python.org/3/library/sys.html#sys.prefix */
export interface Prefix {
  /**
   * `system`: the Python of the image, /usr/local or /usr. `user`: `~/.local`. `target`: a folder without programs of its own.
   * `cache`: somewhere below a folder of Poetry or pipenv, under a name that nobody writes down.
   */
  readonly kind: 'system' | 'venv' | 'user' | 'target' | 'prefix' | 'conda' | 'cache';
  /** Absolute. */
  readonly path: string;
}

/** What an install command finds in the image: the environments that earlier steps made. */
export interface Surroundings {
  /** The environment at a path, where one is known. */
  at(path: string): Prefix | undefined;
  /** The Python that a search path leads to. */
  pythonOn(path: Fact<string | undefined>, files: Command['files']): Fact<Prefix>;
  /** What `poetry config`, `pdm config` and their like set, by `tool key`; and the files of the project that do so. */
  setting(tool: string, key: string, command: Command): Fact<string | undefined>;
  /** Where conda keeps its environments; undefined where that is not known. */
  readonly condaRoot: string | undefined;
  /** The name that an environment file gives to its environment. */
  environmentName(path: string, command: Command): string | undefined;
}

const yes = (value: string | undefined): boolean => value !== undefined && /^(?:1|true|yes|on|y|t)$/i.test(value);
const no = (value: string | undefined): boolean => value !== undefined && /^(?:0|false|no|off|n|f)$/i.test(value);

/**
 * The value of a variable that only a Dockerfile sets: one of a base image whose variables are not all known counts as unset.
 */
function variable({ environment, state }: Command, name: string): Fact<string | undefined> {
  const value = environment(name);
  if (value.known || state.environment.get(name)) return value;
  return known(undefined);
}

/** Where an install command of Python packages puts them; unknown where that depends on what is not seen. */
export function prefixOf(command: Command, around: Surroundings): Fact<Prefix> {
  const name = command.installer?.manager.name;
  switch (name) {
    case 'pip':
      return pipPrefix(command, around);
    case 'uv':
      return command.installer!.row.words[0] === 'pip' ? uvPipPrefix(command, around) : uvProject(command, around);
    case 'poetry':
      return poetryPrefix(command, around);
    case 'pipenv':
      return pipenvPrefix(command, around);
    case 'pdm':
      return pdmPrefix(command, around);
    case 'conda':
    case 'mamba':
    case 'micromamba':
      return condaPrefix(command, around);
    default:
      return unknown(`where ${name ?? 'it'} installs is not known`);
  }
}

/** The word that names the interpreter or the program: `/opt/venv/bin/python` of `/opt/venv/bin/python -m pip`. */
export function interpreterWord({ words, programWord }: Pick<Command, 'words' | 'programWord'>): Word {
  const end = words.indexOf(programWord);
  const before = end === -1 ? words : words.slice(0, end);
  return before.findLast((word) => programName(word) === 'python') ?? programWord;
}

/** The environment whose `activate` script was read before in the same shell, or that a wrapper runs the command in. */
export function activated(command: Command): Fact<string | undefined> {
  let found: Fact<string | undefined> = known(undefined);
  for (const each of commandsOfRun(command)) {
    if (each === command || each.at.span.start >= command.at.span.start) break;
    if (each.program === 'deactivate') found = known(undefined);
    if (each.program !== '.' && each.program !== 'source') continue;
    const [file] = each.arguments;
    const value = file && expand(file, each.state.environment, 'unknown');
    if (!value?.known || !value.value.endsWith('/bin/activate')) continue;
    found = each.workdir.known
      ? known(dirname(dirname(join(each.workdir.value, value.value))), { at: each.at, note: 'activated here' })
      : each.workdir;
  }
  return found;
}

/** The path of an option's value, counted from the folder of the command; undefined where there is none. */
function optionPath(command: Command, ...names: readonly string[]): Fact<string> | undefined {
  const option = command.option(...names);
  if (!option) return undefined;
  return option.value ? pathOf(option.value, command) : unknown(`${option.name} has no value`);
}

function pathOf(word: Word, { state, workdir }: Command): Fact<string> {
  const value = expand(word, state.environment, 'unknown');
  if (!value.known) return value;
  if (value.value.startsWith('~') || value.value.includes('$')) return unknown('the path is not known');
  return inFolder(value.value, workdir);
}

const inFolder = (path: string, workdir: Fact<string>): Fact<string> => {
  if (path.startsWith('/')) return known(join('/', path));
  return workdir.known ? known(join(workdir.value, path)) : workdir;
};

const at = (kind: Prefix['kind'], path: Fact<string>): Fact<Prefix> =>
  path.known ? known({ kind, path: path.value }, ...path.evidence) : path;

/** The Python that a program belongs to: by its path, by what was activated, or by PATH. */
export function interpreterOf(command: Command, around: Surroundings): Fact<Prefix> {
  if (
    command.wrappers.some((wrapper) => /^(?:sudo|su|runuser|conda|mamba|micromamba|uvx|pixi|hatch|rye)\b/.test(wrapper))
  )
    return unknown('a wrapper chooses the environment');
  const word = interpreterWord(command);
  const name = expand(word, command.state.environment, 'unknown');
  if (!name.known) return name;
  if (name.value.includes('/')) {
    const path = inFolder(name.value, command.workdir);
    return path.known ? prefixOfProgram(path.value, around) : path;
  }
  const wrapper = command.wrappers.findLast((each) => each.endsWith(' run'));
  if (wrapper) return runnerPrefix(wrapper, command, around);
  const active = activated(command);
  if (!active.known) return active;
  if (active.value !== undefined) return known(around.at(active.value) ?? { kind: 'venv', path: active.value });
  return around.pythonOn(command.environment('PATH'), command.files);
}

/** The environment that a program at an absolute path is in. */
export function prefixOfProgram(path: string, around: Surroundings): Fact<Prefix> {
  if (basename(dirname(path)) !== 'bin') return unknown(`${path} belongs to no environment that is known`);
  const folder = dirname(dirname(path));
  const found = around.at(folder);
  if (found) return known(found);
  if (folder === '/usr/local' || folder === '/usr' || folder === '/')
    return known({ kind: 'system', path: folder === '/' ? '/usr' : folder });
  return unknown(`nothing tells what ${folder} is`);
}

/** `uv run`, `poetry run`, `pipenv run`, `pdm run`. */
function runnerPrefix(wrapper: string, command: Command, around: Surroundings): Fact<Prefix> {
  if (wrapper === 'uv run') return uvProject(command, around);
  if (wrapper === 'poetry run') return poetryPrefix(command, around);
  if (wrapper === 'pipenv run') return pipenvPrefix(command, around);
  if (wrapper === 'pdm run') return pdmPrefix(command, around);
  return unknown(`${wrapper} chooses the environment`);
}

function pipPrefix(command: Command, around: Surroundings): Fact<Prefix> {
  for (const [option, name, kind] of [
    ['--target', 'PIP_TARGET', 'target'],
    ['--prefix', 'PIP_PREFIX', 'prefix'],
  ] as const) {
    const path = optionPath(command, option, ...(option === '--target' ? ['-t'] : []));
    if (path) return at(kind, path);
    const value = variable(command, name);
    if (!value.known) return value;
    if (value.value) return at(kind, inFolder(value.value, command.workdir));
  }
  if (command.option('--root', '--python', '--install-option', '--global-option'))
    return unknown('an option says where pip installs');
  const interpreter = interpreterOf(command, around);
  if (!interpreter.known || interpreter.value.kind !== 'system') return interpreter;
  const asUser = variable(command, 'PIP_USER');
  if (!asUser.known) return asUser;
  const { user } = command.state;
  if (!user.known) return user;
  const isRoot = isRootUser(user.value);
  // Without the right to write to the system's folder, pip installs for the user: https://pip.pypa.io/en/stable/user_guide/#user-installs
  const isUsers = command.has('--user') || yes(asUser.value) || (!isRoot && !no(asUser.value));
  return isUsers ? userPrefix(command, isRoot) : interpreter;
}

/** Where `--user` goes: https://docs.python.org/3/library/site.html#site.USER_BASE */
function userPrefix(command: Command, isRoot: boolean): Fact<Prefix> {
  const base = variable(command, 'PYTHONUSERBASE');
  if (!base.known) return base;
  if (base.value) return at('user', inFolder(base.value, command.workdir));
  const home = homeOf(command, isRoot);
  return home.known ? known({ kind: 'user', path: join(home.value, '.local') }) : home;
}

function homeOf(command: Command, isRoot: boolean): Fact<string> {
  const home = variable(command, 'HOME');
  if (!home.known) return home;
  if (home.value) return known(home.value);
  return isRoot ? known('/root') : unknown('the home of the user is not known');
}

const runsAsRoot = ({ state: { user } }: Command): boolean => user.known && isRootUser(user.value);

/** Where a search for a virtual environment ends when nothing was found: uv refuses to go on. */
export const noEnvironment = 'there is no virtual environment';

/** `uv pip install`: https://docs.astral.sh/uv/pip/environments/ */
function uvPipPrefix(command: Command, around: Surroundings): Fact<Prefix> {
  const target = optionPath(command, '--target', '-t');
  if (target) return at('target', target);
  const prefix = optionPath(command, '--prefix');
  if (prefix) return at('prefix', prefix);
  const named = variable(command, 'UV_SYSTEM_PYTHON');
  const system = named.known && named.value === undefined ? around.setting('uv', 'pip.system', command) : named;
  if (!system.known) return system;
  const python = command.option('-p', '--python')?.value;
  const chosen = variable(command, 'UV_PYTHON');
  if (python || !chosen.known || chosen.value) return uvPython(python, chosen, command, around);
  if (command.has('--system') || yes(system.value)) return systemPython(command, around);
  const active = activeEnvironment(command, around);
  if (!active.known || active.value) return active as Fact<Prefix>;
  const nearby = environmentNearby(command, around);
  if (!nearby.known || nearby.value) return nearby as Fact<Prefix>;
  const found = around.pythonOn(command.environment('PATH'), command.files);
  // A virtual environment that is on PATH counts, although nothing says that it is active.
  if (found.known && found.value.kind === 'system') return unknown(noEnvironment);
  return found;
}

function uvPython(
  python: Word | undefined,
  chosen: Fact<string | undefined>,
  command: Command,
  around: Surroundings,
): Fact<Prefix> {
  const value = python ? pathOf(python, command) : chosen.known ? inFolder(chosen.value!, command.workdir) : chosen;
  const text = python ? python.value : chosen.known ? chosen.value : undefined;
  if (!value.known || text === undefined) return unknown('the Python that uv uses is not known');
  if (!text.includes('/')) return unknown('uv looks for a Python by itself');
  const folder = around.at(value.value);
  return folder ? known(folder) : prefixOfProgram(value.value, around);
}

/** The first Python on PATH that is in no virtual environment. */
function systemPython(command: Command, around: Surroundings): Fact<Prefix> {
  const path = command.environment('PATH');
  if (!path.known || path.value === undefined) return unknown('PATH is not known');
  const folders = path.value.split(':').filter((folder) => around.at(dirname(folder))?.kind !== 'venv');
  return around.pythonOn(known(folders.join(':')), command.files);
}

/** What VIRTUAL_ENV names, or what was activated; known and undefined where nothing is active. */
function activeEnvironment(command: Command, around: Surroundings): Fact<Prefix | undefined> {
  const active = activated(command);
  if (!active.known) return active;
  if (active.value !== undefined) return known(around.at(active.value) ?? { kind: 'venv', path: active.value });
  const value = command.environment('VIRTUAL_ENV');
  if (!value.known) return value;
  if (!value.value) return known(undefined);
  const path = inFolder(value.value, command.workdir);
  return path.known ? known(around.at(path.value) ?? { kind: 'venv', path: path.value }) : path;
}

/** A `.venv` in the folder of the command or above it; known and undefined where there is none. */
function environmentNearby(command: Command, around: Surroundings): Fact<Prefix | undefined> {
  if (!command.workdir.known) return command.workdir;
  for (let folder = command.workdir.value; ; folder = dirname(folder)) {
    const path = join(folder, '.venv');
    const found = around.at(path);
    if (found) return known(found);
    const { state } = command.files.lookup(path);
    if (state === 'present') return known({ kind: 'venv', path });
    if (state === 'unknown' && !isOnlyAdded(command, path)) return unknown(`${path} may be there`);
    if (folder === '/') return known(undefined);
  }
}

/** The folder of the project that a tool works on: that of the nearest manifest, else where the command runs. */
function projectFolder(command: Command, manifest: string, ...options: readonly string[]): Fact<string> {
  const named = optionPath(command, ...options);
  if (named) return named;
  if (!command.workdir.known) return command.workdir;
  for (let folder = command.workdir.value; ; folder = dirname(folder)) {
    if (command.files.lookup(join(folder, manifest)).state === 'present') return known(folder);
    if (folder === '/') return command.workdir;
  }
}

/** `uv sync`, `uv add`, `uv run`: https://docs.astral.sh/uv/concepts/projects/config/#project-environment-path */
function uvProject(command: Command, around: Surroundings): Fact<Prefix> {
  if (command.has('--script')) return unknown('a script has an environment of its own');
  // `uv run` peels its own options off: with them it may be anywhere.
  if (command.has('--active')) {
    const active = activeEnvironment(command, around);
    if (!active.known || active.value) return active as Fact<Prefix>;
  }
  const project = projectFolder(command, 'pyproject.toml', '--project', '--directory');
  if (!project.known) return project;
  const named = variable(command, 'UV_PROJECT_ENVIRONMENT');
  if (!named.known) return named;
  const path = named.value ? join(project.value, named.value) : join(project.value, '.venv');
  return known(around.at(path) ?? { kind: path === '/usr/local' || path === '/usr' ? 'system' : 'venv', path });
}

/** https://python-poetry.org/docs/configuration/#virtualenvscreate */
function poetryPrefix(command: Command, around: Surroundings): Fact<Prefix> {
  const option = (key: string): Fact<string | undefined> => {
    const value = variable(command, `POETRY_${key.toUpperCase().replaceAll(/[.-]/g, '_')}`);
    return value.known && value.value === undefined ? around.setting('poetry', key, command) : value;
  };
  const [create, inProject, path] = ['virtualenvs.create', 'virtualenvs.in-project', 'virtualenvs.path'].map(
    option,
  ) as [Fact<string | undefined>, Fact<string | undefined>, Fact<string | undefined>];
  if (!create.known) return create;
  const active = activeEnvironment(command, around);
  if (!active.known || active.value) return active as Fact<Prefix>;
  if (no(create.value)) return systemPython(command, around);
  if (!inProject.known) return inProject;
  const project = projectFolder(command, 'pyproject.toml', '-C', '--directory', '-P', '--project');
  if (!project.known) return project;
  const own = join(project.value, '.venv');
  if (yes(inProject.value)) return known({ kind: 'venv', path: own });
  const state = around.at(own) ? 'present' : command.files.lookup(own).state;
  if (state === 'present' && !no(inProject.value)) return known({ kind: 'venv', path: own });
  if (state === 'unknown' && !around.at(own) && !isOnlyAdded(command, own)) return unknown(`${own} may be there`);
  if (!path.known) return path;
  if (path.value) return known({ kind: 'cache', path: join('/', path.value) });
  const home = homeOf(command, runsAsRoot(command));
  return home.known ? known({ kind: 'cache', path: join(home.value, '.cache/pypoetry/virtualenvs') }) : home;
}

/** Whether all that may be at a path is what a former install of the same tool might have made; it did not. */
function isOnlyAdded({ files }: Command, path: string): boolean {
  const state = files.lookup(path);
  return state.state === 'unknown' && state.because.endsWith(' makes it');
}

/** https://pipenv.pypa.io/en/latest/virtualenv.html */
function pipenvPrefix(command: Command, around: Surroundings): Fact<Prefix> {
  const system = variable(command, 'PIPENV_SYSTEM');
  if (!system.known) return system;
  if (command.has('--system') || yes(system.value)) return systemPython(command, around);
  const active = activeEnvironment(command, around);
  if (!active.known || active.value) return active as Fact<Prefix>;
  const inProject = variable(command, 'PIPENV_VENV_IN_PROJECT');
  if (!inProject.known) return inProject;
  const project = projectFolder(command, 'Pipfile');
  if (!project.known) return project;
  const own = join(project.value, '.venv');
  if (inProject.value && !no(inProject.value)) return known({ kind: 'venv', path: own });
  const state = around.at(own) ? 'present' : command.files.lookup(own).state;
  if (state === 'present') return known({ kind: 'venv', path: own });
  if (state === 'unknown' && !isOnlyAdded(command, own)) return unknown(`${own} may be there`);
  const folder = variable(command, 'WORKON_HOME');
  if (!folder.known) return folder;
  if (folder.value) return known({ kind: 'cache', path: join('/', folder.value) });
  const home = homeOf(command, runsAsRoot(command));
  return home.known ? known({ kind: 'cache', path: join(home.value, '.local/share/virtualenvs') }) : home;
}

/** https://pdm-project.org/en/latest/usage/venv/ */
function pdmPrefix(command: Command, around: Surroundings): Fact<Prefix> {
  if (command.option('--venv') || command.has('-g') || command.has('--global')) return unknown('pdm is told where');
  for (const [name, key] of [
    ['PDM_USE_VENV', 'python.use_venv'],
    ['PDM_VENV_IN_PROJECT', 'venv.in_project'],
    ['PDM_PYTHON', 'use'],
  ] as const) {
    const value = variable(command, name);
    const setting = value.known && value.value === undefined ? around.setting('pdm', key, command) : value;
    if (!setting.known) return setting;
    if (setting.value !== undefined && !yes(setting.value)) return unknown(`${name} says where pdm installs`);
  }
  const active = activeEnvironment(command, around);
  if (!active.known || active.value) return active as Fact<Prefix>;
  const project = projectFolder(command, 'pyproject.toml', '-p', '--project');
  if (!project.known) return project;
  // The folder of PEP 582 takes the packages where there is one: https://pdm-project.org/en/latest/usage/pep582/
  if (command.files.lookup(join(project.value, '__pypackages__')).state !== 'absent')
    return unknown('pdm installs into __pypackages__');
  return known({ kind: 'venv', path: join(project.value, '.venv') });
}

/** https://docs.conda.io/projects/conda/en/stable/user-guide/tasks/manage-environments.html */
function condaPrefix(command: Command, around: Surroundings): Fact<Prefix> {
  const path = optionPath(command, '-p', '--prefix');
  if (path) return at('conda', path);
  if (around.condaRoot === undefined) return unknown('where conda keeps its environments is not known');
  const active = command.environment('CONDA_DEFAULT_ENV');
  const named = command.option('-n', '--name')?.value?.value;
  const [file] = command.installer!.requirementFiles;
  const verb = command.installer!.row.words.join(' ');
  const makes = /^(?:create|env)/.test(verb);
  const filePath = makes && file ? pathOf(file, command) : undefined;
  const name = named ?? (filePath?.known ? around.environmentName(filePath.value, command) : undefined);
  if (name === undefined && makes) return unknown('the name of the environment is not known');
  if (name === undefined && active.known && active.value) return unknown('another environment may be active');
  return known({
    kind: 'conda',
    path: name === undefined || name === 'base' ? around.condaRoot : join(around.condaRoot, `envs/${name}`),
  });
}
