import { unsafeCharacters } from './plain-text.js';

/** Everything that XML 1.0 cannot hold, not even by a reference: https://www.w3.org/TR/xml/#charsets */
const forbidden = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

const named = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&apos;'],
]);

/**
 * A text as content or in an attribute. Forbidden characters are dropped; line ends, and what a terminal or a CI runner would act on,
 * are written as references, so that the document can be printed and means the same.
 */
export const xmlText = (text: string): string =>
  text
    .replace(forbidden, '')
    .replace(/[&<>"']/g, (character) => named.get(character)!)
    .replace(unsafeCharacters, reference)
    .replace(/#(?=\[|vso\[)/gi, reference);

/** ` name="value"` for each attribute. */
export const xmlAttributes = (attributes: Readonly<Record<string, string | number>>): string =>
  Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${xmlText(String(value))}"`)
    .join('');

const reference = (character: string): string => `&#${character.codePointAt(0)!};`;
