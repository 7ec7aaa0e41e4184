import type { Located } from '../../text/location.js';
import type { LoadFault } from '../compose.js';

/** One step of a way from file to file or from service to service: where it is, and the place that leads on. */
export interface Step extends Located {
  readonly id: string;
  readonly name: string;
}

/**
 * The ring that a way closes when it comes to a step that it has taken before; undefined while it does not. The same ring
 * is told in the same way wherever the way began.
 */
export function ringOf(way: readonly Step[], id: string, by: 'include' | 'extends'): LoadFault | undefined {
  const first = way.findIndex((step) => step.id === id);
  if (first === -1) return undefined;
  const steps = way.slice(first);
  let smallest = 0;
  for (const [index, step] of steps.entries()) if (step.id < steps[smallest]!.id) smallest = index;
  const ring = [...steps.slice(smallest), ...steps.slice(0, smallest)].map(({ name, at }) => ({ name, at }));
  return { at: ring[0]!.at, kind: 'cycle', by, ring };
}
