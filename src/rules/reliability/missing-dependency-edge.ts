import { restartPolicy } from '../../model/compose/restart.js';
import { missingEdges } from '../../model/connections/edges.js';
import { defineRule } from '../../rule.js';

const compose = (more: string): string =>
  `services:\n  web:\n    build: .\n    environment:\n      CACHE_URL: redis://cache:6379/0\n${more}  cache:\n    image: redis:8.2\n`;
const Dockerfile = 'FROM python:3.14-slim\nUSER app\nCMD ["python", "-m", "shop"]\n';

export default defineRule({
  name: 'missing-dependency-edge',
  category: 'reliability',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'A service uses a database of the project and does not depend on it.',
  why: 'Compose starts both at once, and `docker compose up web` does not start the database at all: the first connections fail.',
  examples: {
    bad: { 'compose.yaml': compose(''), Dockerfile },
    good: { 'compose.yaml': compose('    depends_on:\n      - cache\n'), Dockerfile },
  },
  sources: ['https://docs.docker.com/compose/how-tos/startup-order/'],
  on: {
    service(service, { project, report }) {
      if (service.role === 'test') return;
      const comesBack = restartPolicy(service) === 'restarts';
      for (const { connection, needed } of missingEdges(service, project.host))
        report(service, {
          message: `${service.name} connects to ${needed.name} (${connection.subject}), and nothing says that ${needed.name} starts first.`,
          help: `Add ${needed.name} to depends_on.`,
          related: [
            { at: connection.at, note: `${needed.name} is used here` },
            { at: needed.at, note: `${needed.name} is defined here` },
          ],
          severity: comesBack || service.role === 'development' ? 'info' : undefined,
        });
    },
  },
});
