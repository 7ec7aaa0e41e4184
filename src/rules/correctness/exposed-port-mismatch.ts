import { servicesOf } from '../../model/compose/names/services-of-stage.js';
import { exposeInstead } from '../../model/dockerfile/exposed-port.js';
import { valueOf } from '../../model/known.js';
import { mayExposeMore, mayLeadTo, portSockets, serverName, stageDoors } from '../../model/process/ports.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'exposed-port-mismatch',
  category: 'correctness',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fixable: 'unsafe',
  since: '0.1.0',
  summary: 'EXPOSE names another port than the server listens on.',
  why: 'Whoever publishes the exposed port, by hand or by `docker run -P`, gets no answer.',
  examples: {
    bad: 'FROM python:3.13-slim\nWORKDIR /app\nEXPOSE 5000\nCMD ["uvicorn", "main:app", "--host", "0.0.0.0"]\n',
    good: 'FROM python:3.13-slim\nWORKDIR /app\nEXPOSE 8000\nCMD ["uvicorn", "main:app", "--host", "0.0.0.0"]\n',
  },
  sources: ['https://docs.docker.com/reference/dockerfile/#expose'],
  on: {
    stage(stage, { report }) {
      const { exposed, isShipped } = stage;
      const [place] = exposed;
      if (!isShipped || !place || mayExposeMore(stage)) return;
      const process = valueOf(stage.process);
      if (!process) return;
      const doors = stageDoors(stage);
      const sockets = portSockets(process);
      // What a service starts instead may be what the port is for.
      const started = [process, ...servicesOf(stage).map((service) => valueOf(service.process))];
      const explained = started.some((each) => {
        const known = each ? portSockets(each) : [];
        return known.length === 0 || known.some((socket) => doors.some((door) => mayLeadTo(door, socket)));
      });
      if (explained) return;
      const ports = sockets.map(({ port }) => port.value);
      const edit = new Set(ports).size === 1 ? exposeInstead(stage, ports[0]!) : undefined;
      report(place, {
        message: `${serverName(process)} listens on ${ports.join(' and ')}, but EXPOSE says ${exposed.map(({ word }) => word.raw).join(' ')}.`,
        help: `Write EXPOSE ${ports.join(' ')}.`,
        fix: edit && { title: `Expose ${ports[0]}`, edits: [edit] },
        related: sockets.flatMap(({ port }) => port.evidence),
      });
    },
  },
});
