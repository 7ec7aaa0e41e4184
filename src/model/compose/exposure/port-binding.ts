import { serviceImage } from '../../../knowledge/service-images.js';
import { type Edit, insertBefore, place, replace, textOf, within } from '../../../text/location.js';
import type { PublishedPort, Service } from '../../compose.js';
import { valueOf } from '../../known.js';
import { pulledImage } from '../values/image-name.js';
import { isWrittenBy } from '../writing/own-text.js';

const everywhere = new Set(['', '0.0.0.0', '::']);

/**
 * Whether a port is surely published on every interface of the host. Under `network_mode: host` and its kind nothing is
 * published.
 */
export function isOpenToAll({ address, published, service: { networkMode } }: PublishedPort): boolean {
  if (!published || (networkMode && valueOf(networkMode) !== 'bridge')) return false;
  return address === undefined || (address.known && everywhere.has(address.value));
}

/**
 * Whether a port may be what everybody is meant to reach: the HTTP ports of a proxy, pulled as it is, built upon, or told by
 * its name, or of a service of which it is not known what it is.
 */
export function isFrontDoor({ published, service }: PublishedPort): boolean {
  const ports = valueOf(published);
  if (!ports || ports.from !== ports.to || (ports.from !== 80 && ports.from !== 443)) return false;
  return mayBeProxy(service);
}

function mayBeProxy(service: Service): boolean {
  if (/proxy|gateway|ingress|nginx|caddy|traefik/i.test(service.name)) return true;
  if (service.stage && !service.stage.known) return true;
  const base = valueOf(service.stage)?.rootBase;
  const name = base?.kind === 'image' ? base.reference.name : valueOf(pulledImage(service));
  if (name === undefined) return base?.kind === 'unknown' || pulledImage(service)?.known === false;
  return serviceImage(name)?.kind === 'proxy';
}

/** An edit that publishes such a port on the loopback only; undefined where its text does not say how. */
export function bindToLoopback(port: PublishedPort): Edit | undefined {
  const { form, address, publishedAt, service } = port;
  if (!isWrittenBy(service, port)) return undefined;
  if (form === 'long') return address === undefined ? hostAddressBelow(port) : undefined;
  if (address === undefined) return insertBefore(publishedAt, '127.0.0.1:');
  const text = textOf(port);
  const start = /^["']?0\.0\.0\.0:/.test(text) ? text.indexOf('0') : -1;
  return start === -1 ? undefined : replace(within(port, start, start + '0.0.0.0'.length), '127.0.0.1');
}

/** A line `host_ip` below that of `published`. */
function hostAddressBelow({ publishedAt }: PublishedPort): Edit | undefined {
  const { file, span } = publishedAt.at;
  const line = file.lineSpan(file.positionAt(span.start).line);
  const indent = /^[ \t]*(?:-[ \t]+)?(?=published:)/.exec(file.slice(line))?.[0];
  if (indent === undefined || !/^[ \t]*(?:#.*)?$/.test(file.text.slice(span.end, line.end))) return undefined;
  const newline = file.text[line.end] === '\r' ? '\r\n' : '\n';
  return {
    at: place(file, line.end, line.end),
    newText: `${newline}${indent.replace('-', ' ')}host_ip: 127.0.0.1`,
  };
}
