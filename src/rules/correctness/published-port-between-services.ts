import { publishedPortUses } from '../../model/connections/hosts.js';
import { connectElsewhere } from '../../model/connections/rewritten.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'published-port-between-services',
  category: 'correctness',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: 'unsafe',
  since: '0.1.0',
  summary: 'A client inside the network uses the port that is published on the host.',
  why: 'Between containers the port of the container counts; the published one is open on the host only, and the connection is refused.',
  examples: {
    bad: {
      'compose.yaml':
        'services:\n  web:\n    build: .\n    environment:\n      CACHE_URL: redis://cache:6380/0\n    depends_on:\n      - cache\n  cache:\n    image: redis:8.2\n    ports:\n      - "127.0.0.1:6380:6379"\n',
      Dockerfile: 'FROM python:3.14-slim\nWORKDIR /app\nCOPY app.py ./\nUSER 1000\nCMD ["python", "app.py"]\n',
      'app.py': 'print("hello")\n',
    },
    good: {
      'compose.yaml':
        'services:\n  web:\n    build: .\n    environment:\n      CACHE_URL: redis://cache:6379/0\n    depends_on:\n      - cache\n  cache:\n    image: redis:8.2\n    ports:\n      - "127.0.0.1:6380:6379"\n',
      Dockerfile: 'FROM python:3.14-slim\nWORKDIR /app\nCOPY app.py ./\nUSER 1000\nCMD ["python", "app.py"]\n',
      'app.py': 'print("hello")\n',
    },
  },
  sources: ['https://docs.docker.com/compose/how-tos/networking/'],
  on: {
    compose({ services }, { report }) {
      for (const { connection, target, containerPort, by } of [...services.values()].flatMap(publishedPortUses)) {
        const { subject, port, evidence } = connection;
        const edit = connectElsewhere(connection, { host: connection.host, port: containerPort });
        report(connection, {
          message: `${subject} leads to port ${port} of ${target.name}, which is published on the host; between containers it is ${containerPort}.`,
          help: `Connect to ${target.name}:${containerPort}.`,
          fix: edit && { title: `Connect to port ${containerPort}`, edits: [edit] },
          related: [...evidence, { at: by.at, note: 'published here' }],
        });
      }
    },
  },
});
