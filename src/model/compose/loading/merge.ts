import type { ComposeEntry, ComposeList, ComposeMap, ComposeNode } from '../../../parser/compose/tree.js';
import type { Environment } from '../../environment.js';
import { valueOf } from '../../known.js';
import { interpolate, scalarValue } from '../values/interpolate.js';
import { readMount } from '../values/mount-syntax.js';
import {
  assignmentsOf,
  entryOf,
  isNull,
  itemsOf,
  joined,
  listOf,
  mapChild,
  mapOf,
  maximumDepth,
  scalarAt,
  scalarChild,
} from '../values/nodes.js';
import { portKey } from '../values/port-syntax.js';

// How Compose lays one file over another: https://docs.docker.com/reference/compose-file/merge/. Mappings merge, sequences
// append, scalars replace; the tables name the exceptions. A path is the keys joined by `/`, `*` for a name.

/** Replaced as a whole, even by null. */
const replaced = new Set([
  'services/*/command',
  'services/*/entrypoint',
  'services/*/healthcheck/test',
  'services/*/ulimits/*',
]);

/** Lists `name=address`, of which a name may have several. */
const hosts = new Set(['services/*/extra_hosts', 'services/*/build/extra_hosts']);

/** Lists of mappings that merge where one attribute is the same. */
const mergedBy = new Map([['networks/*/ipam/config', 'subnet']]);

/** `NAME=value` lists or mappings. A null in an override is a value here: the variable comes from the shell. */
const assignments = new Set([
  'services/*/annotations',
  'services/*/build/additional_contexts',
  'services/*/build/args',
  'services/*/build/labels',
  'services/*/deploy/labels',
  'services/*/environment',
  'services/*/labels',
  'services/*/sysctls',
  'networks/*/labels',
  'volumes/*/labels',
  'secrets/*/labels',
  'configs/*/labels',
]);

/** Lists of names that have a long form as a mapping by name. */
const named = new Set(['services/*/depends_on', 'services/*/models', 'services/*/networks']);

/** What one item of a list is for: of two items with one key the later counts. */
type KeyOf = (item: ComposeNode, environment: Environment) => string;

const byValue: KeyOf = (item, environment) =>
  item.kind === 'scalar' ? (valueOf(scalarValue(item, environment)) ?? item.text) : textKey(item);

/** Things of another shape have no key in common. */
const textKey = ({ at }: ComposeNode): string => `\0${at.file.path}:${at.span.start}`;

const byPath: KeyOf = (item, environment) => {
  const path = item.kind === 'map' ? scalarChild(item, 'path') : item;
  return path ? byValue(path, environment) : textKey(item);
};

const byTarget =
  (folder: string): KeyOf =>
  (item, environment) => {
    const source = item.kind === 'map' ? scalarChild(item, 'source') : item;
    const target = scalarChild(item, 'target');
    if (target) return byValue(target, environment);
    return source ? `${folder}/${byValue(source, environment)}` : textKey(item);
  };

const byMountTarget: KeyOf = (item, environment) =>
  valueOf(readMount(item, environment)?.target.value) ?? byValue(item, environment);

const byPort: KeyOf = (item, environment) => portKey(item, environment) ?? byValue(item, environment);

/** A device is `host[:container[:permissions]]`. */
const byDevice: KeyOf = (item, environment) => {
  if (item.kind !== 'scalar') return byTarget('')(item, environment);
  const [host = '', container = host] = interpolate(item, environment).text.split(':');
  return container;
};

/** Lists whose items replace one another by a key; in the place of the first. */
const unique = new Map<string, KeyOf>([
  ['services/*/build/tags', byValue],
  ['services/*/build/platforms', byValue],
  ['services/*/cap_add', byValue],
  ['services/*/cap_drop', byValue],
  ['services/*/configs', byTarget('')],
  ['services/*/devices', byDevice],
  ['services/*/dns', byValue],
  ['services/*/dns_opt', byValue],
  ['services/*/dns_search', byValue],
  ['services/*/env_file', byPath],
  ['services/*/expose', byValue],
  ...[...hosts].map((path) => [path, byValue] as const),
  ['services/*/label_file', byValue],
  ['services/*/links', byValue],
  ['services/*/networks/*/aliases', byValue],
  ['services/*/networks/*/link_local_ips', byValue],
  ['services/*/ports', byPort],
  ['services/*/profiles', byValue],
  ['services/*/secrets', byTarget('/run/secrets')],
  ['services/*/tmpfs', byValue],
  ['services/*/volumes', byMountTarget],
  ...[...named].map((path) => [path, byValue] as const),
]);

