import { restartPolicy } from '../../model/compose/running/restart.js';
import { type UnreadyDependency, unreadyDependencies } from '../../model/compose/running/start-order.js';
import { startsAtOnce } from '../../model/compose/running/waiting.js';
import { valueOf } from '../../model/known.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'start-order-race',
  category: 'reliability',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'An application starts while its database is still starting.',
  why: '`depends_on` alone waits for the container, not for the database in it: the first connections fail, and the application with them.',
  examples: {
    bad: {
      'compose.yaml':
        'services:\n  web:\n    build: .\n    depends_on:\n      - db\n  db:\n    image: postgres:17\n    environment:\n      POSTGRES_PASSWORD: ${DB_PASSWORD:?}\n    volumes:\n      - data:/var/lib/postgresql/data\nvolumes:\n  data:\n',
      Dockerfile: 'FROM python:3.13-slim\nRUN useradd --create-home app\nUSER app\nCMD ["python", "-m", "shop"]\n',
    },
    good: {
      'compose.yaml':
        'services:\n  web:\n    build: .\n    depends_on:\n      db:\n        condition: service_healthy\n  db:\n    image: postgres:17\n    environment:\n      POSTGRES_PASSWORD: ${DB_PASSWORD:?}\n    healthcheck:\n      test: pg_isready -U postgres\n    volumes:\n      - data:/var/lib/postgresql/data\nvolumes:\n  data:\n',
      Dockerfile: 'FROM python:3.13-slim\nRUN useradd --create-home app\nUSER app\nCMD ["python", "-m", "shop"]\n',
    },
  },
  sources: ['https://docs.docker.com/compose/how-tos/startup-order/'],
  on: {
    service(service, { project, report }) {
      const key = service.attribute('depends_on')?.key;
      const unready = key && service.role !== 'test' ? unreadyDependencies(service) : [];
      if (!key || unready.length === 0 || valueOf(startsAtOnce(service, project.host)) !== true) return;
      const comesBack = restartPolicy(service) === 'restarts';
      report(key, {
        message: `${service.name} does not wait until ${listOf(unready)} ${unready.length > 1 ? 'accept' : 'accepts'} connections.`,
        help: unready.map(advice).join(' '),
        severity: comesBack || service.role === 'development' ? 'info' : undefined,
      });
    },
  },
});

const listOf = (unready: readonly UnreadyDependency[]): string =>
  unready.map(({ service }) => service.name).join(' and ');

const advice = ({ service: { name }, row, hasHealthcheck }: UnreadyDependency): string =>
  hasHealthcheck
    ? `Depend on ${name} with \`condition: service_healthy\`.`
    : `Give ${name} a health check (\`${row.health.command}\`) and depend on it with \`condition: service_healthy\`.`;
