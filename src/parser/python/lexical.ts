import { type Located, place } from '../../text/location.js';
import type { SourceFile } from '../../text/source.js';

/** A place where Python surely stops reading a file. */
export interface PythonFault extends Located {
  /**
   * `character`: one that no token has, such as a typographic quote; `string`: one without end; `bracket`: one without partner;
   * `indentation`: a line that belongs to no block; `tabs`: one that is as deep as another only for some width of a tab;
   * `conflict`: a mark of a merge; `python2`: what only Python 2 reads; `comma`: `except A, B:`, which Python 3.0 to 3.13 refuse.
   */
  readonly kind: 'character' | 'string' | 'bracket' | 'indentation' | 'tabs' | 'conflict' | 'python2' | 'comma';
  /** What stands there, as part of a sentence. */
  readonly what: string;
}

/**
 * The first place where the lexical rules of Python 3 are broken; undefined where they hold, which proves nothing of the grammar.
 * A proof, unlike `PythonModule.syntaxErrors`: strings (f-strings by the rules of 3.12), brackets, continued lines and
 * indentation are read as CPython's tokenizer does. Takes linear time, and never throws.
 * Source: https://docs.python.org/3/reference/lexical_analysis.html, CPython's Parser/tokenizer.c
 */
export const lexicalFault = (file: SourceFile): PythonFault | undefined => new Lexer(file).read();

/** Deeper than any expression that a person writes; CPython itself refuses more than 100 levels of indentation and 200 brackets. */
const deepest = 200;

/** Format strings in placeholders of format strings; what is deeper is not followed: each level costs four calls of the stack. */
const deepestStrings = 20;

/** Characters that editors and chat windows put in for ASCII ones; Python takes none of them outside strings and comments. */
const typographic =
  /[\u2018-\u201f\u00ab\u00bb\u2032\u2033\u00b4\u2010-\u2015\u2212\u2026\uff08\uff09\uff0c\uff1a\uff1b]/;

const quotes = /[\u2018-\u201f\u2032\u2033\u00ab\u00bb\u00b4]/;

interface Bracket {
  readonly open: string;
  readonly at: number;
}

/** How deep a line is indented with tabs to multiples of eight, and with tabs as one blank: CPython compares both. */
interface Indentation {
  readonly wide: number;
  readonly narrow: number;
}

const partners: ReadonlyMap<string, string> = new Map([
  [')', '('],
  [']', '['],
  ['}', '{'],
]);

/** One pass over a file. */
class Lexer {
  readonly #file: SourceFile;
  readonly #text: string;
  #at = 0;
  #fault: PythonFault | undefined;
  readonly #brackets: Bracket[] = [];
  readonly #blocks: Indentation[] = [{ wide: 0, narrow: 0 }];
  /** Where the colon stands that ended the last logical line, so that a block must follow. */
  #opener: number | undefined;
  /** The last character of the logical line that is no blank and no comment. */
  #last = -1;
  /** How many strings are open around the next one: format strings in placeholders of others. */
  #strings = 0;
  /** Whether something is deeper nested than is followed, so that nothing is said. */
  #gaveUp = false;

  constructor(file: SourceFile) {
    this.#file = file;
    this.#text = file.text;
  }