/** Mappings whose keys are names that the user gives, or one of many alike. */
const openMappings = new Set([
  'services',
  'networks',
  'volumes',
  'secrets',
  'configs',
  'models',
  'jobs',
  'services/*/networks',
  'services/*/ulimits',
]);

/** The path of a child, with `*` for names. */
function childPath(path: string, key: string): string {
  if (path === '') return key;
  return `${path}/${openMappings.has(path) ? '*' : key}`;
}

/**
 * Lays a mapping over another as Compose merges files. Every value of the result keeps the file and the place that it
 * comes from. `path` is where the two stand, such as `services/*` for a service and what it extends.
 */
export const mergeMaps = (base: ComposeMap, override: ComposeMap, environment: Environment, path = ''): ComposeMap =>
  mergeEntries(base, override, { environment, depth: 0 }, path);

interface Merge {
  readonly environment: Environment;
  readonly depth: number;
}

function mergeEntries(base: ComposeMap, override: ComposeMap, merge: Merge, path: string): ComposeMap {
  const entries = new Map(base.entries);
  for (const [key, entry] of override.entries) {
    const merged = mergeEntry(entries.get(key), entry, merge, childPath(path, key), assignments.has(path));
    if (merged) entries.set(key, merged);
    else entries.delete(key);
  }
  return mapOf(entries, base);
}

function mergeEntry(
  base: ComposeEntry | undefined,
  override: ComposeEntry,
  merge: Merge,
  path: string,
  nullCounts: boolean,
): ComposeEntry | undefined {
  if (override.value.tag === 'reset') return undefined;
  if (!base || override.value.tag === 'override') return override;
  if (isNull(override.value)) return nullCounts || replaced.has(path) ? override : base;
  if (isNull(base.value)) return override;
  const value = mergeNodes(base.value, override.value, { ...merge, depth: merge.depth + 1 }, path);
  return value === override.value ? override : { ...base, value };
}

function mergeNodes(base: ComposeNode, override: ComposeNode, merge: Merge, path: string): ComposeNode {
  if (merge.depth > maximumDepth || replaced.has(path)) return override;
  if (path === 'services/*/logging' && otherDriver(base, override, merge)) return override;
  if (path === 'services/*/build') return mergeMapsOnly(buildMap(base), buildMap(override), override, merge, path);
  if (assignments.has(path) && base.kind !== override.kind)
    return mergeMapsOnly(assignmentMap(base), assignmentMap(override), override, merge, path);
  if (named.has(path) && base.kind !== override.kind)
    return mergeMapsOnly(namedMap(base, path, merge), namedMap(override, path, merge), override, merge, path);
  if (hosts.has(path)) return mergeHosts(base, override, merge, path);
  if (base.kind === 'map' && override.kind === 'map') return mergeEntries(base, override, merge, path);
  const attribute = mergedBy.get(path);
  if (attribute !== undefined && base.kind === 'list' && override.kind === 'list')
    return mergeItems(base, override, attribute, merge);
  if (appends(base, override, path)) {
    const items = [...itemsOf(base), ...itemsOf(override)];
    return listOf(uniqueItems(items, keyOf(path), merge.environment), base);
  }
  return override;
}

/** Lists of mappings: of those with the same value for an attribute one is laid over the other. */
function mergeItems(base: ComposeList, override: ComposeList, attribute: string, merge: Merge): ComposeList {
  const items = new Map<string, ComposeNode>();
  for (const item of [...base.items, ...override.items]) {
    const scalar = scalarChild(item, attribute);
    const key = scalar ? byValue(scalar, merge.environment) : textKey(item);
    const before = items.get(key);
    const merges = before?.kind === 'map' && item.kind === 'map';
    items.set(key, merges ? mergeEntries(before, item, merge, '') : item);
  }
  return listOf([...items.values()], base);
}

/** Both forms become lists, so that a name may have the addresses of both files. */
function mergeHosts(base: ComposeNode, override: ComposeNode, merge: Merge, path: string): ComposeNode {
  if (base.kind === 'scalar' || override.kind === 'scalar') return override;
  const items = [...hostItems(base), ...hostItems(override)];
  return listOf(uniqueItems(items, keyOf(path), merge.environment), base);
}

