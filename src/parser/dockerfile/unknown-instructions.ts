import type { Location } from '../../text/location.js';
import type { SyntaxProblem } from '../word.js';

/** A logical line whose keyword is no instruction. */
export interface UnknownInstruction {
  /** 0-based index among the logical lines. */
  readonly line: number;
  /** The keyword as written, and where. */
  readonly text: string;
  readonly at: Location;
  /** The instruction that it was probably meant to be. */
  readonly similar: string | undefined;
}

/**
 * One problem for each run of unknown instructions on neighbouring lines: a compose file that was pasted below a Dockerfile, or a
 * list whose lines lack their continuation, is one mistake and not forty. A misspelt instruction is a mistake of its own.
 */
export function unknownInstructionProblems(
  found: readonly UnknownInstruction[],
  escape: string,
): readonly SyntaxProblem[] {
  const runs: UnknownInstruction[][] = [];
  for (const unknown of found) {
    const run = runs.at(-1);
    if (run && belongsTo(run.at(-1)!, unknown) && !isMisspelt(run[0]!)) run.push(unknown);
    else runs.push([unknown]);
  }
  return runs.map((run) => problemOf(run[0]!, run.length - 1, escape));
}

const belongsTo = (before: UnknownInstruction, { line, ...unknown }: UnknownInstruction): boolean =>
  line === before.line + 1 && !isMisspelt(unknown);

/** `WORKDRI`; the key `volumes:` of a pasted compose file is only like an instruction. */
const isMisspelt = ({ text, similar }: Pick<UnknownInstruction, 'text' | 'similar'>): boolean =>
  similar !== undefined && !text.endsWith(':');

function problemOf(unknown: UnknownInstruction, more: number, escape: string): SyntaxProblem {
  const { text, at } = unknown;
  const shown = text.length > 40 ? `${text.slice(0, 40)}…` : text;
  const rest = more === 0 ? '' : `, and neither ${more === 1 ? 'is the next line' : `are the next ${more} lines`}`;
  return { at, message: `\`${shown}\` is no instruction${rest}.`, help: helpFor(unknown, more, escape) };
}

function helpFor({ text, line, similar }: UnknownInstruction, more: number, escape: string): string | undefined {
  if (more > 0 && text.endsWith(':')) return 'A compose file needs a file of its own, such as compose.yaml.';
  if (similar !== undefined) return `Did you mean ${similar}?`;
  return line > 0 ? `If it continues the line before, end that line with \`${escape}\`.` : undefined;
}
