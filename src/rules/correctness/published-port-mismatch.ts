import { debuggerPorts } from '../../knowledge/debuggers.js';
import type { PublishedPort } from '../../model/compose.js';
import { describePorts, listeningOf } from '../../model/compose/exposure/listening.js';
import { publishInstead } from '../../model/compose/writing/port-items.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'published-port-mismatch',
  category: 'correctness',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: 'unsafe',
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
      const [first] = service.ports;
      if (!first) return;
      const listening = listeningOf(service);
      if (!listening.known) return;
      const { name, ports } = listening.value;
      const mayLead = ({ target, protocol }: PublishedPort) =>
        !target.known ||
        protocol !== 'tcp' ||
        [...ports, ...debuggerPorts].some((port) => target.value.from <= port && port <= target.value.to);
      // Beside a port that leads to the server, another may lead to a second listener of the same program.
      if (service.ports.some(mayLead)) return;
      const isOne = service.ports.length === 1 && ports.length === 1;
      const edit = isOne ? publishInstead(first, ports[0]!) : undefined;
      report(first.targetAt, {
        message: `${name} listens on ${ports.join(', ')}, but the published container port is ${first.target.known ? describePorts(first.target.value) : ''}.`,
        help: `Publish the container port ${ports[0]}.`,
        related: listening.evidence,
        fix: edit && { title: `Publish the container port ${ports[0]}`, edits: [edit] },
      });
    },
  },
});
