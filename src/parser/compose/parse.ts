import { place } from '../../text/location.js';
import type { Located, Note } from '../../text/location.js';
import { MappedText } from '../../text/mapped-text.js';
import { closest } from '../../text/similar.js';
import type { SourceFile, Span } from '../../text/source.js';
import { parseInterpolation } from '../interpolation.js';
import { literalValue } from '../word.js';
import type { SyntaxProblem } from '../word.js';
import { lexemesOf, readAnyYaml } from './any-yaml.js';
import { scanLexemes } from './lexemes.js';
import { readPlainYaml } from './plain-yaml.js';
import { scalarPieces } from './scalar-text.js';
import type { ComposeEntry, ComposeList, ComposeMap, ComposeNode, ComposeScalar, ComposeTree } from './tree.js';
import type {
  YamlAlias,
  YamlDocument,
  YamlFault,
  YamlList,
  YamlMap,
  YamlNode,
  YamlPair,
  YamlScalar,
} from './yaml-nodes.js';
import { explain } from './yaml-problems.js';

/** Deeper than any compose file that a person wrote; far below what recursion stands. */
const maxDepth = 100;
/** How many values aliases and merge keys may add: Compose itself gives up at this many. */
const maxExpansion = 100_000;

/**
 * Reads a compose file. Total: any text gives a tree, and what YAML or Compose refuses about its syntax stands in
 * `problems` and `interpolationProblems`, in the order of the file. A templated file has neither documents nor problems.
 *
 * Sources: https://yaml.org/spec/1.2.2/, https://yaml.org/type/merge.html and
 * https://github.com/compose-spec/compose-spec/blob/main/10-fragments.md.
 */
export function parseCompose(file: SourceFile): ComposeTree {
  // YAML ends a line at a lone carriage return, which the library does not know; offsets stay the same.
  const text = file.text.replace(/\r(?!\n)/g, '\n');
  const plain = readPlainYaml(text);
  if (plain) return readTree(readerOf(file, text), plain.documents, plain.comments);
  const lexemes = lexemesOf(text);
  const { tooDeepAt, comments, templated, quotes } = scanLexemes(text, lexemes, maxDepth);
  const reader = readerOf(file, text, quotes);
  if (templated) return { ...readTree(reader, [], comments), templated, problems: [] };
  if (tooDeepAt === undefined) return readTree(reader, readAnyYaml(text, lexemes), comments);
  problem(reader, tooDeepAt, tooDeepAt + 1, { message: `The file is nested deeper than ${maxDepth} levels here.` });
  return { ...readTree(reader, [], comments), broken: true };
}

const readerOf = (file: SourceFile, text: string, quotes: Reader['quotes'] = new Map()): Reader => ({
  file,
  text,
  quotes,
  anchors: new Map(),
  sizes: new WeakMap(),
  problems: [],
  interpolationProblems: [],
  expanded: 0,
  broken: false,
  brokenAt: Number.POSITIVE_INFINITY,
});

/** The tree of a file that is no template, with all its problems. */
function readTree(reader: Reader, yaml: Iterable<YamlDocument>, comments: readonly Span[]): ComposeTree {
  const { file } = reader;
  const documents = readDocuments(reader, yaml);
  reportWhole(reader, documents);
  const inOrder = (problems: SyntaxProblem[]) => problems.sort((a, b) => a.at.span.start - b.at.span.start);
  return {
    file,
    templated: false,
    comments: comments.map(({ start, end }) => ({
      text: reader.text.slice(start + 1, end).trim(),
      at: place(file, start, end),
    })),
    documents,
    problems: inOrder(reader.problems),
    interpolationProblems: inOrder(reader.interpolationProblems),
    broken: reader.broken,
  };
}

interface Reader {
  readonly file: SourceFile;
  /** The file's text with lone carriage returns as line ends. */
  readonly text: string;
  readonly quotes: ReadonlyMap<number, number>;
  /** The values behind the anchors so far; `open` while the value itself is read. */
  readonly anchors: Map<string, ComposeNode | 'open'>;
  /** How much a collection holds with its aliases followed, by its entries or items. */
  readonly sizes: WeakMap<object, Size>;
  readonly problems: SyntaxProblem[];
  readonly interpolationProblems: SyntaxProblem[];
  /** How many values aliases and merge keys have added. */
  expanded: number;
  /** Whether YAML's grammar is broken. */
  broken: boolean;
  /** Where it is broken for the first time; past the end where it is not. */
  brokenAt: number;
}

