// What Python distributions the build of a stage installs.
import { bootstrapTools } from '../../../knowledge/bootstrap-tools.js';
import { brings } from '../../../knowledge/closures.js';
import { dependenciesOf } from '../../../knowledge/python-distributions.js';
import { lockKind, parseLock } from '../../../parser/manifest/lock.js';
import { parseDependency } from '../../../parser/manifest/dependency.js';
import { parsePyproject } from '../../../parser/manifest/pyproject.js';
import type { Dependency, LockFile, ProjectManifest } from '../../../parser/manifest/tree.js';
import { normalizeName, parseRequirements, type Requirement } from '../../../parser/requirements.js';
import type { Word } from '../../../parser/word.js';
import type { Located, Note } from '../../../text/location.js';
import { basename, dirname, join } from '../../../text/path.js';
import type { SourceFile } from '../../../text/source.js';
import type { Command } from '../../command.js';
import { expand } from '../../expand.js';
import type { FileHost } from '../../files.js';
import { type Fact, known, unknown } from '../../known.js';
import { stageChain, throughChain } from '../../dockerfile/stage-chain.js';
import { Remembered } from '../../lazy.js';
import type { Stage } from '../../stage.js';
import { environmentsOf, type PythonEnvironment } from '../environments/environments.js';

/** A distribution that an image has. `at` is where it is asked for or locked. */
export interface InstalledDistribution extends Located {
  /** Normalised. */
  readonly name: string;
  readonly extras: readonly string[];
  /** A version specifier of PEP 440; empty for any version. */
  readonly specifier: string;
  /** The one version that can be meant: that of a lock, or behind `==`. */
  readonly version: string | undefined;
  readonly source: 'index' | 'url' | 'vcs' | 'path';
  readonly marker: string | undefined;
  /** `asked`: named on the command line, in a file or in a manifest; `locked`: a lock has it; `brought`: another one surely needs it. */
  readonly how: 'asked' | 'locked' | 'brought';
  readonly by: Note;
  /** The install command. */
  readonly command: Command;
}

/** The distributions of an image, wherever they are installed to. */
export interface Distributions {
  /** Each once, in the order of installing; of several of one name the last. */
  readonly all: readonly InstalledDistribution[];
  get(name: string): InstalledDistribution | undefined;
  /** Whether a distribution is there: unknown where something that cannot be read may bring it. By normalised name. */
  has(name: string): Fact<boolean>;
  /** Why more may be installed than can be told at all: an unknown base image, a file that cannot be read. */
  readonly open: string | undefined;
  /** What is asked for without a lock, so that what it needs in turn is not listed. */
  readonly unresolved: readonly InstalledDistribution[];
}

/** Families of base images that bring no packages but pip and its like. */
const bareFamilies: ReadonlySet<string> = new Set(
  'python pypy uv-python uv-system uv-distroless debian ubuntu alpine busybox buildpack-deps node nginx distroless rpm'.split(
    ' ',
  ),
);

/** Whether the base image of a stage surely brings no packages but pip and its like. */
export function isBare({ rootBase }: Stage): boolean {
  if (rootBase.kind === 'scratch') return true;
  const family = rootBase.kind === 'image' ? rootBase.facts?.family : undefined;
  return family !== undefined && bareFamilies.has(family);
}

/** What installs into an environment of its own, so that no program can import it. */
const isolated: ReadonlySet<string> = new Set(['pipx', 'uv tool install']);

const remembered = new Remembered<Stage, Distributions>();

/** The distributions that a stage has at its end: those of the stages below it, and what is copied with an environment of another stage. */
export function distributionsOf(stage: Stage, host: FileHost): Distributions {
  const before = remembered.get(stage);
  if (before) return before;
  const found = copyOf(builtIn(stage, host));
  const environments = environmentsOf(stage, host);
  const installs = environments.all.flatMap((environment) => environment.installs);
  const chain = new Set(installs.length > 0 ? stageChain(stage) : []);
  for (const command of installs) if (!chain.has(command.stage)) readCommand(command, host, found);
  if (environments.openCopies !== undefined) open(found, 'packages may be copied from another stage or image');
  if (environments.hidden !== undefined) open(found, environments.hidden);
  if (!isBare(stage)) open(found, 'the base image may bring packages');
  const result = distributions(found);
  remembered.set(stage, result);
  return result;
}

