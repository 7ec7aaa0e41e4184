import type { ComposeMap, ComposeNode } from '../../../parser/compose/tree.js';
import { basename, dirname, join } from '../../../text/path.js';
import { type Environment, environmentOf } from '../../environment.js';
import { valueOf } from '../../known.js';
import { baseNames, overrideNames } from './file-names.js';
import type { Library, Loaded } from './files.js';
import { section } from './merge.js';
import { child, isNull } from '../values/nodes.js';

/** The files of one project, the base first. */
export interface Group {
  readonly files: readonly [Loaded, ...Loaded[]];
  /** Relative paths count from here: the first file's folder. */
  readonly directory: string;
  /** What its variables are replaced by. */
  readonly interpolation: Environment;
  /** Why names may be defined in files that are not here. */
  readonly open: string | undefined;
}

/**
 * Groups compose files as people start them: `docker compose up` takes a folder's base and its override, or what
 * `COMPOSE_FILE` of `.env` lists; a file whose services lack what the base gives them goes on top of it with `-f`; any
 * other file is a project of its own.
 */
export function groupFiles(library: Library, environmentIn: (directory: string) => Environment): readonly Group[] {
  const folders = new Map<string, Loaded[]>();
  for (const loaded of library.given) {
    const directory = dirname(loaded.file.path);
    const folder = folders.get(directory);
    if (folder) folder.push(loaded);
    else folders.set(directory, [loaded]);
  }
  const listed = new Map<string, Group>();
  for (const directory of folders.keys()) {
    const found = listedGroup(directory, library, environmentIn);
    if (found) listed.set(directory, found);
  }
  const taken = new Set([...listed.values()].flatMap(({ files }) => files.map(({ file }) => file.path)));
  return [...folders].flatMap(([directory, files]) =>
    groupFolder(files, listed.get(directory), taken, environmentIn(directory)),
  );
}

function group(files: Group['files'], interpolation: Environment, open?: string): Group {
  return { files, directory: dirname(files[0].file.path), interpolation, open };
}

/** The projects of a folder. `taken`: the paths of files that belong to a `COMPOSE_FILE`, here or in another folder. */
function groupFolder(
  files: readonly Loaded[],
  listed: Group | undefined,
  taken: ReadonlySet<string>,
  interpolation: Environment,
): readonly Group[] {
  const main = listed ?? defaultGroup(files, interpolation);
  const isTaken = ({ file }: Loaded): boolean => taken.has(file.path);
  const used = new Set(main?.files);
  const rest = files.filter((loaded) => !used.has(loaded) && !isTaken(loaded));
  return [
    ...(main && (main === listed || !main.files.every(isTaken)) ? [main] : []),
    ...rest.map((loaded) => otherGroup(loaded, files, main, interpolation)),
  ];
}

/**
 * What `COMPOSE_FILE` of a folder's `.env` lists: it replaces the search for a base and its override. The `.env` beside
 * the first file is read, too, and the one that has the list comes before it.
 */
function listedGroup(
  directory: string,
  library: Library,
  environmentIn: (directory: string) => Environment,
): Group | undefined {
  const environment = environmentIn(directory);
  const list = valueOf(environment.get('COMPOSE_FILE')?.value);
  if (!list) return undefined;
  const paths = list.split(separatorOf(list, environment)).filter((path) => path !== '');
  const loaded = paths.map((path) => readable(path, directory, library));
  const [first, ...others] = loaded.filter((file) => file !== undefined);
  if (!first) return undefined;
  // Paths count from the first file, even where it cannot be read; `-` is standard input.
  const named = paths.find((path) => path !== '-' && !path.startsWith('/')) ?? '.';
  const own = loaded[0] ? dirname(first.file.path) : dirname(join(directory, named));
  const beside = environmentIn(own);
  return {
    ...group(
      [first, ...others],
      environmentOf([...beside.variables, ...environment.variables], environment.incomplete),
    ),
    directory: own,
    open: loaded.includes(undefined) ? 'COMPOSE_FILE lists a file that cannot be read' : undefined,
  };
}

/** `;` where it is what the list was written with: on Windows nothing has to say so. */
function separatorOf(list: string, environment: Environment): string {
  const written = valueOf(environment.get('COMPOSE_PATH_SEPARATOR')?.value);
  return written || (list.includes(';') && !list.includes(':') ? ';' : ':');
}

