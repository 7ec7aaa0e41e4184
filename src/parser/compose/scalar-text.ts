import type { Piece } from '../../text/mapped-text.js';
import type { Span } from '../../text/source.js';
import type { ComposeScalar } from './tree.js';

/**
 * Where each part of a scalar's value is written.
 *
 * `span` is the scalar in `text`, quotes or block header included, and `value` what it means (before its type is looked
 * at). The pieces always join to the value: where the way back is unclear, one piece stands for the whole span.
 */
export function scalarPieces(text: string, span: Span, style: ComposeScalar['style'], value: string): readonly Piece[] {
  const quotes = style === 'single' || style === 'double' ? 1 : 0;
  const inner = { start: span.start + quotes, end: span.end - quotes };
  if (inner.end - inner.start === value.length && text.startsWith(value, inner.start)) {
    return [{ text: value, span: inner }];
  }
  const pieces =
    style === 'literal' || style === 'folded' ? blockPieces(text, span, value) : flowPieces(text, inner, style);
  const fits = pieces !== undefined && pieces.map((piece) => piece.text).join('') === value;
  return fits ? pieces : [{ text: value, span }];
}

const blanks = /[ \t]*/y;
const breaks = /[ \t\r\n]*/y;

function skip(expression: RegExp, text: string, at: number): number {
  expression.lastIndex = at;
  expression.test(text);
  return expression.lastIndex;
}

const isBlank = (char: string | undefined): boolean => char === ' ' || char === '\t' || char === '\r';

/** Undoes folding, `''` and the escapes of double quotes. */
function flowPieces(text: string, { start, end }: Span, style: 'plain' | 'single' | 'double'): readonly Piece[] {
  const pieces: Piece[] = [];
  let from = start;
  let at = start;
  const flush = (to: number): void => {
    if (to > from) pieces.push({ text: text.slice(from, to), span: { start: from, end: to } });
  };
  const stand = (value: string, next: number): void => {
    pieces.push({ text: value, span: { start: at, end: next } });
    from = at = next;
  };
  while (at < end) {
    const char = text[at];
    if (char === '\n') {
      let trimmed = at;
      while (trimmed > from && isBlank(text[trimmed - 1])) trimmed--;
      flush(trimmed);
      at = trimmed;
      const next = Math.min(skip(breaks, text, at), end);
      const lines = text.slice(at, next).split('\n').length - 1;
      stand(lines === 1 ? ' ' : '\n'.repeat(lines - 1), next);
    } else if (style === 'single' && char === "'") {
      flush(at);
      stand("'", at + 2);
    } else if (style === 'double' && char === '\\') {
      flush(at);
      const [value, next] = escaped(text, at);
      stand(value, Math.min(next, end));
    } else at++;
  }
  flush(end);
  return pieces;
}

// https://yaml.org/spec/1.2.2/#57-escaped-characters
const escapes = new Map([
  ...Object.entries({ a: '\x07', b: '\b', e: '\x1b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' }),
  ...([
    ['0', '\0'],
    ['N', '\x85'],
    ['_', '\xa0'],
    ['L', '\u2028'],
    ['P', '\u2029'],
  ] as const),
]);
const codeLengths = new Map([
  ['x', 2],
  ['u', 4],
  ['U', 8],
]);

/** What the escape at an offset stands for, and the offset behind it. */
function escaped(text: string, at: number): readonly [value: string, next: number] {
  const char = text[at + 1] ?? '';
  const digits = codeLengths.get(char);
  if (digits !== undefined) {
    const code = Number.parseInt(text.slice(at + 2, at + 2 + digits), 16);
    return [code <= 0x10ffff ? String.fromCodePoint(code) : '', at + 2 + digits];
  }
  const lineEnd = char === '\n' ? at + 1 : text.startsWith('\r\n', at + 1) ? at + 2 : undefined;
  if (lineEnd === undefined) return [escapes.get(char) ?? char, at + 2];
  const next = skip(breaks, text, lineEnd + 1);
  return ['\n'.repeat(text.slice(lineEnd + 1, next).split('\n').length - 1), next];
}

interface Line {
  readonly start: number;
  readonly text: string;
}

/** Aligns the lines of a block scalar with its value; undefined where they do not fit. */
function blockPieces(text: string, span: Span, value: string): readonly Piece[] | undefined {
  const lines = contentLines(text, span);
  const first = lines.find((line) => line.text.trim() !== '');
  if (!first) return [{ text: value, span }];
  const begin = value.length - value.replace(/^\n+/, '').length;
  const indent = indentOf(first.text, value.slice(begin));
  if (indent === undefined) return undefined;
  const pieces: Piece[] = [];
  let at = 0;
  let before = lines[0]!.start;
  for (const line of lines) {
    const content = line.text.slice(indent);
    if (content === '') continue;
    const start = line.start + indent;
    const gap = value[at] === ' ' && !value.startsWith(content, at) ? at + 1 : skipNewlines(value, at);
    pieces.push({ text: value.slice(at, gap), span: { start: before, end: start } });
    if (!value.startsWith(content, gap)) return undefined;
    before = start + content.length;
    pieces.push({ text: content, span: { start, end: before } });
    at = gap + content.length;
  }
  pieces.push({ text: value.slice(at), span: { start: before, end: Math.max(before, span.end) } });
  return pieces;
}

function skipNewlines(value: string, from: number): number {
  let at = from;
  while (value[at] === '\n') at++;
  return at;
}

/** The lines behind the header of a block scalar, without their ends. */
function contentLines(text: string, span: Span): readonly Line[] {
  const lines: Line[] = [];
  let start = text.indexOf('\n', span.start) + 1;
  while (start > 0 && start < span.end) {
    const newline = text.indexOf('\n', start);
    const end = newline === -1 || newline > span.end ? span.end : newline;
    const line = text.slice(start, end);
    lines.push({ start, text: line.endsWith('\r') ? line.slice(0, -1) : line });
    start = end + 1;
  }
  return lines;
}

/** How much of a line's indentation does not belong to the value that starts on it. */
function indentOf(line: string, value: string): number | undefined {
  const spaces = skip(blanks, line, 0);
  for (let indent = 0; indent <= spaces; indent++) if (value.startsWith(line.slice(indent))) return indent;
  return undefined;
}
