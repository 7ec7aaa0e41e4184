// Reads the YAML that nearly all compose files keep to, in one pass. It is there for speed alone: what it cannot read, `yaml` reads.
import type { Span } from '../../text/source.js';
import type { ComposeScalar } from './tree.js';
import type { YamlList, YamlMap, YamlNode, YamlPair, YamlScalar, YamlText } from './yaml-nodes.js';

/** Deeper nesting is left to the other reader, which counts levels before it recurses. */
const maxDepth = 30;

/** YAML allows 1024 characters before the colon. */
const longestKey = 1000;

/**
 * Control characters (a tab may be indentation, a carriage return a line end), template markers, and what starts at the first column and
 * is no content of a first document.
 */
const rareAnywhere = /[\0-\x09\x0b-\x1f\ufeff]|\{[{%#]|^(?:%|\.\.\.)/m;

/**
 * Reads one YAML document whose root is a block mapping of keys on one line, with values that are plain or quoted on one line, block
 * scalars, lists and mappings by indentation or in brackets, aliases and anchors. Takes linear time. Undefined for everything else, above
 * all for what YAML refuses: then nothing is said about the text.
 */
export function readPlainYaml(text: string): YamlText | undefined {
  if (rareAnywhere.test(text)) return undefined;
  const reader = new PlainReader(text);
  try {
    const root = reader.document();
    return { documents: [{ root, faults: [] }], comments: reader.comments };
  } catch (error) {
    if (error === rare) return undefined;
    throw error;
  }
}

/** Thrown where a text is not plain. */
const rare = new Error('This YAML is not plain.');

const isBreak = (char: string | undefined): boolean => char === '\n' || char === undefined;
const isBlankOrBreak = (char: string | undefined): boolean => char === ' ' || isBreak(char);

/** With what a plain scalar cannot start, or seldom does. */
const notPlainStart = new Set([...' \n,[]{}#&*!|>\'"%@`?:']);
const flowIndicators = new Set([...',[]{}']);
const escapes = new Map([...Object.entries({ '"': '"', '\\': '\\', '/': '/', n: '\n', t: '\t' })]);
const nameOfAnchor = /[\w.-]+/y;

class PlainReader {
  readonly comments: Span[] = [];
  readonly #text: string;
  #at = 0;
  #lineStart = 0;
  /** The column of the first character of the line that is read next; -1 behind the last line. */
  #indent = -1;
  #depth = 0;

  constructor(text: string) {
    this.#text = text;
  }

  document(): YamlNode {
    this.#toContent();
    if (this.#indent === 0 && this.#text.startsWith('---', this.#at)) {
      this.#at += 3;
      this.#endLine();
    }
    if (this.#indent !== 0) throw rare;
    const root = this.#block(undefined);
    if (root.kind !== 'map' || this.#at < this.#text.length) throw rare;
    return root;
  }

  // --- lines

  /** From the start of a line to the next content, over blank lines and comments. */
  #toContent(): void {
    const text = this.#text;
    for (;;) {
      const lineStart = this.#at;
      this.#skipBlanks();
      const char = text[this.#at];
      if (char === undefined) {
        this.#indent = -1;
        return;
      }
      if (char === '\n') this.#at++;
      else if (char === '#') this.#comment();
      else {
        this.#lineStart = lineStart;
        this.#indent = this.#at - lineStart;
        return;
      }
    }
  }

  #skipBlanks(): void {
    while (this.#text.charCodeAt(this.#at) === 32) this.#at++;
  }

  /** Reads a comment and its line end. */
  #comment(): void {
    const start = this.#at;
    const newline = this.#text.indexOf('\n', start);
    const end = newline === -1 ? this.#text.length : newline;
    this.comments.push({ start, end: start + this.#text.slice(start, end).trimEnd().length });
    this.#at = newline === -1 ? end : end + 1;
  }

  /** Goes to the next content where nothing but a comment is left on the line. */
  #endLine(): void {
    if (!isBlankOrBreak(this.#text[this.#at])) throw rare;
    this.#skipBlanks();
    const char = this.#text[this.#at];
    if (char === '#') this.#comment();
    else if (char === '\n') this.#at++;
    else if (char !== undefined) throw rare;
    this.#toContent();
    if (this.#indent === 0 && this.#text.startsWith('---', this.#at)) throw rare;
  }

  #isAtLineEnd(): boolean {
    const char = this.#text[this.#at];
    return isBreak(char) || (char === '#' && this.#text[this.#at - 1] === ' ');
  }

  // --- by indentation

  /** Reads the mapping or list that starts a line. */
  #block(anchor: string | undefined): YamlMap | YamlList {
    if (this.#isDash()) return this.#list(this.#indent, anchor);
    return this.#map(this.#indent, this.#key(), anchor);
  }

  #isDash(): boolean {
    return this.#text[this.#at] === '-' && isBlankOrBreak(this.#text[this.#at + 1]);
  }

  /** Reads a list whose dashes stand at a column. */
  #list(column: number, anchor: string | undefined): YamlList {
    this.#enter();
    const start = this.#at;
    const items: YamlNode[] = [];
    while (this.#indent === column && this.#isDash()) {
      this.#at++;
      this.#skipBlanks();
      items.push(this.#item(column));
    }
    if (this.#indent > column) throw rare;
    this.#depth--;
    return { kind: 'list', start, end: start, anchor, tag: undefined, flow: false, items };
  }

  #item(column: number): YamlNode {
    if (this.#isAtLineEnd()) return this.#below(column, undefined);
    const inside = this.#at - this.#lineStart;
    if (this.#isDash()) {
      this.#indent = inside;
      return this.#list(inside, undefined);
    }
    if (!this.#startsScalar()) return this.#value(column);
    const scalar = this.#scalarOnLine(undefined, false);
    if (this.#takeColon()) return this.#map(inside, scalar, undefined);
    this.#endLine();
    return scalar;
  }

  /** Reads a mapping whose keys stand at a column and whose first key is read already. */
  #map(column: number, first: YamlScalar, anchor: string | undefined): YamlMap {
    this.#enter();
    const pairs: YamlPair[] = [{ key: first, value: this.#valueOfKey(column) }];
    while (this.#indent === column) {
      const key = this.#key();
      pairs.push({ key, value: this.#valueOfKey(column) });
    }
    if (this.#indent > column) throw rare;
    this.#depth--;
    return { kind: 'map', start: first.start, end: first.start, anchor, tag: undefined, flow: false, pairs };
  }

  #enter(): void {
    if (++this.#depth > maxDepth) throw rare;
  }

  #key(): YamlScalar {
    const key = this.#scalarOnLine(undefined, false);
    if (!this.#takeColon()) throw rare;
    return key;
  }

  #takeColon(): boolean {
    const before = this.#at;
    this.#skipBlanks();
    if (this.#text[this.#at] === ':' && isBlankOrBreak(this.#text[this.#at + 1])) {
      if (this.#at - this.#lineStart > longestKey) throw rare;
      this.#at++;
      return true;
    }
    this.#at = before;
    return false;
  }

  #valueOfKey(column: number): YamlNode | undefined {
    this.#skipBlanks();
    if (!this.#isAtLineEnd()) return this.#value(column);
    this.#endLine();
    if (this.#indent > column) return this.#block(undefined);
    // The dashes of a list may stand below its key.
    return this.#indent === column && this.#isDash() ? this.#list(column, undefined) : undefined;
  }

  /** The collection on the lines below, which are indented deeper than a column. */
  #below(column: number, anchor: string | undefined): YamlNode {
    this.#endLine();
    if (this.#indent <= column) throw rare;
    return this.#block(anchor);
  }

  /** Reads the value behind a colon or dash, with its anchor, and goes to the next line. */
  #value(column: number): YamlNode {
    const anchor = this.#text[this.#at] === '&' ? this.#anchor() : undefined;
    if (anchor !== undefined) {
      this.#skipBlanks();
      if (this.#isAtLineEnd()) return this.#below(column, anchor);
    }
    const char = this.#text[this.#at];
    if (char === '|' || char === '>') return this.#blockScalar(column, anchor);
    const value =
      char === '[' || char === '{'
        ? this.#brackets(column, anchor)
        : char === '*' && anchor === undefined
          ? this.#alias()
          : this.#scalarOnLine(anchor, false);
    this.#endLine();
    return value;
  }

  #anchor(): string {
    const name = this.#name();
    if (!isBlankOrBreak(this.#text[this.#at])) throw rare;
    return name;
  }

  #alias(): YamlNode {
    const start = this.#at;
    const name = this.#name();
    const next = this.#text[this.#at];
    if (!isBlankOrBreak(next) && !flowIndicators.has(next!)) throw rare;
    return { kind: 'alias', name, start, end: this.#at };
  }

  /** The name behind `&` or `*`. */
  #name(): string {
    nameOfAnchor.lastIndex = this.#at + 1;
    const name = nameOfAnchor.exec(this.#text)?.[0];
    if (name === undefined) throw rare;
    this.#at += 1 + name.length;
    return name;
  }

  // --- scalars

  /** Whether a quoted or plain scalar starts here. */
  #startsScalar(): boolean {
    const char = this.#text[this.#at]!;
    return char === '"' || char === "'" || !notPlainStart.has(char);
  }

  #scalarOnLine(anchor: string | undefined, inBrackets: boolean): YamlScalar {
    const char = this.#text[this.#at];
    if (char === '"') return this.#doubleQuoted(anchor);
    if (char === "'") return this.#singleQuoted(anchor);
    return this.#plain(anchor, inBrackets);
  }

  #plain(anchor: string | undefined, inBrackets: boolean): YamlScalar {
    const text = this.#text;
    const start = this.#at;
    const first = text[start];
    const second = text[start + 1];
    if (first === undefined || notPlainStart.has(first)) throw rare;
    if (first === '-' && (isBlankOrBreak(second) || flowIndicators.has(second!))) throw rare;
    let at = start;
    for (; ; at++) {
      const char = text[at];
      if (isBreak(char) || (char === '#' && text[at - 1] === ' ')) break;
      if (inBrackets && flowIndicators.has(char!)) break;
      if (char === ':' && (isBlankOrBreak(text[at + 1]) || (inBrackets && flowIndicators.has(text[at + 1]!)))) break;
    }
    while (text[at - 1] === ' ') at--;
    this.#at = at;
    return scalar('plain', text.slice(start, at), start, at, anchor);
  }

  #singleQuoted(anchor: string | undefined): YamlScalar {
    const start = this.#at;
    let end = start;
    do {
      end = this.#text.indexOf("'", end + 1);
      if (end === -1) throw rare;
    } while (this.#text[end + 1] === "'" && end++);
    this.#at = end + 1;
    const inner = this.#text.slice(start + 1, end);
    if (inner.includes('\n')) throw rare;
    return scalar('single', inner.replaceAll("''", "'"), start, this.#at, anchor);
  }

  #doubleQuoted(anchor: string | undefined): YamlScalar {
    const text = this.#text;
    const start = this.#at;
    let value = '';
    let from = start + 1;
    let at = from;
    for (; text[at] !== '"'; at++) {
      if (isBreak(text[at])) throw rare;
      if (text[at] !== '\\') continue;
      const meaning = escapes.get(text[at + 1] ?? '');
      if (meaning === undefined) throw rare;
      value += text.slice(from, at) + meaning;
      from = ++at + 1;
    }
    this.#at = at + 1;
    return scalar('double', value + text.slice(from, at), start, this.#at, anchor);
  }

  /** Reads `|`, `|-`, `>` or `>-` with the lines below; all lines of a folded text begin at one column. */
  #blockScalar(column: number, anchor: string | undefined): YamlScalar {
    const text = this.#text;
    const start = this.#at;
    const style = text[start] === '|' ? 'literal' : 'folded';
    const strips = text[start + 1] === '-';
    this.#at += strips ? 2 : 1;
    if (text[this.#at] !== '\n') throw rare;
    this.#at++;
    const { lines, end } = this.#blockLines(column);
    if (style === 'folded' && lines.some((line) => line === '' || line.startsWith(' ') || line.endsWith(' ')))
      throw rare;
    this.#toContent();
    if (this.#indent > column || (this.#indent === 0 && text.startsWith('---', this.#at))) throw rare;
    const value = lines.join(style === 'literal' ? '\n' : ' ');
    return scalar(style, strips ? value : `${value}\n`, start, end, anchor);
  }

  /** The lines of a block scalar without their indentation, and where the last one ends. */
  #blockLines(column: number): { readonly lines: readonly string[]; readonly end: number } {
    const text = this.#text;
    const lines: string[] = [];
    let indent = -1;
    let blank = 0;
    let end = this.#at;
    for (;;) {
      const lineStart = this.#at;
      this.#skipBlanks();
      const width = this.#at - lineStart;
      if (isBreak(text[this.#at])) {
        // Blanks alone may belong to the value.
        if (indent === -1 || width > indent) throw rare;
        if (text[this.#at] === undefined) {
          if (width > 0) throw rare;
          break;
        }
        blank++;
        this.#at++;
        continue;
      }
      if (indent === -1) indent = width;
      if (width < indent) {
        // A comment may stand below the text, but not between the columns.
        if (width > column) throw rare;
        this.#at = lineStart;
        break;
      }
      for (; blank > 0; blank--) lines.push('');
      const newline = text.indexOf('\n', this.#at);
      if (newline === -1) throw rare;
      end = newline;
      lines.push(text.slice(lineStart + indent, newline));
      this.#at = newline + 1;
    }
    if (indent <= column) throw rare;
    return { lines, end };
  }

  // --- in brackets

  /** Reads `[…]` or `{…}`; all its lines are indented deeper than a column. */
  #brackets(column: number, anchor: string | undefined): YamlList | YamlMap {
    this.#enter();
    const start = this.#at;
    const isMap = this.#text[start] === '{';
    const close = isMap ? '}' : ']';
    const items: YamlNode[] = [];
    const pairs: YamlPair[] = [];
    this.#at++;
    this.#gap(column);
    while (this.#text[this.#at] !== close) {
      if (isMap) pairs.push(this.#pairInBrackets(column));
      else items.push(this.#nodeInBrackets(column));
      this.#gap(column);
      const next = this.#text[this.#at];
      if (next !== ',') {
        if (next !== close) throw rare;
        break;
      }
      this.#at++;
      this.#gap(column);
    }
    this.#at++;
    this.#depth--;
    const common = { start, end: this.#at, anchor, tag: undefined, flow: true };
    return isMap ? { kind: 'map', ...common, pairs } : { kind: 'list', ...common, items };
  }

  #pairInBrackets(column: number): YamlPair {
    const key = this.#scalarOnLine(undefined, true);
    this.#skipBlanks();
    if (this.#text[this.#at] !== ':' || this.#text[this.#at + 1] !== ' ') throw rare;
    this.#at++;
    this.#skipBlanks();
    return { key, value: this.#nodeInBrackets(column) };
  }

  #nodeInBrackets(column: number): YamlNode {
    const char = this.#text[this.#at];
    if (char === '[' || char === '{') return this.#brackets(column, undefined);
    return char === '*' ? this.#alias() : this.#scalarOnLine(undefined, true);
  }

  /** Goes over blanks, line ends and comments in brackets. */
  #gap(column: number): void {
    for (;;) {
      this.#skipBlanks();
      const char = this.#text[this.#at];
      if (char === '#' && isBlankOrBreak(this.#text[this.#at - 1])) this.#comment();
      else if (char === '\n') this.#at++;
      else return;
      const lineStart = this.#at;
      this.#skipBlanks();
      if (!isBreak(this.#text[this.#at]) && this.#at - lineStart <= column) throw rare;
    }
  }
}

const scalar = (
  style: ComposeScalar['style'],
  text: string,
  start: number,
  end: number,
  anchor: string | undefined,
): YamlScalar => ({ kind: 'scalar', start, end, anchor, tag: undefined, style, text });
