import type {
  ComposeEntry,
  ComposeList,
  ComposeMap,
  ComposeNode,
  ComposeScalar,
} from '../../../parser/compose/tree.js';
import { literalValue, type WordPart } from '../../../parser/word.js';
import type { Located } from '../../../text/location.js';
import { MappedText } from '../../../text/mapped-text.js';

/** Deeper than any compose file that means something: what lies below is left as it is. */
export const maximumDepth = 64;

/** A mapping's value for a key. */
export const child = (node: ComposeNode | undefined, key: string): ComposeNode | undefined =>
  node?.kind === 'map' ? node.entries.get(key)?.value : undefined;

/** A mapping's mapping for a key. */
export function mapChild(node: ComposeNode | undefined, key: string): ComposeMap | undefined {
  const value = child(node, key);
  return value?.kind === 'map' ? value : undefined;
}

/** A mapping's scalar for a key, unless it is null. */
export function scalarChild(node: ComposeNode | undefined, key: string): ComposeScalar | undefined {
  const value = child(node, key);
  return value?.kind === 'scalar' && value.value !== null ? value : undefined;
}

/** Whether nothing is given: no node, or YAML's null. */
export const isNull = (node: ComposeNode | undefined): boolean =>
  node === undefined || (node.kind === 'scalar' && node.value === null);

/** The items of a list; a single scalar counts as a list of one, nothing and a mapping as an empty one. */
export function itemsOf(node: ComposeNode | undefined): readonly ComposeNode[] {
  if (node === undefined || isNull(node)) return [];
  if (node.kind === 'map') return [];
  return node.kind === 'list' ? node.items : [node];
}

/** A mapping with other entries. */
export const mapOf = (entries: Iterable<readonly [string, ComposeEntry]>, like: ComposeNode): ComposeMap => ({
  kind: 'map',
  entries: new Map(entries),
  at: like.at,
  via: like.via,
  tag: undefined,
});

/** A list with other items. */
export const listOf = (items: readonly ComposeNode[], like: ComposeNode): ComposeList => ({
  kind: 'list',
  items,
  at: like.at,
  via: like.via,
  tag: undefined,
});

/** An entry that a short form stands for: the key at a place, with a value. */
export const entryOf = (key: Located & { readonly text: string }, value: ComposeNode): ComposeEntry => ({
  key,
  value,
  at: key.at,
});

/** A scalar that a short form stands for: a text without variables, at the place of the short form. */
export function scalarAt(text: string, like: ComposeNode): ComposeScalar {
  const { file, span } = like.at;
  return {
    kind: 'scalar',
    at: like.at,
    via: like.via,
    tag: undefined,
    value: text,
    text,
    style: 'plain',
    mapped: new MappedText(file, [{ text, span }], span.start),
    word: { at: like.at, raw: text, parts: literalParts(text), value: text, quoted: false },
  };
}

const literalParts = (text: string): readonly WordPart[] => (text === '' ? [] : [{ kind: 'literal', text }]);

/** The item `key=value` that an entry of a mapping stands for; its parts keep their places. */
export function joined(key: Located & { readonly text: string }, value: ComposeScalar): ComposeScalar {
  const name = `${key.text}=`;
  const text = name + value.text;
  const pieces = [
    { text: name, span: key.at.span },
    { text: value.text, span: value.mapped.locate(0, value.text.length).span },
  ];
  const parts = [...literalParts(name), ...value.word.parts];
  return {
    ...value,
    value: text,
    text,
    mapped: new MappedText(value.at.file, pieces, value.at.span.start),
    word: { ...value.word, parts, value: literalValue(parts) },
  };
}

/** An item `NAME=value` of a list such as `environment`, taken apart. */
export interface Assignment extends Located {
  /** The item itself, or the entry's value. */
  readonly node: ComposeNode;
  readonly key: Located & { readonly text: string };
  /** Undefined for a bare name and for null, which both take their value from the shell. */
  readonly value: ComposeScalar | undefined;
}

/** The assignments of a node of the form `NAME=value` list or mapping. `odd`: some of its items are something else. */
export interface Assignments {
  readonly items: readonly Assignment[];
  readonly odd: boolean;
}

/** Reads `environment`, `args`, `labels` and their kind in both forms, duplicates included. */
export function assignmentsOf(node: ComposeNode | undefined): Assignments {
  if (!node || isNull(node)) return { items: [], odd: false };
  if (node.kind === 'scalar') return { items: [], odd: true };
  const read =
    node.kind === 'list'
      ? node.items.map(listAssignment)
      : [...node.entries.values()].map((entry) => mapAssignment(entry));
  const items = read.filter((item) => item !== undefined);
  return { items, odd: items.length < read.length };
}

function mapAssignment(entry: ComposeEntry): Assignment | undefined {
  const { key, value: node, at } = entry;
  if (node.kind !== 'scalar') return undefined;
  return { node, key, value: node.value === null ? undefined : node, at };
}

/** Compose splits an item at its first `=` after interpolation: a variable before it could hold anything. */
function listAssignment(node: ComposeNode): Assignment | undefined {
  if (node.kind !== 'scalar' || typeof node.value !== 'string') return undefined;
  const { text, mapped } = node;
  const equals = text.indexOf('=');
  const name = equals === -1 ? text : text.slice(0, equals);
  if (name === '' || name.includes('$')) return undefined;
  const key = { text: name, at: mapped.locate(0, name.length) };
  return { node, key, value: equals === -1 ? undefined : tailOf(node, equals + 1), at: node.at };
}

/** The scalar that stands from an offset of a scalar's text on; no variable may begin before it. */
function tailOf(scalar: ComposeScalar, start: number): ComposeScalar {
  const { mapped, word } = scalar;
  const text = scalar.text.slice(start);
  const at = mapped.locate(start, scalar.text.length);
  const exact = at.span.end - at.span.start === text.length;
  const pieces = exact
    ? [{ text, span: at.span }]
    : [...text].reduce<{ text: string; span: Located['at']['span']; next: number }[]>((read, char) => {
        const from = read.at(-1)?.next ?? start;
        read.push({ text: char, span: mapped.locate(from, from + char.length).span, next: from + char.length });
        return read;
      }, []);
  const [first, ...rest] = word.parts;
  const head = first?.kind === 'literal' ? literalParts(first.text.slice(start)) : [];
  const parts = [...head, ...rest];
  return {
    ...scalar,
    at,
    value: text,
    text,
    mapped: new MappedText(at.file, pieces, at.span.start),
    word: { at, raw: at.file.slice(at.span), parts, value: literalValue(parts), quoted: word.quoted },
  };
}
