import type { Service } from '../../compose.js';
import { valueOf } from '../../known.js';

/**
 * Whether others than the service's own container have its loopback: it uses the network of the host or of another container, or
 * another service uses its network. `none` counts too: there nobody is reached.
 * Source: https://docs.docker.com/reference/compose-file/services/#network_mode
 */
export function sharesLoopback({ name, networkMode, project }: Service): boolean {
  if (networkMode && valueOf(networkMode) !== 'bridge') return true;
  const users = [...project.services.values()].filter((other) => other.networkMode);
  return users.some((other) => [undefined, `service:${name}`].includes(valueOf(other.networkMode)));
}
