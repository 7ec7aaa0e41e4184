// What configuration says to package managers, as far as the build writes it.
import type { Instruction } from '../../parser/dockerfile/tree.js';
import { isInside } from '../../text/path.js';
import type { Command } from '../command.js';
import { throughChain } from '../dockerfile/stage-chain.js';
import { valueOf } from '../known.js';
import type { Copy, Stage } from '../stage.js';

/**
 * Whether the configuration of a command's package manager may say something: an instruction up to the command's own
 * names the setting, or something was copied to where the configuration lies.
 * @param settings texts in lower case that stand where it is said; always the same list for the same question
 */
export function mayBeSet(command: Command, settings: readonly string[]): boolean {
  const paths = command.installer?.manager.configurationPaths ?? [];
  const find = finders.get(settings) ?? settingFinder(settings);
  finders.set(settings, find);
  const { first, isBelow } = find(command.stage, paths);
  return isBelow || (first !== undefined && first <= command.instruction.at.span.start);
}

interface Said {
  /** The offset of the first instruction of a stage that may say it. */
  readonly first: number | undefined;
  /** Whether a stage that it is built on may say it. */
  readonly isBelow: boolean;
}

/** By the settings that are looked for. */
const finders = new Map<readonly string[], ReturnType<typeof settingFinder>>();

const settingFinder = (settings: readonly string[]) =>
  throughChain<Said, [paths: readonly string[]]>((stage, below, paths) => ({
    first: firstSetting(stage, settings, paths),
    isBelow: below !== undefined && (below.isBelow || below.first !== undefined),
  }));

function firstSetting(stage: Stage, settings: readonly string[], paths: readonly string[]): number | undefined {
  const copies = new Map(stage.copies.map((copy) => [copy.step.instruction as Instruction, copy]));
  const found = stage.steps.find(({ instruction }) => {
    const copy = copies.get(instruction);
    if (copy && paths.some((path) => mayCopyInto(copy, path))) return true;
    return [instruction.body, ...instruction.heredocs.map(({ body }) => body)].some(({ text }) => {
      const lower = text.toLowerCase();
      return settings.some((setting) => lower.includes(setting));
    });
  });
  return found?.instruction.at.span.start;
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
