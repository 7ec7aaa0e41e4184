import { serviceImage } from '../../knowledge/service-images.js';
import type { PublishedPort, Service } from '../../model/compose.js';
import type { Note } from '../../text/location.js';
import { defineRule } from '../../rule.js';

/** Ports of debuggers and profilers, which code opens beside its server: https://code.visualstudio.com/docs/python/debugging */
const debuggerPorts = [5678, 3000, 9229];

interface Listening {
  readonly name: string;
  readonly ports: readonly number[];
  readonly notes: readonly Note[];
}

/** What a service surely listens on, and nothing else; undefined where that is not known. */
function listening(service: Service): Listening | undefined {
  const { process, image, build, command, entrypoint } = service;
  if (build) {
    const sockets = process.known && process.value.sockets.known ? process.value.sockets.value : [];
    const ports = sockets.map((socket) => (socket.port.known ? socket.port.value : undefined));
    if (!process.known || ports.length === 0 || !ports.every((port) => port !== undefined)) return undefined;
    const name = process.value.server?.name ?? 'the server';
    return {
      name,
      ports,
      notes: sockets.map((socket) => ({
        at: socket.at,
        note: `${name} listens on ${socket.port.known ? socket.port.value : 'a port'}`,
      })),
    };
  }
  // An image that the tables know listens on its own ports, unless a command or a configuration says otherwise.
  const row = image?.reference.known ? serviceImage(image.reference.value.name) : undefined;
  if (
    !row?.verified ||
    command ||
    entrypoint ||
    service.mounts.some(({ type }) => type === 'bind') ||
    service.environment.variables.some(({ name }) => /PORT/.test(name))
  )
    return undefined;
  return row.ports.length === 0 ? undefined : { name: row.name, ports: row.ports, notes: [] };
}

export default defineRule({
  name: 'published-port-mismatch',
  category: 'correctness',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'A published port leads to a container port that nothing listens on.',
  why: 'The host accepts the connection and the container refuses it: the application looks as if it were down.',
  examples: {
    bad: {
      'compose.yaml': 'services:\n  web:\n    build: .\n    ports:\n      - "8080:5000"\n',
      Dockerfile:
        'FROM python:3.13-slim\nWORKDIR /app\nEXPOSE 8000\nCMD ["uvicorn", "main:app", "--host", "0.0.0.0"]\n',
    },
    good: {
      'compose.yaml': 'services:\n  web:\n    build: .\n    ports:\n      - "8080:8000"\n',
      Dockerfile:
        'FROM python:3.13-slim\nWORKDIR /app\nEXPOSE 8000\nCMD ["uvicorn", "main:app", "--host", "0.0.0.0"]\n',
    },
  },
  sources: ['https://docs.docker.com/reference/compose-file/services/#ports'],
  on: {
    service(service, { report }) {
      const { ports, networkMode, stage } = service;
      if (ports.length === 0 || networkMode) return;
      const server = listening(service);
      if (!server) return;
      const reaches = ({ target, protocol }: PublishedPort) =>
        !target.known ||
        protocol !== 'tcp' ||
        [...server.ports, ...debuggerPorts].some((port) => target.value.from <= port && port <= target.value.to);
      // With one door that leads to the server, another may lead to a second listener in the same process.
      if (ports.some(reaches)) return;
      if (stage?.known && stage.value.exposed.length > 1) return;
      const [port] = ports;
      report(port!.targetAt, {
        message: `${server.name} listens on ${server.ports.join(' and ')}, but the published container port is ${port!.target.known ? port!.target.value.from : ''}.`,
        help: `Publish the container port ${server.ports[0]}.`,
        related: server.notes,
      });
    },
  },
});
