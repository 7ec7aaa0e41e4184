import { parseShell } from '../../parser/shell.js';
import type { ShellScript } from '../../parser/shell-tree.js';
import type { Word } from '../../parser/word.js';
import { basename } from '../../text/path.js';
import { isForWindows } from '../dockerfile/bases.js';
import type { Stage, Step } from '../stage.js';
import { brokenArray } from './broken-array.js';
import { shellTexts } from './build-commands.js';
import { commandForm } from './form.js';
import { peel } from './peel.js';

/** Where and why a shell refuses a whole text; `because` is a clause. */
export type RefusedText = NonNullable<ShellScript['refused']>;

/** The shells whose grammar is known: zsh and fish read more. */
const known: ReadonlySet<string> = new Set(['sh', 'bash', 'dash', 'ash']);

/** Programs of Windows, whose base images are not all known by name. */
const foreign = /\b(?:powershell|pwsh|cmd(?:\.exe)?\s+\/[a-z])\b/i;

/**
 * What the shell of a RUN, HEALTHCHECK, CMD or ENTRYPOINT refuses: it runs nothing of such a text. Undefined where another program may read it,
 * and in a Dockerfile that is refused itself.
 */
export function refusedText(step: Step, stage: Stage): RefusedText | undefined {
  const instruction = inForce(step, stage);
  const form = instruction && commandForm(instruction);
  if (!form || isForWindows(stage.rootBase)) return undefined;
  if (stage.dockerfile.tree.problems.some(({ level }) => level !== 'info')) return undefined;
  if (form.exec) return refusedWords(form.exec);
  const { shell } = step.before;
  if (!shell.some((word) => known.has(basename(word))) || brokenArray(instruction)) return undefined;
  return shellTexts(instruction, form.body, shell)
    .filter(({ text }) => !foreign.test(text))
    .map((text) => parseShell(text).refused)
    .find((refused) => refused !== undefined);
}

/** The command of a step if a build or a container runs it: a later one takes the place of an earlier, and a CMD may be for an ENTRYPOINT. */
export function inForce({ instruction }: Step, { entrypoint, command, healthcheck }: Stage) {
  if (instruction.name === 'RUN') return instruction;
  return [healthcheck, entrypoint ?? command].find((start) => start?.instruction === instruction)?.instruction;
}

/** What the shell of `sh -c TEXT` refuses. */
export function refusedWords(words: readonly Word[]): RefusedText | undefined {
  const { program, script } = peel(words) ?? {};
  return script && known.has(program ?? '') ? parseShell(script).refused : undefined;
}
