import type { ShellCommand } from '../../parser/shell-tree.js';
import type { Word } from '../../parser/word.js';
import { expandWord } from '../command/shell-variables.js';
import { wordWith } from '../command/word-text.js';
import type { Environment } from '../environment.js';
import { markUnknown } from './interpolated.js';

/** The positional parameters of a shell (`$0`, `$1`, `$@`), as its commands change them. */
export class Positional {
  #words: readonly Word[] | undefined;

  /** @param words `$0` first */
  constructor(words: readonly Word[]) {
    this.#words = words;
  }

  /** `$1` and on; undefined where a condition decides what they are. */
  get all(): readonly Word[] | undefined {
    return this.#words?.slice(1);
  }

  /** One parameter: the word, null where there is none, undefined where it is not known. */
  at(index: number): Word | null | undefined {
    return this.#words && (this.#words[index] ?? null);
  }

  /** Takes in `shift` and `set --`. */
  run(command: ShellCommand, words: readonly Word[]): void {
    const [program, first] = words;
    if (command.subshell) return;
    if (program?.value === 'shift') {
      const count = first === undefined ? 1 : Number(first.value);
      const [zero, ...rest] = this.#words ?? [];
      const canCount = zero !== undefined && !command.conditional && Number.isInteger(count);
      this.#words = canCount ? [zero, ...rest.slice(count)] : undefined;
    }
    const setsAll =
      program?.value === 'set' && first !== undefined && (first.value === '--' || !/^[-+]/.test(first.raw));
    if (setsAll) {
      const given = words.slice(first.value === '--' ? 2 : 1);
      const zero = this.#words?.[0] ?? program;
      this.#words = command.conditional || given.some(isParameter) ? undefined : [zero, ...given];
    }
  }
}

/** The words of a command as its shell executes it: variables and parameters replaced where they are known. */
export const expandAll = (command: ShellCommand, visible: Environment, parameters: Positional): readonly Word[] =>
  command.words.flatMap(
    (word) => expandParameter(word, parameters) ?? expandWord(markUnknown(word), visible, command.conditional),
  );

/** What a word that is one parameter stands for; undefined for all other words. */
function expandParameter(word: Word, parameters: Positional): readonly Word[] | undefined {
  const [part, second] = word.parts;
  if (part?.kind !== 'variable' || second) return undefined;
  if (part.name === '@' || part.name === '*')
    return part.operator === undefined ? (parameters.all ?? [word]) : undefined;
  if (!/^\d+$/.test(part.name)) return undefined;
  const given = parameters.at(Number(part.name));
  if (given === undefined) return [word];
  if (given && part.operator !== '+' && part.operator !== ':+') return [given];
  if (part.operator === undefined) return word.quoted ? [wordWith(word, '')] : [];
  const [operand, more] = part.operand;
  if (part.operator !== '-' && part.operator !== ':-') return [word];
  return operand?.kind === 'literal' && !more ? [wordWith(word, operand.text)] : [word];
}

/** Whether a word stands for all parameters and could not be replaced. */
export const isParameter = ({ parts }: Word): boolean =>
  parts.some((part) => part.kind === 'variable' && (part.name === '@' || part.name === '*'));
