import type { ComposeEntry, ComposeMap, ComposeNode } from '../../parser/compose/tree.js';
import { place } from '../../text/location.js';
import { basename, dirname } from '../../text/path.js';
import type { SourceFile } from '../../text/source.js';
import type { ComposeProject, LoadFault, Resource, Service } from '../compose.js';
import type { Environment } from '../environment.js';
import type { FileHost } from '../files.js';
import type { Languages } from '../languages.js';
import { type Extended, extendServices } from './extends.js';
import { baseNames } from './file-names.js';
import { createLibrary, type Library, type Loaded } from './files.js';
import { type Group, groupFiles, isStartable } from './groups.js';
import { scalarValue } from './interpolate.js';
import { mergeMaps, section, withoutResets } from './merge.js';
import { child, isNull, mapChild, mapOf } from './nodes.js';
import { projectRole } from './role.js';
import { type ComposeLink, scopeOf } from './scope.js';
import { buildService } from './service.js';
import { missingNames, referenceSections } from './undefined-names.js';
import { interpolationOf } from './variables.js';

export type { ComposeLink } from './scope.js';

/**
 * Groups compose files into projects as Compose would load them, and merges each. A file that only makes sense on top
 * of a base is a project together with it, so that a base may be in several projects; documents are shared, not copied.
 */
export function buildComposeProjects(input: {
  readonly files: readonly SourceFile[];
  readonly host: FileHost;
  readonly compose: NonNullable<Languages['compose']>;
  readonly link: ComposeLink;
}): ComposeProject[] {
  const library = createLibrary(input.files, input.host, input.compose);
  const environments = new Map<string, Environment>();
  const environmentOf = (directory: string): Environment => {
    const environment = environments.get(directory) ?? interpolationOf(input.host, directory);
    environments.set(directory, environment);
    return environment;
  };
  return groupFiles(library, environmentOf).map((group) => buildProject(group, library, input.link));
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

function buildProject(group: Group, library: Library, link: ComposeLink): ComposeProject {
  const { interpolation } = group;
  const merged = mergeGroup(group, library, interpolation);
  const [first] = group.files;
  const services = new Map<string, Service>();
  const jobs = new Map<string, Service>();
  const resources = (name: string): ReadonlyMap<string, Resource> => resourcesOf(merged.root, name, interpolation);
  const project: Writable<ComposeProject> = {
    at: place(first.file, 0, 0),
    directory: group.directory,
    documents: group.files.map(({ document }) => document),
    root: merged.root,
    interpolation,
    services,
    networks: resources('networks'),
    volumes: resources('volumes'),
    secrets: resources('secrets'),
    configs: resources('configs'),
    models: resources('models'),
    jobs,
    faults: merged.faults,
    open: undefined,
    role: projectRole(group.files.map(pathOf), others(group, library).map(pathOf)),
  };
  const scope = scopeOf(library.host, link, interpolation, group.directory, merged.directories);
  for (const [name, entry] of section(merged.root, 'services').entries) {
    const node = asMap(entry.value);
    const layers = merged.layers.get(name) ?? [node];
    services.set(name, buildService({ kind: 'service', name, entry, node, layers }, project, scope));
  }
  for (const [name, entry] of section(merged.root, 'jobs').entries) {
    const node = asMap(entry.value);
    jobs.set(name, buildService({ kind: 'job', name, entry, node, layers: [node] }, project, scope));
  }
  project.open = group.open ?? merged.open ?? openness(project, group, library);
  return project;
}

const asMap = (node: ComposeNode): ComposeMap => (node.kind === 'map' ? node : mapOf([], node));

interface Merged {
  readonly faults: readonly LoadFault[];
  readonly root: ComposeMap;
  /** What each file writes about a service, the base first, with what it extends. */
  readonly layers: ReadonlyMap<string, readonly ComposeMap[]>;
  /** The folder that paths count from, for files that are only extended. */
  readonly directories: ReadonlyMap<string, string>;
  readonly open: string | undefined;
}

/** Lays the files over one another; each has its `extends` resolved first, as Compose does. */
function mergeGroup(group: Group, library: Library, environment: Environment): Merged {
  const layers = new Map<string, ComposeMap[]>();
  const directories = new Map<string, string>();
  let root: ComposeMap | undefined;
  let open: string | undefined;
  for (const loaded of group.files) {
    const extended: Extended = extendServices(loaded, root, { library, environment, directory: group.directory });
    root = root ? mergeMaps(root, extended.content, environment) : extended.content;
    for (const [name, parts] of extended.layers) layers.set(name, [...(layers.get(name) ?? []), ...parts]);
    for (const path of extended.paths) directories.set(path, dirname(path));
    open ??= extended.open;
  }
  for (const { file } of group.files) directories.delete(file.path);
  return { root: withoutResets(root!), layers, directories, faults: [], open };
}

function resourcesOf(root: ComposeMap, name: string, environment: Environment): ReadonlyMap<string, Resource> {
  const resources = new Map<string, Resource>();
  for (const [key, entry] of section(root, name).entries) {
    resources.set(key, { at: entry.key.at, name: key, node: entry.value, external: isExternal(entry, environment) });
  }
  return resources;
}

/** `external: true`, the old `external: {name: …}`, and what only a variable knows. */
function isExternal({ value }: ComposeEntry, environment: Environment): boolean {
  const external = child(value, 'external');
  if (!external || isNull(external)) return false;
  if (external.kind !== 'scalar') return true;
  const text = scalarValue(external, environment);
  return !text.known || !/^(?:false|no|n|off|0)$/i.test(text.value);
}

/** Why names may be defined elsewhere, by what the merged project has in it. */
function openness(project: ComposeProject, group: Group, library: Library): string | undefined {
  const broken = project.documents.find(({ tree }) => tree.broken);
  if (broken) return `${broken.file.path} is no valid YAML`;
  if (!isNull(child(project.root, 'include'))) return 'it includes other files';
  if (project.services.size === 0) return 'it defines no services';
  for (const { file } of group.files) {
    const user = library.usedBy(file.path);
    if (user !== undefined) return `${user} uses ${file.path}`;
  }
  const bare = [...project.services.values()].find((service) => !isStartable(service.node));
  if (bare && mayBeCompleted(bare, group, library))
    return `${bare.name} has neither image nor build, so that another file may define it`;
  return definedElsewhere(project, group, library);
}

/** A folder's base has to be whole, unless a file nearby has more to say about the service. */
function mayBeCompleted({ name }: Service, group: Group, library: Library): boolean {
  if (!baseNames.includes(basename(group.files[0].file.path))) return true;
  return others(group, library).some(({ content }) => section(content, 'services').entries.has(name));
}

const pathOf = ({ file }: Loaded): string => file.path;

/** The files nearby that are not the project's. */
function others(group: Group, library: Library): readonly Loaded[] {
  const own = new Set(group.files);
  return library.near(group.directory).filter((loaded) => !own.has(loaded));
}

/** A name that this project lacks and a file nearby has: the two are meant to be used together. */
function definedElsewhere(project: ComposeProject, group: Group, library: Library): string | undefined {
  const nearby = others(group, library);
  if (nearby.length === 0) return undefined;
  for (const service of project.services.values()) {
    for (const kind of referenceSections) {
      for (const { name } of missingNames(service, kind)) {
        const holder = nearby.find(({ content }) => mapChild(content, kind)?.entries.has(name));
        if (holder) return `${holder.file.path} defines ${name}`;
      }
    }
  }
  return undefined;
}
