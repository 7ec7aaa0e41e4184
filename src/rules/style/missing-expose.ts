import type { Service } from '../../model/compose.js';
import { servicesOf } from '../../model/compose/names/services-of-stage.js';
import { insertAboveStart } from '../../model/dockerfile/start-instruction.js';
import { valueOf } from '../../model/known.js';
import { mayExposeMore, portSockets, serverName, stageDoors, startsHere } from '../../model/process/ports.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'missing-expose',
  category: 'style',
  severity: 'info',
  presets: ['recommended', 'strict'],
  fixable: 'unsafe',
  since: '0.1.0',
  summary: 'The image listens on a port that it does not EXPOSE.',
  why: 'EXPOSE publishes nothing, but people, proxies and `docker run -P` read it to find the port.',
  examples: {
    bad: 'FROM python:3.13-slim\nWORKDIR /app\nCMD ["uvicorn", "main:app", "--host", "0.0.0.0"]\n',
    good: 'FROM python:3.13-slim\nWORKDIR /app\nEXPOSE 8000\nCMD ["uvicorn", "main:app", "--host", "0.0.0.0"]\n',
  },
  sources: ['https://docs.docker.com/reference/dockerfile/#expose'],
  on: {
    stage(stage, { report }) {
      const { role, isShipped, dockerfile } = stage;
      if (!isShipped || role !== 'production' || mayExposeMore(stage) || stageDoors(stage).length > 0) return;
      const process = valueOf(stage.process);
      // A port on the loopback is not for others.
      const socket = process && portSockets(process).find(({ loopback, host }) => host.known && !loopback);
      if (!socket || servicesOf(stage).some((service) => listensElsewhere(service, socket.port.value))) return;
      const line = `EXPOSE ${socket.port.value}`;
      const edit = insertAboveStart(stage, [line]);
      const isHere = process.command.at.file === dockerfile.file;
      report(isHere ? process.command : (stage.command ?? stage.entrypoint ?? stage), {
        message: `${serverName(process)} listens on ${socket.port.value}, and the image exposes no port.`,
        help: `Add ${line}.`,
        fix: edit && { title: `Add ${line}`, edits: [edit] },
        related: [...socket.port.evidence, startsHere(process)],
      });
    },
  },
});

/** Whether a service listens, and on other ports: then no one port is that of the image. */
function listensElsewhere({ process }: Service, port: number): boolean {
  const sockets = process.known ? portSockets(process.value) : [];
  return sockets.length > 0 && !sockets.some((socket) => socket.port.value === port);
}
