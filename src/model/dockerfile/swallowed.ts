import { instructionNames } from '../../parser/dockerfile/instructions.js';
import type { Instruction } from '../../parser/dockerfile/tree.js';
import { parseShell } from '../../parser/shell.js';
import { type Located, place } from '../../text/location.js';
import { commandForm } from '../command/form.js';

/** An instruction that is a part of the one above it, because the line before it is continued. `at` is its keyword. */
export interface Swallowed extends Located {
  readonly keyword: string;
}

/** The first keyword that begins a continued line of an instruction and that stands there as a word of its own. */
export function swallowedInstruction(instruction: Instruction): Swallowed | undefined {
  const { at, heredocs, onbuild, name } = instruction;
  // `HEALTHCHECK --interval=5m \` goes on with CMD.
  if (heredocs.length > 0 || onbuild || name === 'ONBUILD' || name === 'HEALTHCHECK') return undefined;
  for (const match of at.file.slice(at.span).matchAll(/\n[ \t]*([A-Z]+)(?=[ \t]+\S)/g)) {
    const keyword = match[1]!;
    const end = at.span.start + match.index + match[0].length;
    const found = { at: place(at.file, end - keyword.length, end), keyword };
    if (instructionNames.has(keyword) && isWord(found, instruction)) return found;
  }
  return undefined;
}

/** Whether a keyword is no part of a quoted text. */
function isWord({ at, keyword }: Swallowed, instruction: Instruction): boolean {
  const form = commandForm(instruction);
  if (!form) {
    const before = at.file.text.slice(instruction.at.span.start, at.span.start);
    return before.split('"').length % 2 === 1 && before.split("'").length % 2 === 1;
  }
  const words = form.exec ? [] : parseShell(form.body).commands.flatMap(({ words }) => words);
  return words.some((word) => word.raw === keyword && word.at.span.start === at.span.start);
}
