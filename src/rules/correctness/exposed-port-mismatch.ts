import type { ListeningSocket, Process } from '../../model/process.js';
import type { Fact } from '../../model/known.js';
import { defineRule } from '../../rule.js';

/** The ports that a process listens on, when all of them are known and there is one. */
function portsOf(process: Fact<Process>): readonly number[] | undefined {
  const sockets = process.known && process.value.sockets.known ? process.value.sockets.value : [];
  const ports = sockets.map(({ port }: ListeningSocket) => (port.known ? port.value : undefined));
  return ports.length > 0 && ports.every((port) => port !== undefined) ? ports : undefined;
}

export default defineRule({
  name: 'exposed-port-mismatch',
  category: 'correctness',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'EXPOSE names another port than the server listens on.',
  why: 'Whoever publishes the exposed port, by hand or by `docker run -P`, gets no answer.',
  examples: {
    bad: 'FROM python:3.13-slim\nWORKDIR /app\nEXPOSE 5000\nCMD ["uvicorn", "main:app", "--host", "0.0.0.0"]\n',
    good: 'FROM python:3.13-slim\nWORKDIR /app\nEXPOSE 8000\nCMD ["uvicorn", "main:app", "--host", "0.0.0.0"]\n',
  },
  sources: ['https://docs.docker.com/reference/dockerfile/#expose'],
  on: {
    stage({ process, exposed, isShipped, dockerfile }, { report }) {
      const listening = isShipped ? portsOf(process) : undefined;
      if (!process.known || !listening || exposed.length === 0) return;
      const ranges = exposed.map(({ ports }) => (ports.known ? ports.value : undefined));
      const covers = (port: number) => ranges.some((range) => !range || (range.from <= port && port <= range.to));
      if (listening.some(covers)) return;
      // A service that starts something else may be what the port is for.
      const explained = dockerfile.services.some((service) => {
        const ports = portsOf(service.process);
        return !ports || ports.some(covers);
      });
      if (explained) return;
      const { server, command, sockets } = process.value;
      report(exposed[0]!, {
        message: `${server?.name ?? 'The server'} listens on ${listening.join(' and ')}, but EXPOSE says ${exposed.map(({ word }) => word.raw).join(' ')}.`,
        related: [
          {
            ...((sockets.known ? sockets.value[0] : undefined) ?? command),
            note: `${server?.name ?? 'the server'} listens on ${listening[0]}`,
          },
        ],
      });
    },
  },
});