interface Size {
  readonly values: number;
  readonly depth: number;
}

function readDocuments(reader: Reader, documents: Iterable<YamlDocument>): readonly ComposeNode[] {
  const roots: ComposeNode[] = [];
  try {
    for (const { root, faults } of documents) {
      reportFaults(reader, faults);
      reader.broken ||= faults.length > 0;
      reader.anchors.clear();
      if (root && !isEmpty(root)) roots.push(readNode(reader, root));
    }
  } catch {
    reader.broken = true;
    problem(reader, 0, 0, { message: 'YAML cannot read this file.' });
  }
  return roots;
}

/** Problems of the file as a whole. */
function reportWhole(reader: Reader, documents: readonly ComposeNode[]): void {
  const loneReturn = reader.file.text.search(/\r(?!\n)/);
  if (loneReturn !== -1) {
    problem(reader, loneReturn, loneReturn + 1, {
      message: 'A carriage return stands here without a line feed.',
      help: 'End lines with a line feed.',
    });
  }
  if (documents.length === 0 && reader.problems.length === 0)
    problem(reader, 0, 0, { message: 'This compose file is empty.' });
  for (const { kind, at } of documents) {
    if (kind === 'map') continue;
    reader.problems.push({
      at: firstLine(reader, at.span),
      message: `A compose file is a mapping at its top level, not a ${kind === 'list' ? 'list' : 'single value'}.`,
      help: undefined,
    });
  }
}

/** The part of a span that lies on its first line. */
function firstLine({ file, text }: Reader, { start, end }: Span): Located['at'] {
  const newline = text.indexOf('\n', start);
  return place(file, start, newline === -1 ? end : Math.min(end, newline));
}

function problem(
  reader: Reader,
  start: number,
  end: number,
  { message, help, related }: { message: string; help?: string; related?: readonly Note[] },
): void {
  const { length } = reader.text;
  const at = place(reader.file, Math.min(start, length), Math.min(end, length));
  reader.problems.push({ at, message, help, ...(related && { related }) });
}

/** One problem per line: what follows on it is an echo of the first. */
function reportFaults(reader: Reader, faults: readonly YamlFault[]): void {
  const lines = new Set<number>();
  for (const { code, message, pos } of [...faults].sort((a, b) => a.pos[0] - b.pos[0])) {
    const closing = message.startsWith('Missing closing') ? reader.quotes.get(pos[0]) : undefined;
    const start = Math.max(0, Math.min(closing ?? pos[0], reader.text.length));
    const { line } = reader.file.positionAt(start);
    if (lines.has(line)) continue;
    lines.add(line);
    reader.brokenAt = Math.min(reader.brokenAt, start);
    const end = closing === undefined ? Math.max(start, pos[1]) : start + 1;
    const shown = firstLine(reader, { start, end });
    const rest = reader.file.slice(firstLine(reader, { start, end: reader.text.length }).span);
    problem(reader, start, shown.span.end, explain(code, message, rest));
  }
}

const isEmpty = (node: YamlNode): boolean =>
  node.kind === 'scalar' && node.style === 'plain' && node.tag === undefined && coreValue(node.text) === null;

function readNode(reader: Reader, node: YamlNode): ComposeNode {
  if (node.kind === 'alias') return readAlias(reader, node);
  const { anchor } = node;
  if (anchor !== undefined) reader.anchors.set(anchor, 'open');
  const read =
    node.kind === 'scalar'
      ? readScalar(reader, node, spanOf(reader, node))
      : node.kind === 'list'
        ? readList(reader, node)
        : readMap(reader, node);
  if (anchor !== undefined) reader.anchors.set(anchor, read);
  return read;
}

/** Where a node is written, without the blanks and line ends behind it. */
function spanOf({ text }: Reader, node: Span): Span {
  const start = Math.min(node.start, text.length);
  let end = Math.min(node.end, text.length);
  while (end > start && ' \t\r\n'.includes(text[end - 1]!)) end--;
  return { start, end };
}

const tagOf = (tag: string | undefined): ComposeNode['tag'] =>
  tag === '!reset' ? 'reset' : tag === '!override' ? 'override' : undefined;

