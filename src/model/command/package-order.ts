import type { Word } from '../../parser/word.js';
import { type Edit, replace, textOf } from '../../text/location.js';
import type { Command } from '../command.js';

/** A list of packages on lines of their own that is out of order. */
export interface UnsortedList {
  /** The first package that sorts before the one above it, and that one. */
  readonly first: Word;
  readonly before: Word;
  /** Sort it. Undefined where a comment stands right above the list that may speak of its first package, which another one would take the place of. */
  readonly edits: readonly Edit[] | undefined;
}

/** The unsorted lists of an install. Comments and blank lines part a list into several. */
export function unsortedPackages({ installer }: Command): readonly UnsortedList[] {
  return groupsOf(installer?.packages ?? []).flatMap((words) => {
    const index = words.findIndex((word, at) => at > 0 && order(words[at - 1]!, word) > 0);
    if (index === -1 || !words.every((word, at) => at === 0 || isLineBelow(words[at - 1]!, word))) return [];
    const sorted = [...words].sort(order);
    const isBound = sorted[0] !== words[0] && isBelowComment(words[0]!);
    return [
      { first: words[index]!, before: words[index - 1]!, edits: isBound ? undefined : putInOrder(words, sorted) },
    ];
  });
}

const putInOrder = (words: readonly Word[], sorted: readonly Word[]): readonly Edit[] =>
  words.flatMap((word, index) => (word === sorted[index] ? [] : [replace(word, textOf(sorted[index]!))]));

/** Runs of packages with nothing but a line end between them. */
function groupsOf(words: readonly Word[]): readonly (readonly Word[])[] {
  const groups: Word[][] = [];
  for (const word of words) {
    const last = groups.at(-1)?.at(-1);
    if (last && /^[ \t]*(?:[\\`]?[ \t]*\r?\n)?[ \t]*$/.test(between(last, word))) groups.at(-1)!.push(word);
    else groups.push([word]);
  }
  return groups;
}

function isBelowComment({ at: { file, span } }: Word): boolean {
  const lineStart = file.text.lastIndexOf('\n', span.start - 1) + 1;
  const above = file.text.slice(file.text.lastIndexOf('\n', lineStart - 2) + 1, lineStart);
  return lineStart > 0 && /^[ \t]*#/.test(above);
}

const between = (one: Word, other: Word): string =>
  one.at.file.slice({ start: one.at.span.end, end: Math.max(one.at.span.end, other.at.span.start) });

const isLineBelow = (one: Word, other: Word): boolean => between(one, other).includes('\n');

/** By name without case, and by the whole word where names are the same. */
function order(one: Word, other: Word): number {
  const [a, b] = [nameOf(one), nameOf(other)];
  if (a !== b) return a < b ? -1 : 1;
  return one.raw < other.raw ? -1 : Number(one.raw > other.raw);
}

const nameOf = ({ raw }: Word): string =>
  raw
    .replace(/^["']/, '')
    .replace(/(?<=.)[=<>~!@[].*$/, '')
    .toLowerCase();
