import type { ComposeDocument } from '../../compose.js';
import type { ComposeEntry, ComposeList, ComposeMap, ComposeNode } from '../../../parser/compose/tree.js';
import type { Edit, Located } from '../../../text/location.js';
import { environmentOf } from '../../environment.js';
import { valueOf } from '../../known.js';
import { shellMaySetIt } from '../values/interpolate.js';
import { child, mapChild } from '../values/nodes.js';
import { blocksOf, keepsGroups, moveBlocks } from './order-blocks.js';
import { readPort } from '../values/port-syntax.js';

/** A mapping or list that is out of order. */
export interface Disorder {
  /** The first thing that stands behind one that comes after it in the order; `at` is its key or the item. */
  readonly first: Located & { readonly name: string };
  readonly before: Located & { readonly name: string };
  /** The edits that move whole lines into order; undefined where that might change what the file means. */
  readonly edits: readonly Edit[] | undefined;
}

/** An entry or item with what it is sorted by. */
interface Sortable<Key> {
  /** What moves: the entry or the item. */
  readonly part: Located;
  readonly shown: Located & { readonly name: string };
  readonly key: Key;
}

/**
 * What blank lines between parts mean: `groups` that no part leaves, or nothing, where parts are so long that their writer sets them apart
 * or not as he likes.
 */
type BlankLines = 'groups' | 'nothing';

type Compare<Key> = (a: Key, b: Key) => number;

/** Order by UTF-16 code units: the same on every machine. */
const byText: Compare<string> = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
const byNumber: Compare<number> = (a, b) => a - b;

function disorderOf<Key>(
  owner: ComposeMap | ComposeList,
  items: readonly Sortable<Key>[],
  compare: Compare<Key>,
  blankLines: BlankLines,
): readonly Disorder[] {
  const index = items.findIndex((item, at) => at > 0 && compare(items[at - 1]!.key, item.key) > 0);
  if (index === -1) return [];
  const blocks = blocksOf(
    owner,
    items.map(({ part }) => part),
  );
  const sorted = blocks
    ?.map((block, at) => ({ block, key: items[at]!.key }))
    .sort((a, b) => compare(a.key, b.key))
    .map(({ block }) => block);
  const isMovable = blocks && sorted && (blankLines === 'nothing' || keepsGroups(blocks, sorted));
  return [
    {
      first: items[index]!.shown,
      before: items[index - 1]!.shown,
      edits: isMovable ? moveBlocks(blocks, sorted) : undefined,
    },
  ];
}

/** The entries that a mapping has itself, in the order of the file: what `<<` brings is written elsewhere. */
function ownEntries({ at, entries }: ComposeMap): readonly ComposeEntry[] {
  const isOwn = ({ key }: ComposeEntry): boolean =>
    key.at.file === at.file && key.at.span.start >= at.span.start && key.at.span.end <= at.span.end;
  return [...entries.values()].filter(isOwn).sort((a, b) => a.key.at.span.start - b.key.at.span.start);
}

const entriesBy = <Key>(map: ComposeMap, keyOf: (name: string) => Key): readonly Sortable<Key>[] =>
  ownEntries(map).map((entry) => ({
    part: entry,
    shown: { at: entry.key.at, name: entry.key.text },
    key: keyOf(entry.key.text),
  }));

/** The mappings of a file that can be put in order; none where the file is not what it seems. */
function rootsOf({ tree, isV1 }: ComposeDocument): readonly ComposeMap[] {
  if (tree.templated || isV1 || tree.problems.length > 0) return [];
  return tree.documents.filter((root) => root.kind === 'map');
}

/** The services that a file writes as mappings. */
export const servicesOf = (document: ComposeDocument): readonly ComposeMap[] =>
  rootsOf(document).flatMap((root) => {
    const services = mapChild(root, 'services');
    return services ? ownEntries(services).flatMap(({ value }) => (value.kind === 'map' ? [value] : [])) : [];
  });

/**
 * Where each key stands in an order of names; `x-*` stands for all extensions, and what the order does not name comes last. Keys
 * of one place keep their order.
 */
function rankIn(order: readonly string[]): (name: string) => number {
  const ranks = new Map(order.map((name, index) => [name, index]));
  return (name) => ranks.get(name) ?? (name.startsWith('x-') ? ranks.get('x-*') : undefined) ?? order.length;
}

/** Whether the top level of a file is in an order of its keys. */
export const topLevelDisorder = (document: ComposeDocument, order: readonly string[]): readonly Disorder[] =>
  rootsOf(document).flatMap((root) => disorderOf(root, entriesBy(root, rankIn(order)), byNumber, 'nothing'));

/** The services whose attributes are not in an order. */
export const serviceKeyDisorder = (document: ComposeDocument, order: readonly string[]): readonly Disorder[] =>
  servicesOf(document).flatMap((service) => disorderOf(service, entriesBy(service, rankIn(order)), byNumber, 'groups'));

/** Whether the services of a file are in the order of their names. */
export const servicesDisorder = (document: ComposeDocument): readonly Disorder[] =>
  rootsOf(document).flatMap((root) => {
    const services = mapChild(root, 'services');
    return services ? disorderOf(services, entriesBy(services, String), byText, 'nothing') : [];
  });

/** The `depends_on` whose services are not in the order of their names, in both forms. */
export const dependencyDisorder = (document: ComposeDocument): readonly Disorder[] =>
  servicesOf(document).flatMap((service) => {
    const node = child(service, 'depends_on');
    if (node?.kind === 'map') return disorderOf(node, entriesBy(node, String), byText, 'groups');
    return node?.kind === 'list' ? listDisorder(node, nameOf, byText) : [];
  });

/** The `ports` that are not in the order of their numbers: the published side first, then the container's. */
export const portDisorder = (document: ComposeDocument): readonly Disorder[] =>
  servicesOf(document).flatMap((service) => {
    const node = child(service, 'ports');
    return node?.kind === 'list' ? listDisorder(node, portOf, byNumbers) : [];
  });

/** A list is judged only where every item can be compared, and where nothing else may use it, for which the order counts. */
function listDisorder<Key>(
  list: ComposeList,
  keyOf: (item: ComposeNode) => { readonly name: string; readonly key: Key } | undefined,
  compare: Compare<Key>,
): readonly Disorder[] {
  if (list.via.length > 0) return [];
  const items = list.items.map((item): Sortable<Key> | undefined => {
    const read = keyOf(item);
    const written = item.via[0] ?? item;
    return read && { part: written, shown: { at: written.at, name: read.name }, key: read.key };
  });
  return items.every((item) => item !== undefined) ? disorderOf(list, items, compare, 'groups') : [];
}

const nameOf = (item: ComposeNode): { readonly name: string; readonly key: string } | undefined =>
  item.kind === 'scalar' && item.word.value !== undefined ? { name: item.word.value, key: item.word.value } : undefined;

const byNumbers: Compare<readonly number[]> = (a, b) => {
  const index = a.findIndex((number, at) => number !== b[at]);
  return index === -1 ? 0 : a[index]! - (b[index] ?? 0);
};

function portOf(item: ComposeNode): { readonly name: string; readonly key: readonly number[] } | undefined {
  const port = readPort(item, environmentOf([], shellMaySetIt));
  const target = valueOf(port?.target);
  const published = port?.published ? valueOf(port.published) : target;
  if (!target || !published) return undefined;
  return { name: String(published.from), key: [published.from, target.from] };
}
