// BuildKit's own small shell lexer: what it makes of quotes, escapes and variables in the words that it expands itself.
// Source: https://github.com/moby/buildkit/blob/master/frontend/dockerfile/shell/lex.go
import type { MappedText } from '../../text/mapped-text.js';
import { literalValue, type Operator, type Word, type WordPart } from '../word.js';

/** A fault inside a word: what is wrong and where in the text (UTF-16 offsets of the text, not of the file). */
export interface LexFault {
  readonly message: string;
  readonly start: number;
  readonly end: number;
}

/** How deep `${A:-${B:-…}}` is followed; what is deeper makes its word opaque. */
const DEEPEST = 50;

const NAME = /\w+/y;
const DIGITS = /\d+/y;
const SPECIAL = '@*#?-$!0';
/** Units without a meaning of their own anywhere; blanks end it, so that no match runs far past its word. */
const PLAIN = /[^'"$\\`}/ \t]+/y;

/** Reads `[from, to)` of a text as one word that BuildKit expands. A word with a fault is opaque. */
export function lexWord(
  text: MappedText,
  from: number,
  to: number,
  escape: string,
): { readonly word: Word; readonly fault: LexFault | undefined } {
  const lexer = new Lexer(text, from, to, escape);
  const parts = lexer.read(undefined, false, 0) ?? [];
  const at = text.locate(from, to);
  const failed = lexer.fault !== undefined || lexer.tooDeep;
  const known: readonly WordPart[] = failed ? [{ kind: 'opaque', at }] : parts;
  return {
    word: { at, raw: text.text.slice(from, to), parts: known, value: literalValue(known), quoted: lexer.quoted },
    fault: lexer.fault,
  };
}

/** One pass over one word. A fault moves to the end, so that every loop stops by itself. */
class Lexer {
  fault: LexFault | undefined;
  tooDeep = false;
  quoted = false;
  readonly #mapped: MappedText;
  readonly #text: string;
  readonly #end: number;
  readonly #escape: string;
  #at: number;

  constructor(mapped: MappedText, from: number, to: number, escape: string) {
    this.#mapped = mapped;
    this.#text = mapped.text;
    this.#at = from;
    this.#end = to;
    this.#escape = escape;
  }

  /** Reads up to a stop character, which is consumed, or to the end; undefined if the stop character never comes. */
  read(stop: string | undefined, keepEscapes: boolean, depth: number): WordPart[] | undefined {
    const parts = new Parts();
    if (depth > DEEPEST) {
      this.tooDeep = true;
      this.#at = this.#end;
    }
    while (this.#at < this.#end) {
      const unit = this.#text[this.#at]!;
      if (unit === stop) {
        this.#at++;
        return parts.done();
      }
      if (unit === "'") this.#singleQuoted(parts);
      else if (unit === '"') this.#doubleQuoted(parts, keepEscapes, depth);
      else if (unit === '$') this.#dollar(parts, depth);
      else if (unit === this.#escape) {
        if (keepEscapes) parts.text(unit);
        this.#at++;
        if (this.#at < this.#end) parts.text(this.#text[this.#at++]!);
      } else parts.text(this.#plain());
    }
    return stop === undefined ? parts.done() : undefined;
  }

  #plain(): string {
    PLAIN.lastIndex = this.#at;
    const start = this.#at;
    this.#at = PLAIN.test(this.#text) ? Math.min(PLAIN.lastIndex, this.#end) : start + 1;
    return this.#text.slice(start, this.#at);
  }

  #singleQuoted(parts: Parts): void {
    this.quoted = true;
    const start = this.#at;
    const close = this.#text.indexOf("'", start + 1);
    if (close === -1 || close >= this.#end) return this.#fail('The single quote is never closed.', start, this.#end);
    parts.text(this.#text.slice(start + 1, close));
    this.#at = close + 1;
  }

  #doubleQuoted(parts: Parts, keepEscapes: boolean, depth: number): void {
    this.quoted = true;
    const start = this.#at++;
    while (this.#at < this.#end) {
      const unit = this.#text[this.#at]!;
      if (unit === '"') {
        this.#at++;
        return;
      }
      if (unit === '$') this.#dollar(parts, depth);
      else if (unit === this.#escape) {
        const next = this.#text[this.#at + 1];
        const escapes = this.#at + 1 < this.#end && (next === '"' || next === '$' || next === this.#escape);
        if (keepEscapes || !escapes) parts.text(unit);
        if (escapes) parts.text(next!);
        this.#at += escapes ? 2 : 1;
      } else parts.text(this.#plain());
    }
    this.#fail('The double quote is never closed.', start, this.#end);
  }

  /** `$name`, `${name}`, `${name:-word}` and their kin; a `$` before anything else stands for itself. */
  #dollar(parts: Parts, depth: number): void {
    const start = this.#at++;
    if (this.#text[this.#at] !== '{' || this.#at >= this.#end) {
      const name = this.#name();
      if (name === '') parts.text('$');
      else this.#variable(parts, start, name);
      return;
    }
    this.#at++;
    const first = this.#at < this.#end ? this.#text[this.#at]! : '';
    if (first === '') return this.#unclosed(start);
    if ('{}:'.includes(first)) return this.#fail('The `${…}` names no variable.', start, this.#end);
    this.#braced(parts, start, this.#name(), depth);
  }

  #braced(parts: Parts, start: number, name: string, depth: number): void {
    if (this.#at >= this.#end) return this.#unclosed(start);
    let operator = this.#text[this.#at++]!;
    if (operator === '}') return this.#variable(parts, start, name);
    if (operator === ':') operator += this.#at < this.#end ? this.#text[this.#at++]! : '';
    switch (operator) {
      case '/':
        return this.#replacing(parts, start, name, depth);
      case '#':
      case '%':
        if (this.#text[this.#at] === operator && this.#at < this.#end) {
          operator += operator;
          this.#at++;
        }
        return this.#operation(parts, start, name, operator as Operator, true, depth);
      case '-':
      case '+':
      case '?':
      case ':-':
      case ':+':
      case ':?':
        return this.#operation(parts, start, name, operator, false, depth);
      default:
        return this.#fail(`Docker does not know the operator \`${operator}\` in \`\${…}\`.`, start, this.#end);
    }
  }

  #operation(parts: Parts, start: number, name: string, operator: Operator, raw: boolean, depth: number): void {
    const operand = this.read('}', raw, depth + 1);
    if (!operand) return this.#unclosed(start);
    this.#variable(parts, start, name, operator, operand);
  }

  #replacing(parts: Parts, start: number, name: string, depth: number): void {
    const all = this.#text[this.#at] === '/' && this.#at < this.#end;
    if (all) this.#at++;
    const pattern = this.read('/', true, depth + 1);
    if (!pattern) return this.#fail('The replacement in `${…}` lacks its second `/`.', start, this.#end);
    const replacement = this.read('}', true, depth + 1);
    if (!replacement) return this.#unclosed(start);
    this.#variable(parts, start, name, all ? '//' : '/', pattern, replacement);
  }

  #variable(
    parts: Parts,
    start: number,
    name: string,
    operator?: Operator,
    operand: readonly WordPart[] = [],
    replacement: readonly WordPart[] = [],
  ): void {
    if (this.fault || this.tooDeep) return;
    const at = this.#mapped.locate(start, this.#at);
    // `$?`, `$$`, `$1` mean something to a shell only: nothing in a Dockerfile sets them.
    if (!startsWithLetter(name)) parts.add({ kind: 'opaque', at });
    else parts.add({ kind: 'variable', at, name, operator, operand, replacement });
  }

  #name(): string {
    if (this.#at >= this.#end) return '';
    const unit = this.#text[this.#at]!;
    const found = nameAt(this.#text, this.#at).slice(0, this.#end - this.#at);
    const name = found || (SPECIAL.includes(unit) ? unit : '');
    this.#at += name.length;
    return name;
  }

  #unclosed(start: number): void {
    this.#fail('The `${` is never closed.', start, this.#end);
  }

  #fail(message: string, start: number, end: number): void {
    if (!this.tooDeep) this.fault ??= { message, start, end };
    this.#at = this.#end;
  }
}

