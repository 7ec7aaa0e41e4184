import { basename } from '../../text/path.js';
import { type Edit, type Located, place } from '../../text/location.js';
import type { Command } from '../command.js';

/** A `sudo` before a command, and how to take it away where it has no options. */
export interface Sudo {
  readonly word: Located;
  readonly removal: Edit | undefined;
}

/** The sudo that a command runs with, or is. */
export function sudoOf({ program, programWord, wrappers, words, at }: Command): Sudo | undefined {
  if (program === 'sudo') return { word: programWord, removal: undefined };
  if (!wrappers.includes('sudo')) return undefined;
  const index = words.findIndex(({ value }) => value !== undefined && basename(value) === 'sudo');
  const word = words[index];
  const next = words[index + 1];
  // The word stands outside: `sudo sh -c "…"`.
  if (!word) return { word: { at }, removal: undefined };
  const isPlain = next !== undefined && !/^-|=/.test(next.raw);
  return {
    word,
    removal: isPlain ? { at: place(word.at.file, word.at.span.start, next.at.span.start), newText: '' } : undefined,
  };
}
