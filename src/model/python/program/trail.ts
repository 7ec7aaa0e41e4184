import type { Note } from '../../../text/location.js';
import type { ReachableModule } from './reachable.js';
import type { PythonStart } from './starts.js';

/** The places that lead from the start of a container to a module: the start, and the import that names the module. */
export function trailTo({ by }: ReachableModule, { program }: PythonStart): readonly Note[] {
  const start = { at: program.at, note: 'the container starts here' };
  return by ? [start, { at: by.at, note: 'it is imported here' }] : [start];
}
