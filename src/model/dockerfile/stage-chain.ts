import { Remembered } from '../lazy.js';
import type { Dockerfile, Stage } from '../stage.js';

/** A stage and the stages that it is built on, itself first. */
export function stageChain(stage: Stage): readonly Stage[] {
  const chain: Stage[] = [];
  for (let at: Stage | undefined = stage; at; at = at.base.kind === 'stage' ? at.base.stage : undefined) chain.push(at);
  return chain;
}

const shippedLayers = new Remembered<Dockerfile, ReadonlySet<Stage>>();

/** Whether an image that is shipped has the layers of a stage: the stage is shipped, or one that is built on it. */
export function hasShippedLayers(stage: Stage): boolean {
  const { dockerfile } = stage;
  const shipped = shippedLayers.get(dockerfile) ?? stagesWithShippedLayers(dockerfile);
  shippedLayers.set(dockerfile, shipped);
  return shipped.has(stage);
}

function stagesWithShippedLayers({ stages }: Dockerfile): ReadonlySet<Stage> {
  const shipped = new Set<Stage>();
  for (const stage of stages.filter(({ isShipped }) => isShipped)) {
    for (const each of stageChain(stage)) {
      if (shipped.has(each)) break;
      shipped.add(each);
    }
  }
  return shipped;
}