/** What the commands of a stage bring, and those of the stages below it. */
const builtIn = throughChain<Readonly<Found>, [FileHost]>(({ commands }, below, host) => {
  const own = commands.filter(isInstall);
  if (below && own.length === 0) return below;
  const found = below ? copyOf(below) : nothing();
  for (const command of own) readCommand(command, host, found);
  return found;
});

const inOne = new Remembered<PythonEnvironment, Distributions>();

/** What the installs into some environments bring. */
export function distributionsIn(environments: readonly PythonEnvironment[], host: FileHost): Distributions {
  const [first, second] = environments;
  const before = first && !second ? inOne.get(first) : undefined;
  if (before) return before;
  const found = nothing();
  for (const command of environments.flatMap(({ installs }) => installs)) readCommand(command, host, found);
  const result = distributions(found);
  if (first && !second) inOne.set(first, result);
  return result;
}

interface Found {
  readonly all: Map<string, InstalledDistribution>;
  open: string | undefined;
  /** The names that a lock has, with all that they need. */
  readonly locked: Set<string>;
  /** What groups ask for that options may leave out. */
  readonly optional: Dependency[];
}

const nothing = (): Found => ({ all: new Map(), open: undefined, locked: new Set(), optional: [] });

const copyOf = ({ all, open: because, locked, optional }: Readonly<Found>): Found => ({
  all: new Map(all),
  open: because,
  locked: new Set(locked),
  optional: [...optional],
});

function distributions({ all, open, locked, optional }: Found): Distributions {
  const unresolved = [...all.values()].filter(({ name, how }) => how === 'asked' && !locked.has(name));
  return {
    all: [...all.values()],
    get: (name) => all.get(name),
    open,
    unresolved,
    has(name) {
      const distribution = all.get(name);
      if (distribution && distribution.marker === undefined) return known(true, distribution.by);
      if (distribution) return unknown(`${name} is installed on some platforms only`);
      let doubt = open;
      for (const each of unresolved) {
        const isBrought = each.source === 'index' ? brings(each.name, each.extras, name) : undefined;
        if (isBrought && each.marker === undefined) return known(true, each.by);
        if (isBrought !== false && !isTool(each.name)) doubt ??= `${each.name} may bring it`;
      }
      if (doubt !== undefined) return unknown(doubt);
      const group = optional.find((each) => brings(each.name, each.extras, name) !== false);
      return group ? unknown('groups of dependencies may be installed') : known(false);
    },
  };
}

/** Tools that install others bring no program that serves. */
const isTool = (name: string): boolean => bootstrapTools.has(name);

/** Whether a command installs what programs can import. */
function isInstall({ installer }: Command): boolean {
  if (!installer?.manager.forPython || !installer.row.installs) return false;
  const { manager, row } = installer;
  return !isolated.has(manager.name) && !isolated.has(`${manager.name} ${row.words.join(' ')}`);
}

function readCommand(command: Command, host: FileHost, found: Found): void {
  const { installer } = command;
  if (!installer || !isInstall(command)) return;
  const { manager, row } = installer;
  const reader: Reader = { command, host, found, seen: new Set() };
  for (const word of installer.packages) {
    const by: Note = { at: word.at, note: 'installed here' };
    if (word.value === undefined) open(found, 'a package on a command line is not known');
    else addDependency(parseDependency(condaForm(word.value, manager.name), word), by, reader);
  }
  const [address] = installer.addresses;
  if (address) open(found, `${address.value ?? 'a URL'} may bring others`);
  for (const word of installer.paths) readProject(word.value, { at: word.at, note: 'installed here' }, reader);
  for (const word of installer.requirementFiles) {
    const value = expand(word, command.state.environment, 'unknown');
    const by: Note = { at: word.at, note: `${manager.name} installs it here` };
    readRequirements(value.known ? value.value : undefined, by, reader);
  }
  if (/^(?:pip|uv)$/.test(manager.name) && row.words.at(-1) === 'install') {
    for (const { value, at } of command.options('--group')) readGroup(value, { at, note: 'installed here' }, reader);
  }
  if (/conda|mamba/.test(manager.name)) open(found, 'conda brings packages of its own choice');
  const takesNothing = installer.packages.length + installer.paths.length + installer.requirementFiles.length === 0;
  if (row.manifests.length > 0) {
    if (takesNothing || !row.takesPackages || manager.name !== 'pip') readManifests(reader);
  } else if (takesNothing && installer.addresses.length === 0 && !command.option('--group')) {
    open(found, 'what is installed is not known');
  }
}

