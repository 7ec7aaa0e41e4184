import { type HostNeed, hostTool } from '../../../knowledge/host-tools.js';
import type { Service } from '../../compose.js';
import { pulledImage } from '../values/image-name.js';

/**
 * Whether the image of a service may be one that cannot do its work without a part of the host, by what its documentation
 * says. An image whose name is not known may be.
 */
export function mayNeed(service: Service, need: HostNeed): boolean {
  const image = pulledImage(service);
  return image !== undefined && (!image.known || hostTool(image.value)?.needs.includes(need) === true);
}

/** The same for a capability, by its name without `CAP_`. */
export function mayNeedCapability(service: Service, name: string): boolean {
  const image = pulledImage(service);
  return image !== undefined && (!image.known || hostTool(image.value)?.capabilities.includes(name) === true);
}
