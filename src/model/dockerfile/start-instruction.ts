// The instructions that say what a container starts, and what is written above them.
import type { CommandInstruction, Instruction } from '../../parser/dockerfile/tree.js';
import { type Edit, insertLinesAbove } from '../../text/location.js';
import type { Stage } from '../stage.js';

/** CMD or ENTRYPOINT. */
export type StartInstruction = CommandInstruction & { readonly name: 'CMD' | 'ENTRYPOINT' };

/** Whether an instruction says what a container starts. */
export const isStart = (instruction: Instruction): instruction is StartInstruction =>
  instruction.name === 'CMD' || instruction.name === 'ENTRYPOINT';

/** The index of the first step of a stage that says what a container starts; -1 where the stage leaves that to its base. */
export const firstStartIndex = ({ steps }: Stage): number => steps.findIndex(({ instruction }) => isStart(instruction));

/** The first instruction of a stage that says what a container starts; undefined where the stage leaves that to its base. */
export const firstStart = (stage: Stage): Instruction | undefined => stage.steps[firstStartIndex(stage)]?.instruction;

/** Writes lines above the first CMD or ENTRYPOINT of a stage; undefined where the stage has none of its own. */
export function insertAboveStart(stage: Stage, lines: readonly string[]): Edit | undefined {
  const start = firstStart(stage);
  return start && insertLinesAbove(start, lines);
}
