import { Remembered } from '../lazy.js';
import type { Dockerfile, Stage } from '../stage.js';

/** A stage and the stages that it is built on, itself first. */
export function stageChain(stage: Stage): readonly Stage[] {
  const chain: Stage[] = [];
  for (let at: Stage | undefined = stage; at; at = at.base.kind === 'stage' ? at.base.stage : undefined) chain.push(at);
  return chain;
}

/**
 * Finds something out about stages from what holds of the stage that each is built on: once for each, however many are built on it. No stage
 * is reached by recursion: Dockerfiles have been written with thousands.
 * @param find what is found out about a stage; `below` is undefined for one that is built on no other
 */
export function throughChain<Found, Rest extends readonly unknown[]>(
  find: (stage: Stage, below: Found | undefined, ...rest: Rest) => Found,
): (stage: Stage, ...rest: Rest) => Found {
  const remembered = new Remembered<Stage, { readonly found: Found }>();
  return (stage, ...rest) => {
    const waiting: Stage[] = [];
    let at: Stage | undefined = stage;
    while (at && !remembered.has(at)) {
      waiting.push(at);
      at = at.base.kind === 'stage' ? at.base.stage : undefined;
    }
    let below = at && remembered.get(at);
    for (const each of waiting.reverse()) {
      below = { found: find(each, below?.found, ...rest) };
      remembered.set(each, below);
    }
    return below!.found;
  };
}

/** Whether something holds of a stage or of one that it is built on; each is asked once. */
export const someInChain = (holds: (stage: Stage) => boolean): ((stage: Stage) => boolean) =>
  throughChain<boolean, []>((stage, below) => below === true || holds(stage));

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