// --- aliases

function readAlias(reader: Reader, alias: YamlAlias): ComposeNode {
  const span = spanOf(reader, alias);
  const target = reader.anchors.get(alias.name);
  const wrong =
    target === undefined
      ? unknownAnchor(reader, alias.name)
      : target === 'open'
        ? { message: `The alias \`*${alias.name}\` stands inside the value that it refers to.` }
        : expand(reader, target);
  if (wrong || target === undefined || target === 'open') {
    if (wrong && wrong !== alreadySaid) problem(reader, span.start, span.end, wrong);
    return unreadable(reader, span);
  }
  return { ...target, via: [{ at: place(reader.file, span.start, span.end) }, ...target.via] };
}

interface Fault {
  readonly message: string;
  readonly help?: string;
}

function unknownAnchor(reader: Reader, name: string): Fault {
  const near = closest(name, reader.anchors.keys());
  return {
    message: `No anchor \`&${name}\` stands before this alias.`,
    ...(near !== undefined && { help: `Did you mean \`*${near}\`?` }),
  };
}

const alreadySaid: Fault = { message: '' };

/** Counts what an alias or a merge key adds; a fault where that is more than anybody needs. */
function expand(reader: Reader, target: ComposeNode): Fault | undefined {
  const { values, depth } = sizeOf(reader, target);
  if (depth > maxDepth) return { message: `Aliases nest values deeper than ${maxDepth} levels here.` };
  return spend(reader, values);
}

function spend(reader: Reader, values: number): Fault | undefined {
  const before = reader.expanded;
  reader.expanded += values;
  if (reader.expanded <= maxExpansion) return undefined;
  if (before > maxExpansion) return alreadySaid;
  return { message: `Aliases make this file larger than ${maxExpansion} values here.` };
}

function sizeOf(reader: Reader, node: ComposeNode): Size {
  const known = node.kind === 'scalar' ? undefined : reader.sizes.get(node.kind === 'map' ? node.entries : node.items);
  return known ?? { values: 1, depth: 1 };
}

function measure(reader: Reader, collection: object, children: Iterable<ComposeNode>): void {
  let values = 1;
  let depth = 0;
  for (const child of children) {
    const size = sizeOf(reader, child);
    values += size.values;
    depth = Math.max(depth, size.depth);
  }
  reader.sizes.set(collection, { values, depth: depth + 1 });
}

/** Stands where no value can be known. */
function unreadable({ file }: Reader, { start, end }: Span): ComposeScalar {
  const at = place(file, start, end);
  const raw = file.slice(at.span);
  return {
    kind: 'scalar',
    at,
    via: [],
    tag: undefined,
    value: raw,
    text: raw,
    style: 'plain',
    word: { at, raw, parts: [{ kind: 'opaque', at }], value: undefined, quoted: false },
    mapped: new MappedText(file, [{ text: raw, span: at.span }], start),
  };
}

// --- collections

function readList(reader: Reader, node: YamlList): ComposeList {
  const items = node.items.map((item) => readNode(reader, item));
  measure(reader, items, items);
  return { kind: 'list', at: collectionPlace(reader, node, items.at(-1)), via: [], tag: tagOf(node.tag), items };
}

/** Brackets say where a collection ends; one by indentation ends with the last thing in it. */
function collectionPlace(reader: Reader, node: YamlMap | YamlList, last: ComposeNode | undefined): Located['at'] {
  const { start, end } = spanOf(reader, node);
  const written = last && (last.via[0] ?? last).at.span.end;
  return place(reader.file, start, node.flow ? end : Math.max(start, written ?? end));
}

/** A place to merge from: the entries, and the aliases that lead there. */
interface Merged {
  readonly entries: ComposeMap['entries'];
  readonly via: readonly Located[];
}

function readMap(reader: Reader, node: YamlMap): ComposeMap {
  const entries = new Map<string, ComposeEntry>();
  const merged: Merged[] = [];
  let mergeKey: Located | undefined;
  let last: ComposeNode | undefined;
  for (const pair of node.pairs) {
    const key = readKey(reader, pair.key);
    const value = readValue(reader, pair, key);
    last = value;
    if (isMergeKey(pair.key)) {
      if (mergeKey) problemAt(reader, key, 'A mapping has two `<<` keys.', mergeKey, 'The first one', mergeHelp);
      mergeKey ??= key;
      merged.push(...mergedFrom(reader, value));
    } else if (key.text !== undefined) addEntry(reader, entries, { at: key.at, text: key.text }, value);
  }
  mergeInto(reader, entries, merged);
  measure(reader, entries, valuesOf(entries));
  return { kind: 'map', at: collectionPlace(reader, node, last), via: [], tag: tagOf(node.tag), entries };
}

