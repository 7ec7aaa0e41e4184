import { shells, wrappedCommand, type Wrapper, wrappersOf } from '../../knowledge/wrappers.js';
import type { Word } from '../../parser/word.js';
import type { MappedText } from '../../text/mapped-text.js';
import { basename } from '../../text/path.js';
import type { Fact } from '../known.js';
import { findOptions } from './options.js';
import { literalPrefix, restOfWord, textInWord } from './word-text.js';
import { directoryOptions, environmentChanges, environmentFileOptions } from './wrapper-effects.js';

/** A command line without what only prepares the program's start. */
export interface Peeled {
  /** The names of the wrappers, outermost first: `exec`, `uv run`, `python -m`, `sh -c`. */
  readonly wrappers: readonly string[];
  /** See {@link CommandLine.program}. */
  readonly program: string | undefined;
  readonly programWord: Word;
  readonly arguments: readonly Word[];
  /** `A=b` of `env` and `sudo`; the last of a name wins. */
  readonly assignments: readonly { readonly name: string; readonly value: Word }[];
  /** The text of `sh -c`; `program` is then the shell. */
  readonly script: MappedText | undefined;
  /** The folders that wrappers change to (`uv run --directory`, `env -C`), in order. */
  readonly directories: readonly Word[];
  /** Why a wrapper may set variables that nobody here sees; undefined when none does. */
  readonly environmentChange: string | undefined;
}

/** What a word stands for; variables with one constant value have theirs. */
export type Expand = (word: Word) => Fact<string>;

/** Options of `su` and `runuser` that take the next word. */
const suTakesValue = (option: string): boolean =>
  ['-c', '--command', '-s', '--shell', '-g', '--group', '-G', '--supp-group', '-w', '-u', '--user'].includes(option);

/** How many wrappers are peeled; nobody writes so many. */
const mostWrappers = 20;

/** Peels wrappers off words. Undefined when nothing is left. Linear in the words; never throws. */
export function peel(words: readonly Word[], expand?: Expand): Peeled | undefined {
  const found: string[] = [];
  const assignments: { name: string; value: Word }[] = [];
  const directories: Word[] = [];
  let environmentChange: string | undefined;
  let rest = words;
  const done = (
    program: string | undefined,
    programWord: Word,
    behind: readonly Word[],
    script?: MappedText,
  ): Peeled => ({
    wrappers: found,
    program,
    programWord,
    arguments: behind,
    assignments,
    script,
    directories,
    environmentChange,
  });

  for (let round = 0; round < mostWrappers; round++) {
    const word = rest[0];
    if (!word) return undefined;
    const program = programName(word, expand);
    const behind = rest.slice(1);
    if (program === undefined) return done(undefined, word, behind);
    if (program === 'python') {
      const module = pythonModule(behind);
      if (!module) return done(...pythonScript(program, word, behind));
      found.push('python -m');
      const [inner, ...further] = module;
      if (wrappersOf(inner!.value!).length === 0) return done(inner!.value, inner!, further);
      rest = module;
      continue;
    }
    if (program === 'busybox') {
      rest = behind;
      continue;
    }
    if (shells.has(program)) return done(program, word, behind, shellText(behind));
    if (program === 'su' || program === 'runuser') {
      const text = findOptions(behind, ['-c', '--command'], suTakesValue).at(-1)?.value;
      return done(program, word, behind, text && textInWord(text));
    }
    const inside = unwrap(program, behind);
    const next = inside?.rest[0];
    if (!inside || !next) return done(program, word, behind);
    found.push(inside.name);
    assignments.push(...inside.assignments);
    directories.push(...inside.directories);
    environmentChange ??= inside.environmentChange;
    if (inside.runs === 'shell') return done('sh', next, inside.rest.slice(1), textInWord(next));
    if (inside.runs === 'module') {
      found.push('python -m');
      return done(next.value, next, inside.rest.slice(1));
    }
    if (inside.runs === 'script') return done('python', next, inside.rest);
    rest = inside.rest;
  }
  return rest[0] && done(undefined, rest[0], rest.slice(1));
}

/** The name of the program that a word names, versions of Python, PyPy and pip without their numbers. */
export function programName(word: Word, expand?: Expand): string | undefined {
  const value = word.value ?? (expand && expandedValue(word, expand));
  if (value === undefined || value === '' || /\s/.test(value)) return undefined;
  const name = basename(value);
  if (name === 'pip' || !/^p[iy]/.test(name)) return name;
  if (/^(?:python|pypy)(?:\d+(?:\.\d+)?t?)?$/.test(name)) return 'python';
  return /^pip\d+(?:\.\d+)?$/.test(name) ? 'pip' : name;
}

function expandedValue(word: Word, expand: Expand): string | undefined {
  const value = expand(word);
  return value.known ? value.value : undefined;
}

