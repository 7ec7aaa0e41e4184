// What goes wrong with Python environments that one stage makes and another one copies.
import { providersOf } from '../../../knowledge/python-distributions.js';
import { mayBeRoot } from '../../../knowledge/system-users.js';
import { parsePyproject } from '../../../parser/manifest/pyproject.js';
import type { Located, Note } from '../../../text/location.js';
import { basename, dirname, isInside, join } from '../../../text/path.js';
import type { Service } from '../../compose.js';
import type { Command } from '../../command.js';
import { stageChain } from '../../dockerfile/stage-chain.js';
import type { FileHost } from '../../files.js';
import { known, valueOf } from '../../known.js';
import type { Process } from '../../process.js';
import type { Copy, Stage } from '../../stage.js';
import { distributionsIn } from '../installs/distributions.js';
import { environmentsOf, noPython, type PythonEnvironment } from './environments.js';
import { interpreterWord } from './prefix.js';
import { pythonBelow } from './python-versions.js';
import { mayActivate, needed, type Needed, searchPath } from './start-place.js';
import type { ImageProcess } from '../program/starts.js';

/** The place of the word that names what a copy takes. */
const sourceOf = (copy: Copy, environment: PythonEnvironment): Located =>
  copy.sources.find(({ value }) => {
    const path = valueOf(value);
    return path !== undefined && (isInside(path, environment.madeAt) || isInside(environment.madeAt, path));
  }) ?? copy;

/** The environments that a stage has from another one, with the copy that brought them last. */
export function copiedEnvironments(
  stage: Stage,
  host: FileHost,
): readonly { readonly environment: PythonEnvironment; readonly copy: Copy }[] {
  const copied = environmentsOf(stage, host).all.flatMap((environment) => {
    const [copy] = environment.copies;
    return copy ? [{ environment, copy }] : [];
  });
  const chain = copied.length > 0 ? stageChain(stage) : [];
  return copied.filter(({ environment }) => !chain.includes(environment.madeIn));
}

/** Packages that the Python of the image does not see, or cannot load. */
export interface Mismatch extends Located {
  readonly message: string;
  readonly help: string;
  readonly related: readonly Note[];
}

/** Distributions that are of no use without their compiled modules. */
const compiled: ReadonlySet<string> = new Set(
  `asyncpg bcrypt cffi cryptography grpcio lxml matplotlib mysqlclient numpy orjson pandas pillow psycopg-binary psycopg2 psycopg2-binary
   pydantic-core pyzmq scikit-learn scipy torch`.split(/\s+/),
);

/** Copies of packages that were installed for another Python than that of the image, or for another C library. */
export function mismatches(stage: Stage, host: FileHost): readonly Mismatch[] {
  const environments = environmentsOf(stage, host);
  const found = new Map<Copy, Mismatch>();
  for (const { environment, copy } of copiedEnvironments(stage, host)) {
    const mismatch = mismatchOf(environment, copy, stage, host);
    if (mismatch && !found.has(copy) && environments.open === undefined) found.set(copy, mismatch);
  }
  return [...found.values()];
}

function mismatchOf(environment: PythonEnvironment, copy: Copy, stage: Stage, host: FileHost): Mismatch | undefined {
  const { python, kind, madeIn } = environment;
  if (!python.known || python.value.kind !== 'system' || kind === 'target' || kind === 'conda' || kind === 'cache')
    return undefined;
  const { path } = python.value;
  const made = pythonBelow(path, madeIn);
  if (!made.known) return undefined;
  const { at } = sourceOf(copy, environment);
  const madeBy: Note = { at: made.evidence[0]!.at, note: `Python ${made.value} installs them` };
  const here = environmentsOf(stage, host).pythonOn(known(`${path}/bin`), stage.final.files);
  if (kind !== 'venv' && bringsPython(copy, environment)) return undefined;
  if (!here.known) {
    // A virtual environment whose Python is gone is the matter of another rule, and packages may be meant for a Python elsewhere.
    const isNone =
      here.because === noPython &&
      environmentsOf(stage, host).pythonOn(known('/usr/local/bin:/usr/bin'), stage.final.files);
    if (!isNone || isNone.known || isNone.because !== noPython || kind === 'venv') return undefined;
    return {
      at,
      message: 'These packages are copied to an image that has no Python.',
      help: `Build this stage from the image that installs them, too.`,
      related: [madeBy],
    };
  }
  const version = pythonBelow(path, stage);
  if (!version.known) return undefined;
  const runBy: Note = { at: version.evidence[0]!.at, note: `Python ${version.value} runs here` };
  const folder = versionIn(environment) ?? made.value;
  if (folder !== version.value) {
    return {
      at,
      message: `Python ${version.value} does not look into these packages: they are installed for Python ${folder}.`,
      help: 'Build both stages from the same version of the image.',
      related: [madeBy, runBy],
    };
  }
  const isOther = made.value !== version.value;
  const libraries = [libraryOf(madeIn), libraryOf(stage)];
  const isOtherLibrary = libraries[0] !== undefined && libraries[1] !== undefined && libraries[0] !== libraries[1];
  if (!isOther && !isOtherLibrary) return undefined;
  const victim = distributionsIn([environment], host).all.find(
    ({ name, marker }) => compiled.has(name) && marker === undefined,
  );
  if (!victim) return undefined;
  return {
    at,
    message: isOther
      ? `${victim.name} is compiled for Python ${made.value}, and the image runs Python ${version.value}.`
      : `${victim.name} is compiled for ${libraries[0]}, and the image has ${libraries[1]}.`,
    help: 'Build both stages from the same image.',
    related: [madeBy, runBy, victim.by],
  };
}

