import { parseShell } from '../../parser/shell.js';
import type { ShellCommand } from '../../parser/shell-tree.js';
import type { Word } from '../../parser/word.js';
import { type Edit, indentOf, insertAfter, lineStartOf, newlineOf, place } from '../../text/location.js';
import type { Command } from '../command.js';
import { commandForm } from './form.js';

/**
 * The command as a whole, redirects included, where ` && other` behind it only adds the other command to what runs as root
 * whenever this one went well. Undefined in pipes, conditions, subshells, the exec form, behind wrappers, and in a text that is broken: what is
 * written behind an open quote is a part of it.
 */
export function extensible({ shell, wrappers, instruction }: Command): ShellCommand | undefined {
  if (!shell || shell.conditional || shell.subshell || wrappers.length > 0) return undefined;
  const form = commandForm(instruction);
  if (form && parseShell(form.body).problems.length > 0) return undefined;
  if (shell.followedBy === '||' || shell.followedBy === '&') return undefined;
  return shell.redirects.some(({ operator }) => operator.startsWith('<<')) ? undefined : shell;
}

/** Writes an option behind a word of a command, in the exec form as an item of its own. */
export const insertOption = ({ shell }: Command, word: Word, option: string): Edit =>
  insertAfter(word, shell ? ` ${option}` : `, "${option}"`);

/**
 * Writes a command behind another one that goes well: on a line of its own where the RUN has several, in the style of the others. In a heredoc
 * it stays on the line, as the next line would run in any case.
 */
export function andThen(end: ShellCommand, text: string, { instruction, stage }: Command): Edit {
  const { file, span } = end.at;
  const { escape } = stage.dockerfile.tree;
  const above = file.text.slice(instruction.at.span.start, span.end);
  if (instruction.heredocs.length > 0 || !above.includes('\n')) return insertAfter(end, ` && ${text}`);
  const newline = newlineOf(file);
  const line = { at: place(file, lineStartOf({ at: place(file, span.end, span.end) }), span.end) };
  const first = /^[ \t]*/.exec(file.text.slice(line.at.span.start))![0];
  // The line that has the command's operator before it shows how far in commands stand.
  const leading = /\n([ \t]*)&&[^\n]*$/.exec(file.text.slice(instruction.at.span.start, span.start));
  const isLeading =
    leading || !/&&[ \t]*\S?[ \t]*\r?\n/.test(file.text.slice(instruction.at.span.start, instruction.at.span.end));
  const indent = leading?.[1] ?? (indentOf({ at: place(file, span.start, span.end) }) || first || '    ');
  const newText = isLeading ? ` ${escape}${newline}${indent}&& ${text}` : ` && ${escape}${newline}${indent}${text}`;
  return insertAfter(end, newText);
}
