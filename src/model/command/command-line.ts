import { parseShell } from '../../parser/shell.js';
import type { Word } from '../../parser/word.js';
import { place, type Location } from '../../text/location.js';
import type { CommandLine } from '../command.js';
import { findOptions, isInCluster, type TakesValue } from './options.js';
import { type Expand, type Peeled, peel } from './peel.js';
import { valueOptions } from './value-options.js';

/** What a reader of words may know besides the words. */
export interface CommandLineContext {
  /** Replaces variables: a program named by a variable with one constant value is seen through. */
  readonly expand?: Expand | undefined;
}

/** How deep `sh -c "sh -c …"` is followed. */
const deepestShell = 5;

/**
 * Reads words as a command line: wrappers are peeled, versions cut from `python3.13` and `pip3`, and options found by what
 * the tables know of the program. `sh -c "…"` is seen through where its text is one command; where it is more, the
 * program is the shell. Undefined when there is no word. Never throws.
 */
export function commandLine(words: readonly Word[], { expand }: CommandLineContext = {}): CommandLine | undefined {
  const peeled = peelShells(words, expand, 0);
  return peeled && lineOf(words, peeled);
}

/** The command line of words that were peeled before. */
export function lineOf(words: readonly Word[], peeled: Peeled): CommandLine {
  const { program, programWord, wrappers } = peeled;
  const behind = peeled.arguments;
  const takesValue: TakesValue = valueOptions(program);
  const options = (...names: readonly string[]) => findOptions(behind, names, takesValue);
  return {
    at: extent(words, programWord),
    program,
    programWord,
    arguments: behind,
    words,
    wrappers,
    options,
    option: (...names) => options(...names).at(-1),
    has: (...wanted) =>
      wanted.some((text) => behind.some(({ value }) => value === text || isInCluster(value ?? '', text, takesValue))),
  };
}

function peelShells(words: readonly Word[], expand: Expand | undefined, depth: number): Peeled | undefined {
  const outer = peel(words, expand);
  if (!outer?.script || depth >= deepestShell) return outer;
  const { commands, problems } = parseShell(outer.script);
  const [command] = commands;
  if (!command || commands.length > 1 || problems.length > 0 || command.words.length === 0) return outer;
  const inner = peelShells(command.words, expand, depth + 1);
  if (!inner) return outer;
  return {
    ...inner,
    wrappers: [...outer.wrappers, `${outer.program!} -c`, ...inner.wrappers],
    assignments: [...outer.assignments, ...command.assignments, ...inner.assignments],
    directories: [...outer.directories, ...inner.directories],
    environmentChange: outer.environmentChange ?? inner.environmentChange,
  };
}

/** From the first to the last word of the file that the program is written in; the others may come from elsewhere. */
function extent(words: readonly Word[], program: Word): Location {
  const { file } = program.at;
  let { start, end } = program.at.span;
  for (const { at } of words) {
    if (at.file !== file) continue;
    start = Math.min(start, at.span.start);
    end = Math.max(end, at.span.end);
  }
  return place(file, start, end);
}
