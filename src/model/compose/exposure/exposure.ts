import type { PublishedPort, Service } from '../../compose.js';
import { valueOf } from '../../known.js';

/** From where a service can be reached: the port that lets everybody in, or undefined where only other containers or the host do. */
export type Exposure =
  | { readonly reach: 'everybody'; readonly port: PublishedPort | undefined }
  /** No port is published, or only on the host's own loopback addresses. */
  | { readonly reach: 'host' | 'project' }
  | { readonly reach: 'unknown' };

const everywhere = new Set(['', '0.0.0.0', '::']);
const loopback = /^(?:127\.|::1$|localhost$)/;

/** From where the ports of a service can be reached. Ports that Docker chooses by itself do not count. */
export function exposureOf({ ports, networkMode }: Service): Exposure {
  const mode = networkMode && valueOf(networkMode);
  if (mode === 'host') return { reach: 'everybody', port: undefined };
  if (networkMode && mode !== 'bridge' && mode !== 'default') return { reach: 'unknown' };
  const published = ports.filter((port) => port.published !== undefined);
  const open = published.find(({ address }) => !address || everywhere.has(valueOf(address) ?? 'unknown'));
  if (open) return { reach: 'everybody', port: open };
  if (published.some(({ address }) => !loopback.test(valueOf(address) ?? ''))) return { reach: 'unknown' };
  return { reach: published.length > 0 ? 'host' : 'project' };
}
