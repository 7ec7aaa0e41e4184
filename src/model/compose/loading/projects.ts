import type { ComposeEntry, ComposeMap } from '../../../parser/compose/tree.js';
import type { SchemaError } from '../../../parser/compose/schema-errors.js';
import { place } from '../../../text/location.js';
import { basename, dirname } from '../../../text/path.js';
import type { SourceFile } from '../../../text/source.js';
import type { ComposeDocument, ComposeProject, FileReference, Resource, Service } from '../../compose.js';
import type { Environment } from '../../environment.js';
import type { FileHost } from '../../files.js';
import { lazy } from '../../lazy.js';
import type { Languages } from '../../languages.js';
import { baseNames } from './file-names.js';
import { createLibrary, type Library, type Loaded } from './files.js';
import { type Group, groupFiles, isStartable } from './groups.js';
import { scalarValue } from '../values/interpolate.js';
import { interpolatedTree } from './interpolated-tree.js';
import { loadFiles, type Model } from './load.js';
import { type Loading, startLoading } from './loading.js';
import { section } from './merge.js';
import { child, isNull, mapChild, mapOf } from '../values/nodes.js';
import { projectRole } from './role.js';
import { type ComposeLink, scopeOf } from './scope.js';
import { buildService } from '../service.js';
import { filesThatMayDefine } from './unnamed-files.js';
import { missingNames, referenceSections } from '../names/undefined-names.js';
import { interpolationOf } from '../values/variables.js';

export type { ComposeLink } from './scope.js';

/**
 * Groups compose files into projects as Compose would load them, and merges each. A file that only makes sense on top
 * of a base is a project together with it, so that a base may be in several projects; documents are shared, not copied.
 */
