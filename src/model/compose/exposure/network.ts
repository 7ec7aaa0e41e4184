import type { ComposeProject, Service } from '../../compose.js';
import { valueOf } from '../../known.js';
import { Remembered } from '../../lazy.js';

/**
 * Whether others than the service's own container have its loopback: it uses the network of the host or of another container, or
 * another service uses its network. `none` counts too: there nobody is reached.
 * Source: https://docs.docker.com/reference/compose-file/services/#network_mode
 */
export function sharesLoopback(service: Service): boolean {
  const { networkMode, project } = service;
  if (networkMode && valueOf(networkMode) !== 'bridge') return true;
  return modesIn(project).has(undefined) || lendsNetwork(service);
}

/** Whether another service uses a service's network. */
export const lendsNetwork = ({ name, project }: Service): boolean => modesIn(project).has(`service:${name}`);

const remembered = new Remembered<ComposeProject, ReadonlySet<string | undefined>>();

/** The network modes that services of a project have; undefined where one is not known. */
function modesIn(project: ComposeProject): ReadonlySet<string | undefined> {
  const modes =
    remembered.get(project) ??
    new Set([...project.services.values()].flatMap(({ networkMode }) => (networkMode ? [valueOf(networkMode)] : [])));
  remembered.set(project, modes);
  return modes;
}