/** Options of `python` that take the next word: https://docs.python.org/3/using/cmdline.html. */
const pythonValues: ReadonlySet<string> = new Set(['-W', '-X', '--check-hash-based-pycs']);

/** The words from the module of `python -m` on. */
function pythonModule(behind: readonly Word[]): readonly Word[] | undefined {
  for (let index = 0; index < behind.length; index++) {
    const word = behind[index]!;
    const text = literalPrefix(word);
    if (!text.startsWith('-') || text === '-') return undefined;
    // `-um module`, and `-mmodule` in one word; everything behind the letter is the module.
    const attached = /^-[bBdEhiIOPqsSuvVx?]*m/.exec(text)?.[0];
    if (attached) {
      const module =
        attached === word.value ? behind.slice(index + 1) : [restOfWord(word, attached), ...behind.slice(index + 1)];
      return module[0]?.value ? module : undefined;
    }
    if (/^-[bBdEhiIOPqsSuvVx?]*c/.test(text)) return undefined;
    if (pythonValues.has(text)) index++;
  }
  return undefined;
}

/** `python /usr/local/bin/gunicorn` runs gunicorn; anything else stays Python, with its script among the arguments. */
function pythonScript(program: string, word: Word, behind: readonly Word[]): [string, Word, readonly Word[]] {
  const index = pythonOperand(behind);
  const script = behind[index];
  const installed = script?.value && /^\/.*\/bin\/([\w-]+)$/.exec(script.value)?.[1];
  return installed ? [installed, script, behind.slice(index + 1)] : [program, word, behind];
}

/** The index of the script among the arguments of `python`; -1 where it has none (`-c`, `-m`, interactive). */
export function pythonOperand(behind: readonly Word[]): number {
  for (let index = 0; index < behind.length; index++) {
    const text = literalPrefix(behind[index]!);
    if (!text.startsWith('-')) return index;
    if (text === '-' || /^-[bBdEhiIOPqsSuvVx?]*[cm]/.test(text)) return -1;
    if (pythonValues.has(text)) index++;
  }
  return -1;
}

/** The text behind the `-c` of a shell: `-c`, `-lc`, `-ec`, `-o pipefail -c`. */
function shellText(behind: readonly Word[]): MappedText | undefined {
  for (let index = 0; index < behind.length; index++) {
    const text = behind[index]!.value;
    if (text === undefined || !/^[-+]/.test(text)) return undefined;
    if (/^-[a-zA-Z]*c[a-zA-Z]*$/.test(text)) {
      const script = behind.slice(index + 1).find(({ value }) => value === undefined || !/^[-+]/.test(value));
      return script && textInWord(script);
    }
    if (/^[-+](?:[a-zA-Z]*[oO]|-rcfile|-init-file)$/.test(text)) index++;
  }
  return undefined;
}

interface Unwrapped {
  readonly name: string;
  readonly rest: readonly Word[];
  readonly assignments: readonly { readonly name: string; readonly value: Word }[];
  readonly directories: readonly Word[];
  readonly environmentChange: string | undefined;
  /** What `rest` starts with. */
  readonly runs: 'command' | 'module' | 'script' | 'shell';
}

/** What a wrapper runs; undefined where a program is none, or its words say that it runs nothing. */
function unwrap(program: string, behind: readonly Word[]): Unwrapped | undefined {
  const values = behind.map(({ value }) => value);
  const found = wrappedCommand(program, values);
  if (!found) return undefined;
  const { wrapper, start, isModule } = found;
  const own = behind.slice(0, start);
  const rest = behind.slice(start);
  const takesValue = (option: string): boolean => wrapper.valueOptions.includes(option);
  const valuesOf = (names: readonly string[] | undefined): readonly Word[] =>
    findOptions(own, names ?? [], takesValue).flatMap(({ value }) => value ?? []);
  const readsFile = valuesOf(environmentFileOptions.get(program)).length > 0;
  return {
    name: [program, ...wrapper.subcommand].join(' '),
    rest,
    assignments: wrapper.assignments ? assignmentsIn(own) : [],
    directories: valuesOf(directoryOptions.get(program)),
    environmentChange: readsFile ? `${program} reads variables from a file` : environmentChanges.get(program),
    runs: isModule
      ? 'module'
      : wrapper.runs === 'shell'
        ? 'shell'
        : runsScript(wrapper, rest[0])
          ? 'script'
          : 'command',
  };
}

const runsScript = ({ runs }: Wrapper, first: Word | undefined): boolean =>
  runs === 'python' || (runs === 'script' && /\.pyw?$/.test(first?.value ?? ''));

const assignmentsIn = (words: readonly Word[]): Unwrapped['assignments'] =>
  words.flatMap((word) => {
    const assigned = /^([A-Za-z_][A-Za-z0-9_]*)=/.exec(literalPrefix(word));
    return assigned ? [{ name: assigned[1]!, value: restOfWord(word, assigned[0]) }] : [];
  });
