import { textOf } from '../../text/location.js';
import { basename } from '../../text/path.js';
import type { Command } from '../command.js';
import { someInChain } from '../dockerfile/stage-chain.js';

/** Why an activation of a conda environment fails. */
export interface FailedActivation {
  /** `conda activate`, `source activate`. */
  readonly what: string;
  readonly why: string;
}

/** Images whose shells are as their distributions have them, or as the images of conda do. */
const plainFamilies: ReadonlySet<string> = new Set(
  'python uv-python debian ubuntu buildpack-deps conda miniforge cuda node'.split(' '),
);

/**
 * Why `conda activate` or `source activate` of a RUN fails: the shell of a build reads no profile, in which `conda init` writes what
 * activation needs. Undefined where the shell may be prepared, by options, by SHELL or by what the RUN reads before.
 * Sources: https://docs.conda.io/projects/conda/en/stable/dev-guide/deep-dives/activation.html, https://github.com/conda/conda/issues/11080
 */
export function failedActivation(command: Command): FailedActivation | undefined {
  const { program, arguments: words, stage, state, shell, instruction } = command;
  const first = words[0]?.value;
  const isConda = /^(?:conda|mamba|micromamba)$/.test(program ?? '') && first === 'activate';
  const isSource = program === 'source' && first === 'activate';
  if ((!isConda && !isSource) || !shell || shell.conditional || shell.followedBy === '||') return undefined;
  const { rootBase } = stage;
  const facts = rootBase.kind === 'image' ? rootBase.facts : undefined;
  if (!facts || !plainFamilies.has(facts.family)) return undefined;
  if (!/^(?:conda|miniforge)$/.test(facts.family) && !installsConda(command.stage)) return undefined;
  if (state.environment.get('BASH_ENV') || state.environment.get('ENV')) return undefined;
  const [interpreter = '', ...options] = state.shell;
  if (
    !/^(?:ba|da)?sh$/.test(basename(interpreter)) ||
    options.some((option) => !/^(?:-[ceuxo]+|pipefail)$/.test(option))
  )
    return undefined;
  if (isSource) {
    const isDash = basename(interpreter) === 'sh' && facts.shell === 'dash';
    return isDash ? { what: 'source activate', why: 'source is no command of /bin/sh' } : undefined;
  }
  if (command.wrappers.some((wrapper) => wrapper.endsWith(' -c'))) return undefined;
  const before = stage.commands
    .slice(0, stage.commands.indexOf(command))
    .filter((each) => each.instruction === instruction);
  if (before.some((each) => /^(?:\.|source|eval)$/.test(each.program ?? ''))) return undefined;
  return { what: `${program} activate`, why: `the shell of a RUN is not prepared for it` };
}

/** Whether a step of the stage, or of one that it is built on, fetches an installer of conda. */
const installsConda = someInChain(({ steps }) =>
  steps.some(
    ({ instruction }) =>
      instruction.name === 'RUN' && /mini(?:conda|forge)|anaconda|mambaforge/i.test(textOf(instruction)),
  ),
);