/** conda pins with one `=`. */
const condaForm = (text: string, manager: string): string =>
  /conda|mamba/.test(manager) ? text.replace(/^[^:]*::/, '').replace(/^([\w.-]+)=([^=].*)$/, '$1==$2') : text;

interface Reader {
  readonly command: Command;
  readonly host: FileHost;
  readonly found: Found;
  /** The paths of the image that were read. */
  readonly seen: Set<string>;
}

const open = (found: Found, because: string): void => {
  found.open ??= because;
};

/** The file at a path of the image, counted from a folder; undefined where it cannot be read. */
function fileAt(path: string, { command: { files }, host }: Reader): SourceFile | undefined {
  const state = files.lookup(path);
  return state.state === 'present' && state.kind === 'file' && state.source !== undefined
    ? host.read(state.source)
    : undefined;
}

function addDependency(
  dependency: Dependency | undefined,
  by: Note,
  reader: Reader,
  how: 'asked' | 'brought' = 'asked',
): void {
  if (!dependency) return open(reader.found, 'a requirement cannot be read');
  const { at, name, extras, specifier, source, marker } = dependency;
  const version = /^={2,3}([^,*]+)$/.exec(specifier)?.[1];
  add({ at, name, extras, specifier, version, source, marker, how, by, command: reader.command }, reader.found);
  if (how === 'brought' && extras.length === 0) return addBrought(name, by, reader);
  for (const each of [name, ...extras.map((extra) => `${name}[${extra}]`)]) addBrought(each, by, reader);
}

/** What a distribution surely needs. */
function addBrought(name: string, by: Note, reader: Reader): void {
  for (const needed of dependenciesOf(name)) {
    if (reader.found.all.has(needed)) continue;
    const dependency = parseDependency(needed, by);
    addDependency(dependency, by, reader, 'brought');
  }
}

function add(distribution: InstalledDistribution, { all }: Found): void {
  const before = all.get(distribution.name);
  // What is asked for or locked says more than what another one brings.
  if (before && before.how !== 'brought' && distribution.how === 'brought') return;
  all.delete(distribution.name);
  all.set(distribution.name, distribution);
}

/** A requirements file, and those that it names. */
function readRequirements(path: string | undefined, by: Note, reader: Reader): void {
  const { command, found, seen } = reader;
  if (path === undefined || !command.workdir.known) return open(found, 'a requirements file is not known');
  const absolute = join(command.workdir.value, path);
  if (seen.has(absolute) || seen.size > 200) return;
  seen.add(absolute);
  if (basename(absolute) === 'pyproject.toml') return readProject(dirname(absolute), by, reader);
  const file = fileAt(absolute, reader);
  if (!file) return open(found, `${path} cannot be read`);
  const { requirements, options } = parseRequirements(file);
  for (const requirement of requirements) addRequirement(requirement, by, reader);
  for (const { name, value, at } of options) {
    if (name !== '--requirement') continue;
    const next = value && join(dirname(absolute), value.text);
    readRequirements(next, { at, note: `${file.path} reads it here` }, reader);
  }
}

function addRequirement(requirement: Requirement, by: Note, reader: Reader): void {
  const { normalizedName: name, source, location } = requirement;
  if (requirement.variable) return open(reader.found, 'a requirement has a variable');
  // Projects count from the folder that pip runs in, wherever the file is that names them.
  if (source === 'path') return readProject(location?.text, by, reader);
  if (name === undefined) return open(reader.found, 'a requirement has no name');
  const { at, extras, specifier, marker } = requirement;
  addDependency({ at, name, extras, specifier, marker, source, location: location?.text, editable: false }, by, reader);
}

