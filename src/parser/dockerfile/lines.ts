// From physical lines to logical ones: directives, comments, continuations, heredocs.
// Source: https://github.com/moby/buildkit/blob/master/frontend/dockerfile/parser/parser.go (Parse)
import { place, type Location } from '../../text/location.js';
import { MappedText, type Piece } from '../../text/mapped-text.js';
import type { SourceFile, Span } from '../../text/source.js';
import { isSpace, skipSpace, trimEnd } from './blank.js';
import { heredocWords } from './heredoc-words.js';
import type { Comment, Directive, EmptyContinuation, Heredoc } from './tree.js';

/** What stands on a logical line: one instruction, or what was meant to be one. */
export interface LogicalLine {
  /** The text without continuations and comments, leading white space removed. */
  readonly text: MappedText;
  /** What `text` is made of; each piece is as long as its span. */
  readonly pieces: readonly Piece[];
  readonly heredocs: readonly Heredoc[];
  /** From the first character to the last, the closing lines of heredocs included. */
  readonly at: Location;
}

/** A fault that the lines themselves show. */
export interface LineFault {
  readonly at: Location;
  readonly message: string;
  readonly help?: string;
}

export interface Lines {
  readonly escape: '\\' | '`';
  readonly directives: readonly Directive[];
  readonly comments: readonly Comment[];
  readonly lines: readonly LogicalLine[];
  readonly faults: readonly LineFault[];
  readonly emptyContinuations: readonly EmptyContinuation[];
}

/** A line longer than this many bytes of UTF-8, without its line end, ends BuildKit's reading. */
const LONGEST_LINE = 65_535;

/** `name = value` behind the `#`, white space as Go's `\s` has it. */
const DIRECTIVE = /^([a-zA-Z][a-zA-Z0-9]*)[\t\n\f\r ]*=[\t\n\f\r ]*([^\t\n\f\r ][^\n]*)$/;
const DIRECTIVES = ['syntax', 'escape', 'check'];

/** What a line starts with if a heredoc body before it was never meant to reach that far. */
const INSTRUCTION = /^(?:FROM|RUN|CMD|COPY|ADD|ENTRYPOINT|ENV|ARG|WORKDIR|EXPOSE|USER|LABEL|VOLUME|HEALTHCHECK)[ \t]/;

/** Reads all lines of a file. Linear in its length. */
export function readLines(file: SourceFile): Lines {
  return new LineReader(file).read();
}

class LineReader {
  readonly #file: SourceFile;
  readonly #text: string;
  readonly #directives: Directive[] = [];
  readonly #comments: Comment[] = [];
  readonly #lines: LogicalLine[] = [];
  readonly #faults: LineFault[] = [];
  readonly #emptyContinuations: EmptyContinuation[] = [];
  #escape: '\\' | '`' = '\\';
  /** Directives stand at the top only; behind a `#!` line all but `escape` still count. */
  #directivesAllowed: 'all' | 'after-shebang' | 'none' = 'all';
  /** Where the next physical line begins, and the current one without its line end. */
  #next = 0;
  #start = 0;
  #end = 0;
  #lastLines: ReadonlyMap<string, number> | undefined;

  constructor(file: SourceFile) {
    this.#file = file;
    this.#text = file.text;
  }

