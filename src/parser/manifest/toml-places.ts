import type { Located } from '../../text/location.js';
import { place } from '../../text/location.js';
import type { SourceFile } from '../../text/source.js';
import { locateTomlKey } from '../toml.js';

/** Finds where the values of a TOML file are written, for messages: the parser of the format keeps no places. */
export interface TomlPlaces {
  /** The place of a key or table; the start of the file where it is not found. */
  key(...path: readonly string[]): Located;
  /** The place of a string, quotes included, at or behind a key. */
  text(value: string, ...path: readonly string[]): Located;
}

/** How many strings may be searched for in vain: those with escapes are not found, and each search reads the whole file. */
const mostMissed = 100;

export function tomlPlaces(file: SourceFile): TomlPlaces {
  // Values of one key are asked for in their order: the next one stands behind the last one.
  const ends = new Map<number, number>();
  let missed = 0;
  const key = (...path: readonly string[]): Located => {
    for (let length = path.length; length > 0; length--) {
      const found = locateTomlKey(file, path.slice(0, length));
      if (found) return found;
    }
    return { at: place(file, 0, 0) };
  };
  return {
    key,
    text(value, ...path) {
      const start = key(...path);
      const from = start.at.span.start;
      if (missed > mostMissed) return start;
      for (const after of new Set([ends.get(from) ?? from, from])) {
        for (const quote of ['"', "'"]) {
          const at = file.text.indexOf(quote + value + quote, after);
          if (at === -1) continue;
          ends.set(from, at);
          return { at: place(file, at, at + value.length + 2) };
        }
      }
      missed++;
      return start;
    },
  };
}