/** A project that is installed from its folder: `pip install .`, `-e .[dev]`. */
function readProject(path: string | undefined, by: Note, reader: Reader): void {
  const { command, found, seen } = reader;
  if (path === undefined || !command.workdir.known) return open(found, 'a project that is installed is not known');
  const [, folder = '', extras = ''] = /^([^[]*)(?:\[(.*)\])?$/s.exec(path) ?? [];
  const absolute = join(command.workdir.value, folder.replace(/^file:(?:\/\/)?/, '') || '.');
  if (seen.has(absolute) || seen.size > 200) return;
  seen.add(absolute);
  const file = fileAt(join(absolute, 'pyproject.toml'), reader);
  const manifest = file && parsePyproject(file);
  if (!manifest || manifest.open !== undefined || !manifest.name) return open(found, `what ${path} needs is not known`);
  add(itself(manifest, by, command), found);
  for (const dependency of [...manifest.dependencies, ...extrasNamed(manifest, extras)])
    addDependency(dependency, by, reader);
}

/** A dependency group: `NAME` of the `pyproject.toml` where the command runs, or `PATH:NAME`; those that it includes, too. */
function readGroup(word: Word | undefined, by: Note, reader: Reader): void {
  const { command, found } = reader;
  const [, path = 'pyproject.toml', name] = /^(?:(.*):)?([^:]+)$/.exec(word?.value ?? '') ?? [];
  if (name === undefined || !command.workdir.known) return open(found, 'a group that is installed is not known');
  const file = fileAt(join(command.workdir.value, path), reader);
  const groups = file && parsePyproject(file).groups;
  const waiting = [normalizeName(name)];
  for (const group of waiting) {
    const members = groups?.get(group);
    if (!members || waiting.length > 100) return open(found, `what the group ${group} needs is not known`);
    for (const dependency of members.dependencies) addDependency(dependency, by, reader);
    waiting.push(...members.includes.filter((each) => !waiting.includes(each)));
  }
}

const itself = ({ name, file }: ProjectManifest, by: Note, command: Command): InstalledDistribution => ({
  at: { file, span: { start: 0, end: 0 } },
  name: name!,
  extras: [],
  specifier: '',
  version: undefined,
  source: 'path',
  marker: undefined,
  how: 'asked',
  by,
  command,
});

const extrasNamed = ({ extras }: ProjectManifest, named: string): readonly Dependency[] =>
  named.split(',').flatMap(
    (extra) =>
      extras.get(
        extra
          .trim()
          .toLowerCase()
          .replace(/[-_.]+/g, '-'),
      ) ?? [],
  );

/** What `uv sync`, `poetry install` and their kin read from the folder that they run in: the lock, else the manifest. */
function readManifests(reader: Reader): void {
  const { command, found } = reader;
  const { installer, workdir } = command;
  if (!installer || !workdir.known) return open(found, 'the folder of an install is not known');
  if (command.option('--project', '--directory', '-C', '-P')) return open(found, 'an install runs in another folder');
  const by: Note = { at: installer.verb.at, note: `${installer.manager.name} installs it here` };
  const locks = installer.manager.lockFiles.map((name) => fileAt(join(workdir.value, name), reader));
  const lock = locks.find((file) => file !== undefined);
  const kind = lock && lockKind(lock.path);
  if (lock && kind) return addLock(readLock(lock, kind), by, reader);
  const file = fileAt(join(workdir.value, 'pyproject.toml'), reader);
  const manifest = file && parsePyproject(file);
  if (!manifest || manifest.open !== undefined)
    return open(found, `what ${installer.manager.name} installs is not known`);
  for (const dependency of manifest.dependencies) addDependency(dependency, by, reader);
  // Whether the options leave a group out is not looked at: it counts as installed perhaps.
  for (const { dependencies } of manifest.groups.values()) found.optional.push(...dependencies);
}

const locks = new Remembered<SourceFile, LockFile>();

/** Reads a lock once, however many installs and stages it counts for. */
function readLock(file: SourceFile, kind: LockFile['kind']): LockFile {
  const lock = locks.get(file) ?? parseLock(file, kind);
  locks.set(file, lock);
  return lock;
}

function addLock(lock: LockFile, by: Note, { command, found }: Reader): void {
  if (lock.problems.length > 0) return open(found, `${lock.file.path} cannot be read`);
  for (const [name, packages] of lock.packages) {
    const [first] = packages;
    if (!first) continue;
    const version = packages.length === 1 ? first.version : undefined;
    const { at, source } = first;
    add({ at, name, extras: [], specifier: '', version, source, marker: undefined, how: 'locked', by, command }, found);
    found.locked.add(name);
  }
}
