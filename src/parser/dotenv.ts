import { place } from '../text/location.js';
import type { Located } from '../text/location.js';
import { MappedText } from '../text/mapped-text.js';
import type { Piece } from '../text/mapped-text.js';
import type { SourceFile } from '../text/source.js';
import { parseInterpolation } from './interpolation.js';
import { literalValue } from './word.js';
import type { SyntaxProblem, Word, WordPart } from './word.js';

/** One line of an environment file; `at` goes from the key to the end of the value. */
export interface DotenvEntry extends Located {
  readonly key: Located & { readonly text: string };
  /** Undefined for a bare name, which takes its value from the shell. */
  readonly value: Word | undefined;
}

/** An environment file. A name may be given more than once: the last one counts. */
export interface Dotenv {
  readonly file: SourceFile;
  readonly entries: readonly DotenvEntry[];
  /** Compose refuses the whole file for any of these; what can still be read is in `entries`. */
  readonly problems: readonly SyntaxProblem[];
}

const blank = /[\t\v\f\r \u0085\u00a0]*/y;
const space = /\s*/y;
const exportPrefix = /export[\t\v\f\r \u0085\u00a0]+/y;
const asciiKey = /[\w.\-[\]]*/y;
const escape = /\\(?:[abfnrtv$"\\]|0[0-7]{0,3})/y;
const escapes = new Map(Object.entries({ a: '\x07', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' }));

/**
 * Reads a `.env` file or a file of `env_file:` by Compose's grammar: `export ` before a name, `NAME=value` or
 * `NAME: value`, bare names, comments (behind an unquoted value only after a blank), quoted values over several lines,
 * escapes and variables in double quotes, variables in unquoted values. Linear. Never throws.
 *
 * Source: https://docs.docker.com/compose/how-tos/environment-variables/variable-interpolation/#env-file-syntax and
 * compose-go's `dotenv` package.
 */
export function parseDotenv(file: SourceFile): Dotenv {
  const reader: Reader = { file, entries: [], problems: [] };
  let at = 0;
  while ((at = statementStart(file.text, at)) < file.text.length) at = readStatement(reader, at);
  return reader;
}

interface Reader extends Dotenv {
  readonly entries: DotenvEntry[];
  readonly problems: SyntaxProblem[];
}

/** The offset behind what a sticky expression matches at an offset; all of them match the empty text. */
function skip(expression: RegExp, text: string, at: number): number {
  expression.lastIndex = at;
  return expression.test(text) ? expression.lastIndex : at;
}

/** The offset behind the characters that a name may have at an offset. V8 needs long for the classes of Unicode, and few names do. */
function skipKey(text: string, at: number): number {
  const end = skip(asciiKey, text, at);
  return text.charCodeAt(end) > 0x7f ? skip(/[\p{L}\p{N}_.\-[\]]*/uy, text, at) : end;
}

const lineEnd = (text: string, at: number): number => {
  const end = text.indexOf('\n', at);
  return end === -1 ? text.length : end;
};

/** The offset of the next statement: behind blanks, line ends and comments. */
function statementStart(text: string, from: number): number {
  let at = skip(space, text, from);
  while (text[at] === '#') at = skip(space, text, lineEnd(text, at));
  return at;
}

/** Reads the statement at an offset and returns the offset behind it. */
function readStatement(reader: Reader, from: number): number {
  const { file } = reader;
  const { text } = file;
  const start = skip(exportPrefix, text, from);
  const keyEnd = skipKey(text, start);
  const delimiter = skip(blank, text, keyEnd);
  const char = text[delimiter];
  const key = { text: text.slice(start, keyEnd), at: place(file, start, keyEnd) };
  const separated = char === '=' || char === ':';
  if (!separated && char !== '\n' && char !== undefined) return refuseKey(reader, keyEnd, delimiter);
  if (keyEnd === start) {
    problem(reader, start, delimiter + 1, 'A value stands here without a name.');
    return lineEnd(text, delimiter);
  }
  if (!separated) {
    reader.entries.push({ key, value: undefined, at: key.at });
    return delimiter;
  }
  const valueStart = skip(blank, text, delimiter + 1);
  const quote = text[valueStart];
  const value = quote === '"' || quote === "'" ? quoted(reader, valueStart, quote) : unquoted(reader, valueStart);
  if (!value) return lineEnd(text, valueStart);
  reader.entries.push({ key, value, at: place(file, start, Math.max(value.at.span.end, delimiter + 1)) });
  return value.quoted ? value.at.span.end : lineEnd(text, valueStart);
}

function refuseKey(reader: Reader, keyEnd: number, found: number): number {
  const spaced = found > keyEnd && skipKey(reader.file.text, found) > found;
  problem(
    reader,
    found,
    found + 1,
    spaced ? 'A name of a variable has no blanks in it.' : 'This character cannot be in the name of a variable.',
  );
  return lineEnd(reader.file.text, found);
}

function problem(reader: Reader, start: number, end: number, message: string): void {
  const { length } = reader.file.text;
  reader.problems.push({
    message,
    help: undefined,
    at: place(reader.file, Math.min(start, length), Math.min(end, length)),
  });
}

function unquoted(reader: Reader, start: number): Word {
  const { file } = reader;
  const line = file.text.slice(start, lineEnd(file.text, start));
  const comment = line.indexOf(' #');
  const value = (comment === -1 ? line : line.slice(0, comment)).trimEnd();
  // `NAME= # note` has an empty value: the blank before the comment was skipped with the others.
  const shown = value.startsWith('#') && start > 0 && file.text[start - 1] === ' ' ? '' : value;
  const end = start + shown.length;
  return word(reader, start, end, [{ text: shown, span: { start, end } }], false, true);
}

/** A quoted value, or undefined and a problem where the quote is never closed. */
function quoted(reader: Reader, start: number, quote: string): Word | undefined {
  const { text } = reader.file;
  const pieces: Piece[] = [];
  let from = start + 1;
  const flush = (to: number): void => {
    pieces.push({ text: text.slice(from, to), span: { start: from, end: to } });
  };
  for (let at = from; at < text.length; at++) {
    if (text[at] === quote) {
      flush(at);
      return word(reader, start, at + 1, pieces, true, quote === '"');
    }
    if (text[at] !== '\\') continue;
    const [length, value] = escaped(text, at, quote);
    if (value !== undefined) {
      flush(at);
      pieces.push({ text: value, span: { start: at, end: at + length } });
      from = at + length;
    }
    at += length - 1;
  }
  problem(reader, start, start + 1, 'The quote that starts this value is never closed.');
  return undefined;
}

/** The length of the escape at an offset and what it stands for; undefined where both characters stand for themselves. */
function escaped(text: string, at: number, quote: string): readonly [length: number, value: string | undefined] {
  if (text[at + 1] === quote) return [2, quote];
  if (quote === "'") return [2, undefined];
  const end = skip(escape, text, at);
  if (end === at) return [2, undefined];
  const code = text.slice(at + 1, end);
  // A dollar sign is kept apart from variables in the way that interpolation knows.
  if (code === '$') return [2, '$$'];
  if (code.startsWith('0')) return [end - at, String.fromCharCode(parseInt(code, 8) & 0xff)];
  return [2, escapes.get(code) ?? code];
}

function word(
  reader: Reader,
  start: number,
  end: number,
  pieces: readonly Piece[],
  isQuoted: boolean,
  expands: boolean,
): Word {
  const { file } = reader;
  const mapped = new MappedText(file, pieces, Math.min(start + (isQuoted ? 1 : 0), end));
  let parts: readonly WordPart[] = mapped.text === '' ? [] : [{ kind: 'literal', text: mapped.text }];
  if (expands) {
    const { parts: read, problems } = parseInterpolation(mapped);
    parts = read;
    reader.problems.push(...problems);
  }
  return {
    at: place(file, start, end),
    raw: file.text.slice(start, end),
    parts,
    value: literalValue(parts),
    quoted: isQuoted,
  };
}
