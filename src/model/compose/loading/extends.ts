import type { ComposeEntry, ComposeMap, ComposeNode, ComposeScalar } from '../../../parser/compose/tree.js';
import { dirname } from '../../../text/path.js';
import { closest } from '../../../text/similar.js';
import type { Environment } from '../../environment.js';
import { valueOf } from '../../known.js';
import type { Loaded } from './files.js';
import { scalarValue } from '../values/interpolate.js';
import { addReferenced, followFile, type Loading, notFollowed, pathIn } from './loading.js';
import { mergeMaps, section } from './merge.js';
import { child, isNull, mapOf, scalarChild } from '../values/nodes.js';
import { ringOf, type Step } from './rings.js';

/** A file with its services' `extends` resolved. */
export interface Extended {
  readonly content: ComposeMap;
  /** What is written about each service, the extended ones first. */
  readonly layers: ReadonlyMap<string, readonly ComposeMap[]>;
}

/** A YAML document of a file: its content with what it includes, and what comes before it in the project. */
export interface ExtendInput {
  readonly loaded: Loaded;
  readonly content: ComposeMap;
  /** What earlier files and documents add up to, and the path of the last of them. */
  readonly previous: { readonly root: ComposeMap; readonly path: string } | undefined;
}

/** What `extends` is resolved with. `directory`: the folder that paths of the file count from. */
export interface ExtendScope {
  readonly loading: Loading;
  readonly directory: string;
}

/** Chains of services longer than this are no project's. */
const longestChain = 64;

interface Resolver extends ExtendScope, Pick<ExtendInput, 'previous'> {
  readonly resolved: Map<string, readonly ComposeMap[]>;
}

interface Site {
  readonly path: string;
  readonly directory: string;
  readonly services: ComposeMap;
}

/**
 * Replaces every service that extends another by the two merged. What cannot be followed is noted in the scope's
 * `loading`.
 *
 * Source: https://docs.docker.com/reference/compose-file/services/#extends
 */
export function extendServices({ loaded, content, previous }: ExtendInput, scope: ExtendScope): Extended {
  const resolver: Resolver = { ...scope, resolved: new Map(), previous };
  const services = section(content, 'services');
  const site: Site = { path: loaded.file.path, directory: scope.directory, services };
  const layers = new Map<string, readonly ComposeMap[]>();
  const entries = new Map<string, ComposeEntry>();
  for (const [name, entry] of services.entries) {
    const parts = layersOf(name, entry, site, resolver, []);
    layers.set(name, parts);
    const value = parts.length < 2 ? entry.value : mergeLayers(parts, entry.value, scope.loading.environment);
    entries.set(name, value === entry.value ? entry : { ...entry, value });
  }
  const root = content.entries.get('services');
  const changed = [...layers.values()].some((parts) => parts.length > 1);
  if (!root || !changed) return { content, layers };
  const value = keepTag(mapOf(entries, root.value), root.value);
  return { content: mapOf(new Map(content.entries).set('services', { ...root, value }), content), layers };
}

const keepTag = (map: ComposeMap, { tag }: ComposeNode): ComposeMap => ({ ...map, tag });

/** The extended services' mappings merged with the own one, which gives the place and the tag. */
function mergeLayers(layers: readonly ComposeMap[], own: ComposeNode, environment: Environment): ComposeMap {
  const [first, ...rest] = layers;
  const merged = rest.reduce(
    (base, layer) => mergeMaps(withoutExtends(base), layer, environment, 'services/*'),
    first!,
  );
  return { ...merged, at: own.at, via: own.via, tag: own.tag };
}

function withoutExtends(map: ComposeMap): ComposeMap {
  if (!map.entries.has('extends')) return map;
  return mapOf(
    [...map.entries].filter(([key]) => key !== 'extends'),
    map,
  );
}

/** The mappings that make up a service, what it extends first; only the own one where there is a ring. */
function layersOf(
  name: string,
  entry: ComposeEntry,
  site: Site,
  resolver: Resolver,
  way: readonly Step[],
): readonly ComposeMap[] {
  const id = `${site.path}\0${name}`;
  const known = resolver.resolved.get(id);
  if (known) return known;
  if (entry.value.kind !== 'map') return [];
  const own = entry.value;
  const ring = ringOf(way, id, 'extends');
  if (ring) resolver.loading.faults.push(ring);
  if (ring || way.length > longestChain) return [own];
  const base = baseOf(own, { id, name, site }, resolver, way);
  const layers = base.length < longestChain ? [...base, own] : [own];
  resolver.resolved.set(id, layers);
  return layers;
}

interface Extending {
  readonly id: string;
  readonly name: string;
  readonly site: Site;
}

function baseOf(
  own: ComposeMap,
  { id, name, site }: Extending,
  resolver: Resolver,
  way: readonly Step[],
): readonly ComposeMap[] {
  const { loading } = resolver;
  const node = child(own, 'extends');
  if (!node || isNull(node)) return [];
  const service = node.kind === 'scalar' ? node : scalarChild(node, 'service');
  if (!service) return [];
  const wanted = scalarValue(service, loading.environment);
  if (!wanted.known) {
    notFollowed(service, 'extends', wanted.because, loading);
    return [];
  }
  const file = scalarChild(node, 'file');
  const target = file ? otherSite(file, site, loading) : site;
  if (!target) return [];
  const entry = target.services.entries.get(wanted.value);
  if (entry)
    return layersOf(wanted.value, entry, target, resolver, [...way, { id, name, path: site.path, at: service.at }]);
  // Compose resolves `extends` file by file, before it merges them.
  const before = file || site.path !== target.path ? undefined : earlier(wanted.value, resolver);
  loading.faults.push({
    at: service.at,
    kind: 'missing-service',
    service: wanted.value,
    path: target.path,
    near: closest(wanted.value, target.services.entries.keys()),
    definedIn: before && resolver.previous?.path,
  });
  return before?.value.kind === 'map' ? [before.value] : [];
}

const earlier = (name: string, { previous }: Resolver): ComposeEntry | undefined =>
  previous && section(previous.root, 'services').entries.get(name);

/** The file that a service extends one of; undefined, and noted, where it cannot be read. */
function otherSite(file: ComposeScalar, site: Site, loading: Loading): Site | undefined {
  const path = valueOf(pathIn(file, site.directory, loading));
  if (path === site.path) return site;
  const loaded = followFile(file, site.directory, 'extends', loading);
  if (!loaded) return undefined;
  const directory = dirname(loaded.file.path);
  addReferenced({ document: loaded.document, by: 'extends', isOverride: false }, directory, loading);
  const environment = loading.environments.get(file.at.file);
  if (environment && !loading.environments.has(loaded.file)) loading.environments.set(loaded.file, environment);
  return { path: loaded.file.path, directory, services: section(loaded.content, 'services') };
}
