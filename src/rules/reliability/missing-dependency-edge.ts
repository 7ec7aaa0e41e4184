import { restartPolicy } from '../../model/compose/running/restart.js';
import { missingEdges } from '../../model/connections/edges.js';
import { addDependencies } from '../../model/compose/writing/start-order.js';
import { defineRule } from '../../rule.js';

const compose = (more: string): string =>
  `services:\n  web:\n    build: .\n    environment:\n      DATABASE_URL: postgresql://postgres@db/postgres\n${more}  db:\n    image: postgres:17.6\n    environment:\n      POSTGRES_PASSWORD: \${DB_PASSWORD:?}\n    healthcheck:\n      test: pg_isready -U postgres\n    volumes:\n      - data:/var/lib/postgresql/data\nvolumes:\n  data:\n`;
const files = {
  Dockerfile: 'FROM python:3.14-slim\nWORKDIR /app\nCOPY app.py ./\nUSER 1000\nCMD ["python", "app.py"]\n',
  'app.py': 'print("hello")\n',
};

export default defineRule({
  name: 'missing-dependency-edge',
  category: 'reliability',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fixable: 'unsafe',
  since: '0.1.0',
  summary: 'A service uses a database of the project and does not depend on it.',
  why: 'Compose starts both at once, and `docker compose up web` does not start the database at all: the first connections fail.',
  examples: {
    bad: { 'compose.yaml': compose(''), ...files },
    good: { 'compose.yaml': compose('    depends_on:\n      db:\n        condition: service_healthy\n'), ...files },
  },
  sources: ['https://docs.docker.com/compose/how-tos/startup-order/'],
  on: {
    service(service, { project, report }) {
      const edges = service.role === 'test' ? [] : missingEdges(service, project.host);
      if (edges.length === 0) return;
      const names = edges.map(({ needed }) => needed.name).join(' and ');
      const isMinor = restartPolicy(service) === 'restarts' || edges.every(({ isQuick }) => isQuick);
      const edit = addDependencies(service, [...new Set(edges.map(({ needed }) => needed.name))]);
      report(service, {
        message: `${service.name} connects to ${names}, and nothing says that ${edges.length > 1 ? 'they start' : `${names} starts`} first.`,
        help: `Add ${names} to depends_on.`,
        fix: edit && { title: `Add ${names} to depends_on`, edits: [edit] },
        related: edges.flatMap(({ connection, needed }) => [
          { at: connection.at, note: `${connection.subject} leads to ${needed.name}` },
          { at: needed.at, note: `${needed.name} is defined here` },
        ]),
        severity: isMinor || service.role === 'development' ? 'info' : undefined,
      });
    },
  },
});
