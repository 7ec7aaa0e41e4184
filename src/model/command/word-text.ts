// Words cut into parts and read anew, each with its place in the file: `--port=80` holds a value, `"a && b"` a script.
import { literalValue, type Word, type WordPart } from '../../parser/word.js';
import { textOf, within } from '../../text/location.js';
import { MappedText, type Piece } from '../../text/mapped-text.js';
import type { Span } from '../../text/source.js';

/** A word that is a text of its own: the body of a shell form, or an item of a compose list. */
export interface TextWord extends Word {
  readonly text: MappedText;
}

/** How a backslash and a letter are read in JSON and YAML strings; behind any other character stands the character. */
const escapes: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['t', '\t'],
  ['r', '\r'],
]);

/**
 * The value of a word as a text with its way back to the file, so that a shell can be asked what it says. Variables keep
 * their written form: whoever expands the word first and whoever reads the text later see the same names. Undefined for
 * words with parts that only a running shell knows.
 */
export function textInWord(word: Word): MappedText | undefined {
  if ('text' in word) return (word as TextWord).text;
  const value = writtenValue(word.parts);
  if (value === undefined) return undefined;
  const written = textOf(word);
  const { file, span } = word.at;
  const ranges = rangesOf(value, written);
  if (!ranges) return new MappedText(file, [{ text: value, span }]);
  const pieces = ranges.map(({ start, end }, index) => ({
    text: value[index]!,
    span: { start: span.start + start, end: span.start + end },
  }));
  return new MappedText(file, joinedPieces(pieces), span.start);
}

/**
 * The same for a word that was split out of a text which is no longer as the file has it.
 * @param source the text that was split
 * @param start where the word starts in it, 0-based
 */
export function textInSplitWord(word: Word, source: MappedText, start: number): MappedText {
  const value = word.value ?? '';
  const whole = source.locate(start, start + value.length).span;
  // Nearly all words stand in the file as they are.
  if (value === word.raw && value !== '' && source.file.slice(whole) === value) {
    return new MappedText(source.file, [{ text: value, span: whole }], word.at.span.start);
  }
  const ranges = rangesOf(value, word.raw);
  if (!ranges) return new MappedText(source.file, [{ text: value, span: word.at.span }]);
  const pieces = ranges.map((range, index) => ({
    text: value[index]!,
    span: source.locate(start + range.start, start + range.end).span,
  }));
  return new MappedText(source.file, joinedPieces(pieces), word.at.span.start);
}

/** Where each character of a value is written; undefined where they do not belong together. */
function rangesOf(value: string, written: string): readonly Span[] | undefined {
  const ranges: Span[] = [];
  let at = /^["']/.test(written) ? 1 : 0;
  for (let index = 0; index < value.length; index++) {
    const found = nextOf(written, at, value[index]!);
    if (!found) return undefined;
    ranges.push(found);
    at = found.end;
  }
  return ranges;
}

/** How far a character is looked for: past quotes, a line continuation and its indentation, and comments. */
const farthest = 400;

/** Where a character of the value is written from an offset on, as itself or behind a backslash. */
function nextOf(written: string, from: number, character: string): Span | undefined {
  const bound = Math.min(written.length, from + farthest);
  for (let at = from; at < bound; at++) {
    if (written[at] === '\\') {
      const next = written[at + 1] ?? '';
      if (next === character || escapes.get(next) === character) return { start: at, end: at + 2 };
      if (next === 'u' && Number.parseInt(written.slice(at + 2, at + 6), 16) === character.charCodeAt(0)) {
        return { start: at, end: at + 6 };
      }
    }
    if (written[at] === character) return { start: at, end: at + 1 };
  }
  return undefined;
}

/** Pieces that touch in the text and in the file as one. */
function joinedPieces(pieces: readonly Piece[]): readonly Piece[] {
  const joined: { text: string[]; start: number; end: number }[] = [];
  for (const { text, span } of pieces) {
    const last = joined.at(-1);
    if (
      last &&
      last.end === span.start &&
      span.end - span.start === text.length &&
      last.end - last.start === last.text.length
    ) {
      last.text.push(text);
      last.end = span.end;
    } else joined.push({ text: [text], start: span.start, end: span.end });
  }
  return joined.map(({ text, start, end }) => ({ text: text.join(''), span: { start, end } }));
}

/** The value with its variables as they are written; undefined where a part has no text. */
function writtenValue(parts: readonly WordPart[]): string | undefined {
  let value = '';
  for (const part of parts) {
    if (part.kind === 'opaque') return undefined;
    value += part.kind === 'literal' ? part.text : textOf(part);
  }
  return value;
}

/**
 * The rest of a word whose value starts with a literal text: `80` of `--port=80`. Its place is exact where the word is
 * written without escapes before the rest, otherwise it is the whole word. Quotes around all of the word are left out.
 */
export function restOfWord(word: Word, prefix: string): Word {
  const first = word.parts[0];
  const rest = first?.kind === 'literal' ? first.text.slice(prefix.length) : '';
  const parts: readonly WordPart[] = [
    ...(rest === '' ? [] : [{ kind: 'literal', text: rest } as const]),
    ...word.parts.slice(1),
  ];
  const written = textOf(word);
  const start = written.indexOf(prefix);
  if (start === -1) return { ...word, parts, value: literalValue(parts) };
  const opening = written[0] === '"' || written[0] === "'" ? written[0] : undefined;
  const closed = opening !== undefined && start === 1 && written.length > 1 && written.endsWith(opening);
  const { at } = within(word, start + prefix.length, written.length - (closed ? 1 : 0));
  return {
    at,
    raw: word.raw.slice(word.raw.indexOf(prefix) + prefix.length),
    parts,
    value: literalValue(parts),
    quoted: word.quoted,
  };
}

/** A word that stands for a value at the place of another, such as a variable's value where the variable is written. */
export const wordWith = ({ at, raw, quoted }: Word, value: string): Word => ({
  at,
  raw,
  parts: value === '' ? [] : [{ kind: 'literal', text: value }],
  value,
  quoted,
});

/** The literal text that a word starts with, before its first variable. */
export const literalPrefix = ({ parts }: Word): string => (parts[0]?.kind === 'literal' ? parts[0].text : '');
