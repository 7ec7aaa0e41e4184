import { isInside } from '../../text/path.js';
import { valueOf } from '../known.js';
import type { Copy, Stage, Step } from '../stage.js';

/**
 * The shell that an instruction in shell form needs and that its image surely lacks: one from scratch or a distroless one, with nothing copied
 * to where the shell is looked for. Undefined for every other instruction, and where something may have brought one.
 */
export function missingShell({ instruction, before }: Step, stage: Stage): string | undefined {
  const isShellForm =
    instruction.name === 'HEALTHCHECK'
      ? instruction.command !== undefined && instruction.command.exec === undefined
      : (instruction.name === 'RUN' || instruction.name === 'CMD' || instruction.name === 'ENTRYPOINT') &&
        instruction.exec === undefined;
  if (!isShellForm || instruction.flags.some(({ name }) => name === 'mount')) return undefined;
  const [shell] = before.shell;
  if (shell === undefined || !shell.startsWith('/') || mayHaveShell(shell, before.files.lookup(shell).state, stage)) {
    return undefined;
  }
  return shell;
}

function mayHaveShell(shell: string, state: string, stage: Stage): boolean {
  const { rootBase } = stage;
  if (state === 'present') return true;
  const copies = copiesBelow(stage).filter((copy) => mayWrite(copy, shell));
  if (rootBase.kind === 'scratch') return state !== 'absent' || copies.some((copy) => bringsUnknown(copy, stage));
  if (rootBase.kind !== 'image' || rootBase.facts?.shell !== 'none') return true;
  // `debug` images bring busybox: https://github.com/GoogleContainerTools/distroless#debug-images
  if (/debug|dev/.test(rootBase.reference.tag ?? '')) return true;
  return copies.length > 0 || runsPrograms(stage);
}

/** The copies of a stage and of those that it is built on. */
function copiesBelow(stage: Stage): readonly Copy[] {
  const below = stage.base.kind === 'stage' ? copiesBelow(stage.base.stage) : [];
  return [...below, ...stage.copies];
}

function mayWrite({ destination }: Copy, path: string): boolean {
  const target = valueOf(destination);
  return target === undefined || isInside(target, path);
}

/** An archive, or a file that a build makes first, may hold a whole system. */
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
