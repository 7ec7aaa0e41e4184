import type { Instruction } from '../../parser/dockerfile/tree.js';
import { parseShell } from '../../parser/shell.js';
import type { Word } from '../../parser/word.js';
import type { MappedText } from '../../text/mapped-text.js';

/** What an instruction runs: the items of the exec form, or the text that a shell gets when there are none. */
export interface CommandForm {
  readonly exec: readonly Word[] | undefined;
  readonly body: MappedText;
}

/** The command of a RUN, CMD, ENTRYPOINT or HEALTHCHECK; undefined for every other instruction, and for HEALTHCHECK NONE. */
export function commandForm(instruction: Instruction): CommandForm | undefined {
  switch (instruction.name) {
    case 'RUN':
    case 'CMD':
    case 'ENTRYPOINT':
      return instruction;
    case 'HEALTHCHECK':
      return instruction.command;
    default:
      return undefined;
  }
}

/**
 * Whether a text that begins with `[` is a test of the shell and was not meant for a JSON array: `[ -f x ] && y`, `[[ $A == b ]]`.
 * The bracket of a test is a word of its own, and no word of a test ends in a comma.
 */
export function isShellTest(body: MappedText): boolean {
  if (/^\[\[\s/.test(body.text)) return true;
  if (!/^\[\s/.test(body.text)) return false;
  const test = parseShell(body).commands[0]?.words ?? [];
  const operands = test.slice(
    1,
    Math.max(
      1,
      test.findLastIndex(({ raw }) => raw === ']'),
    ),
  );
  return operands.length > 0 && operands.every(({ raw }) => !raw.endsWith(',')) && !isQuotedList(operands);
}

/** `"python" "app.py"`: two quoted words are no test, but an array without its comma. */
const isQuotedList = (words: readonly Word[]): boolean => words.length > 1 && words.every(({ quoted }) => quoted);

/** What a shell form comes to. */
export interface ShellForm {
  /** Whether the last command takes the place of the shell: `exec gunicorn …`. */
  readonly isExec: boolean;
  /** Whether the text ends in a simple command that nothing comes behind: some shells give it their process unasked. */
  readonly endsInCommand: boolean;
  /** The words of the same command in exec form; undefined where the text needs its shell. */
  readonly words: readonly string[] | undefined;
}

/** Reads a shell form; undefined where there is nothing to run. */
export function shellForm(body: MappedText): ShellForm | undefined {
  const { commands, problems } = parseShell(body);
  const last = commands.at(-1);
  if (!last) return undefined;
  const isLast = last.followedBy === '' && !last.subshell;
  const isExec = isLast && last.words[0]?.value === 'exec';
  const endsInCommand = isLast && !last.conditional && problems.length === 0;
  const isSimple =
    commands.length === 1 &&
    problems.length === 0 &&
    last.assignments.length + last.redirects.length === 0 &&
    last.followedBy === '' &&
    !last.conditional &&
    !last.subshell;
  const words = isSimple && last.words.every(isPlain) ? last.words.map(({ value }) => value!) : undefined;
  return { isExec, endsInCommand, words };
}

/** Whether a shell hands a word on as it is: no variable, no pattern, no `~`. */
const isPlain = ({ value, quoted }: Word): boolean => value !== undefined && (quoted || !/[*?[\]{}~!]/.test(value));