/** Whether a copy of a whole prefix brings the Python along. */
const bringsPython = (copy: Copy, { path, copies }: PythonEnvironment): boolean =>
  [copy, ...copies].some(({ sources, destination }) => {
    const to = valueOf(destination);
    const isWhole = (path === '/usr/local' || path === '/usr') && to !== undefined && isInside(to, path);
    return isWhole && sources.some(({ value }) => /^\/(?:usr(?:\/local)?\/?)?$/.test(valueOf(value) ?? '/'));
  });

/** The version that the folders of a part say: `lib/python3.12/site-packages`. */
function versionIn({ parts }: PythonEnvironment): string | undefined {
  for (const part of parts ?? []) {
    const version = /(?:^|\/)python(\d\.\d+)(?:\/|$)/.exec(part)?.[1];
    if (version !== undefined) return version;
  }
  return undefined;
}

/** The C library of an image. */
function libraryOf({ rootBase }: Stage): 'musl' | 'glibc' | undefined {
  const system = rootBase.kind === 'image' ? rootBase.facts?.system : undefined;
  if (system === 'alpine') return 'musl';
  return system === 'debian' || system === 'ubuntu' || system === 'redhat' ? 'glibc' : undefined;
}

/** What a container starts out of an environment that was copied, and why that fails. */
export interface BrokenStart {
  readonly environment: PythonEnvironment;
  readonly copy: Copy;
  readonly because: 'moved' | 'no-python';
  /** The path that is not there. */
  readonly missing: string;
  /** The program, without folders. */
  readonly program: string;
}

