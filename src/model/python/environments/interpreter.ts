import { pythonBringers } from '../../../knowledge/python-bringers.js';
import { basename } from '../../../text/path.js';
import type { Command } from '../../command.js';
import { stageChain } from '../../dockerfile/stage-chain.js';
import { type Fact, known, unknown } from '../../known.js';
import type { Stage } from '../../stage.js';
import type { ImageProcess } from '../program/starts.js';

/** Images whose tag says which Python runs, as long as nothing else is installed. */
const pythonFamilies: ReadonlySet<string> = new Set(['python', 'uv-python', 'tiangolo', 'lambda']);

/**
 * The minor version of the Python that a process runs with (`3.12`): that of its base image, where nothing may bring another one.
 * uv may download what a project asks for, conda and pyenv bring their own, and so may a stage that is copied from.
 */
export function interpreterVersion({ process, stage }: ImageProcess): Fact<string> {
  if (!stage) return unknown('the image is not built here');
  const version = stageInterpreter(stage);
  if (!version.known) return version;
  const { words, wrappers } = process.command;
  const named = words.map(({ value }) => /^python(\d\.\d+)$/.exec(basename(value ?? ''))?.[1]).find((text) => text);
  if (named !== undefined && named !== version.value) return unknown(`it asks for Python ${named}`);
  if (words.some(({ value }) => isOther(value ?? '')) || wrappers.includes('uv run'))
    return unknown('it may run another Python');
  return version;
}

const isOther = (word: string): boolean => ['conda', 'pyenv', 'mamba', 'pypy'].some((name) => word.includes(name));

/** The minor version of the Python of a stage, as far as there is only one. */
export function stageInterpreter(stage: Stage): Fact<string> {
  const { rootBase } = stage;
  const facts = rootBase.kind === 'image' ? rootBase.facts : undefined;
  if (!facts || rootBase.kind !== 'image' || facts.pythonVersion === undefined || !pythonFamilies.has(facts.family))
    return unknown('the base image does not tell its Python');
  const other = stageChain(stage)
    .flatMap(({ commands }) => commands)
    .find(mayBringPython);
  if (other) return unknown(`${other.program} may bring another Python`);
  if (copiesPython(stage)) return unknown('another Python may be copied into it');
  return known(facts.pythonVersion, { at: rootBase.at, note: `the image brings Python ${facts.pythonVersion}` });
}

/** Whether a command may install another Python, or make an environment with one. */
function mayBringPython({ program, arguments: [first, second] }: Command): boolean {
  if (program === undefined) return false;
  if (pythonBringers.has(program)) return true;
  if (program === 'uv') return first?.value !== 'pip' && first?.value !== 'export' && second?.value !== '--version';
  return false;
}

/** Whether a copy out of an image that is not built here brings a Python: `COPY --from=python:3.9 /usr/local /usr/local`. */
const copiesPython = (stage: Stage): boolean =>
  stageChain(stage).some(({ copies }) =>
    copies.some(({ from, sources }) => {
      if (!from) return false;
      if (
        sources.some(
          ({ value }) =>
            value.known && /^\/(?:usr(?:\/local)?\/?|opt\/conda.*|\.?root\/\.local\/share\/uv.*)$/.test(value.value),
        )
      )
        return from.base.kind !== 'stage' || !sameImage(from.base.stage, stage);
      return from.base.kind === 'stage' && from.base.stage.commands.some(mayBringPython);
    }),
  );

const sameImage = (one: Stage, other: Stage): boolean =>
  one.rootBase.kind === 'image' && other.rootBase.kind === 'image' && one.rootBase.text === other.rootBase.text;
