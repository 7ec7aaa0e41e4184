import type { ComposeEntry, ComposeMap } from '../../../parser/compose/tree.js';
import type { Environment } from '../../environment.js';
import { extendServices } from './extends.js';
import type { Loaded } from './files.js';
import { type Inclusion, inclusionsOf } from './include.js';
import { addReferenced, type Loading, notFollowed } from './loading.js';
import { mergeMaps, section, withoutResets } from './merge.js';
import { isNull, mapOf } from '../values/nodes.js';
import { ringOf, type Step } from './rings.js';

/** Files as Compose makes one mapping of them. */
export interface Model {
  readonly root: ComposeMap;
  /** What is written about each service, the base first, with what it extends and includes. */
  readonly layers: ReadonlyMap<string, readonly ComposeMap[]>;
}

/** Includes nested deeper than this are no project's. */
const deepestInclude = 64;

/** Loads the files of a project. What is brought in and what cannot be followed is noted in `loading`. */
export function loadFiles(files: readonly Loaded[], directory: string, loading: Loading): Model {
  const { root, layers } = loadModel(files, { directory, way: [], models: new Map(), loading });
  for (const { file } of files) {
    loading.directories.delete(file.path);
    loading.referenced.delete(file.path);
  }
  return { root: withoutResets(root), layers };
}

interface Place {
  /** Paths count from here. */
  readonly directory: string;
  /** The files that led here by including one another. */
  readonly way: readonly Step[];
  /** What was included before, so that files that many include are loaded once. */
  readonly models: Map<string, Model>;
  readonly loading: Loading;
}

/**
 * Lays files over one another, and the YAML documents of each likewise. What a document includes is put under it, then its
 * `extends` are resolved, as Compose does: https://github.com/compose-spec/compose-go/blob/main/loader/loader.go
 */
function loadModel(files: readonly Loaded[], where: Place): Model {
  const { directory, loading } = where;
  const layers = new Map<string, readonly ComposeMap[]>();
  let root: ComposeMap | undefined;
  let before: string | undefined;
  for (const loaded of files) {
    for (const document of loaded.roots) {
      const included = withInclusions(document, loaded, where);
      const extended = extendServices(
        { loaded, content: included.root, previous: root && before !== undefined ? { root, path: before } : undefined },
        { loading, directory },
      );
      root = root ? mergeMaps(root, extended.content, loading.environment) : extended.content;
      before = loaded.file.path;
      const written = layersByNode(included, document);
      for (const [name, parts] of extended.layers) {
        const own = parts.flatMap((part) => written.get(part) ?? [part]);
        layers.set(name, united(layers.get(name), own));
      }
    }
  }
  return { root: root!, layers };
}

/** Layers in order, each once: many ways may lead to one file. */
const united = (...parts: readonly (readonly ComposeMap[] | undefined)[]): readonly ComposeMap[] => [
  ...new Set(parts.flatMap((part) => part ?? [])),
];

/** What makes up the services that are merged from what a document includes and what it says itself. */
function layersByNode({ root, layers }: Model, document: ComposeMap): ReadonlyMap<ComposeMap, readonly ComposeMap[]> {
  const byNode = new Map<ComposeMap, readonly ComposeMap[]>();
  const own = section(document, 'services');
  for (const [name, entry] of layers.size === 0 ? [] : section(root, 'services').entries) {
    const parts = layers.get(name);
    const last = own.entries.get(name)?.value;
    if (parts && entry.value.kind === 'map') byNode.set(entry.value, united(parts, last?.kind === 'map' ? [last] : []));
  }
  return byNode;
}

/** A document laid over what it includes, without the `include` itself. */
function withInclusions(content: ComposeMap, loaded: Loaded, where: Place): Model {
  const none = new Map<string, readonly ComposeMap[]>();
  if (!content.entries.has('include')) return { root: content, layers: none };
  const inclusions = inclusionsOf(content, where.directory, where.loading);
  let root = without(content, 'include');
  const layers = new Map(none);
  for (const inclusion of inclusions) {
    const model = includedModel(inclusion, loaded, where);
    if (!model) continue;
    root = { ...mergeMaps(model.root, root, where.loading.environment), at: content.at, via: content.via };
    for (const [name, parts] of model.layers) layers.set(name, united(parts, layers.get(name)));
  }
  return { root, layers };
}

function includedModel(inclusion: Inclusion, by: Loaded, where: Place): Model | undefined {
  const { files, directory, environment, node } = inclusion;
  const { loading, models } = where;
  const { path } = by.file;
  const way = [...where.way, { id: path, name: path, path, at: node.at }];
  for (const { file } of files) {
    const ring = ringOf(way, file.path, 'include');
    if (!ring) continue;
    loading.faults.push(ring);
    return undefined;
  }
  if (way.length > deepestInclude) return notFollowed(node, 'include', 'includes are nested too deeply', loading);
  const key = [directory, ...files.map(({ file }) => file.path)].join('\0');
  const known = models.get(key);
  if (known) return known;
  for (const [index, { file, document }] of files.entries()) {
    addReferenced({ document, by: 'include', isOverride: index > 0 }, directory, loading);
    addEnvironment(file, environment, loading);
  }
  const { root, layers } = loadModel(files, { ...where, directory, way });
  const model = { root: imported(withoutResets(root)), layers };
  models.set(key, model);
  return model;
}

function addEnvironment(file: Loaded['file'], environment: Environment, { environments }: Loading): void {
  if (!environments.has(file)) environments.set(file, environment);
}

/** The sections that an included file gives: its name, for one, stays its own. */
const importedSections = new Set(['services', 'jobs', 'networks', 'volumes', 'secrets', 'configs', 'models']);

/** What is taken over from an included project. What its services extend is merged into them by now. */
function imported(root: ComposeMap): ComposeMap {
  const sections = [...root.entries].filter(([key, { value }]) => importedSections.has(key) && !isNull(value));
  return mapOf(
    sections.map(([key, entry]) => [key, key === 'services' ? withoutExtends(entry) : entry]),
    root,
  );
}

function withoutExtends(entry: ComposeEntry): ComposeEntry {
  const { value } = entry;
  if (value.kind !== 'map') return entry;
  const services = [...value.entries].map(([name, service]): [string, ComposeEntry] => [
    name,
    service.value.kind === 'map' ? { ...service, value: without(service.value, 'extends') } : service,
  ]);
  return { ...entry, value: mapOf(services, value) };
}

/** A mapping without a key; the same one where it has none. */
function without(map: ComposeMap, key: string): ComposeMap {
  if (!map.entries.has(key)) return map;
  const entries = new Map(map.entries);
  entries.delete(key);
  return { ...map, entries };
}