const hostItems = (node: ComposeNode): readonly ComposeNode[] =>
  node.kind !== 'map'
    ? itemsOf(node)
    : [...node.entries.values()].flatMap(({ key, value }) =>
        itemsOf(value).flatMap((address) => (address.kind === 'scalar' ? [joined(key, address)] : [])),
      );

/** Whether both are lists, or one may be a single value instead of a list, as in `env_file` and `dns`. */
const appends = (base: ComposeNode, override: ComposeNode, path: string): boolean =>
  base.kind === 'list'
    ? override.kind === 'list' || (override.kind === 'scalar' && unique.has(path))
    : base.kind === 'scalar' && unique.has(path) && override.kind !== 'map';

function keyOf(path: string): KeyOf | undefined {
  if (!assignments.has(path)) return unique.get(path);
  return (item, environment) => {
    const [assignment] = assignmentsOf(listOf([item], item)).items;
    return assignment?.key.text ?? byValue(item, environment);
  };
}

function uniqueItems(
  items: readonly ComposeNode[],
  key: KeyOf | undefined,
  environment: Environment,
): readonly ComposeNode[] {
  if (!key) return items;
  const kept = new Map<string, ComposeNode>();
  for (const item of items) kept.set(key(item, environment), item);
  return [...kept.values()];
}

/** Merges two forms made alike; where one of them is no such form, the override stays. */
function mergeMapsOnly(
  base: ComposeMap | undefined,
  override: ComposeMap | undefined,
  otherwise: ComposeNode,
  merge: Merge,
  path: string,
): ComposeNode {
  return base && override ? mergeEntries(base, override, merge, path) : otherwise;
}

function buildMap(node: ComposeNode): ComposeMap | undefined {
  if (node.kind === 'map') return node;
  if (node.kind === 'list') return undefined;
  return mapOf([['context', entryOf({ text: 'context', at: node.at }, node)]], node);
}

function assignmentMap(node: ComposeNode): ComposeMap | undefined {
  if (node.kind !== 'list') return node.kind === 'map' ? node : undefined;
  return mapOf(
    assignmentsOf(node).items.map(({ key, value, node: item, at }) => [
      key.text,
      { key, value: value ?? nullAt(item), at },
    ]),
    node,
  );
}

const nullAt = (item: ComposeNode): ComposeNode => ({ ...scalarAt('', item), value: null });

function namedMap(node: ComposeNode, path: string, { environment }: Merge): ComposeMap | undefined {
  if (node.kind !== 'list') return node.kind === 'map' ? node : undefined;
  const entries = node.items.map((item): [string, ComposeEntry] => {
    const key = { text: byValue(item, environment), at: item.at };
    return [key.text, entryOf(key, path === 'services/*/depends_on' ? startedAt(item) : nullAt(item))];
  });
  return mapOf(entries, node);
}

/** What a name in the list form of `depends_on` stands for. */
const startedAt = (item: ComposeNode): ComposeMap =>
  mapOf(
    [
      ['condition', entryOf({ text: 'condition', at: item.at }, scalarAt('service_started', item))],
      ['required', entryOf({ text: 'required', at: item.at }, { ...scalarAt('true', item), value: true })],
    ],
    item,
  );

function otherDriver(base: ComposeNode, override: ComposeNode, { environment }: Merge): boolean {
  const [first, second] = [base, override].map((node) => {
    const driver = scalarChild(node, 'driver');
    return driver && byValue(driver, environment);
  });
  return first !== undefined && second !== undefined && first !== second;
}

/** A mapping without what `!reset` removes; the same one where nothing is removed. */
export const withoutResets = (map: ComposeMap): ComposeMap => pruned(map, 0);

function pruned(map: ComposeMap, depth: number): ComposeMap {
  if (depth > maximumDepth) return map;
  // Nearly all mappings stay as they are: they are not copied.
  let entries: Map<string, ComposeEntry> | undefined;
  for (const [key, entry] of map.entries) {
    const { value } = entry;
    if (value.tag === 'reset') {
      entries ??= new Map(map.entries);
      entries.delete(key);
      continue;
    }
    const kept = value.kind === 'map' ? pruned(value, depth + 1) : value;
    if (kept === value) continue;
    entries ??= new Map(map.entries);
    entries.set(key, { ...entry, value: kept });
  }
  return entries ? { ...map, entries } : map;
}

/** A mapping's mapping of a section, or an empty one. */
export const section = (root: ComposeMap, name: string): ComposeMap => mapChild(root, name) ?? mapOf([], root);
