// The only door to dockerfile-ast; docs/decisions/dockerfile-ast.md says what it is used for and what not.
import { DockerfileParser } from 'dockerfile-ast';
import type { SourceFile, Span } from '../../text/source.js';
import type { Trap } from './lines.js';

/** The keyword of each instruction that dockerfile-ast finds, by the file offset that the instruction starts at. */
export function keywordSpans(file: SourceFile, traps: readonly Trap[]): ReadonlyMap<number, Span> {
  const keywords = new Map<number, Span>();
  try {
    for (const instruction of DockerfileParser.parse(shortened(masked(file.text, traps))).getInstructions()) {
      const { start, end } = instruction.getInstructionRange();
      const offset = offsetOf(file, start);
      keywords.set(offset, { start: offset, end: offsetOf(file, end) });
    }
  } catch {
    // It throws on some inputs (https://github.com/rcjsuen/dockerfile-ast/issues/123): then it has no say.
    keywords.clear();
  }
  return keywords;
}

const offsetOf = (file: SourceFile, { line, character }: { line: number; character: number }): number =>
  file.offsetAt({ line: line + 1, column: character + 1 });

/** The text with the same length and line ends, in which what dockerfile-ast misreads looks like something else. */
export function masked(text: string, traps: readonly Trap[]): string {
  let result = '';
  let at = 0;
  for (const { kind, start, end } of traps) {
    const filler = kind === 'heredoc' ? '#' : '_';
    result += text.slice(at, start) + text.slice(start, end).replace(/[^\r\n]/g, filler);
    at = end;
  }
  // It takes any `<<` for a heredoc, and a lone carriage return for the end of a line; flags cost it quadratic time.
  return (result + text.slice(at)).replace(/<<|--/g, '__').replace(/\r(?!\n)/g, ' ');
}

/**
 * The text with arguments cut down to one letter: keywords keep their line and column, and the library, which reads every argument
 * letter by letter, has a tenth of the work. Comments, continuations and lines without arguments stay as they are.
 */
export const shortened = (text: string): string =>
  text.replace(
    /^([ \t]*[^\s#\\`]+[ \t]+)[^\s\\`][^\n]*$/gm,
    (line, head: string) => `${head}_${/[\\`][ \t]*\r?$/.exec(line)?.[0] ?? ''}`,
  );