const mergeHelp = 'Merge both with one key: `<<: [*first, *second]`.';

function* valuesOf(entries: ComposeMap['entries']): Iterable<ComposeNode> {
  for (const { value } of entries.values()) yield value;
}

function problemAt(
  reader: Reader,
  { at }: Located,
  message: string,
  other: Located,
  note: string,
  help?: string,
): void {
  problem(reader, at.span.start, at.span.end, {
    message,
    related: [{ at: other.at, note }],
    ...(help !== undefined && { help }),
  });
}

function addEntry(
  reader: Reader,
  entries: Map<string, ComposeEntry>,
  key: ComposeEntry['key'],
  value: ComposeNode,
): void {
  const first = entries.get(key.text);
  // Behind an error of grammar, lines may belong to another mapping than they seem to.
  if (first && key.at.span.start < reader.brokenAt) {
    problemAt(
      reader,
      key,
      `The key \`${shortened(key.text)}\` is given twice in one mapping.`,
      first.key,
      'First given here',
    );
  }
  const end = Math.max(key.at.span.end, (value.via[0] ?? value).at.span.end);
  entries.set(key.text, { at: place(reader.file, key.at.span.start, end), key, value });
}

const shortened = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text);

/** A key with its text; without one where it is no scalar. */
function readKey(reader: Reader, node: YamlNode | undefined): Located & { readonly text: string | undefined } {
  if (!node) return { at: place(reader.file, reader.text.length, reader.text.length), text: undefined };
  const simple = simpleKey(reader, node);
  if (simple) return simple;
  const read = node.kind === 'scalar' ? readKeyScalar(reader, node) : readNode(reader, node);
  const at = (read.via[0] ?? read).at;
  if (read.kind !== 'scalar') {
    problem(reader, at.span.start, at.span.end, {
      message: `A ${read.kind === 'map' ? 'mapping' : 'list'} cannot be a key.`,
    });
    return { at, text: undefined };
  }
  if (read.text === '' && read.style === 'plain') {
    problem(reader, at.span.start, at.span.end + 1, { message: 'A key is missing before the colon.' });
    return { at, text: undefined };
  }
  if (typeof read.value !== 'string') {
    problem(reader, at.span.start, at.span.end, {
      message: `The key \`${shortened(read.text)}\` is read as a ${read.value === null ? 'null' : typeof read.value}, but keys are strings.`,
      help: 'Quote it.',
    });
  }
  return { at, text: read.text };
}

/** Nearly all keys are words without quotes, anchor or tag: they need no way back to the file for their parts. */
function simpleKey(reader: Reader, node: YamlNode): (Located & { readonly text: string }) | undefined {
  if (node.kind !== 'scalar' || node.style !== 'plain' || node.anchor !== undefined || node.tag !== undefined)
    return undefined;
  const { text, start } = node;
  // What YAML reads as something else than a text is a problem that the long way tells.
  if (!/^[A-Za-z_][\w.-]*$/.test(text) || words.has(text) || !reader.text.startsWith(text, start)) return undefined;
  return { at: place(reader.file, start, start + text.length), text };
}

/** Compose replaces no variables in keys, so nothing there can be an invalid one. */
function readKeyScalar(reader: Reader, node: YamlScalar): ComposeScalar {
  const { scalar } = scalarOf(reader, node, spanOf(reader, node));
  if (node.anchor !== undefined) reader.anchors.set(node.anchor, scalar);
  return scalar;
}

/** The value of a pair; a missing one stands behind the colon. */
function readValue(reader: Reader, { value: node }: YamlPair, key: Located): ComposeNode {
  if (node && !(node.kind === 'scalar' && node.start === node.end)) return readNode(reader, node);
  let at = key.at.span.end;
  while (reader.text[at] === ' ') at++;
  const offset = reader.text[at] === ':' ? at + 1 : key.at.span.end;
  const read = readScalar(reader, node, { start: offset, end: offset });
  if (node?.anchor !== undefined) reader.anchors.set(node.anchor, read);
  return read;
}

