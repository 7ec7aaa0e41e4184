import type { FromInstruction, Instruction } from '../../parser/dockerfile/tree.js';
import type { Word } from '../../parser/word.js';
import { place } from '../../text/location.js';
import { MappedText } from '../../text/mapped-text.js';
import type { Stage } from '../stage.js';

/**
 * The FROM that a fragment leaves out: of an image that nobody knows, written nowhere. It stands, empty, before the first
 * instruction, and is not in the tree.
 *
 * @param instructions what stands before the first FROM
 * @param hasFrom whether there is one, so that ARGs alone belong to it
 * @returns undefined where nothing needs a stage
 */
export function impliedFrom(instructions: readonly Instruction[], hasFrom: boolean): FromInstruction | undefined {
  const [first] = instructions;
  if (!first || (hasFrom && instructions.every(({ name }) => name === 'ARG'))) return undefined;
  const { file, span } = first.at;
  const at = place(file, span.start, span.start);
  const image: Word = { at, raw: '', parts: [{ kind: 'opaque', at }], value: undefined, quoted: false };
  return {
    name: 'FROM',
    at,
    keyword: { at, text: 'FROM' },
    flags: [],
    body: new MappedText(file, [], span.start),
    heredocs: [],
    onbuild: false,
    image,
    alias: undefined,
  };
}

/** Whether a stage goes on from a part that is not here, so that anything may stand before its first instruction. */
export const isContinued = ({ from }: Pick<Stage, 'from'>): boolean =>
  from.keyword.at.span.start === from.keyword.at.span.end;
