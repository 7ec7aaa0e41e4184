import type { Dockerfile, ImageUse, Stage } from '../stage.js';

/** A COPY or mount that takes from its own stage, or from one that needs its own. */
export interface RingUse {
  readonly use: ImageUse;
  readonly stage: Stage;
  /** What it names. */
  readonly target: Stage;
}

/** Nobody writes more rings than this; each is followed through all stages. */
const mostRings = 100;

/**
 * The uses that close a ring of stages. A stage may copy from a later one, as long as that one needs nothing of it: BuildKit builds them in
 * the order of their needs. FROM finds earlier stages only, so that it never closes a ring.
 * Source: https://github.com/moby/buildkit/blob/master/frontend/dockerfile/dockerfile2llb/validations.go
 */
export function copyRings(dockerfile: Dockerfile): readonly RingUse[] {
  const forward = dockerfile.stages
    .flatMap((stage) => stage.imageUses.flatMap((use) => usedStage(use, stage) ?? []))
    .filter(({ stage, target }) => target.index >= stage.index);
  return forward.slice(0, mostRings).filter(({ stage, target }) => needs(target, stage));
}

/** The stage that a use names, later ones and its own included. */
function usedStage(use: ImageUse, stage: Stage): RingUse | undefined {
  const { base, by } = use;
  if (base.kind === 'stage') return { use, stage, target: base.stage };
  if (by === 'FROM' || base.kind !== 'image') return undefined;
  const target = stage.dockerfile.stageNamed(base.text);
  return target && { use, stage, target };
}

/** Whether a stage is another one or is built with its help. */
function needs(stage: Stage, wanted: Stage): boolean {
  const seen = new Set<Stage>();
  const open = [stage];
  for (let next = open.pop(); next; next = open.pop()) {
    if (next === wanted) return true;
    if (seen.has(next)) continue;
    seen.add(next);
    for (const use of next.imageUses) {
      const target = usedStage(use, next)?.target;
      if (target) open.push(target);
    }
  }
  return false;
}

/** Stages that nobody can mean to build: no other stage uses them, and they are neither the last nor a target. */
export function unreachableStages(dockerfile: Dockerfile): readonly Stage[] {
  const { stages } = dockerfile;
  if (dockerfile.fragment || stages.some(mayUseAny)) return [];
  const used = new Set(
    stages.flatMap((stage) =>
      stage.imageUses.flatMap((use) => {
        const target = usedStage(use, stage)?.target;
        return target && target !== stage ? [target] : [];
      }),
    ),
  );
  return stages.filter((stage) => !stage.isShipped && !used.has(stage));
}

/** Whether a variable chooses what a stage uses: then it may be any stage. */
const mayUseAny = ({ imageUses, steps, from }: Stage): boolean =>
  imageUses.some(({ base }) => base.kind === 'unknown') ||
  // A default names one stage, `--build-arg` another: `FROM base-${VARIANT}`.
  (from.image.value === undefined && !/[:/@]/.test(from.image.raw.replaceAll(/\$\{[^}]{0,200}\}/g, ''))) ||
  steps.some(({ instruction }) =>
    instruction.flags.some(
      ({ name, value }) =>
        (name === 'from' || (name === 'mount' && /from=/.test(value?.raw ?? ''))) && value?.value === undefined,
    ),
  );
