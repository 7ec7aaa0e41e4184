/** Attributes of a service that take a namespace of the host in the place of an own one. */

/** An attribute that may be `host`. */
export interface HostNamespace {
  readonly attribute: string;
  /** What comes of it: completes a sentence that begins with the name of the service. */
  readonly effect: string;
  readonly help: string;
}

/** Source: https://docs.docker.com/engine/containers/run/ and namespaces(7). */
export const hostNamespaces: readonly HostNamespace[] = [
  {
    attribute: 'network_mode',
    effect: 'uses the network of the host: it reaches all that listens on loopback there, and its own ports are open',
    help: 'Publish its ports instead, and let services reach each other by name.',
  },
  {
    attribute: 'pid',
    effect: 'sees all processes of the host and may signal them',
    help: 'Remove the line: a container sees its own processes.',
  },
  {
    attribute: 'ipc',
    effect: 'shares memory and semaphores with the processes of the host',
    help: 'Use shm_size for more shared memory, or ipc: service:NAME to share it with one service.',
  },
  {
    attribute: 'uts',
    effect: 'shares the name of the host',
    help: 'Use hostname to give it a name.',
  },
  {
    attribute: 'userns_mode',
    effect: 'has the users of the host: its root is root there',
    help: 'Remove the line, so that the mapping of users that the daemon is set to applies.',
  },
];
