// The edit that adds a volume to a service.
import type { Edit } from '../../../text/location.js';
import type { Service } from '../../compose.js';
import { appendItem } from './insertion.js';
import { isOwn, isWithin } from './own-text.js';

/**
 * Adds a volume without a name, which begins with what the image has at a path, to the `volumes` of a service. Undefined where these come from
 * elsewhere or are written in a way that this cannot follow.
 */
export function addVolume(service: Service, path: string): Edit | undefined {
  const volumes = service.attribute('volumes');
  if (volumes?.value.kind !== 'list' || !/^[\w./-]+$/.test(path)) return undefined;
  return isOwn(service, volumes.value) && isWithin(service.entry, volumes.key)
    ? appendItem(volumes.value, path)
    : undefined;
}
