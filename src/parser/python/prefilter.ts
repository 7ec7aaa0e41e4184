import type { SourceFile } from '../../text/source.js';

/**
 * Whether one of some identifiers stands in a file as a whole word, in comments and strings too. It costs a fraction
 * of parsing: a file that never says `run` calls no `app.run`.
 */
export function mentions(file: SourceFile, ...identifiers: readonly string[]): boolean {
  return identifiers.some((identifier) => mentionsOne(file.text, identifier));
}

const wordCharacter = /[\w\u0080-\uffff]/;

function mentionsOne(text: string, identifier: string): boolean {
  if (identifier === '') return false;
  for (let at = text.indexOf(identifier); at !== -1; at = text.indexOf(identifier, at + 1)) {
    const before = text[at - 1];
    const behind = text[at + identifier.length];
    if (!(before && wordCharacter.test(before)) && !(behind && wordCharacter.test(behind))) return true;
  }
  return false;
}
