import { type HostPath, hostPath } from '../../../knowledge/host-paths.js';
import { runtimeOfSocket } from '../../../knowledge/runtime-sockets.js';
import type { Service } from '../../compose.js';
import type { Gravity } from './gravity.js';
import { type HostMount, hostMounts } from './host-mounts.js';
import { mayNeed } from './host-needs.js';

/** A mount of something of the host that a container has no business with. */
export interface SensitiveMount extends HostMount {
  readonly holds: HostPath['holds'];
  readonly gravity: Gravity;
  /** Whether the image of the service may have to see it; to change what is grave, none has to. */
  readonly isNeeded: boolean;
}

/** The mounts of a service that show sensitive files of the host. Sockets of container runtimes are another matter. */
export function sensitiveMounts(service: Service): readonly SensitiveMount[] {
  return hostMounts(service).flatMap((mount) => {
    const { path, readOnly } = mount;
    if (path === undefined || runtimeOfSocket(path) !== undefined) return [];
    const row = hostPath(path);
    const gravity = readOnly ? row?.reading : row?.writing;
    if (!row || !gravity) return [];
    const isNeeded = (readOnly || gravity !== 'error') && mayNeed(service, 'files');
    return [{ ...mount, holds: row.holds, gravity, isNeeded }];
  });
}