/** Collects the parts of a word; adjacent text is joined. */
class Parts {
  readonly #parts: WordPart[] = [];
  #text = '';

  text(text: string): void {
    this.#text += text;
  }

  add(part: WordPart): void {
    this.#flush();
    this.#parts.push(part);
  }

  done(): WordPart[] {
    this.#flush();
    return this.#parts;
  }

  #flush(): void {
    if (this.#text !== '') this.#parts.push({ kind: 'literal', text: this.#text });
    this.#text = '';
  }
}

/** The letters and digits of any script at an offset, or only its digits where one of ASCII is the first; empty without any. */
function nameAt(text: string, at: number): string {
  const isNumber = text[at]! >= '0' && text[at]! <= '9';
  const ascii = isNumber ? DIGITS : NAME;
  ascii.lastIndex = at;
  const found = ascii.exec(text)?.[0] ?? '';
  // V8 needs long for the classes of Unicode, and hardly any name has more than ASCII.
  if (!isBeyondAscii(text, at + found.length)) return found;
  const all = isNumber ? /\p{Nd}+/uy : /[\p{L}\p{Nd}_]+/uy;
  all.lastIndex = at;
  return all.exec(text)?.[0] ?? '';
}

const startsWithLetter = (name: string): boolean =>
  /^[A-Za-z_]/.test(name) || (isBeyondAscii(name, 0) && /^\p{L}/u.test(name));

const isBeyondAscii = (text: string, at: number): boolean => text.charCodeAt(at) > 0x7f;
