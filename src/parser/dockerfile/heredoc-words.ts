// Which words of a line open a heredoc. BuildKit cuts the whole line, keyword and flags included, with its shell lexer
// and always with the backslash as escape; a line that this lexer cannot read opens none.
// Source: https://github.com/moby/buildkit/blob/master/frontend/dockerfile/parser/parser.go (heredocsFromLine)
import type { Span } from '../../text/source.js';
import { endOfBlankDelimited, isSpace, skipSpace, trimEnd } from './blank.js';
import { readExecForm } from './exec-form.js';
import { splitFlags } from './split.js';

/** A word such as `3<<-'EOF'`; the span counts from the start of the line's text. */
export interface HeredocWord extends Span {
  readonly name: string;
  /** Whether the delimiter has no quotes. */
  readonly expand: boolean;
  /** `<<-`: leading tabs are removed. */
  readonly chomp: boolean;
}

/** How deep `${A:-${B:-…}}` is followed; a line that goes deeper opens no heredoc. */
const DEEPEST = 50;

/** The heredocs that a logical line opens, in order. */
export function heredocWords(line: string, escape: string): HeredocWord[] {
  if (!line.includes('<<') || !mayOpenHeredocs(line, 0, escape, true)) return [];
  return new LineSplitter(line).words().flatMap((span) => heredocWord(line, span) ?? []);
}

/** A single argument as heredoc, as COPY and ADD look at theirs. */
export function heredocWord(line: string, { start, end }: Span): HeredocWord | undefined {
  const text = line.slice(start, end);
  const match = text.includes('<<') ? /^\d*<<(-?)[\t\n\f\r ]*([^<]+)$/.exec(text) : null;
  const delimiter = match && readDelimiter(match[2]!);
  return delimiter ? { start, end, ...delimiter, chomp: match[1] === '-' } : undefined;
}

/** Whether a line is a RUN, COPY or ADD in shell form, or the ONBUILD of one. */
function mayOpenHeredocs(line: string, from: number, escape: string, outer: boolean): boolean {
  const to = trimEnd(line, from, line.length);
  const start = skipSpace(line, from, to);
  const keywordEnd = endOfBlankDelimited(line, start, to);
  const keyword = line.slice(start, keywordEnd).toLowerCase();
  const { rest } = splitFlags(line, keywordEnd, to, escape);
  if (keyword === 'onbuild') return outer && mayOpenHeredocs(line, rest, escape, false);
  return ['run', 'copy', 'add'].includes(keyword) && readExecForm(line, rest, to) === undefined;
}

/** The delimiter without quotes and escapes; undefined if it is not one word. */
function readDelimiter(text: string): { readonly name: string; readonly expand: boolean } | undefined {
  let name = '';
  let quoted = false;
  let quote = '';
  for (let at = 0; at < text.length; at++) {
    const unit = text[at]!;
    const next = text[at + 1] ?? '';
    if (unit === '\\' && quote !== "'" && (quote === '' || '"$\\'.includes(next))) {
      name += next;
      at++;
    } else if (quote) {
      if (unit === quote) quote = '';
      else name += unit;
    } else if (unit === "'" || unit === '"') {
      quoted = true;
      quote = unit;
    } else if (isSpace(text.charCodeAt(at))) return undefined;
    else name += unit;
  }
  return name === '' || quote ? undefined : { name, expand: !quoted };
}

/** Cuts a line at its blanks; quotes, escapes, variables, and the blanks behind `<<` do not end a word. */
class LineSplitter {
  readonly #text: string;
  readonly #words: Span[] = [];
  #at = 0;
  #word = -1;
  #failed = false;

  constructor(text: string) {
    this.#text = text;
  }

  words(): readonly Span[] {
    this.#read('', 0);
    this.#endWord();
    return this.#failed ? [] : this.#words;
  }

  /** Reads up to a stop character, which is consumed, or to the end. */
  #read(stop: string, depth: number): boolean {
    const text = this.#text;
    if (depth > DEEPEST) return this.#fail();
    while (this.#at < text.length) {
      const unit = text[this.#at]!;
      if (unit === stop) {
        if (this.#word === -1) this.#word = this.#at;
        this.#at++;
        return true;
      }
      if (isSpace(text.charCodeAt(this.#at))) {
        this.#endWord();
        this.#at++;
        continue;
      }
      if (this.#word === -1) this.#word = this.#at;
      if (unit === "'") this.#singleQuoted();
      else if (unit === '"') this.#doubleQuoted(depth);
      else if (unit === '$') this.#dollar(depth);
      else if (unit === '<' && text[this.#at + 1] === '<') this.#operator();
      else this.#at += unit === '\\' ? 2 : 1;
    }
    return stop === '' || this.#fail();
  }

  #singleQuoted(): void {
    const close = this.#text.indexOf("'", this.#at + 1);
    if (close === -1) this.#fail();
    else this.#at = close + 1;
  }

  #doubleQuoted(depth: number): void {
    const text = this.#text;
    const word = this.#word;
    const before = this.#words.length;
    const open = this.#at++;
    while (this.#at < text.length) {
      const unit = text[this.#at]!;
      if (unit === '"') {
        this.#at++;
        this.#words.length = before;
        if (this.#word !== word) this.#word = open;
        return;
      }
      if (unit === '$') this.#dollar(depth);
      else this.#at += unit === '\\' && '"$\\'.includes(text[this.#at + 1] ?? '-') ? 2 : 1;
    }
    this.#fail();
  }

  /** Only what the lexer refuses matters here, and how far it reads. */
  #dollar(depth: number): void {
    const text = this.#text;
    this.#at++;
    if (text[this.#at] !== '{') {
      this.#at = this.#endOfName(this.#at);
      return;
    }
    const open = this.#at - 1;
    this.#at++;
    if (this.#at >= text.length || '{}:'.includes(text[this.#at]!)) return void this.#fail();
    this.#at = this.#endOfName(this.#at);
    const operator = text[this.#at++] ?? '';
    if (operator === '}') return;
    // The lexer forgets the word before an operator, and what it puts in its place is cut at blanks like other text.
    this.#word = open;
    if (operator === '/') {
      if (text[this.#at] === '/') this.#at++;
      if (this.#read('/', depth + 1)) this.#read('}', depth + 1);
    } else if (operator === ':' && this.#at < text.length && !'#%'.includes(text[this.#at]!)) {
      this.#at++;
      this.#read('}', depth + 1);
    } else if (operator !== '' && '+-?#%'.includes(operator)) this.#read('}', depth + 1);
    else this.#fail();
  }

  #endOfName(from: number): number {
    const name = /\p{Nd}+|[@*#?\-$!]|[\p{L}\p{Nd}_]+/uy;
    name.lastIndex = from;
    return name.test(this.#text) ? name.lastIndex : from;
  }

  #operator(): void {
    this.#at += 2;
    while (this.#at < this.#text.length && '\t\r '.includes(this.#text[this.#at]!)) this.#at++;
  }

  #endWord(): void {
    if (this.#word !== -1) this.#words.push({ start: this.#word, end: Math.min(this.#at, this.#text.length) });
    this.#word = -1;
  }

  #fail(): false {
    this.#failed = true;
    this.#at = this.#text.length;
    return false;
  }
}
