import type { Instruction } from '../../parser/dockerfile/tree.js';
import { isInside } from '../../text/path.js';
import { valueOf } from '../known.js';
import type { Copy, ImageBase, Stage } from '../stage.js';
import { stageChain } from './stage-chain.js';
import { isStart } from './start-instruction.js';

/** An instruction in shell form whose image surely lacks its shell. */
export interface WithoutShell {
  readonly instruction: Instruction;
  /** The path of the shell. */
  readonly shell: string;
}

/**
 * The instructions in shell form of a stage from scratch, or from a distroless image, with nothing copied to where the shell is looked for.
 * Nothing of any other image, and where something may have brought a shell.
 */
export function withoutShell(stage: Stage): readonly WithoutShell[] {
  const { rootBase } = stage;
  const lacksShell = rootBase.kind === 'scratch' || (rootBase.kind === 'image' && isWithoutShell(rootBase));
  if (!lacksShell) return [];
  const brought = new Map<string, boolean>();
  const mayHave = (shell: string): boolean => {
    const known = brought.get(shell) ?? mayBringShell(shell, stage);
    brought.set(shell, known);
    return known;
  };
  return stage.steps.flatMap(({ instruction, before }) => {
    const [shell] = before.shell;
    if (shell === undefined || !shell.startsWith('/') || !isShellForm(instruction)) return [];
    const { state } = before.files.lookup(shell);
    const isAbsent = state === 'absent' || (state === 'unknown' && rootBase.kind === 'image');
    return isAbsent && !mayHave(shell) ? [{ instruction, shell }] : [];
  });
}

/** `debug` images bring busybox: https://github.com/GoogleContainerTools/distroless#debug-images */
const isWithoutShell = ({ facts, reference }: ImageBase): boolean =>
  facts?.shell === 'none' && !/debug|dev/.test(reference.tag ?? '');

/** Whether a shell reads the instruction when it runs; a mount may bring one for that time. */
function isShellForm(instruction: Instruction): boolean {
  if (instruction.flags.some(({ name }) => name === 'mount')) return false;
  if (instruction.name === 'HEALTHCHECK') {
    return instruction.command !== undefined && instruction.command.exec === undefined;
  }
  return (instruction.name === 'RUN' || isStart(instruction)) && instruction.exec === undefined;
}

function mayBringShell(shell: string, stage: Stage): boolean {
  if (stage.rootBase.kind === 'scratch') return mayBring(shell, stage);
  // What a distroless image has itself is not known, so that anything may come with a copy or a program.
  return copiesBelow(stage).some((copy) => mayWrite(copy, shell)) || runsPrograms(stage);
}

/**
 * Whether a stage copies something to a path, or to a folder that it is in, of which is not known what it is: an archive, or a file that a
 * build makes first and that is not there now.
 */
export const mayBring = (path: string, stage: Stage): boolean =>
  copiesBelow(stage).some((copy) => mayWrite(copy, path) && bringsUnknown(copy, stage));

/** The copies of a stage and of those that it is built on. */
const copiesBelow = (stage: Stage): readonly Copy[] => stageChain(stage).flatMap(({ copies }) => copies);

function mayWrite({ destination }: Copy, path: string): boolean {
  const target = valueOf(destination);
  return target === undefined || isInside(target, path);
}

function bringsUnknown(copy: Copy, { dockerfile }: Stage): boolean {
  if (copy.from) return false;
  const { context } = dockerfile;
  return (
    copy.instruction.name === 'ADD' ||
    !context.known ||
    copy.sources.some(({ value }) => !value.known || !valueOf(context.value.context.matches(value.value))?.length)
  );
}

const runsPrograms = ({ steps }: Stage): boolean =>
  steps.some(({ instruction }) => instruction.name === 'RUN' && instruction.exec !== undefined);
