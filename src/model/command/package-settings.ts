// What configuration says to package managers, as far as the build writes it.
import type { Instruction } from '../../parser/dockerfile/tree.js';
import { isInside } from '../../text/path.js';
import type { Command } from '../command.js';
import { stageChain } from '../dockerfile/stage-chain.js';
import { valueOf } from '../known.js';
import type { Copy, Stage, Step } from '../stage.js';

/**
 * Whether the configuration of a command's package manager may say something: an instruction up to the command's own
 * names the setting, or something was copied to where the configuration lies.
 * @param settings texts in lower case that stand where it is said
 */
export function mayBeSet(command: Command, settings: readonly string[]): boolean {
  const paths = command.installer?.manager.configurationPaths ?? [];
  const chain = stageChain(command.stage);
  const names = (text: string): boolean => {
    const lower = text.toLowerCase();
    return settings.some((setting) => lower.includes(setting));
  };
  const copies = new Map(
    chain.flatMap((stage) => stage.copies.map((copy) => [copy.step.instruction as Instruction, copy] as const)),
  );
  const isNamed = names(command.stage.dockerfile.file.text);
  if (!isNamed && copies.size === 0) return false;
  return stepsUntil(command, chain).some(({ instruction }) => {
    const copy = copies.get(instruction);
    if (copy && paths.some((path) => mayCopyInto(copy, path))) return true;
    return (
      isNamed && [instruction.body, ...instruction.heredocs.map(({ body }) => body)].some(({ text }) => names(text))
    );
  });
}

/** The steps of the stages below, and of the command's own stage up to its instruction. */
function stepsUntil({ instruction }: Command, [own, ...below]: readonly Stage[]): readonly Step[] {
  const last = own!.steps.findIndex((step) => step.instruction === instruction);
  return [...below.flatMap(({ steps }) => steps), ...own!.steps.slice(0, last + 1)];
}

/** Whether a COPY or ADD may put something to a path: it names it, or copies folders to one above it. */
export function mayCopyInto(copy: Copy, path: string): boolean {
  const destination = valueOf(copy.destination);
  if (destination === undefined || isInside(path, destination)) return true;
  return (
    isInside(destination, path) &&
    copy.sources.some(({ value }) => !value.known || !/[^/]\.[A-Za-z0-9]+$/.test(value.value))
  );
}
