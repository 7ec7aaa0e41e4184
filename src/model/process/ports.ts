// The ports of containers: where a process listens, and which of them somebody means to reach.
import type { Note } from '../../text/location.js';
import { sharesLoopback } from '../compose/exposure/network.js';
import type { PortRange, Service } from '../compose.js';
import { type Fact, valueOf } from '../known.js';
import type { ListeningSocket, Process } from '../process.js';
import type { Stage } from '../stage.js';

/** What a process is called at the start of a sentence and inside one. */
export const serverName = ({ server }: Process): string => server?.name ?? 'The server';
export const startsHere = (process: Process): Note => ({
  ...process.command,
  note: `${process.server?.name ?? 'the server'} starts here`,
});

/** A socket whose port is known. */
export type PortSocket = ListeningSocket & { readonly port: Fact<number> & { readonly known: true } };

/** Every socket of a process, when all of them and their ports are known; else none. */
export function portSockets(process: Process): readonly PortSocket[] {
  const sockets = valueOf(process.sockets) ?? [];
  return sockets.every(hasPort) ? sockets : [];
}

const hasPort = (socket: ListeningSocket): socket is PortSocket => socket.port.known;

/** The sockets of a process that only its own container reaches; none when it may have another one. */
export function loopbackSockets(process: Process): readonly ListeningSocket[] {
  const sockets = valueOf(process.sockets) ?? [];
  return sockets.every(({ loopback }) => loopback) ? sockets : [];
}

/** A place that says that a port of a container is meant to be reached. A range that is not known may hold any port. */
export interface Door extends Note {
  readonly ports: Fact<PortRange>;
}

/** Whether a door may lead to a socket. */
export const mayLeadTo = ({ ports }: Door, { port }: ListeningSocket): boolean =>
  !ports.known || !port.known || (ports.value.from <= port.value && port.value <= ports.value.to);

/** EXPOSE of a stage and of its bases, and what its base image exposes where that is known. */
export function stageDoors({ exposed, rootBase }: Stage): readonly Door[] {
  const base = rootBase.kind === 'image' ? rootBase : undefined;
  const written = exposed.map(({ at, ports }): Door => ({ at, ports, note: 'exposed here' }));
  const inherited = (base?.facts?.exposed ?? []).map((port): Door => {
    const ports = { known: true, value: { from: port, to: port }, evidence: [] } as const;
    return { at: base!.at, ports, note: `the base image exposes ${port}` };
  });
  return [...written, ...inherited];
}

/** Whether the base image may expose ports that nobody here sees. */
export const mayExposeMore = ({ rootBase }: Stage): boolean =>
  rootBase.kind === 'unknown' || (rootBase.kind === 'image' && rootBase.facts?.exposed === undefined);

/** What a service publishes and exposes, and what its image exposes; nothing for one whose loopback others reach. */
export function serviceDoors(service: Service): readonly Door[] {
  if (sharesLoopback(service)) return [];
  const { ports, expose, stage } = service;
  return [
    ...ports.map(({ at, target }): Door => ({ at, ports: target, note: 'published here' })),
    ...expose.map(({ at, port }): Door => {
      const range: Door['ports'] = port.known ? { ...port, value: { from: port.value, to: port.value } } : port;
      return { at, ports: range, note: 'exposed here' };
    }),
    ...(stage?.known ? stageDoors(stage.value) : []),
  ];
}

/** `127.0.0.1:8000`, `[::1]:8000`, or the host alone where the port is not known. */
export function addressOf({ host, port }: ListeningSocket): string {
  const name = valueOf(host) ?? 'an unknown address';
  if (!port.known) return name;
  return `${name.includes(':') ? `[${name}]` : name}:${port.value}`;
}

/** How a server is told to listen on every address: `--host 0.0.0.0`, `-b 0.0.0.0:8000`, `host="0.0.0.0"`. */
export function openAddress({ server }: Process, socket: ListeningSocket): string {
  const port = valueOf(socket.port) ?? 'PORT';
  const argument = server?.call?.hostArgument?.keywords[0];
  if (argument !== undefined) return `${argument}="0.0.0.0"`;
  const { bindOptions = [], hostOptions = [], addressOperand } = server?.program ?? {};
  if (bindOptions[0] !== undefined) return `${bindOptions[0]} 0.0.0.0:${port}`;
  if (hostOptions[0] !== undefined) return `${hostOptions[0]} 0.0.0.0`;
  return addressOperand === undefined ? '0.0.0.0' : `0.0.0.0:${port}`;
}
