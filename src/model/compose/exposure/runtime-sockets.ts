import { runtimeOfSocket } from '../../../knowledge/runtime-sockets.js';
import type { Located, Note } from '../../../text/location.js';
import type { Service } from '../../compose.js';
import { hostMounts } from './host-mounts.js';
import { isTrue } from '../values/mount-syntax.js';
import { settingOf } from '../values/settings.js';

/** The socket of a container runtime in a service. */
export interface RuntimeSocket extends Located {
  /** Whose it is: `Docker`. */
  readonly runtime: string;
  readonly readOnly: boolean;
  readonly related: readonly Note[];
}

/**
 * The sockets that a service is given: by a mount, or by `use_api_socket`. Where only a variable knows what is mounted, the
 * place in the container tells.
 *
 * Source: https://docs.docker.com/reference/compose-file/services/#use_api_socket
 */
export function runtimeSockets(service: Service): readonly RuntimeSocket[] {
  const mounted = hostMounts(service).flatMap(({ at, path, target, readOnly, related }) => {
    const runtime = runtimeOfSocket(path ?? target ?? '');
    return runtime === undefined ? [] : [{ at, runtime, readOnly, related }];
  });
  const asked = settingOf(service, 'use_api_socket');
  return asked && isTrue(asked.value)
    ? [...mounted, { at: asked.at, runtime: 'Docker', readOnly: false, related: [] }]
    : mounted;
}
