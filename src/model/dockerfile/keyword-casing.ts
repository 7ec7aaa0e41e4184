import type { DockerfileTree, FromInstruction, Instruction } from '../../parser/dockerfile/tree.js';
import type { Located } from '../../text/location.js';

/** A keyword where it is written. */
export interface Keyword extends Located {
  readonly text: string;
}

/** The keywords of a file in order; a trigger has one of its own behind ONBUILD. */
export const keywordsOf = ({ instructions }: DockerfileTree): readonly Keyword[] =>
  instructions.flatMap((instruction) => [
    instruction.keyword,
    ...(instruction.name === 'ONBUILD' && instruction.trigger ? [instruction.trigger.keyword] : []),
  ]);

/**
 * How most keywords of a file are written, `upper` where it is a draw. Those that mix both have no say.
 * Source: https://docs.docker.com/reference/build-checks/consistent-instruction-casing/
 */
export function casingOf(tree: DockerfileTree): 'upper' | 'lower' {
  let balance = 0;
  for (const { text } of keywordsOf(tree)) {
    if (text === text.toUpperCase()) balance++;
    else if (text === text.toLowerCase()) balance--;
  }
  return balance < 0 ? 'lower' : 'upper';
}

/** A keyword as a file writes its keywords. */
export const inCasing = (text: string, casing: 'upper' | 'lower'): string =>
  casing === 'upper' ? text.toUpperCase() : text.toLowerCase();

/** The AS of a FROM; undefined where the stage has no name. */
export function asKeyword({ body, alias }: FromInstruction): Keyword | undefined {
  const found = alias && /[ \t](as)[ \t]+\S+[ \t]*$/i.exec(body.text);
  if (!found) return undefined;
  const start = found.index + 1;
  return { at: body.locate(start, start + 2), text: found[1]! };
}

/** Whether an instruction begins a stage. */
export const isFrom = (instruction: Instruction): instruction is FromInstruction => instruction.name === 'FROM';
