// The commands of an instruction, which a stage has in one list with those of all others.
import type { Instruction } from '../../parser/dockerfile/tree.js';
import type { Command } from '../command.js';
import { Remembered } from '../lazy.js';
import type { Stage } from '../stage.js';

type ByInstruction = ReadonlyMap<Instruction, readonly Command[]>;

/** A stage may have thousands of commands: they are grouped once. */
const grouped = new Remembered<Stage, ByInstruction>();

/** The commands of each instruction of a stage, in the order in which they run. */
export function commandsByInstruction(stage: Stage): ByInstruction {
  const before = grouped.get(stage);
  if (before) return before;
  const groups = new Map<Instruction, Command[]>();
  for (const command of stage.commands) {
    const group = groups.get(command.instruction);
    if (group) group.push(command);
    else groups.set(command.instruction, [command]);
  }
  grouped.set(stage, groups);
  return groups;
}

/** The commands of the RUN that a command stands in, itself among them. */
export const commandsOfRun = ({ stage, instruction }: Command): readonly Command[] =>
  commandsByInstruction(stage).get(instruction) ?? [];
