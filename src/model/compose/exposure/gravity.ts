/** How much a flaw of a service weighs. */
export type Gravity = 'error' | 'warning' | 'info';

/**
 * One step less where something excuses it: the machine of a developer instead of a server, or an image that cannot do its
 * work without it.
 */
export function weigh(gravity: Gravity, isExcused: boolean): Gravity {
  if (!isExcused) return gravity;
  return gravity === 'error' ? 'warning' : 'info';
}
