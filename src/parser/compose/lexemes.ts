import type { Span } from '../../text/source.js';

/** What a look at the bare lexemes of a YAML text tells before anything is built from them. */
export interface LexemeScan {
  /** Where the text is nested deeper than allowed for the first time; undefined where it nowhere is. */
  readonly tooDeepAt: number | undefined;
  readonly comments: readonly Span[];
  /** Template markers that YAML does not keep as text: `{{ name }}` outside quotes, `{% if %}`. */
  readonly templated: boolean;
  /** The start of each quoted scalar by its end, to show where a quote was opened. */
  readonly quotes: ReadonlyMap<number, number>;
}

// The lexer's marks; they stand for themselves and have no place in the text.
const marks = new Set(['\u0002', '\u0018']);
const scalarMark = '\u001f';
const flowEnd = '\u0018';

/**
 * Looks over the lexemes of a text, in order and complete, in linear time and without recursion. The nesting is counted
 * from above: brackets plus the columns where block collections start. `yaml` and we ourselves recurse once per level,
 * and deep recursion can abort Node 20 outside any `catch`.
 */
export function scanLexemes(text: string, lexemes: readonly string[], maxDepth: number): LexemeScan {
  const comments: Span[] = [];
  const quotes = new Map<number, number>();
  const nesting = new Nesting();
  let templated = false;
  let tooDeepAt: number | undefined;
  let offset = 0;
  let lineStart = 0;
  let isScalar = false;
  for (const lexeme of lexemes) {
    if (lexeme === scalarMark) {
      isScalar = true;
      continue;
    }
    if (!isScalar && marks.has(lexeme)) {
      if (lexeme === flowEnd) nesting.endFlow();
      continue;
    }
    const end = offset + lexeme.length;
    const first = lexeme[0];
    if (isScalar) {
      templated ||= !followsBlockHeader(text, offset, lexeme) && hasTemplateMarker(lexeme);
      nesting.content(offset - lineStart);
    } else if (first === '#') comments.push({ start: offset, end: offset + lexeme.trimEnd().length });
    else if (first === '"' || first === "'") {
      quotes.set(end, offset);
      nesting.content(offset - lineStart);
    } else {
      templated ||= lexeme === '{' && opensTemplate(text, end);
      nesting.indicator(lexeme, offset - lineStart);
    }
    if (nesting.depth > maxDepth) {
      tooDeepAt = offset;
      break;
    }
    const newline = lexeme.lastIndexOf('\n');
    if (newline !== -1) {
      lineStart = offset + newline + 1;
      nesting.newLine();
    }
    isScalar = false;
    offset = end;
  }
  return { tooDeepAt, comments, templated, quotes };
}

/** The column of what starts inside of brackets: deeper than any other, and closed by whatever stands behind them. */
const insideBrackets = Number.MAX_SAFE_INTEGER;

/** Counts levels: open brackets, and the stack of columns where something starts that lies deeper than the last. */
class Nesting {
  #flow = 0;
  #columns: number[] = [];
  #atLineStart = true;
  #colons = 0;

  get depth(): number {
    return this.#flow + this.#columns.length;
  }

  newLine(): void {
    this.#atLineStart = true;
    this.#colons = 0;
  }

  endFlow(): void {
    this.#flow = 0;
  }

  content(column: number): void {
    if (this.#flow > 0 || !this.#atLineStart) return;
    this.#open(column);
    this.#atLineStart = false;
  }

  indicator(lexeme: string, column: number): void {
    if (lexeme === '{' || lexeme === '[') {
      this.content(column);
      this.#flow++;
    } else if (lexeme === '}' || lexeme === ']') this.#flow = Math.max(0, this.#flow - 1);
    else if (lexeme === '-' || lexeme === '?') this.#nest(column);
    else if (lexeme === ':' && this.#mayNest()) this.#nest(column);
    else if (lexeme[0] === '&' || lexeme[0] === '!' || lexeme[0] === '*') this.content(column);
  }

  /** In brackets a colon stays on its level, as in JSON, unless a dash or question mark began something inside of them. */
  #mayNest(): boolean {
    if (this.#flow > 0) return this.#columns.at(-1) === insideBrackets;
    return this.#atLineStart || this.#colons++ > 0;
  }

  #nest(column: number): void {
    // In brackets dashes and question marks nest too, where they are wrong: they count until the brackets end.
    if (this.#flow > 0) this.#columns.push(insideBrackets);
    else this.#open(column);
  }

  #open(column: number): void {
    while ((this.#columns.at(-1) ?? -1) > column) this.#columns.pop();
    if (this.#columns.at(-1) !== column) this.#columns.push(column);
  }
}

/** A block scalar is text of its own, a template of another program perhaps: only its header line is YAML. */
const followsBlockHeader = (text: string, offset: number, lexeme: string): boolean =>
  (offset === 0 || text[offset - 1] === '\n') && lexeme.endsWith('\n');

/** Whether what follows an opening brace makes it `{{`, `{%` or `{#`. */
const opensTemplate = (text: string, at: number): boolean =>
  (text[at] === '{' && text[at - 2] !== '$') || text[at] === '%' || text[at] === '#';

/**
 * Whether a plain scalar holds `{%`, or `{{ name }}` with nothing in it that starts with a dot: Docker's own formats
 * (`{{.Node.Hostname}}`, `{{json .State}}`) always have that, Jinja never. `${{` is an expression of GitHub.
 */
function hasTemplateMarker(scalar: string): boolean {
  if (scalar.includes('{%')) return true;
  for (let at = scalar.indexOf('{{'); at !== -1; at = scalar.indexOf('{{', at + 2)) {
    const end = scalar.indexOf('}}', at);
    if (end === -1) return false;
    if (scalar[at - 1] !== '$' && !/(?:^|[\s(])[.$]/.test(scalar.slice(at + 2, end))) return true;
  }
  return false;
}
