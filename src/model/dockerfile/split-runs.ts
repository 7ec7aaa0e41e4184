import type { CommandInstruction } from '../../parser/dockerfile/tree.js';
import { textOf } from '../../text/location.js';
import type { Stage } from '../stage.js';

/** The RUNs of a stage that follow directly on another one and could be its continuation, in groups: the first of each is the one that stays. */
export function splitRuns({ steps }: Stage): readonly (readonly CommandInstruction[])[] {
  const groups: CommandInstruction[][] = [];
  let group: CommandInstruction[] = [];
  for (const { instruction } of steps) {
    const isPlain = instruction.name === 'RUN' && !instruction.exec && instruction.heredocs.length === 0;
    const [first] = group;
    if (isPlain && first && flagsOf(first) === flagsOf(instruction)) group.push(instruction);
    else {
      group = isPlain ? [instruction] : [];
      groups.push(group);
    }
  }
  return groups.filter(({ length }) => length > 1);
}

const flagsOf = ({ flags }: CommandInstruction): string => flags.map(textOf).join(' ');
