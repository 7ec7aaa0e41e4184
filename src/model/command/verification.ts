import { verifierOf } from '../../knowledge/verifiers.js';
import type { Command } from '../command.js';
import { Remembered } from '../lazy.js';
import type { Stage } from '../stage.js';

/**
 * Whether a command checks files against a checksum or a signature: `sha256sum -c`, `gpg --verify`. A comparison of a checksum in a test,
 * `[ "$(sha256sum x)" = … ]`, counts as well: nobody computes one in a build for anything else.
 */
export function verifies({ program, has, shell }: Command): boolean {
  const verifier = program === undefined ? undefined : verifierOf(program);
  if (!verifier) return false;
  return (
    verifier.words.length === 0 ||
    has(...verifier.words) ||
    (program?.endsWith('sum') === true && shell?.subshell === true)
  );
}

const verified = new Remembered<Stage, ReadonlySet<unknown>>();

/** Whether a command of the same RUN checks files. */
export function isVerifiedInRun({ instruction, stage }: Command): boolean {
  let instructions = verified.get(stage);
  if (!instructions) {
    instructions = new Set(stage.commands.filter(verifies).map((command) => command.instruction));
    verified.set(stage, instructions);
  }
  return instructions.has(instruction);
}
