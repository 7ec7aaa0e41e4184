import { unsafeCharacters } from './plain-text.js';

/**
 * A value as JSON text with a final newline; on one line with an indent of 0. Halves of surrogate pairs, which other languages' readers
 * refuse, become U+FFFD. What a terminal or a CI runner would act on is escaped, so that the text can be printed and means the same.
 */
export const jsonText = (value: unknown, indent = 2): string =>
  `${JSON.stringify(value, wellFormed, indent)
    .replace(unsafeCharacters, (character) => (character === '\n' ? character : escaped(character)))
    .replace(/#(?=\[|vso\[)/gi, escaped)}\n`;

/** Node 20 has String.prototype.toWellFormed, which the target's library does not name. */
const wellFormed = (_key: string, value: unknown): unknown =>
  typeof value === 'string' ? value.replace(/\p{Cs}/gu, '\ufffd') : value;

/** `\u….` for each UTF-16 unit. */
const escaped = (character: string): string =>
  character
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
