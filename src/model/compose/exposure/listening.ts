import { serviceImage } from '../../../knowledge/service-images.js';
import type { Note } from '../../../text/location.js';
import type { PortRange, Service } from '../../compose.js';
import { type Fact, known, thenFact, unknown, valueOf } from '../../known.js';
import type { Process } from '../../process.js';
import { lendsNetwork } from './network.js';

/** What listens in a service's container, all of it. */
export interface Listening {
  /** As it stands in messages: `uvicorn`, `PostgreSQL`. */
  readonly name: string;
  /** TCP ports of the container, at least one. */
  readonly ports: readonly number[];
}

/** The ports that a service surely listens on and no others, with the places that say so. */
export function listeningOf(service: Service): Fact<Listening> {
  if (service.networkMode !== undefined || lendsNetwork(service))
    return unknown('other processes listen in its network');
  if (!service.build) return listeningImage(service);
  const stage = service.stage && valueOf(service.stage);
  if (stage && stage.exposed.length > 1) return unknown('its image exposes several ports');
  return thenFact(service.process, listeningProcess);
}

function listeningProcess({ server, sockets }: Process): Fact<Listening> {
  return thenFact(sockets, (all) => {
    const name = server?.name ?? 'the server';
    const notes = all.flatMap(({ at, port }): Note[] =>
      port.known ? [{ at, note: `${name} listens on ${port.value}` }] : [],
    );
    const ports = all.flatMap(({ port }) => (port.known ? [port.value] : []));
    if (ports.length === 0 || ports.length < all.length) return unknown('a port is not known');
    return known({ name, ports }, ...notes);
  });
}

/** An image that the tables know listens on its own ports, unless a command or a configuration may say otherwise. */
function listeningImage(service: Service): Fact<Listening> {
  const { image, command, entrypoint, mounts, configs, environment } = service;
  const reference = image && valueOf(image.reference);
  const row = reference && serviceImage(reference.name);
  if (!row?.verified || row.ports.length === 0) return unknown('the image is not known well enough');
  const isConfigured =
    command !== undefined ||
    entrypoint !== undefined ||
    configs.length > 0 ||
    (service.attribute('env_file') !== undefined && environment.incomplete !== undefined) ||
    mounts.some(({ type }) => type !== 'volume' && type !== 'tmpfs') ||
    environment.variables.some(({ name }) => name.includes('PORT'));
  return isConfigured
    ? unknown('its configuration may name another port')
    : known({ name: row.name, ports: row.ports });
}

/** A container port or a range of them, as it stands in messages. */
export const describePorts = ({ from, to }: PortRange): string => (from === to ? `${from}` : `${from}-${to}`);
