import type { Word } from '../../parser/word.js';
import { spanning } from '../../text/location.js';
import type { Option } from '../command.js';
import { literalPrefix, restOfWord } from './word-text.js';

/** Whether an option of a program takes the word behind it as its value; undefined when the program is not known so well. */
export type TakesValue = (option: string) => boolean | undefined;

/**
 * The options of a name among arguments, in order: `--x v`, `--x=v`, and for one letter also `-xv`, `-x=v`, and behind flags `-fx v`, `-fxv`.
 *
 * Where it is not known whether the option takes a value, the word behind it counts as its value unless it starts with a
 * dash. The value of another option is no option. Options end at `--`.
 */
export function findOptions(
  words: readonly Word[],
  names: readonly string[],
  takesValue: TakesValue,
): readonly Option[] {
  const found: Option[] = [];
  for (let index = 0; index < words.length; index++) {
    const word = words[index]!;
    const text = literalPrefix(word);
    if (word.value === '--') break;
    if (!text.startsWith('-') || text === '-') continue;
    const name = names.find((candidate) => word.value === candidate);
    const next = words[index + 1];
    if (name !== undefined) {
      const behind = next && hasValueBehind(name, next, takesValue) ? next : undefined;
      found.push(behind ? { ...together(word, behind), name, value: behind } : { at: word.at, name, value: undefined });
      if (behind) index++;
      continue;
    }
    const attached = attachedOption(word, text, names, takesValue);
    const taking = takesNext(word, takesValue);
    if (taking !== undefined && next && names.includes(taking)) {
      found.push({ ...together(word, next), name: taking, value: next });
    } else if (attached) found.push(attached);
    if (taking !== undefined) index++;
  }
  return found;
}

/** The option of a word that surely takes the word behind it as its value: `--output`, `-o`, and `-o` of `-fsSLo`. */
function takesNext({ value }: Word, takesValue: TakesValue): string | undefined {
  if (value === undefined) return undefined;
  if (takesValue(value) === true) return value;
  const letter = valueLetter(value, takesValue);
  return letter !== undefined && letter === value.at(-1) ? `-${letter}` : undefined;
}

/** The first letter of several in one word that takes a value: the rest of the word, or else the word behind it. */
const valueLetter = (text: string, takesValue: TakesValue): string | undefined =>
  cluster.test(text) ? [...text.slice(1)].find((letter) => takesValue(`-${letter}`)) : undefined;

/** Several letters in one word. */
const cluster = /^-[A-Za-z]{2,8}$/;

function hasValueBehind(name: string, next: Word, takesValue: TakesValue): boolean {
  const takes = takesValue(name);
  if (takes !== undefined) return takes;
  return !literalPrefix(next).startsWith('-');
}

/** `--x=v` and `-xv`; the value of the latter only where no other letter of the word is an option that takes it. */
function attachedOption(
  word: Word,
  text: string,
  names: readonly string[],
  takesValue: TakesValue,
): Option | undefined {
  for (const name of names) {
    if (text.startsWith(`${name}=`)) return { at: word.at, name, value: restOfWord(word, `${name}=`) };
    if (name.length !== 2 || text.startsWith('--')) continue;
    if (text.startsWith(name) && takesValue(name) !== false) {
      return { at: word.at, name, value: restOfWord(word, name) };
    }
    if (!isInCluster(text, name, takesValue)) continue;
    const end = text.indexOf(name[1]!, 1) + 1;
    const value = takesValue(name) && end < text.length ? restOfWord(word, text.slice(0, end)) : undefined;
    return { at: word.at, name, value };
  }
  return undefined;
}

/** Whether a letter is one of several flags in one word: `-y` in `-qy`. */
export function isInCluster(text: string, name: string, takesValue: TakesValue): boolean {
  if (!cluster.test(text) || !/^-[A-Za-z]$/.test(name)) return false;
  for (const letter of text.slice(1)) {
    if (letter === name[1]) return true;
    if (takesValue(`-${letter}`)) return false;
  }
  return false;
}

/** Both words; an option and a value from different files stand where the option is. */
function together(option: Word, value: Word): Pick<Option, 'at'> {
  const sameFile = option.at.file === value.at.file && option.at.span.start <= value.at.span.start;
  return sameFile ? spanning(option, value) : { at: option.at };
}

/** The arguments that are neither options nor their values; all behind `--` are. */
export function operandsOf(words: readonly Word[], takesValue: TakesValue): readonly Word[] {
  const operands: Word[] = [];
  for (let index = 0; index < words.length; index++) {
    const word = words[index]!;
    const text = literalPrefix(word);
    if (word.value === '--') return [...operands, ...words.slice(index + 1)];
    if (!text.startsWith('-') || text === '-') operands.push(word);
    else if (takesNext(word, takesValue) !== undefined) index++;
  }
  return operands;
}
