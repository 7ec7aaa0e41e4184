import { type Located, place } from '../text/location.js';
import type { SourceFile } from '../text/source.js';

/** Characters that turn the direction of text around: embeddings, overrides and isolates. */
const turning = /[\u202a-\u202e\u2066-\u2069]/g;

/** A character that shows the text around it in another order than it is read by programs. */
export interface TurningCharacter extends Located {
  /** `U+202E`. */
  readonly name: string;
}

/**
 * The first such character of each line. Marks without extent (U+200E, U+200F, U+061C), which people need who write from right to
 * left, turn nothing around. Source: https://www.unicode.org/reports/tr9/ and CVE-2021-42574.
 */
export function turningCharacters(file: SourceFile): readonly TurningCharacter[] {
  const found = new Map<number, TurningCharacter>();
  for (const { 0: character, index } of file.text.matchAll(turning)) {
    const { line } = file.positionAt(index);
    if (found.has(line)) continue;
    const name = `U+${character.charCodeAt(0).toString(16).toUpperCase()}`;
    found.set(line, { at: place(file, index, index + 1), name });
  }
  return [...found.values()];
}
