import type { Diagnostic, Problem, Severity } from '../diagnostic.js';
import { shellTexts } from '../model/command/build-commands.js';
import type { Dockerfile, Stage, StageState } from '../model/stage.js';
import type { MappedText } from '../text/mapped-text.js';
import { basename } from '../text/path.js';

/** The dialects that ShellCheck is told: https://www.shellcheck.net/wiki/SC2148 */
export type Dialect = 'sh' | 'bash' | 'dash' | 'ksh';

/**
 * Runs ShellCheck on a script, which is data for it and is never executed. Gives what it printed in its format `json1`, or why it could not
 * be run. Never throws.
 */
export type RunShellcheck = (
  script: string,
  dialect: Dialect,
) =>
  { readonly output: string; readonly failure?: undefined } | { readonly output?: undefined; readonly failure: string };

/** What the configuration says about ShellCheck. */
export interface ShellcheckSettings {
  /** Codes that are left out, such as `SC2086`. */
  readonly ignore: readonly string[];
  /** The configuration file that asks for it. */
  readonly source: string;
}

/** What ShellCheck says of a file. */
interface Checked {
  readonly diagnostics: readonly Diagnostic[];
  readonly problem: Problem | undefined;
}

/** A RUN's text in the script that ShellCheck reads. */
interface Chunk {
  readonly text: MappedText;
  /** Whether variables that nobody is seen to set may be set all the same. */
  readonly mayHaveMore: boolean;
}

const severities: ReadonlyMap<unknown, Severity> = new Map([
  ['error', 'error'],
  ['warning', 'warning'],
  ['info', 'info'],
  ['style', 'info'],
]);

/**
 * Codes that are no matter of a RUN: files that only the image has (1090, 1091), and what comes of looking at all RUNs of a file at once, each
 * in a subshell (2030, 2031).
 */
const foreign: ReadonlySet<number> = new Set([1090, 1091, 2030, 2031]);

/** `x is referenced but not assigned`. */
const unassigned = 2154;

/** Parsing ends here: nothing is said about what follows. */
const notParsed = 1072;

/** Has ShellCheck read all RUNs of a Dockerfile: one run for each dialect of their shells, which usually is one. */
export function shellcheck(
  dockerfile: Dockerfile,
  run: RunShellcheck,
  { ignore, source }: ShellcheckSettings,
): Checked {
  const diagnostics: Diagnostic[] = [];
  const left = new Set(ignore.map((code) => code.toUpperCase()));
  for (const [dialect, { chunks, variables }] of chunksOf(dockerfile)) {
    const outcome = checkAll(chunks, variables, (script) => run(script, dialect));
    diagnostics.push(...outcome.diagnostics);
    if (outcome.failure !== undefined) {
      return { diagnostics, problem: { kind: 'config', path: source, message: outcome.failure } };
    }
  }
  return { diagnostics: diagnostics.filter(({ aliases: [code = ''] }) => !left.has(code)), problem: undefined };
}

/** How often ShellCheck is asked again without a RUN that it cannot read: it stops at the first. */
const mostAttempts = 5;

/** Has ShellCheck read the texts of one dialect. */
function checkAll(
  all: readonly Chunk[],
  variables: Iterable<string>,
  run: (script: string) => ReturnType<RunShellcheck>,
): { readonly diagnostics: readonly Diagnostic[]; readonly failure?: string } {
  const names = [...variables];
  const diagnostics: Diagnostic[] = [];
  let chunks = all;
  for (let attempt = 0; attempt < mostAttempts && chunks.length > 0; attempt++) {
    const script = new Script(chunks, names);
    const { output, failure } = run(script.text);
    if (failure !== undefined) return { diagnostics, failure };
    const comments = readComments(output);
    if (!comments) return { diagnostics, failure: 'What shellcheck prints is not of the format json1.' };
    const unread = comments.find(({ code }) => code === notParsed);
    const broken = unread && script.chunkAt(unread.line);
    diagnostics.push(
      ...comments
        .filter(({ line }) => broken === undefined || script.chunkAt(line) === broken)
        .flatMap((comment) => script.diagnostic(comment) ?? []),
    );
    if (broken === undefined) break;
    chunks = chunks.filter((chunk) => chunk !== broken);
  }
  return { diagnostics };
}

interface Chunks {
  readonly chunks: Chunk[];
  readonly variables: Set<string>;
}

/** The shell texts of all RUNs, by the dialect that reads them, and the variables that they may use. */
function chunksOf(dockerfile: Dockerfile): ReadonlyMap<Dialect, Chunks> {
  const found = new Map<Dialect, Chunks>();
  for (const stage of dockerfile.stages) {
    for (const { instruction, before } of stage.steps) {
      if (instruction.name !== 'RUN' || instruction.exec) continue;
      // A command that reads a heredoc stands here without it.
      const texts = shellTexts(instruction, instruction.body, before.shell).filter(
        ({ text }) => instruction.heredocs.length === 0 || !text.includes('<<'),
      );
      if (texts.length === 0) continue;
      const dialect = dialectOf(before, stage);
      const { chunks, variables } = found.get(dialect) ?? { chunks: [], variables: new Set() };
      found.set(dialect, { chunks, variables });
      const { incomplete, variables: known } = before.environment;
      chunks.push(...texts.map((text) => ({ text, mayHaveMore: incomplete !== undefined })));
      for (const { name } of known) if (/^[A-Za-z_]\w*$/.test(name)) variables.add(name);
    }
  }
  return found;
}