export function buildComposeProjects(input: {
  readonly files: readonly SourceFile[];
  /** Whether they may be pieces of files. */
  readonly fragments?: boolean | undefined;
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
  const loaded = groupFiles(library, environmentOf).map((group): LoadedGroup => {
    const loading = startLoading(library, group.interpolation);
    return { group, loading, model: loadFiles(group.files, group.directory, loading) };
  });
  return withoutIncluded(loaded).map((one) => buildProject(one, input));
}

interface LoadedGroup {
  readonly group: Group;
  readonly loading: Loading;
  readonly model: Model;
}

/**
 * Leaves out the projects of files that another project includes: it shows them as they are used, with what it lays over
 * them. A folder's base that a neighbour includes is started by itself, too.
 */
function withoutIncluded(groups: readonly LoadedGroup[]): readonly LoadedGroup[] {
  const includers = new Map<string, LoadedGroup[]>();
  for (const one of groups) {
    for (const [path, { by }] of one.loading.referenced)
      if (by === 'include') includers.set(path, [...(includers.get(path) ?? []), one]);
  }
  const kept = new Set(groups);
  for (const one of groups) {
    const own = one.group.files.at(-1)!.file.path;
    const isBase = baseNames.includes(basename(own));
    const isUsed = (other: LoadedGroup): boolean =>
      other !== one && kept.has(other) && !(isBase && dirname(other.group.files[0].file.path) === dirname(own));
    if (includers.get(own)?.some(isUsed)) kept.delete(one);
  }
  return [...kept];
}

type ComposeLanguage = NonNullable<Languages['compose']>;

/** Compose validates after interpolation; what has no variable with a known value is as it is written. */
function schemaErrorsOf(
  document: ComposeDocument,
  interpolation: Environment,
  compose: ComposeLanguage,
): readonly SchemaError[] {
  const { documents, templated, broken } = document.tree;
  if (templated || broken) return [];
  const roots = documents.map((root) => interpolatedTree(root, interpolation));
  if (roots.every((root, index) => root === documents[index])) return document.schemaErrors;
  return roots.flatMap((root) => compose.validate(root));
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

function buildProject(
  { group, loading, model }: LoadedGroup,
  { link, compose, fragments }: { link: ComposeLink; compose: ComposeLanguage; fragments?: boolean | undefined },
): ComposeProject {
  const { library, environment: interpolation } = loading;
  const { root } = model;
  const [first] = group.files;
  const services = new Map<string, Service>();
  const jobs = new Map<string, Service>();
  const schemaErrors = new Map<ComposeDocument, readonly SchemaError[]>();
  const resources = (name: string): ReadonlyMap<string, Resource> => resourcesOf(root, name, interpolation);
  const project: Writable<ComposeProject> = {
    at: place(first.file, 0, 0),
    directory: group.directory,
    documents: group.files.map(({ document }) => document),
    referenced: [...loading.referenced.values()],
    root,
    interpolation,
    services,
    networks: resources('networks'),
    volumes: resources('volumes'),
    secrets: resources('secrets'),
    configs: resources('configs'),
    models: resources('models'),
    jobs,
    schemaErrorsOf(document) {
      const known = schemaErrors.get(document) ?? schemaErrorsOf(document, interpolation, compose);
      schemaErrors.set(document, known);
      return known;
    },
    faults: loading.faults,
    open: undefined,
    role: projectRole(group.files.map(pathOf), others(group, library).map(pathOf)),
  };
  const scope = scopeOf(library.host, link, interpolation, group.directory, loading.directories);
  const build = (kind: Service['kind'], name: string, entry: ComposeEntry): Service => {
    const node = entry.value.kind === 'map' ? entry.value : mapOf([], entry.value);
    const layers = (kind === 'service' ? model.layers.get(name) : undefined) ?? [node];
    return buildService({ kind, name, entry, node, layers }, project, scope);
  };
  for (const [name, entry] of section(root, 'services').entries) services.set(name, build('service', name, entry));
  for (const [name, entry] of section(root, 'jobs').entries) jobs.set(name, build('job', name, entry));
  const piece = fragments ? 'it may be a piece of a file' : undefined;
  project.open = piece ?? group.open ?? unfollowed(loading) ?? openness(project, group, library);
  return project;
}

/** Why a file or service that another one needs is not known, if one is not. */
function unfollowed({ faults }: Loading): string | undefined {
  for (const fault of faults) {
    if (fault.kind === 'not-followed') return `${described[fault.by]} is not followed: ${fault.because}`;
    if (fault.kind === 'missing-file') return `${fault.path} does not exist`;
    if (fault.kind === 'missing-service' && fault.path !== fault.at.file.path)
      return `${fault.path} does not define ${fault.service}, which a service extends`;
  }
  return undefined;
}

const described: Readonly<Record<FileReference, string>> = {
  include: 'an include',
  'include-env-file': 'the env_file of an include',
  extends: 'an extends',
};

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

/**
 * A name that this project lacks and a file nearby has: the two are meant to be used together. So is a base with the override that its
 * folder has an example of.
 */
function definedElsewhere(project: ComposeProject, group: Group, library: Library): string | undefined {
  const nearby = others(group, library);
  const example = lazy(() => overrideExample(group, library));
  for (const service of project.services.values()) {
    for (const kind of referenceSections) {
      for (const { name } of missingNames(service, kind)) {
        const holder = nearby.find(({ content }) => mapChild(content, kind)?.entries.has(name));
        if (holder) return `${holder.file.path} defines ${name}`;
        if (example() !== undefined) return `everybody makes an override after ${example()}`;
        const base = kind === 'services' ? laidUnder(name, kind, group, library) : undefined;
        if (base !== undefined) return `${base} defines ${name}`;
      }
    }
  }
  return undefined;
}

/** A file of the root, however it is called, that defines a name: whoever has it gives it to Compose beside this one. */
function laidUnder(name: string, kind: string, { files: own }: Group, library: Library): string | undefined {
  const [{ file }] = own;
  return filesThatMayDefine(name, library.host.rootOf(file.path), library.host).find((path) => {
    if (own.some((loaded) => loaded.file.path === path)) return false;
    const content = library.load(path)?.content;
    return content && mapChild(content, kind)?.entries.has(name);
  });
}

/** `compose.override.yaml.example` and the like, where the override itself is not there. */
function overrideExample({ files, directory }: Group, { host }: Library): string | undefined {
  if (files.length > 1 || !baseNames.includes(basename(files[0].file.path))) return undefined;
  return (host.list(directory) ?? []).find(({ name }) =>
    /^(?:docker-)?compose\.override\b.*(?:example|sample|template|dist)/.test(name),
  )?.name;
}
