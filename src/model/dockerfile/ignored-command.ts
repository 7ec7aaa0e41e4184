import { isPosixShell } from '../command/build-commands.js';
import type { Stage, StartInstruction } from '../stage.js';

/** A CMD and the ENTRYPOINT that does not get it. */
export interface IgnoredCommand {
  readonly command: StartInstruction;
  readonly entrypoint: StartInstruction;
}

/**
 * The CMD of a stage that its ENTRYPOINT in shell form leaves unused. A shell gets the words of CMD as `$0`, `$1` and so on: an ENTRYPOINT
 * that names them uses them. A pair that was reported in the stage below is not reported again.
 * Source: https://docs.docker.com/reference/dockerfile/#understand-how-cmd-and-entrypoint-interact
 */
export function ignoredCommand({ entrypoint, command, steps }: Stage): IgnoredCommand | undefined {
  if (!entrypoint || !command || entrypoint.form !== 'shell' || !isPosixShell(entrypoint.shell)) return undefined;
  const text = entrypoint.instruction.body.text;
  // A broken JSON array is in shell form by mistake, and another rule's matter.
  if (text.startsWith('[') || /\$(?:[@*\d]|\{[@*\d])/.test(text)) return undefined;
  const isOwn = steps.some(
    ({ instruction }) => instruction === command.instruction || instruction === entrypoint.instruction,
  );
  return isOwn ? { command, entrypoint } : undefined;
}
