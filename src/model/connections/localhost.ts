// Clients that look for another container in their own.
import { isDataService } from '../../knowledge/service-images.js';
import type { DataKind } from '../../knowledge/url-schemes.js';
import type { Service } from '../compose.js';
import { sharesLoopback } from '../compose/exposure/network.js';
import { valueOf } from '../known.js';
import { isLoopbackHost } from './address.js';
import type { Connection } from './connection.js';
import { connectionsOf } from './connections.js';
import { answering, type Answering, containerPorts, imageOf, isOfKind } from './endpoints.js';

/** A client that connects to its own container although another service answers on the port. */
export interface SelfConnection {
  readonly connection: Connection;
  readonly target: Answering;
}

/** The connections of a service to `localhost` whose port only another service answers on. */
export function selfConnections(service: Service): readonly SelfConnection[] {
  const loopback = connectionsOf(service).filter(({ host }) => isLoopbackHost(host));
  if (loopback.length === 0 || sharesLoopback(service) || mayServeAnything(service)) return [];
  const own = containerPorts(service);
  return loopback.flatMap((connection): SelfConnection[] => {
    const { port, kind } = connection;
    if (port === undefined || own.has(port) || bringsServer(service, kind) || !isTrusted(connection)) return [];
    const target = answering(port, kind, service).find((one) => fits(one, connection));
    return target ? [{ connection, target }] : [];
  });
}

/** What only a file of variables or an ENV sets counts where the code is seen to read it: such files are shared with the host. */
const isTrusted = ({ origin, isRead }: Connection): boolean => isRead || (origin !== 'env-file' && origin !== 'image');

/** Whether what answers is what the client speaks to. The URL of a website in a variable may be for a browser. */
function fits({ service }: Answering, { kind, origin, isRead, kindKnown }: Connection): boolean {
  const row = imageOf(service);
  if (kind === 'http') {
    const isData = row !== undefined && (isDataService(row) || row.kind === 'model' || row.kind === 'storage');
    return isData || isRead;
  }
  if (origin === 'default' || !kindKnown) return isOfKind(service, kind);
  return row === undefined || isOfKind(service, kind) || !kinds.has(kind);
}

/** Kinds whose images the tables know, so that another image is another service. */
const kinds: ReadonlySet<DataKind> = new Set(['postgresql', 'mysql', 'mongodb', 'redis', 'amqp', 'memcached']);

/** Whether several programs run in the container, so that one of them may be the server. */
const mayServeAnything = ({ process }: Service): boolean =>
  process.known && /^(?:supervisord|s6-svscan|runit|honcho|foreman|circusd)$/.test(process.value.command.program ?? '');

const packages: ReadonlyMap<DataKind, RegExp> = new Map([
  ['postgresql', /^postgres(?:ql)?(?:-\d[\d.]*|\d+)?(?:=|$)/],
  ['mysql', /^(?:(?:default-)?mysql-server|mariadb(?:-server)?|mysql)(?:[-=]|$)/],
  ['mongodb', /^mongodb(?:-org|-server)?(?:[-=]|$)/],
  ['redis', /^(?:redis|redis-server|valkey)(?:=|$)/],
  ['amqp', /^rabbitmq-server/],
  ['memcached', /^memcached(?:=|$)/],
]);

/** Whether the image of a service installs the server itself. */
function bringsServer({ stage }: Service, kind: DataKind): boolean {
  const pattern = packages.get(kind);
  const commands = (stage && valueOf(stage)?.commands) ?? [];
  return commands.some(({ installer }) =>
    (installer?.packages ?? []).some(
      ({ value }) => installer?.manager.forPython !== true && pattern?.test(value ?? '') === true,
    ),
  );
}
