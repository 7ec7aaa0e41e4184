import type { Located } from '../text/location.js';
import type { MappedText } from '../text/mapped-text.js';
import type { Operator, SyntaxProblem, WordPart } from './word.js';

/** What a text says once Compose looks for variables in it. */
export interface Interpolation {
  /** Literals (adjacent ones joined, `$$` as `$`), variables, and an opaque part for each invalid `${`. */
  readonly parts: readonly WordPart[];
  /** One for each `${` that Compose refuses. */
  readonly problems: readonly SyntaxProblem[];
}

/** Deeper defaults in defaults than anybody writes; below it a default is opaque. */
const maxDepth = 32;

const name = /[A-Za-z_][A-Za-z0-9_]*/y;
const operators = [':-', ':+', ':?', '-', '+', '?'] as const satisfies readonly Operator[];

/**
 * Reads `$NAME`, `${NAME}`, `${NAME:-default}` with its sisters `-`, `:+`, `+`, `:?`, `?`, and `$$`, as Compose does:
 * a `$` before anything else stands for itself, and a `${` that starts no variable is refused.
 * Operands are read in the same way. Linear in the text. Never throws.
 *
 * Source: https://github.com/compose-spec/compose-spec/blob/main/12-interpolation.md and compose-go's `template` package.
 */
export function parseInterpolation(text: MappedText): Interpolation {
  if (!text.text.includes('$')) return { parts: literal(text.text), problems: [] };
  const scanner: Scanner = { text, closing: closingBraces(text.text), problems: [] };
  return { parts: partsOf(scanner, 0, text.text.length, 0), problems: scanner.problems };
}

interface Scanner {
  readonly text: MappedText;
  readonly closing: ReadonlyMap<number, number>;
  readonly problems: SyntaxProblem[];
}

const literal = (text: string): readonly WordPart[] => (text === '' ? [] : [{ kind: 'literal', text }]);

/**
 * The closing brace of each opening one, by offset. Compose's pattern does not cross a line end, and an opening brace
 * without a partner takes the last closing one of its line.
 */
function closingBraces(text: string): ReadonlyMap<number, number> {
  const closing = new Map<number, number>();
  let open: number[] = [];
  let last = -1;
  for (let at = 0; at <= text.length; at++) {
    const char = text[at];
    if (char === '{') open.push(at);
    else if (char === '}') {
      last = at;
      const partner = open.pop();
      if (partner !== undefined) closing.set(partner, at);
    } else if (char === '\n' || char === undefined) {
      for (const brace of open) if (last > brace) closing.set(brace, last);
      open = [];
      last = -1;
    }
  }
  return closing;
}

function partsOf(scanner: Scanner, start: number, end: number, depth: number): readonly WordPart[] {
  const { text } = scanner.text;
  const parts: WordPart[] = [];
  let pending = '';
  const push = (part: WordPart): void => {
    parts.push(...literal(pending), part);
    pending = '';
  };
  let at = start;
  while (at < end) {
    const dollar = text.indexOf('$', at);
    if (dollar === -1 || dollar >= end) {
      pending += text.slice(at, end);
      break;
    }
    pending += text.slice(at, dollar);
    const next = dollar + 1 < end ? text[dollar + 1]! : '';
    if (next === '$') {
      pending += '$';
      at = dollar + 2;
    } else if (next === '{') {
      const braced = bracedAt(scanner, dollar, end, depth);
      push(braced.part);
      at = braced.end;
    } else {
      const found = nameAt(text, dollar + 1, end);
      if (found === '') pending += '$';
      else push(variable(scanner, dollar, dollar + 1 + found.length, found));
      at = dollar + 1 + found.length;
    }
  }
  parts.push(...literal(pending));
  return parts;
}

function nameAt(text: string, at: number, end: number): string {
  name.lastIndex = at;
  return name.exec(text)?.[0].slice(0, end - at) ?? '';
}

/** Reads what starts with the `${` at an offset; `end` in the result is the offset behind it. */
function bracedAt(scanner: Scanner, dollar: number, end: number, depth: number): { part: WordPart; end: number } {
  const { text } = scanner.text;
  const found = nameAt(text, dollar + 2, end);
  const behind = dollar + 2 + found.length;
  const close = scanner.closing.get(dollar + 1) ?? end;
  if (close >= end) return refused(scanner, dollar, dollar + 2, 'unclosed');
  if (found === '') return refused(scanner, dollar, close + 1, faultOf(text, dollar + 2));
  if (text[behind] === '}') return { part: variable(scanner, dollar, behind + 1, found), end: behind + 1 };
  const operator = operators.find((candidate) => text.startsWith(candidate, behind));
  if (!operator) return refused(scanner, dollar, close + 1, isBlank(text[behind]) ? 'blank' : 'operator');
  const from = behind + operator.length;
  const operand =
    depth < maxDepth
      ? partsOf(scanner, from, close, depth + 1)
      : [{ kind: 'opaque' as const, ...located(scanner, from, close) }];
  return { part: variable(scanner, dollar, close + 1, found, operator, operand), end: close + 1 };
}

/** Why Compose refuses a `${`. The sentences do not repeat the text, which may be a part of a password. */
const faults = {
  unclosed: 'This `${` has no closing brace on its line.',
  empty: 'The braces name no variable.',
  blank: 'A blank stands in the braces, where only a name and its default may be.',
  name: 'The name of a variable starts with a letter or an underscore.',
  operator: 'Something other than `:-`, `-`, `:?`, `?`, `:+` or `+` stands behind the name of this variable.',
} as const;

const isBlank = (char: string | undefined): boolean => char === ' ' || char === '\t';

/** What is wrong where no name stands at an offset behind `${`. */
function faultOf(text: string, at: number): keyof typeof faults {
  if (text[at] === '}') return 'empty';
  return isBlank(text[at]) ? 'blank' : 'name';
}

function refused(
  scanner: Scanner,
  start: number,
  end: number,
  fault: keyof typeof faults,
): { part: WordPart; end: number } {
  const { at } = located(scanner, start, end);
  scanner.problems.push({
    at,
    message: faults[fault],
    help: 'Write `${NAME}` or `${NAME:-default}`, or `$$` for a dollar sign.',
  });
  return { part: { kind: 'opaque', at }, end };
}

const located = (scanner: Scanner, start: number, end: number): Located => ({ at: scanner.text.locate(start, end) });

const variable = (
  scanner: Scanner,
  start: number,
  end: number,
  variableName: string,
  operator?: Operator,
  operand: readonly WordPart[] = [],
): WordPart => ({
  kind: 'variable',
  ...located(scanner, start, end),
  name: variableName,
  operator,
  operand,
  replacement: [],
});