/** A virtual environment that was copied to another path than it was made at, or away from its Python. */
export function brokenStart(start: ImageProcess, service?: Service): BrokenStart | undefined {
  const { process, stage } = start;
  if (!stage || mayActivate(start, service)) return undefined;
  const { host } = process.reader;
  const found = copiedEnvironments(stage, host).find(
    ({ environment }) => environment.kind === 'venv' && isUsed(environment, process, host),
  );
  if (!found) return undefined;
  const { environment, copy } = found;
  const word = interpreterWord(process.command as Command);
  const program = basename(word.value ?? '');
  const gone = missingPython(environment, stage, host);
  if (gone !== undefined) return { environment, copy, because: 'no-python', missing: gone, program };
  const isScript =
    process.command.program !== 'python' && !process.command.wrappers.some((wrapper) => wrapper.endsWith('python -m'));
  const isMoved = environment.path !== environment.madeAt && !environment.relocatable;
  if (!isScript || !isMoved || isThere(environment.madeAt, stage, host)) return undefined;
  if (
    environment.madeIn.commands.some(({ words }) =>
      words.some(({ value }) => /relocatable|shebang|#!/i.test(value ?? '')),
    )
  )
    return undefined;
  if (environment.madeIn.final.environment.get('UV_VENV_RELOCATABLE')) return undefined;
  return { environment, copy, because: 'moved', missing: join(environment.madeAt, 'bin/python'), program };
}

/** Whether the program of a process is one of an environment: by its path, or first on PATH. */
function isUsed(environment: PythonEnvironment, process: Process, host: FileHost): boolean {
  const word = interpreterWord(process.command as Command).value;
  if (word === undefined || process.command.wrappers.some((wrapper) => / run$|^uvx/.test(wrapper))) return false;
  if (word.includes('/')) {
    const workdir = word.startsWith('/') ? '/' : valueOf(process.workdir);
    return workdir !== undefined && dirname(join(workdir, word)) === join(environment.path, 'bin');
  }
  const folders = searchPath(process.environment);
  if (!folders?.includes(join(environment.path, 'bin'))) return false;
  if (process.command.program === 'python' || process.command.wrappers.at(-1)?.endsWith('python -m')) {
    return folders.find((folder) => !/^\/(?:usr\/(?:local\/)?)?sbin$/.test(folder)) === join(environment.path, 'bin');
  }
  const distributions = distributionsIn([environment], host);
  return providersOf(word).some((provider) => valueOf(distributions.has(provider)) === true);
}

/** The Python that an environment links to, where the image surely lacks it. */
function missingPython(
  { python, madeIn, installs, copies, path }: PythonEnvironment,
  stage: Stage,
  host: FileHost,
): string | undefined {
  const environments = environmentsOf(stage, host);
  if (environments.openCopies !== undefined || environments.hidden !== undefined) return undefined;
  const copied = stageChain(stage).flatMap((each) => each.copies);
  const covers = (folder: string): boolean =>
    copied.some(({ destination }) => {
      const to = valueOf(destination);
      return to === undefined || (to !== path && (isInside(to, folder) || isInside(folder, to)));
    });
  if (python.known) {
    if (python.value.kind !== 'system') return undefined;
    const folder = join(python.value.path, 'bin');
    const here = environments.pythonOn(known(folder), stage.final.files);
    const isGone = !here.known && here.because === noPython && !covers(folder) && copies.length > 0;
    return isGone ? join(folder, 'python3') : undefined;
  }
  const byUv = python.because === noPython && installs.some(({ installer }) => installer?.manager.name === 'uv');
  if (!byUv || stage.commands.some(({ program }) => program === 'uv' || program === undefined)) return undefined;
  const named = madeIn.final.environment.value('UV_PYTHON_INSTALL_DIR');
  const home = valueOf(madeIn.final.user) === 'root' ? '/root/.local/share/uv/python' : undefined;
  const folder = named.known ? (named.value ?? home) : undefined;
  return folder === undefined || covers(folder) ? undefined : folder;
}

const isThere = (path: string, stage: Stage, host: FileHost): boolean =>
  environmentsOf(stage, host).at(path) !== undefined ||
  stage.final.files.lookup(join(path, 'bin/python')).state === 'present' ||
  stageChain(stage).some(({ commands, copies }) =>
    [
      ...commands
        .filter(({ program }) => program === 'ln' || program === 'mv' || program === 'cp' || program === undefined)
        .flatMap(({ words }) => words.map(({ value }) => value)),
      ...copies.filter(({ from }) => from).map(({ destination }) => valueOf(destination)),
    ].some(
      (value) =>
        value === undefined ||
        isInside(value, path) ||
        (value.startsWith('/') && value !== '/' && isInside(path, value)),
    ),
  );

/** A program that a container starts from a copy that left the programs out, or put them where nobody looks. */
export function leftOut(
  start: ImageProcess,
  service?: Service,
): (Needed & { readonly copy: Copy; readonly folder: string }) | undefined {
  const { process, stage } = start;
  if (!stage) return undefined;
  const { host } = process.reader;
  const folders = searchPath(process.environment);
  const name = process.command.program;
  if (!folders || name === undefined || process.command.wrappers.at(-1)?.endsWith('python -m')) return undefined;
  const without = copiedEnvironments(stage, host).filter(({ environment: { kind, parts, path } }) => {
    const folder = join(path, 'bin');
    if (parts) return !parts.some((part) => part === 'bin' || part === `bin/${name}`);
    return kind !== 'venv' && kind !== 'conda' && kind !== 'cache' && !folders.includes(folder);
  });
  const found = needed(
    start,
    without.map(({ environment }) => environment),
    'program',
    service,
  );
  const copied = found && without.find(({ environment }) => environment === found.environment);
  return found && copied && { ...found, copy: copied.copy, folder: join(copied.environment.path, 'bin') };
}

/** What a container of a user other than root needs from /root, which only root may enter. */
export function behindRoot(start: ImageProcess, service?: Service): Needed | undefined {
  const { process, stage } = start;
  const user = valueOf(process.user);
  if (
    !stage ||
    user === undefined ||
    mayBeRoot(user) ||
    process.command.wrappers.some((wrapper) => wrapper.startsWith('sudo'))
  )
    return undefined;
  const opens = stageChain(stage).some(({ commands }) =>
    commands.some(
      ({ program, words }) =>
        /^(?:chmod|chown|setfacl|usermod|adduser|useradd|ln|mv)$/.test(program ?? '') &&
        words.some(({ value }) => value === undefined || /^\/root\/?$|^\/root\/\*?$/.test(value)),
    ),
  );
  if (opens) return undefined;
  const environments = environmentsOf(stage, process.reader.host).all.filter(({ path }) => isInside('/root', path));
  return environments.length === 0 ? undefined : needed(start, environments, 'any', service);
}

/** A project that was installed as a link to its folder, which the image does not have. */
export interface GoneProject {
  readonly environment: PythonEnvironment;
  readonly copy: Copy;
  /** The folder that the link leads to. */
  readonly folder: string;
  readonly install: Command;
  /** What the container starts of the project. */
  readonly name: string;
}

/** The start of a project that is installed editable in a virtual environment, which is copied without the project's files. */
export function goneProject(start: ImageProcess): GoneProject | undefined {
  const { process, stage } = start;
  if (!stage) return undefined;
  const { host } = process.reader;
  for (const { environment, copy } of copiedEnvironments(stage, host)) {
    const install = environment.installs.findLast((command) => isEditable(command, host));
    const folder = install && valueOf(install.workdir);
    if (!install || folder === undefined || !isUsedBy(environment, process)) continue;
    const manifest = manifestOf(install, host);
    if (!manifest) continue;
    const name = startedOf(manifest, process);
    if (name === undefined || !isGone(manifest, folder, environment.madeIn, stage)) continue;
    return { environment, copy, folder, install, name };
  }
  return undefined;
}

function isUsedBy({ path }: PythonEnvironment, { command, environment }: Process): boolean {
  const word = interpreterWord(command as Command).value ?? '';
  if (command.wrappers.some((wrapper) => wrapper.endsWith(' run'))) return false;
  return word.includes('/')
    ? dirname(word) === join(path, 'bin')
    : (searchPath(environment)?.includes(join(path, 'bin')) ?? false);
}

function manifestOf({ workdir, files }: Command, host: FileHost) {
  const path = valueOf(workdir);
  const state = path === undefined ? undefined : files.lookup(join(path, 'pyproject.toml'));
  const file = state?.state === 'present' && state.source !== undefined ? host.read(state.source) : undefined;
  return file && parsePyproject(file);
}

/** Whether a command installs the project of its folder as a link: uv and Poetry do, unless they are told otherwise. */
function isEditable(command: Command, host: FileHost): boolean {
  const { installer } = command;
  if (!installer) return false;
  if (installer.manager.name === 'pip')
    return command.options('-e', '--editable').some(({ value }) => /^\.(?:\[.*\])?$/.test(value?.value ?? ''));
  if (!/^(?:uv|poetry)$/.test(installer.manager.name) || !installer.row.installsProject) return false;
  if (
    command.has(...installer.row.noProjectOptions, '--no-editable') ||
    command.option('--only', '--only-group', '--package')
  )
    return false;
  const variable = command.environment('UV_NO_EDITABLE');
  if (!variable.known || variable.value) return false;
  const manifest = manifestOf(command, host);
  if (!manifest) return false;
  return installer.manager.name === 'uv'
    ? (manifest.isPackage ?? manifest.build !== undefined)
    : manifest.isPackage !== false;
}

type Manifest = NonNullable<ReturnType<typeof manifestOf>>;

const moduleOf = ({ name }: Manifest): string => (name ?? '').replaceAll('-', '_');

/** What a process starts of a project: its script, or its package. */
function startedOf(manifest: Manifest, process: Process): string | undefined {
  const { command } = process;
  const word = basename(command.programWord.value ?? '');
  if (manifest.scripts.has(word)) return word;
  const program = valueOf(process.program);
  const top = program?.module?.split('.')[0];
  if (!program || top === undefined || top !== moduleOf(manifest)) return undefined;
  const folders = valueOf(program.searchPath) ?? [];
  const isHere = folders.some((folder) =>
    [top, `${top}.py`].some((name) => process.files.lookup(join(folder, name)).state !== 'absent'),
  );
  return isHere ? undefined : top;
}

/** Whether the folder of a project's package was there where it was installed, and is not in the image. */
function isGone(manifest: Manifest, folder: string, madeIn: Stage, stage: Stage): boolean {
  const module = moduleOf(manifest);
  const places = [`src/${module}`, module, `${module}.py`, ...(manifest.packages ?? [])].map((path) =>
    join(folder, path),
  );
  const there = places.filter((path) => madeIn.final.files.lookup(path).state === 'present');
  return there.length > 0 && places.every((path) => stage.final.files.lookup(path).state === 'absent');
}

/** Where a copied environment was made. */
export const madeAtNote = (environment: PythonEnvironment): Note => ({
  at: environment.at,
  note: `made at ${environment.madeAt} here`,
});

/** The place of the copy in the Dockerfile that is to be changed. */
export const copyPlace = (environment: PythonEnvironment, copy: Copy): Located => sourceOf(copy, environment);