// --- merge keys

const isMergeKey = (key: YamlNode | undefined): boolean =>
  key?.kind === 'scalar' && key.text === '<<' && key.style === 'plain' && key.tag === undefined;

function mergedFrom(reader: Reader, value: ComposeNode): readonly Merged[] {
  if (value.kind === 'map') return [{ entries: value.entries, via: value.via }];
  if (value.kind === 'list') {
    const sources = [];
    for (const item of value.items) {
      if (item.kind === 'map') sources.push({ entries: item.entries, via: [...value.via, ...item.via] });
      else notMergeable(reader, item);
    }
    return sources;
  }
  notMergeable(reader, value);
  return [];
}

function notMergeable(reader: Reader, node: ComposeNode): void {
  if (node.kind === 'scalar' && node.word.parts[0]?.kind === 'opaque') return;
  const { span } = (node.via[0] ?? node).at;
  problem(reader, span.start, span.end, {
    message: `\`<<\` merges mappings, but this is a ${node.kind === 'list' ? 'list' : 'single value'}.`,
  });
}

/** Adds what is not given yet: the mapping's own keys win, then the first source that has one. */
function mergeInto(reader: Reader, entries: Map<string, ComposeEntry>, merged: readonly Merged[]): void {
  for (const { entries: source, via } of merged) {
    for (const [text, entry] of source) {
      if (entries.has(text)) continue;
      const fault = spend(reader, 1 + via.length + entry.value.via.length);
      if (fault) {
        if (fault !== alreadySaid) problem(reader, entry.at.span.start, entry.key.at.span.end, fault);
        return;
      }
      const value = via.length === 0 ? entry.value : { ...entry.value, via: [...via, ...entry.value.via] };
      entries.set(text, { ...entry, value });
    }
  }
}

// --- scalars

function readScalar(reader: Reader, node: YamlScalar | undefined, span: Span): ComposeScalar {
  const { scalar, problems } = scalarOf(reader, node, span);
  reader.interpolationProblems.push(...problems);
  return scalar;
}

function scalarOf(
  { file, text: source }: Reader,
  node: YamlScalar | undefined,
  span: Span,
): { readonly scalar: ComposeScalar; readonly problems: readonly SyntaxProblem[] } {
  const style = node?.style ?? 'plain';
  const text = node?.text ?? '';
  const at = place(file, span.start, span.end);
  const mapped = new MappedText(file, scalarPieces(source, span, style, text), span.start);
  const { parts, problems } = parseInterpolation(mapped);
  const scalar: ComposeScalar = {
    kind: 'scalar',
    at,
    via: [],
    tag: tagOf(node?.tag),
    value: style === 'plain' && hasCoreTag(node?.tag) ? coreValue(text) : text,
    text,
    style,
    word: {
      at,
      raw: file.slice(span),
      parts,
      value: literalValue(parts),
      quoted: style === 'single' || style === 'double',
    },
    mapped,
  };
  return { scalar, problems };
}

const coreTags = new Set(['null', 'bool', 'int', 'float'].map((name) => `tag:yaml.org,2002:${name}`));

const hasCoreTag = (tag: string | undefined): boolean =>
  tag === undefined || coreTags.has(tag) || tagOf(tag) !== undefined;

const words = new Map<string, null | boolean>([
  ...['', '~', 'null', 'Null', 'NULL'].map((word) => [word, null] as const),
  ...['true', 'True', 'TRUE'].map((word) => [word, true] as const),
  ...['false', 'False', 'FALSE'].map((word) => [word, false] as const),
]);
const decimal = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;
const prefixed = /^0(?:o[0-7]+|x[0-9a-fA-F]+)$/;

/**
 * A plain scalar by the core schema (https://yaml.org/spec/1.2.2/#103-core-schema); numbers that JavaScript cannot hold
 * stay strings, so do infinity and not-a-number.
 */
function coreValue(text: string): ComposeScalar['value'] {
  const word = words.get(text);
  if (word !== undefined) return word;
  if (!decimal.test(text) && !prefixed.test(text)) return text;
  const number = Number(text);
  return Number.isSafeInteger(number) || (Number.isFinite(number) && !Number.isInteger(number)) ? number : text;
}