/** The dialect of a shell. Where nobody knows what /bin/sh is, it may be bash, which takes everything. */
function dialectOf({ shell }: StageState, { rootBase }: Stage): Dialect {
  const name = basename(shell.find((word) => /(?:^|\/)(?:ba|da|a|k|z)?sh$/.test(word)) ?? 'sh');
  if (name === 'dash' || name === 'ash') return 'dash';
  if (name === 'ksh') return 'ksh';
  if (name !== 'sh' || rootBase.kind !== 'image') return 'bash';
  const system = rootBase.facts?.shell;
  return system === 'dash' || system === 'busybox' ? 'dash' : 'bash';
}

/** A finding of ShellCheck. Lines and columns are 1-based, columns count code points. */
interface Comment {
  readonly code: number;
  readonly level: unknown;
  readonly message: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** The findings in an output of the format `json1`; undefined where it is something else. */
function readComments(output: string): readonly Comment[] | undefined {
  try {
    const { comments } = JSON.parse(output) as { readonly comments?: unknown };
    return Array.isArray(comments) ? comments.filter(isComment) : undefined;
  } catch {
    return undefined;
  }
}

function isComment(value: unknown): value is Comment {
  if (typeof value !== 'object' || value === null) return false;
  const entries = new Map<string, unknown>(Object.entries(value));
  return (
    typeof entries.get('message') === 'string' &&
    ['code', 'line', 'column', 'endLine', 'endColumn'].every((key) => Number.isSafeInteger(entries.get(key)))
  );
}

/** All RUNs of a file as one script, each in a subshell of its own, with the way back. */
class Script {
  readonly text: string;
  readonly #lines: readonly string[];
  /** Where each line begins. */
  readonly #offsets: readonly number[];
  /** The line before each chunk, 0-based, in order. */
  readonly #starts: readonly number[];
  readonly #chunks: readonly Chunk[];

  constructor(chunks: readonly Chunk[], variables: Iterable<string>) {
    // What a build sets is set, whatever its value is.
    const lines = [...variables].map((name) => `export ${name}="$${name}"`);
    const starts: number[] = [];
    for (const { text } of chunks) {
      lines.push('(');
      starts.push(lines.length);
      lines.push(...text.text.split('\n'), ')');
    }
    let offset = 0;
    this.#offsets = lines.map((line) => (offset += line.length + 1) - line.length - 1);
    this.#lines = lines;
    this.#starts = starts;
    this.#chunks = chunks;
    this.text = `${lines.join('\n')}\n`;
  }

  /** The text that a line belongs to; what closes a subshell belongs to the text in it. */
  chunkAt(line: number): Chunk | undefined {
    return this.#chunks[this.#starts.findLastIndex((start) => start < line)];
  }

  /** A finding at its place in the Dockerfile; undefined for one about what was put around the RUNs. */
  diagnostic(comment: Comment): Diagnostic | undefined {
    const { code, level, line, column, endLine, endColumn } = comment;
    const chunk = this.chunkAt(line);
    const index = this.#chunks.indexOf(chunk!);
    if (!chunk || foreign.has(code) || (code === unassigned && chunk.mayHaveMore)) return undefined;
    const { length } = chunk.text.text;
    const start = this.#offset(index, line, column);
    const end = Math.min(length, Math.max(start, this.#offset(index, endLine, endColumn)));
    if (start > length) return undefined;
    const name = `SC${String(code).padStart(4, '0')}`;
    return {
      rule: `shellcheck/${name}`,
      category: 'correctness',
      severity: severities.get(level) ?? 'warning',
      at: chunk.text.locate(start, end),
      message: comment.message,
      help: `See https://www.shellcheck.net/wiki/${name}`,
      related: [],
      fix: undefined,
      aliases: [name],
      sensitive: false,
      suppressed: undefined,
    };
  }

  /** The offset in a chunk of a place in the script: UTF-16, may lie behind the chunk's end. */
  #offset(index: number, line: number, column: number): number {
    const last = Math.min(line, this.#lines.length) - 1;
    return this.#offsets[last]! - this.#offsets[this.#starts[index]!]! + unitsOf(this.#lines[last]!, column - 1);
  }
}

/** How many UTF-16 units the first code points of a text take. */
function unitsOf(text: string, points: number): number {
  let units = 0;
  for (let point = 0; point < points && units < text.length; point++)
    units += text.codePointAt(units)! > 0xffff ? 2 : 1;
  return units;
}
