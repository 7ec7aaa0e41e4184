import type { LookedUp } from '../../parser/python/fold.js';
import type { Environment } from '../environment.js';

/** The variables of a process as Python's `os.environ` shows them to constant folding. */
export const lookUp =
  (environment: Environment) =>
  (name: string): LookedUp => {
    const found = environment.value(name);
    return found.known ? { known: true, value: found.value, places: found.evidence } : found;
  };
