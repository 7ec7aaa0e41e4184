/** A string literal taken apart. */
export interface StringLiteral {
  readonly bytes: boolean;
  readonly raw: boolean;
  /** UTF-16 offsets of the text between the quotes, from the start of the literal. */
  readonly start: number;
  readonly end: number;
}

const opening = /^([a-zA-Z]*)("""|'''|"|')/;

/** Takes a string literal with its prefix and quotes apart; undefined if it is none or does not end. */
export function readStringLiteral(literal: string): StringLiteral | undefined {
  const match = opening.exec(literal);
  if (!match) return undefined;
  const prefix = match[1]!.toLowerCase();
  const start = match[0].length;
  const end = literal.length - match[2]!.length;
  if (end < start || !literal.endsWith(match[2]!)) return undefined;
  return { bytes: prefix.includes('b'), raw: prefix.includes('r'), start, end };
}

const escapes =
  /\\(?:\r\n|[\r\n]|([0-7]{1,3})|x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([\\'"abfnrtv]))|\r\n?/g;

const controls: ReadonlyMap<string, string> = new Map([
  ['a', '\x07'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['v', '\v'],
]);

/**
 * The text that a piece of a string literal stands for. Escapes that Python does not know stay, as in Python; so does
 * `\N{…}`, whose table of names is not at hand. Every line end is `\n`.
 * Source: https://docs.python.org/3/reference/lexical_analysis.html#escape-sequences
 */
export function unescapeString(text: string, raw: boolean): string {
  if (raw) return text.replace(/\r\n?/g, '\n');
  if (!/[\\\r]/.test(text)) return text;
  return text.replace(escapes, (whole: string, octal?: string, x?: string, u?: string, long?: string, one?: string) => {
    if (octal !== undefined) return String.fromCharCode(parseInt(octal, 8));
    const hex = x ?? u;
    if (hex !== undefined) return String.fromCharCode(parseInt(hex, 16));
    if (long !== undefined) return codePoint(parseInt(long, 16)) ?? whole;
    if (one !== undefined) return controls.get(one) ?? one;
    return whole.startsWith('\\') ? '' : '\n';
  });
}

const codePoint = (code: number): string | undefined => (code <= 0x10ffff ? String.fromCodePoint(code) : undefined);
