import type { Stage } from '../stage.js';

/** A stage and the stages that it is built on, itself first. */
export function stageChain(stage: Stage): readonly Stage[] {
  const chain: Stage[] = [];
  for (let at: Stage | undefined = stage; at; at = at.base.kind === 'stage' ? at.base.stage : undefined) chain.push(at);
  return chain;
}

/** Whether an image that is shipped has the layers of a stage: the stage is shipped, or one that is built on it. */
export const hasShippedLayers = (stage: Stage): boolean =>
  stage.dockerfile.stages.some((other) => other.isShipped && stageChain(other).includes(stage));
