// What configuration says to package managers, as far as the build writes it.
import type { Instruction } from '../../parser/dockerfile/tree.js';
import { isInside } from '../../text/path.js';
import type { Command } from '../command.js';
import { stageChain } from '../dockerfile/stage-chain.js';
import { valueOf } from '../known.js';
import { Remembered } from '../lazy.js';
import type { Copy, Stage } from '../stage.js';

/**
 * Whether the configuration of a command's package manager may say something: an instruction up to the command's own
 * names the setting, or something was copied to where the configuration lies.
 * @param settings texts in lower case that stand where it is said; always the same list for the same question
 */
export function mayBeSet(command: Command, settings: readonly string[]): boolean {
  const paths = command.installer?.manager.configurationPaths ?? [];
  const [own, ...below] = stageChain(command.stage);
  if (below.some((stage) => firstSetting(stage, settings, paths) !== undefined)) return true;
  const first = firstSetting(own!, settings, paths);
  return first !== undefined && first <= command.instruction.at.span.start;
}

const firstSettings = new Remembered<Stage, Map<readonly string[], number | undefined>>();

/** The offset of the first instruction of a stage that may say it; found once, and remembered. */
function firstSetting(stage: Stage, settings: readonly string[], paths: readonly string[]): number | undefined {
  const remembered = firstSettings.get(stage) ?? new Map<readonly string[], number | undefined>();
  firstSettings.set(stage, remembered);
  if (remembered.has(settings)) return remembered.get(settings);
  const copies = new Map(stage.copies.map((copy) => [copy.step.instruction as Instruction, copy]));
  const found = stage.steps.find(({ instruction }) => {
    const copy = copies.get(instruction);
    if (copy && paths.some((path) => mayCopyInto(copy, path))) return true;
    return [instruction.body, ...instruction.heredocs.map(({ body }) => body)].some(({ text }) => {
      const lower = text.toLowerCase();
      return settings.some((setting) => lower.includes(setting));
    });
  });
  const first = found?.instruction.at.span.start;
  remembered.set(settings, first);
  return first;
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
