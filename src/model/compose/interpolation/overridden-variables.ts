import { textOf } from '../../../text/location.js';
import type { Service } from '../../compose.js';
import type { Variable } from '../../environment.js';
import { valueOf } from '../../known.js';

/** A variable that `env_file` sets, and `environment` to something else. */
export interface OverriddenVariable {
  /** The one that counts. */
  readonly winner: Variable;
  /** The one that never reaches the container. */
  readonly loser: Variable;
}

/**
 * The values of a service's own env_file that `environment` replaces by others. Not among them is what has a reason: a file that
 * several services share has defaults for all of them, a place or an address may differ inside a container, and a value of a variable
 * is somebody's choice.
 */
export function overriddenVariables(service: Service): readonly OverriddenVariable[] {
  const { fileEnvironment, assigned, role } = service;
  if (role !== 'production' || fileEnvironment.variables.length === 0 || sharesFile(service)) return [];
  return fileEnvironment.variables.flatMap((loser) => {
    const winner = assigned.get(loser.name);
    if (!winner || winner.origin !== 'environment' || textOf(winner).includes('$')) return [];
    const [wins, loses] = [valueOf(winner.value), valueOf(loser.value)];
    if (!wins || !loses || wins === loses || isPlace(loser.name, wins) || isPlace(loser.name, loses)) return [];
    return namesService(wins, service) ? [] : [{ winner, loser }];
  });
}

/** Whether another service reads the same file. */
const sharesFile = (service: Service): boolean => {
  const own = new Set(service.envFiles.map(({ path }) => valueOf(path)));
  return [...service.project.services.values()].some(
    (other) => other !== service && other.envFiles.some(({ path }) => own.has(valueOf(path))),
  );
};

/** Whether a variable holds an address or a path, which containers see otherwise than their host does. */
const isPlace = (name: string, value: string): boolean =>
  /host|url|uri|port|addr|server|broker|endpoint|dsn|path|dir|file|home|bind/i.test(name) ||
  /^[./~]|:\/\/|localhost|\d+\.\d+\.\d+\.\d+|[\w-]+:\d+/.test(value);

const namesService = (value: string, { project }: Service): boolean =>
  value.split(/[^\w.-]+/).some((word) => project.services.has(word));
