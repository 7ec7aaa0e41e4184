import type { ComposeEntry, ComposeMap, ComposeNode } from '../../parser/compose/tree.js';
import { dirname, join } from '../../text/path.js';
import type { Environment } from '../environment.js';
import { valueOf } from '../known.js';
import type { Library, Loaded } from './files.js';
import { scalarValue } from './interpolate.js';
import { mergeMaps, section } from './merge.js';
import { child, isNull, mapOf, scalarChild } from './nodes.js';

/** A file with its services' `extends` resolved. */
export interface Extended {
  readonly content: ComposeMap;
  /** What is written about each service, the extended ones first. */
  readonly layers: ReadonlyMap<string, readonly ComposeMap[]>;
  /** Other files that services of this one come from. */
  readonly paths: ReadonlySet<string>;
  /** Why a part of a service could not be found. */
  readonly open: string | undefined;
}

/** What `extends` is resolved with. `directory`: the project's, which paths of its own files count from. */
export interface ExtendScope {
  readonly library: Library;
  readonly environment: Environment;
  readonly directory: string;
}

/** Chains of services longer than this are no project's. */
const longestChain = 64;

interface Resolver extends ExtendScope {
  readonly resolved: Map<string, readonly ComposeMap[]>;
  readonly paths: Set<string>;
  readonly previous: ComposeMap | undefined;
  open: string | undefined;
}

interface Site {
  readonly path: string;
  readonly directory: string;
  readonly services: ComposeMap;
}

/**
 * Replaces every service that extends another by the two merged. `previous` is what earlier files of the project add up
 * to: an override may extend a service of its base.
 *
 * Source: https://docs.docker.com/reference/compose-file/services/#extends
 */
export function extendServices(loaded: Loaded, previous: ComposeMap | undefined, scope: ExtendScope): Extended {
  const { content, file } = loaded;
  const resolver: Resolver = { ...scope, resolved: new Map(), paths: new Set(), previous, open: undefined };
  const services = section(content, 'services');
  const site: Site = { path: file.path, directory: scope.directory, services };
  const layers = new Map<string, readonly ComposeMap[]>();
  const entries = new Map<string, ComposeEntry>();
  for (const [name, entry] of services.entries) {
    const parts = layersOf(name, entry, site, resolver, new Set());
    layers.set(name, parts);
    entries.set(
      name,
      parts.length < 2 ? entry : { ...entry, value: mergeLayers(parts, entry.value, scope.environment) },
    );
  }
  const root = content.entries.get('services');
  const changed = [...layers.values()].some((parts) => parts.length > 1);
  return {
    content:
      root && changed
        ? mapOf(
            new Map(content.entries).set('services', {
              ...root,
              value: keepTag(mapOf(entries, root.value), root.value),
            }),
            content,
          )
        : content,
    layers,
    paths: resolver.paths,
    open: resolver.open,
  };
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
  open: ReadonlySet<string>,
): readonly ComposeMap[] {
  const id = `${site.path}\0${name}`;
  const known = resolver.resolved.get(id);
  if (known) return known;
  if (entry.value.kind !== 'map') return [];
  const own = entry.value;
  if (open.has(id) || open.size > longestChain) return [own];
  const base = baseOf(own, site, resolver, new Set(open).add(id));
  const layers = base.length < longestChain ? [...base, own] : [own];
  resolver.resolved.set(id, layers);
  return layers;
}

function baseOf(own: ComposeMap, site: Site, resolver: Resolver, open: ReadonlySet<string>): readonly ComposeMap[] {
  const node = child(own, 'extends');
  if (!node || isNull(node)) return [];
  const service = node.kind === 'scalar' ? node : scalarChild(node, 'service');
  const name = service && valueOf(scalarValue(service, resolver.environment));
  if (name === undefined) return missing(resolver, 'a service extends one whose name is unknown');
  const file = scalarChild(node, 'file');
  const target = file ? otherSite(file, site, resolver) : site;
  if (typeof target === 'string') return missing(resolver, target);
  const entry = target.services.entries.get(name);
  if (entry) return layersOf(name, entry, target, resolver, open);
  // Compose resolves `extends` file by file: a name that this very file lacks is surely missing.
  if (file) return missing(resolver, `${target.path} does not define ${name}, which a service extends`);
  const before = earlier(name, resolver)?.value;
  return before?.kind === 'map' ? [before] : [];
}

const earlier = (name: string, { previous }: Resolver): ComposeEntry | undefined =>
  previous && section(previous, 'services').entries.get(name);

function missing(resolver: Resolver, because: string): readonly ComposeMap[] {
  resolver.open ??= because;
  return [];
}

/** The file that a service extends, or why it cannot be read. */
function otherSite(file: ComposeNode & { kind: 'scalar' }, site: Site, resolver: Resolver): Site | string {
  const written = valueOf(scalarValue(file, resolver.environment));
  if (written === undefined) return 'a service extends one of a file whose path is unknown';
  const path = join(site.directory, written);
  if (path === site.path) return site;
  const loaded = resolver.library.load(path);
  if (!loaded) return `a service extends one of ${path}, which cannot be read`;
  resolver.paths.add(path);
  return { path, directory: dirname(path), services: section(loaded.content, 'services') };
}