  read(): Lines {
    while (this.#nextLine()) {
      const start = skipSpace(this.#text, this.#start, this.#end);
      if (start === this.#end) this.#directivesAllowed = 'none';
      else if (this.#text[start] === '#') this.#comment(start);
      else this.#logicalLine(start);
    }
    return {
      escape: this.#escape,
      directives: this.#directives,
      comments: this.#comments,
      lines: this.#lines,
      faults: this.#faults,
      emptyContinuations: this.#emptyContinuations,
    };
  }

  #nextLine(): boolean {
    if (this.#next >= this.#text.length) return false;
    this.#start = this.#next;
    const newline = this.#text.indexOf('\n', this.#start);
    let end = newline === -1 ? this.#text.length : newline;
    this.#next = newline === -1 ? end : newline + 1;
    this.#checkLength(this.#start, end);
    while (end > this.#start && this.#text.charCodeAt(end - 1) === 13) end--;
    this.#end = end;
    return true;
  }

  #checkLength(start: number, end: number): void {
    // A UTF-16 unit is at most three bytes of UTF-8.
    if ((end - start) * 3 <= LONGEST_LINE || byteLength(this.#text, start, end) <= LONGEST_LINE) return;
    const from = Math.min(skipSpace(this.#text, start, end), end - 1);
    this.#faults.push({
      at: place(this.#file, from, Math.min(from + 40, end)),
      message: `The line is longer than the ${LONGEST_LINE.toLocaleString('en')} bytes that Docker reads.`,
      help: 'Break the line with continuations, or copy the data in as a file.',
    });
  }

  #comment(start: number): void {
    if (this.#directivesAllowed !== 'none' && this.#directive(start)) return;
    const shebang = this.#start === 0 && this.#text.startsWith('#!');
    this.#directivesAllowed = shebang ? 'after-shebang' : 'none';
    this.#addComment(start);
  }

  #addComment(start: number): void {
    const end = trimEnd(this.#text, start, this.#end);
    this.#comments.push({ text: this.#text.slice(start + 1, end).trim(), at: place(this.#file, start, end) });
  }

  #directive(start: number): boolean {
    const end = trimEnd(this.#text, start, this.#end);
    const match = DIRECTIVE.exec(this.#text.slice(skipSpace(this.#text, start + 1, end), end));
    const name = match?.[1]!.toLowerCase() ?? '';
    if (!DIRECTIVES.includes(name) || (name === 'escape' && this.#directivesAllowed !== 'all')) return false;
    const at = place(this.#file, start, end);
    const value = match![2]!;
    if (this.#directives.some((directive) => directive.name === name)) {
      this.#faults.push({
        at,
        message: `The directive \`${name}\` stands here a second time.`,
        help: 'Keep one of them.',
      });
    } else {
      this.#directives.push({ name, value, at });
      if (name === 'escape') this.#setEscape(value, at);
    }
    return true;
  }

  #setEscape(value: string, at: Location): void {
    if (value === '\\' || value === '`') this.#escape = value;
    else
      this.#faults.push({
        at,
        message: `The escape character is \`${value}\`, but only \`\\\` and \`\`\` are possible.`,
      });
  }

  #logicalLine(start: number): void {
    this.#directivesAllowed = 'none';
    const pieces: Piece[] = [];
    let continues = this.#addPiece(pieces, start);
    let end = this.#end;
    const blank: Span[] = [];
    while (continues && this.#nextLine()) {
      const first = skipSpace(this.#text, this.#start, this.#end);
      if (first === this.#end) {
        blank.push({ start: this.#start, end: this.#next });
        continue;
      }
      if (this.#text[first] === '#') {
        this.#addComment(first);
        continue;
      }
      continues = this.#addPiece(pieces, this.#start);
      end = this.#end;
    }
    this.#noteEmptyContinuations(start, end, continues, blank);
    const text = new MappedText(this.#file, pieces, start);
    const heredocs = this.#heredocs(text);
    if (heredocs.length > 0) end = this.#end;
    this.#lines.push({ text, pieces, heredocs, at: place(this.#file, start, trimEnd(this.#text, start, end)) });
  }

  #noteEmptyContinuations(start: number, end: number, open: boolean, blank: readonly Span[]): void {
    let keywordEnd = start;
    while (keywordEnd < end && !isSpace(this.#text.charCodeAt(keywordEnd))) keywordEnd++;
    const keyword = { at: place(this.#file, start, keywordEnd) };
    for (const lines of joined(blank.filter((line) => line.start < end))) {
      const at = place(this.#file, lines.start, trimEnd(this.#text, lines.start, lines.end));
      const needless = { at: place(this.#file, lines.start, lines.end) };
      this.#emptyContinuations.push({ kind: 'blank-lines', at, needless, keyword });
    }
    if (!open) return;
    const last = trimEnd(this.#text, start, end);
    const before = trimEnd(this.#text, start, last - 1);
    if (before === start) return;
    this.#emptyContinuations.push({
      kind: 'end-of-file',
      at: place(this.#file, last - 1, last),
      needless: { at: place(this.#file, before, last) },
      keyword,
    });
  }

  /** Adds the current line from an offset on, without its continuation character; whether it had one. */
  #addPiece(pieces: Piece[], start: number): boolean {
    const text = this.#text;
    let last = this.#end - 1;
    while (last > start && isTabOrSpace(text.charCodeAt(last))) last--;
    const escapeLast = last >= start && text[last] === this.#escape;
    const continues = escapeLast && (last === start || text[last - 1] !== this.#escape);
    const end = continues ? last : this.#end;
    if (end > start) pieces.push({ text: text.slice(start, end), span: { start, end } });
    return continues;
  }

  #heredocs(line: MappedText): Heredoc[] {
    return heredocWords(line.text, this.#escape).map(({ start, end, name, expand, chomp }) => {
      const at = line.locate(start, end);
      const body = this.#heredocBody(name, chomp, at);
      return { name, expand, body, at };
    });
  }

  #heredocBody(name: string, chomp: boolean, at: Location): MappedText {
    const from = this.#next;
    const closed = this.#closesAhead(name, chomp);
    const pieces: Piece[] = [];
    while (this.#peekBody(closed) && this.#nextLine()) {
      let start = this.#start;
      if (chomp) while (this.#text[start] === '\t') start++;
      if (closed && this.#text.slice(start, this.#end) === name) break;
      pieces.push({ text: this.#text.slice(start, this.#end), span: { start, end: this.#end } });
      if (this.#next > this.#end) pieces.push({ text: '\n', span: { start: this.#end, end: this.#next } });
    }
    if (!closed) {
      this.#faults.push({
        at,
        message: `The heredoc \`${name}\` is never closed.`,
        help: `Write ${name} alone on a line behind it.`,
      });
    }
    return new MappedText(this.#file, pieces, from);
  }

  /** Whether the next line still belongs to a body; one that is never closed ends where the next instruction begins. */
  #peekBody(closed: boolean): boolean {
    return closed || !INSTRUCTION.test(this.#text.slice(this.#next, this.#next + 16));
  }

  /** Whether the closing line of a heredoc lies ahead: looked up, as a thousand open heredocs must not read on a thousand times. */
  #closesAhead(name: string, chomp: boolean): boolean {
    this.#lastLines ??= lastLines(this.#text);
    const plain = this.#lastLines.get(name) ?? -1;
    const indented = chomp ? (this.#lastLines.get(`\t${name}`) ?? -1) : -1;
    return Math.max(plain, indented) >= this.#next;
  }
}

/** The offset of the last line of each text; a line that tabs lead also counts, with one tab, for `<<-`. */
function lastLines(text: string): ReadonlyMap<string, number> {
  const last = new Map<string, number>();
  let start = 0;
  while (start < text.length) {
    const newline = text.indexOf('\n', start);
    const next = newline === -1 ? text.length : newline;
    let end = next;
    while (end > start && text.charCodeAt(end - 1) === 13) end--;
    const line = text.slice(start, end);
    last.set(line, start);
    if (line.startsWith('\t')) last.set(line.replace(/^\t+/, '\t'), start);
    start = next + 1;
  }
  return last;
}

/** Neighbouring spans as one. */
function joined(spans: readonly Span[]): readonly Span[] {
  const found: Span[] = [];
  for (const span of spans) {
    const before = found.at(-1);
    if (before?.end === span.start) found[found.length - 1] = { start: before.start, end: span.end };
    else found.push(span);
  }
  return found;
}

const isTabOrSpace = (code: number): boolean => code === 32 || code === 9;

/** The bytes of UTF-8 that a range of a text takes. */
function byteLength(text: string, start: number, end: number): number {
  let bytes = 0;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    // Each half of a surrogate pair counts for two of its four bytes.
    bytes += code < 0x80 ? 1 : code < 0x800 || (code >= 0xd800 && code <= 0xdfff) ? 2 : 3;
  }
  return bytes;
}

/** The part `[from, to)` of a logical line as a text of its own. */
export function partOf({ text, pieces }: LogicalLine, from: number, to: number): MappedText {
  const kept: Piece[] = [];
  let offset = 0;
  for (const piece of pieces) {
    const start = Math.max(from - offset, 0);
    const end = Math.min(to - offset, piece.text.length);
    if (start < end) {
      kept.push({
        text: piece.text.slice(start, end),
        span: { start: piece.span.start + start, end: piece.span.start + end },
      });
    }
    offset += piece.text.length;
    if (offset >= to) break;
  }
  return new MappedText(text.file, kept, text.locate(from, from).span.start);
}
