import type { ComposeMap, ComposeNode } from '../../parser/compose/tree.js';
import { basename, dirname, join } from '../../text/path.js';
import type { Environment } from '../environment.js';
import { valueOf } from '../known.js';
import { baseNames, overrideNames } from './file-names.js';
import type { Library, Loaded } from './files.js';
import { section } from './merge.js';
import { child, isNull } from './nodes.js';

/** The files of one project, the base first. */
export interface Group {
  readonly files: readonly [Loaded, ...Loaded[]];
  /** Relative paths count from here: the first file's folder. */
  readonly directory: string;
  /** Why names may be defined in files that are not here. */
  readonly open: string | undefined;
}

/**
 * Groups compose files as people start them: `docker compose up` takes a folder's base and its override, or what
 * `COMPOSE_FILE` of `.env` lists; a file whose services lack what the base gives them goes on top of it with `-f`; any
 * other file is a project of its own.
 */
export function groupFiles(library: Library, environmentOf: (directory: string) => Environment): readonly Group[] {
  const folders = new Map<string, Loaded[]>();
  for (const loaded of library.given) {
    const directory = dirname(loaded.file.path);
    const folder = folders.get(directory);
    if (folder) folder.push(loaded);
    else folders.set(directory, [loaded]);
  }
  return [...folders].flatMap(([directory, files]) => groupFolder(directory, files, library, environmentOf(directory)));
}

const group = (files: readonly [Loaded, ...Loaded[]], open?: string): Group => ({
  files,
  directory: dirname(files[0].file.path),
  open,
});

function groupFolder(
  directory: string,
  files: readonly Loaded[],
  library: Library,
  environment: Environment,
): readonly Group[] {
  const main = listedGroup(directory, library, environment) ?? defaultGroup(files);
  const used = new Set(main?.files.map(({ file }) => file.path));
  const rest = files.filter(({ file }) => !used.has(file.path));
  return [...(main ? [main] : []), ...rest.map((loaded) => otherGroup(loaded, files, main))];
}

/** What `COMPOSE_FILE` lists: it replaces the search for a base and its override. */
function listedGroup(directory: string, library: Library, environment: Environment): Group | undefined {
  const list = valueOf(environment.get('COMPOSE_FILE')?.value);
  if (!list) return undefined;
  const separator = valueOf(environment.get('COMPOSE_PATH_SEPARATOR')?.value) || ':';
  const paths = list.split(separator).filter((path) => path !== '');
  const loaded = paths.map((path) => (path.startsWith('/') ? undefined : library.load(join(directory, path))));
  const [first, ...others] = loaded;
  if (!first) return undefined;
  const missing = others.includes(undefined);
  return group(
    [first, ...others.filter((file) => file !== undefined)],
    missing ? 'COMPOSE_FILE lists a file that cannot be read' : undefined,
  );
}

/** The first base of the folder with its first override. */
function defaultGroup(files: readonly Loaded[]): Group | undefined {
  const byName = new Map(files.map((loaded) => [basename(loaded.file.path), loaded]));
  const named = (names: readonly string[]): readonly Loaded[] =>
    names.map((name) => byName.get(name)).filter((loaded) => loaded !== undefined);
  const [base, ...others] = named(baseNames);
  if (!base) return undefined;
  const [override] = named(overrideNames);
  return group(override ? [base, override] : [base], others.length > 0 ? severalBases : undefined);
}

const severalBases = 'several files of the folder could be the base';

/** A file that Compose does not take by itself: on top of the base that it completes, else alone. */
function otherGroup(loaded: Loaded, files: readonly Loaded[], main: Group | undefined): Group {
  const name = basename(loaded.file.path);
  const partial = partialServices(loaded);
  const base = main?.files[0];
  const isOverride = overrideNames.includes(name);
  if (base && base !== loaded && (isOverride || completes(base, partial))) return group([base, loaded]);
  if (isOverride) return group([loaded], 'it is an override without its base');
  if (partial.size === 0) return group([loaded], main && besideBase(loaded, main));
  const candidates = files.filter((other) => other !== loaded && completesAll(other, partial));
  const [only, ...more] = candidates;
  if (only && more.length === 0) return group([only, loaded]);
  return group([loaded], 'its services are completed by another file');
}

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
