// All the servers that a service connects to.
import type { Service } from '../compose.js';
import { codeConnections } from './code.js';
import type { Connection } from './connection.js';
import { writtenConnections } from './written.js';

const found = new WeakMap<Service, readonly Connection[]>();

/**
 * The servers that a service's process connects to, as its variables and its code say: each place once, and what the code is seen to
 * read before what is only set.
 */
export function connectionsOf(service: Service): readonly Connection[] {
  let connections = found.get(service);
  if (!connections) found.set(service, (connections = collect(service)));
  return connections;
}

function collect(service: Service): readonly Connection[] {
  const code = codeConnections(service);
  const byPlace = new Map<string, Connection>();
  for (const connection of [...writtenConnections(service), ...code]) {
    const key = `${connection.at.file.path}:${connection.at.span.start}:${connection.host}`;
    const before = byPlace.get(key);
    // What a framework reads says most about a URL; of the rest the last one, which is from the code.
    if (!before?.reader) byPlace.set(key, connection);
  }
  return [...byPlace.values()];
}
