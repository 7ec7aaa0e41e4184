import { type DataLoss, dataLoss } from '../../model/compose/running/data-loss.js';
import type { Role } from '../../model/stage.js';
import { defineRule, type Finding } from '../../rule.js';

export default defineRule({
  name: 'database-without-volume',
  category: 'reliability',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'The data of a database is in no named volume and in no folder of the host.',
  why: 'Without one the data stays with the container: `docker compose down` and the next `up` start with an empty database.',
  examples: {
    bad: {
      'compose.yaml':
        'services:\n  db:\n    image: postgres:17\n    environment:\n      POSTGRES_PASSWORD: ${DB_PASSWORD:?}\n    volumes:\n      - data:/var/lib/postgres\nvolumes:\n  data:\n',
    },
    good: {
      'compose.yaml':
        'services:\n  db:\n    image: postgres:17\n    environment:\n      POSTGRES_PASSWORD: ${DB_PASSWORD:?}\n    volumes:\n      - data:/var/lib/postgresql/data\nvolumes:\n  data:\n',
    },
  },
  sources: [
    'https://docs.docker.com/engine/storage/volumes/',
    'https://hub.docker.com/_/postgres',
    'https://github.com/docker-library/postgres/pull/1259',
  ],
  on: {
    service(service, { report }) {
      const loss = dataLoss(service);
      const severity = loss && severityOf(loss, service.role);
      if (!severity) return;
      report(loss, { message: messageOf(loss), help: `Mount a named volume at ${loss.place}.`, severity });
    },
  },
});

/** Undefined in tests: their databases are meant to be forgotten. */
function severityOf({ row, refused, newest }: DataLoss, role: Role): Finding['severity'] {
  // Somebody may still have an older image under the same name.
  if (refused) return newest ? 'warning' : 'error';
  if (role === 'test') return undefined;
  return role === 'development' || row.kind === 'search' || row.kind === 'cache' ? 'info' : 'warning';
}

function messageOf({ row, directory, mounted, refused, newest }: DataLoss): string {
  const name = newest ? `The newest ${row.name}` : row.name;
  if (refused) return `${name} refuses to start with a mount at ${mounted}: it keeps its data in ${directory} now.`;
  if (mounted !== undefined)
    return `${name} keeps its data in ${directory}, which the mount at ${mounted} does not hold.`;
  return `${name} keeps its data in ${directory}, which no volume holds: it is gone after \`docker compose down\`.`;
}