  read(): PythonFault | undefined {
    if (this.#text.startsWith('\ufeff')) this.#at = 1;
    while (this.#at < this.#text.length && !this.#isDone()) this.#readLogicalLine();
    if (this.#isDone()) return this.#gaveUp ? undefined : this.#fault;
    const open = this.#brackets.at(-1);
    if (open) return this.#make('bracket', open.at, 1, `the ${open.open} that nothing closes`);
    if (this.#opener !== undefined) return this.#make('indentation', this.#opener, 1, 'the : that no block follows');
    return undefined;
  }

  #isDone(): boolean {
    return this.#fault !== undefined || this.#gaveUp;
  }

  #make(kind: PythonFault['kind'], start: number, length: number, what: string): PythonFault {
    return { at: place(this.#file, start, start + length), kind, what };
  }

  #fail(kind: PythonFault['kind'], start: number, length: number, what: string): void {
    this.#fault ??= this.#make(kind, start, length, what);
  }

  /** From the start of a line to the end of the statements that begin on it. */
  #readLogicalLine(): void {
    const indentation = this.#readIndentation();
    const first = this.#text[this.#at];
    if (first === undefined) return;
    if (first === '\n' || first === '\r') return this.#skipNewline();
    if (first === '#') return this.#skipComment();
    // A continuation of nothing: CPython counts its indentation by rules of its own.
    if (first === '\\') {
      this.#gaveUp = true;
      return;
    }
    if (this.#isConflict()) return this.#fail('conflict', this.#at, 7, 'a mark of a merge conflict');
    this.#indent(indentation);
    if (this.#isDone()) return;
    this.#readStatement();
    this.#last = -1;
    while (this.#at < this.#text.length && !this.#isDone()) {
      const character = this.#text[this.#at]!;
      if (character === '\n' || character === '\r') {
        this.#skipNewline();
        if (this.#brackets.length === 0) break;
      } else this.#readToken(character);
    }
    this.#opener = this.#last !== -1 && this.#text[this.#last] === ':' ? this.#last : undefined;
  }

  #readIndentation(): Indentation {
    let wide = 0;
    let narrow = 0;
    for (; ; this.#at++) {
      const character = this.#text[this.#at];
      if (character === ' ') {
        wide++;
        narrow++;
      } else if (character === '\t') {
        wide = (Math.floor(wide / 8) + 1) * 8;
        narrow++;
      } else if (character === '\f') {
        wide = 0;
        narrow = 0;
      } else return { wide, narrow };
    }
  }

  /** Opens or closes blocks for a line, as tokenizer.c does it. */
  #indent({ wide, narrow }: Indentation): void {
    const lineStart = this.#text.lastIndexOf('\n', this.#at - 1) + 1;
    const blanks = Math.max(1, this.#at - lineStart);
    const tabs = () => this.#fail('tabs', lineStart, blanks, 'a line that mixes tabs and blanks');
    const top = this.#blocks.at(-1)!;
    if (wide > top.wide) {
      if (narrow <= top.narrow) return tabs();
      if (this.#opener === undefined) {
        return this.#fail('indentation', lineStart, blanks, 'a line that is indented for no reason');
      }
      this.#blocks.push({ wide, narrow });
      this.#gaveUp = this.#blocks.length > deepest;
      return;
    }
    if (wide === top.wide) {
      if (narrow !== top.narrow) return tabs();
    }
    if (this.#opener !== undefined) {
      return this.#fail('indentation', this.#opener, 1, 'the : that no block follows');
    }
    while (wide < this.#blocks.at(-1)!.wide) this.#blocks.pop();
    const outer = this.#blocks.at(-1)!;
    if (wide !== outer.wide) {
      return this.#fail('indentation', lineStart, blanks, 'a line that is as deep as no block around it');
    }
    if (narrow !== outer.narrow) tabs();
  }

  #isConflict(): boolean {
    const isLineStart = this.#at === 0 || /[\n\r]/.test(this.#text[this.#at - 1]!);
    return isLineStart && /^(?:<{7}|>{7}) \S/.test(this.#text.slice(this.#at, this.#at + 9));
  }

  /** What only Python 2 reads at the start of a statement. */
  #readStatement(): void {
    const rest = this.#text.slice(this.#at, this.#at + 200);
    const found = python2.find(({ form }) => form.test(rest));
    if (found) this.#fail(found.kind, this.#at, /^\w+/.exec(rest)![0].length, found.what);
  }

  #readToken(character: string): void {
    const { length } = this.#brackets;
    if (character === '#') return this.#skipComment();
    if (character === '"' || character === "'") return this.#readString();
    if (character === '\\' && /[\n\r]/.test(this.#text[this.#at + 1] ?? '')) {
      this.#at++;
      return this.#skipNewline();
    }
    if (character === '(' || character === '[' || character === '{') {
      this.#brackets.push({ open: character, at: this.#at });
      this.#gaveUp = length >= deepest;
    } else if (partners.has(character)) {
      const open = this.#brackets.pop();
      if (!open) return this.#fail('bracket', this.#at, 1, `a ${character} that nothing opens`);
      if (open.open !== partners.get(character))
        return this.#fail('bracket', this.#at, 1, `a ${character} that closes a ${open.open}`);
    } else if (typographic.test(character)) {
      const what = quotes.test(character) ? 'a typographic quote' : 'a typographic character';
      return this.#fail('character', this.#at, 1, `${what} (${character})`);
    }
    if (!/\s/.test(character)) this.#last = this.#at;
    this.#at++;
  }

  #skipNewline(): void {
    this.#at += this.#text.startsWith('\r\n', this.#at) ? 2 : 1;
  }

  #skipComment(): void {
    while (this.#at < this.#text.length && !/[\n\r]/.test(this.#text[this.#at]!)) this.#at++;
  }

  /** A string from its quote on; the letters before it say what it is. */
  #readString(): void {
    const start = this.#at;
    const prefix = /(?:^|[^\w\u0080-\uffff])([A-Za-z]{1,2})$/.exec(
      this.#text.slice(Math.max(0, start - 3), start),
    )?.[1];
    const isFormat = prefix !== undefined && /^(?:[ft]r?|r[ft])$/i.test(prefix);
    const quote = this.#text[start]!;
    const end = this.#text.startsWith(quote.repeat(3), start) ? quote.repeat(3) : quote;
    this.#at += end.length;
    this.#strings++;
    if (this.#strings > deepestStrings) this.#gaveUp = true;
    this.#readStringBody(end, isFormat, start, 0);
    this.#strings--;
    this.#last = this.#at - 1;
  }

  /** Up to and with the end of a string. */
  #readStringBody(end: string, isFormat: boolean, start: number, depth: number): void {
    while (this.#at < this.#text.length && !this.#isDone()) {
      const character = this.#text[this.#at]!;
      if (this.#text.startsWith(end, this.#at)) {
        this.#at += end.length;
        return;
      }
      if (character === '\\') this.#skipEscape(isFormat);
      else if ((character === '\n' || character === '\r') && end.length === 1) break;
      else if (isFormat && character === '{') {
        if (this.#text[this.#at + 1] === '{') this.#at += 2;
        else this.#readReplacement(end, start, depth + 1);
      } else this.#at++;
    }
    if (!this.#isDone()) this.#fail('string', start, end.length, 'a string without end');
  }

  #skipEscape(isFormat: boolean): void {
    const next = this.#text[this.#at + 1] ?? '';
    if (isFormat && (next === '{' || next === '}')) this.#at++;
    else if (isFormat && this.#text.startsWith('N{', this.#at + 1)) {
      const close = this.#text.indexOf('}', this.#at);
      this.#at = close === -1 ? this.#text.length : close + 1;
    } else this.#at += this.#text.startsWith('\r\n', this.#at + 1) ? 3 : 2;
  }

  /** `{expression!r:format}` of a format string, from its brace on. */
  #readReplacement(end: string, start: number, depth: number): void {
    if (depth > deepestStrings) {
      this.#gaveUp = true;
      return;
    }
    this.#at++;
    const open = this.#brackets.length;
    while (this.#at < this.#text.length && !this.#isDone()) {
      const character = this.#text[this.#at]!;
      const isOutside = this.#brackets.length === open;
      if (isOutside && character === '}') {
        this.#at++;
        return;
      }
      if (isOutside && character === ':') return this.#readFormat(end, start, depth);
      // Before 3.12 the quote of the string ends it, and the brace has no partner: a fault in every version.
      if (character === '\n' || character === '\r') this.#skipNewline();
      else this.#readToken(character);
    }
  }

  /** What stands behind the colon of a replacement. */
  #readFormat(end: string, start: number, depth: number): void {
    this.#at++;
    while (this.#at < this.#text.length && !this.#isDone()) {
      const character = this.#text[this.#at]!;
      if (character === '}') {
        this.#at++;
        return;
      }
      if (character === '{') this.#readReplacement(end, start, depth + 1);
      else if (this.#text.startsWith(end, this.#at)) return;
      else this.#at++;
    }
  }
}

/** Words that go on with an expression, so that the word before them is a name. */
const operators = '(?!(?:if|else|in|is|and|or|not|for|as|async|await|from|import)\\b)';

/**
 * Statements that Python 3 refuses. `print >>f, x` is none of them: it is an expression that fails when it runs.
 * Source: https://docs.python.org/3/whatsnew/3.0.html; each was compiled with Python 3.6 to 3.13.
 */
const python2: readonly { readonly form: RegExp; readonly kind: 'python2' | 'comma'; readonly what: string }[] = [
  {
    form: new RegExp(`^print[ \\t]+(?:["']|${operators}[A-Za-z_0-9])`),
    kind: 'python2',
    what: 'the print statement of Python 2',
  },
  {
    form: new RegExp(`^exec[ \\t]+(?:["']|${operators}[A-Za-z_0-9])`),
    kind: 'python2',
    what: 'the exec statement of Python 2',
  },
  { form: /^raise[ \t]+[A-Za-z_][\w.]*[ \t]*,/, kind: 'python2', what: 'the raise statement of Python 2' },
  {
    form: /^except[ \t]+[A-Za-z_][\w.]*[ \t]*,[ \t]*[A-Za-z_][\w.]*[ \t]*:/,
    kind: 'comma',
    what: 'an except clause as Python 2 writes it',
  },
];
