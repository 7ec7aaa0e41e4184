// How BuildKit cuts the text of an instruction into flags and words. All offsets are UTF-16 offsets of that text.
// Source: https://github.com/moby/buildkit/tree/master/frontend/dockerfile/parser
import type { Span } from '../../text/source.js';
import { endOfBlankDelimited, isBlank, isSpace, skipSpace } from './blank.js';

/** The words between blanks; quotes mean nothing here. */
export function splitAtBlanks(text: string, from: number, to: number): Span[] {
  const words: Span[] = [];
  let at = from;
  while (at < to) {
    if (isBlank(text.charCodeAt(at))) at++;
    else {
      const end = endOfBlankDelimited(text, at, to);
      words.push({ start: at, end });
      at = end;
    }
  }
  return words;
}

/**
 * The words of ENV, LABEL and ARG: white space inside quotes or behind an escape does not end them. An escape at the very
 * end is no word.
 */
export function splitOutsideQuotes(text: string, from: number, to: number, escape: string): Span[] {
  const words: Span[] = [];
  let at = skipSpace(text, from, to);
  while (at < to) {
    const start = at;
    at = endOfQuotableWord(text, at, to, escape);
    if (start + 1 < to || text[start] !== escape) words.push({ start, end: at });
    at = skipSpace(text, at, to);
  }
  return words;
}

function endOfQuotableWord(text: string, from: number, to: number, escape: string): number {
  let quote = '';
  let at = from;
  for (; at < to; at++) {
    const unit = text[at]!;
    if (unit === escape && quote !== "'") at++;
    else if (quote) quote = unit === quote ? '' : quote;
    else if (unit === "'" || unit === '"') quote = unit;
    else if (isSpace(text.charCodeAt(at))) return at;
  }
  return Math.min(at, to);
}

/** A flag as it is cut out of the text, quotes and escapes included. */
export interface FlagSpan extends Span {
  /** Whether it holds quotes or escapes, which are removed from a flag before anything else looks at it. */
  readonly quoted: boolean;
}

/** The flags at the start of `[from, to)`, and where the arguments begin behind them. A `--` alone ends the flags. */
export function splitFlags(
  text: string,
  from: number,
  to: number,
  escape: string,
): { readonly flags: readonly FlagSpan[]; readonly rest: number } {
  const flags: FlagSpan[] = [];
  let at = skipAsciiSpace(text, from, to);
  while (at < to && text.startsWith('--', at)) {
    const flag = readFlag(text, at, to, escape);
    if (flag.end - flag.start === 2) return { flags, rest: skipSpace(text, flag.end, to) };
    flags.push(flag);
    at = skipAsciiSpace(text, flag.end, to);
  }
  return { flags, rest: skipSpace(text, at, to) };
}

// BuildKit looks for flags byte by byte, so that white space beyond ASCII does not separate them.
const isAsciiSpace = (code: number): boolean => code < 0x80 && isSpace(code);

function skipAsciiSpace(text: string, from: number, to: number): number {
  let at = from;
  while (at < to && isAsciiSpace(text.charCodeAt(at))) at++;
  return at;
}

function readFlag(text: string, from: number, to: number, escape: string): FlagSpan {
  let quote = '';
  let quoted = false;
  let at = from;
  for (; at < to; at++) {
    const unit = text[at]!;
    if (unit === escape) {
      quoted = true;
      at++;
    } else if (quote) quote = unit === quote ? '' : quote;
    else if (unit === "'" || unit === '"') {
      quoted = true;
      quote = unit;
    } else if (isAsciiSpace(text.charCodeAt(at))) break;
  }
  return { start: from, end: Math.min(at, to), quoted };
}

/** What is left of a flag when its quotes and escapes are removed, as ranges of the text. */
export function unquotedRanges(text: string, { start, end }: Span, escape: string): Span[] {
  const kept: Span[] = [];
  let quote = '';
  let from = start;
  const drop = (at: number) => {
    if (at > from) kept.push({ start: from, end: at });
    from = at + 1;
  };
  for (let at = start; at < end; at++) {
    const unit = text[at]!;
    if (unit === escape) drop(at++);
    else if (quote === unit) {
      drop(at);
      quote = '';
    } else if (!quote && (unit === "'" || unit === '"')) {
      drop(at);
      quote = unit;
    }
  }
  drop(end);
  return kept;
}
