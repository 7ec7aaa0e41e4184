import { selfConnections, type SelfConnection } from '../../model/connections/localhost.js';
import { connectElsewhere } from '../../model/connections/rewritten.js';
import { defineRule, type Finding } from '../../rule.js';

const finding = ({ connection, target }: SelfConnection): Finding => {
  const { subject, host, port, service, evidence, origin, isFallback } = connection;
  const address = host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
  const edit = connectElsewhere(connection, { host: target.service.name, port: target.port });
  return {
    message:
      origin === 'default'
        ? `${subject} connects to localhost:${port} by default, which is the container of ${service.name} itself; ${target.service.name} is another one.`
        : `${subject} leads to ${address}, which is the container of ${service.name} itself; ${target.service.name} is another one.`,
    help: `Connect to ${target.service.name}:${target.port}.`,
    related: [...evidence, { at: target.service.at, note: `${target.service.name} is defined here` }],
    severity: isFallback ? 'warning' : undefined,
    fix: edit && { title: `Connect to ${target.service.name}`, edits: [edit] },
  };
};

export default defineRule({
  name: 'localhost-in-container',
  category: 'correctness',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: 'unsafe',
  since: '0.1.0',
  summary: 'A client looks for another service on its own localhost.',
  why: 'Every container has a localhost of its own: nothing listens there, and the connection is refused. Other services have their names.',
  examples: {
    bad: {
      'compose.yaml':
        'services:\n  web:\n    build: .\n    environment:\n      CACHE_URL: redis://localhost:6379/0\n  cache:\n    image: redis:8.2\n',
      Dockerfile: 'FROM python:3.14-slim\nWORKDIR /app\nCOPY app.py ./\nUSER 1000\nCMD ["python", "app.py"]\n',
      'app.py': 'print("hello")\n',
    },
    good: {
      'compose.yaml':
        'services:\n  web:\n    build: .\n    environment:\n      CACHE_URL: redis://cache:6379/0\n    depends_on:\n      - cache\n  cache:\n    image: redis:8.2\n',
      Dockerfile: 'FROM python:3.14-slim\nWORKDIR /app\nCOPY app.py ./\nUSER 1000\nCMD ["python", "app.py"]\n',
      'app.py': 'print("hello")\n',
    },
  },
  sources: ['https://docs.docker.com/compose/how-tos/networking/'],
  on: {
    compose({ services }, { report }) {
      for (const found of [...services.values()].flatMap(selfConnections)) {
        report(found.connection, finding(found));
      }
    },
  },
});
