import { shells } from '../../knowledge/wrappers.js';
import type { Word } from '../../parser/word.js';
import { type Edit, insertAfter, lineStartOf, type Located, newlineOf, place, textOf } from '../../text/location.js';
import type { CommandLine } from '../command.js';

/** A word that needs no quotes in any of the languages. */
const isPlain = (text: string): boolean => /^[\w.:/=@+-]+$/.test(text);

/**
 * An edit that writes words behind a word of a command, as that one is written: as items of an array or list, or as text. Undefined for
 * words that would need quotes.
 * @param isText whether the word is surely a piece of a text that a shell reads
 */
export function insertWords(word: Word, words: readonly string[], isText = false): Edit | undefined {
  if (!words.every(isPlain)) return undefined;
  const item = withQuotes(word);
  const { file, span } = item.at;
  const { text } = file;
  const behind = text.slice(span.end, span.end + 200);
  const quote = /^["']/.exec(textOf(item))?.[0] ?? '';
  const quoted = words.map((each) => quote + each + quote);
  if (!isText && /[[,]\s*$/.test(text.slice(Math.max(0, span.start - 200), span.start)) && /^\s*[,\]]/.test(behind))
    return insertAfter(item, quoted.map((each) => `, ${each}`).join(''));
  const dash = /^[ \t]*-[ \t]+$/.exec(text.slice(lineStartOf(item), span.start));
  if (!isText && dash && /^[ \t]*(?:#[^\n]*)?\r?(?:\n|$)/.test(behind))
    return insertAfter(item, quoted.map((each) => newlineOf(file) + dash[0] + each).join(''));
  return insertAfter(word, words.map((each) => ` ${each}`).join(''));
}

/** A word with the quotes that stand around it: those of a YAML scalar are not its own. */
function withQuotes({ at: { file, span } }: Word): Located {
  const [before, behind] = [file.text[span.start - 1], file.text[span.end]];
  const isQuoted = before === behind && (before === '"' || before === "'");
  return { at: isQuoted ? place(file, span.start - 1, span.end + 1) : { file, span } };
}

/** The last word of a command, behind which options may stand; undefined where an option there could be another program's. */
export function lastWord({ words, has }: CommandLine): Word | undefined {
  const last = words.at(-1);
  return last && !has('--') && last.at.file === words[0]!.at.file ? last : undefined;
}

/** Whether a command stands in a text that it gives to a shell itself: `["sh", "-c", "…"]`. */
export const isInShellText = ({ wrappers }: CommandLine): boolean =>
  wrappers.some((wrapper) => shells.has(wrapper.split(' ')[0]!));
