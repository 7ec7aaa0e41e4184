import type { Located } from '../../../text/location.js';
import type { ComposeProject, Service } from '../../compose.js';
import { valueOf } from '../../known.js';
import { scalarValue } from '../values/interpolate.js';
import { scalarChild } from '../values/nodes.js';
import { mayRunTogether } from './profiles.js';

/** The `container_name` of a service, where it is known. */
export interface ContainerName extends Located {
  readonly service: Service;
  readonly name: string;
}

/** The container names that services give, as far as they are known. */
export const containerNames = ({ services, interpolation }: ComposeProject): readonly ContainerName[] =>
  [...services.values()].flatMap((service) => {
    const scalar = scalarChild(service.node, 'container_name');
    const name = scalar && valueOf(scalarValue(scalar, interpolation));
    return scalar && name ? [{ at: scalar.at, service, name }] : [];
  });

/** Container names that are taken, each with the first service that took it and that may run at the same time. */
export function takenNames(
  names: readonly ContainerName[],
): readonly (ContainerName & { readonly first: ContainerName })[] {
  const earlier = new Map<string, ContainerName[]>();
  return names.flatMap((one) => {
    const others = earlier.get(one.name) ?? [];
    earlier.set(one.name, [...others.slice(0, mostCompared), one]);
    const first = others.find((other) => mayRunTogether(other.service, one.service));
    return first ? [{ ...one, first }] : [];
  });
}

/** More services of one name are not compared. */
const mostCompared = 50;

/**
 * Whether the engine takes a name: the schema's pattern is the same, but finds it anywhere in a text.
 *
 * Source: https://github.com/moby/moby/blob/master/daemon/names/names.go
 */
export const isContainerName = (name: string): boolean => /^\/?[a-zA-Z0-9][a-zA-Z0-9_.-]+$/.test(name);

/** Whether the schema refuses a name by itself. */
export const isSchemaFault = (name: string): boolean => !/[a-zA-Z0-9][a-zA-Z0-9_.-]+/.test(name);
