import { shells } from '../../knowledge/wrappers.js';
import type { Word } from '../../parser/word.js';
import { type Edit, insertAfter, lineStartOf, newlineOf, textOf } from '../../text/location.js';
import type { CommandLine } from '../command.js';

/** A word that needs no quotes in any of the languages. */
const isPlain = (text: string): boolean => /^[\w.:/=@+-]+$/.test(text);

/**
 * An edit that writes words behind a word of a command, as that one is written: as items of an array or list, or as text. Undefined for
 * words that would need quotes.
 */
export function insertWords(word: Word, words: readonly string[]): Edit | undefined {
  if (!words.every(isPlain)) return undefined;
  const { file, span } = word.at;
  const { text } = file;
  const before = text.slice(lineStartOf(word), span.start);
  const behind = text.slice(span.end, span.end + 200);
  if (/[[,]\s*$/.test(text.slice(Math.max(0, span.start - 200), span.start)) && /^\s*[,\]]/.test(behind))
    return insertAfter(word, words.map((each) => `, ${quoteLike(word, each)}`).join(''));
  const dash = /^[ \t]*-[ \t]+$/.exec(before);
  if (dash && /^[ \t]*(?:#[^\n]*)?\r?(?:\n|$)/.test(behind))
    return insertAfter(word, words.map((each) => newlineOf(file) + dash[0] + quoteLike(word, each)).join(''));
  return insertAfter(word, words.map((each) => ` ${each}`).join(''));
}

function quoteLike(word: Word, text: string): string {
  const quote = /^["']/.exec(textOf(word))?.[0] ?? '';
  return quote + text + quote;
}

/** The last word of a command, behind which options may stand; undefined where an option there could be another program's. */
export function lastWord({ words, wrappers, has }: CommandLine): Word | undefined {
  const last = words.at(-1);
  // What a shell gets behind its text are parameters of it.
  const isText = wrappers.some((wrapper) => shells.has(wrapper.split(' ')[0]!));
  return last && !has('--') && (!isText || last.at.file === words[0]!.at.file) ? last : undefined;
}
