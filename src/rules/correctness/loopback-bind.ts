import type { Service } from '../../model/compose.js';
import { valueOf } from '../../model/known.js';
import type { ListeningSocket, Process } from '../../model/process.js';
import { defineRule } from '../../rule.js';
import type { Note } from '../../text/location.js';

/** The sockets of a process that only its own container reaches; none when any socket, or its list, is not known. */
function loopbackSockets({ sockets }: Process): readonly ListeningSocket[] {
  if (!sockets.known || !sockets.value.every((socket) => socket.loopback)) return [];
  return sockets.value;
}

function message(process: Process, socket: ListeningSocket): string {
  const port = valueOf(socket.port);
  const address = `${valueOf(socket.host)}${port === undefined ? '' : `:${port}`}`;
  return `${process.server?.name ?? 'The server'} listens on ${address}, so nothing outside the container reaches it.`;
}

const evidence = (process: Process, socket: ListeningSocket): readonly Note[] =>
  [
    ...(socket.host.known ? socket.host.evidence : []),
    { ...process.command, note: `${process.server?.name ?? 'the server'} starts here` },
  ].filter(({ at }) => at.file !== socket.at.file || at.span.start !== socket.at.span.start);

/** Whether a service shares the host's or another service's network, where loopback is reachable. */
const sharesNetwork = ({ networkMode }: Service): boolean =>
  networkMode !== undefined &&
  (!networkMode.known || networkMode.value === 'host' || /^(service|container):/.test(networkMode.value));

const help = 'Listen on 0.0.0.0, every address of the container.';

export default defineRule({
  name: 'loopback-bind',
  category: 'correctness',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'The server listens on the loopback address of its container.',
  why: 'Every container has a loopback of its own: a published port, a proxy and the other services all knock at a door that is not there.',
  examples: {
    bad: 'FROM python:3.13-slim\nWORKDIR /app\nEXPOSE 8000\nCMD ["uvicorn", "main:app"]\n',
    good: 'FROM python:3.13-slim\nWORKDIR /app\nEXPOSE 8000\nCMD ["uvicorn", "main:app", "--host", "0.0.0.0"]\n',
  },
  sources: ['https://docs.docker.com/engine/network/', 'https://www.uvicorn.org/settings/#socket-binding'],
  on: {
    stage({ process, isShipped, exposed, dockerfile: { services } }, { report }) {
      if (!process.known || !isShipped || services.some(sharesNetwork)) return;
      for (const socket of loopbackSockets(process.value)) {
        const port = valueOf(socket.port);
        const expose = exposed.find(
          ({ ports }) => ports.known && port !== undefined && ports.value.from <= port && port <= ports.value.to,
        );
        // Compose decides for its services whether the port is meant to be reached.
        if (!expose && services.length > 0) continue;
        report(socket, {
          message: message(process.value, socket),
          help,
          related: [...evidence(process.value, socket), ...(expose ? [{ at: expose.at, note: 'exposed here' }] : [])],
        });
      }
    },
    service(service, { report }) {
      const { process, ports } = service;
      if (!process.known || ports.length === 0 || sharesNetwork(service)) return;
      for (const socket of loopbackSockets(process.value)) {
        const port = valueOf(socket.port);
        const published = ports.find(
          ({ target }) => target.known && port !== undefined && target.value.from <= port && port <= target.value.to,
        );
        if (!published) continue;
        report(socket, {
          message: message(process.value, socket),
          help,
          related: [...evidence(process.value, socket), { at: published.at, note: 'published here' }],
        });
      }
    },
  },
});