/** A listed file of this project: not standard input, nor a file of one machine, nor one outside. */
const readable = (path: string, directory: string, library: Library): Loaded | undefined =>
  path === '-' || path.startsWith('/') ? undefined : library.load(join(directory, path));

/** The first base of the folder with its first override. */
function defaultGroup(files: readonly Loaded[], interpolation: Environment): Group | undefined {
  const byName = new Map(files.map((loaded) => [basename(loaded.file.path), loaded]));
  const named = (names: readonly string[]): readonly Loaded[] =>
    names.map((name) => byName.get(name)).filter((loaded) => loaded !== undefined);
  const [base, ...others] = named(baseNames);
  if (!base) return undefined;
  const [override] = named(overrideNames);
  return group(override ? [base, override] : [base], interpolation, others.length > 0 ? severalBases : undefined);
}

const severalBases = 'several files of the folder could be the base';

/** A file that Compose does not take by itself: on top of the base that it completes, else alone. */
function otherGroup(
  loaded: Loaded,
  files: readonly Loaded[],
  main: Group | undefined,
  interpolation: Environment,
): Group {
  const alone = (open?: string): Group => group([loaded], interpolation, open);
  const name = basename(loaded.file.path);
  const partial = partialServices(loaded);
  const base = main?.files[0];
  const isOverride = overrideNames.includes(name);
  if (main && base && base !== loaded && (isOverride || completes(base, partial))) {
    const isOther = (other: Loaded): boolean =>
      other !== loaded && other !== base && namesBase(other) && completesAll(other, partial);
    return !isOverride && files.some(isOther)
      ? alone('its services are completed by several files')
      : group([base, loaded], main.interpolation);
  }
  if (isOverride || (!main && /override/i.test(name))) return alone('it is an override without its base');
  if (partial.size === 0) return alone(main && besideBase(loaded, main));
  const candidates = files.filter((other) => other !== loaded && completesAll(other, partial));
  const [only, ...more] = candidates;
  if (only && more.length === 0) return group([only, loaded], interpolation);
  return alone('its services are completed by another file');
}

/** Whether a file calls itself the base of others, so that it may be the one that is meant. */
const namesBase = ({ file }: Loaded): boolean => /(?:^|[._-])(?:base|common)(?:[._-]|$)/.test(basename(file.path));

/** A file that could start alone or on top of the base: what it leaves out may be written there. */
function besideBase({ file, content }: Loaded, { files: [base] }: Group): string | undefined {
  if (baseNames.includes(basename(file.path))) return severalBases;
  const services = section(base.content, 'services').entries;
  const shared = [...section(content, 'services').entries.keys()].find((name) => services.has(name));
  return shared === undefined ? undefined : `${base.file.path} defines ${shared}, too`;
}

/** The services that cannot start by what the file says about them: no image, and no build with a context. */
function partialServices({ content }: Loaded): ReadonlyMap<string, ComposeNode> {
  const partial = new Map<string, ComposeNode>();
  for (const [name, { value }] of section(content, 'services').entries) {
    if (isPartial(value)) partial.set(name, value);
  }
  return partial;
}

function isPartial(service: ComposeNode): boolean {
  if (['image', 'provider', 'extends'].some((name) => !isNull(child(service, name)))) return false;
  const build = child(service, 'build');
  if (!build || isNull(build)) return true;
  return build.kind === 'map' && isNull(child(build, 'context')) && isNull(child(build, 'dockerfile_inline'));
}

/** Whether a base has a service that the file only completes: a `build` without context may also be whole by itself. */
const completes = (base: Loaded, partial: ReadonlyMap<string, ComposeNode>): boolean =>
  [...partial.keys()].some((name) => isWhole(base, name));

const completesAll = (base: Loaded, partial: ReadonlyMap<string, ComposeNode>): boolean =>
  [...partial.keys()].every((name) => isWhole(base, name));

function isWhole({ content }: Loaded, name: string): boolean {
  const entry = section(content, 'services').entries.get(name);
  return entry !== undefined && !isPartial(entry.value);
}

/** Whether a service's mapping says what its container is made from. */
export const isStartable = (service: ComposeMap): boolean =>
  ['image', 'build', 'provider', 'extends'].some((name) => !isNull(child(service, name)));
