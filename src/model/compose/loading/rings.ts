import type { Located } from '../../../text/location.js';
import type { LoadFault } from '../../compose.js';

/** One step of a way from file to file or from service to service: where it is, and the place that leads on. */
export interface Step extends Located {
  readonly id: string;
  readonly name: string;
  readonly path: string;
}

/**
 * The ring that a way closes when it comes to a step that it has taken before; undefined while it does not. The same ring
 * is told in the same way wherever the way began.
 */
export function ringOf(way: readonly Step[], id: string, by: 'include' | 'extends'): LoadFault | undefined {
  const first = way.findIndex((step) => step.id === id);
  if (first === -1) return undefined;
  const steps = way.slice(first);
  const start = steps.reduce((least, step, index) => (step.id < steps[least]!.id ? index : least), 0);
  const overFiles = by === 'extends' && new Set(steps.map(({ path }) => path)).size > 1;
  const [head, ...rest] = [...steps.slice(start), ...steps.slice(0, start)].map(({ name, path, at }) => ({
    name: overFiles ? `${name} (${path})` : name,
    at,
  }));
  return head && { at: head.at, kind: 'cycle', by, ring: [head, ...rest] };
}
