import rule from '../../../src/rules/reliability/database-without-volume.js';
import { testRule, type RuleCase } from '../../harness.js';

const file = (image: string, lines: readonly string[]): string => {
  const attributes = lines.map((line) => `    ${line}\n`).join('');
  return `services:\n  db:\n    image: ${image}\n${attributes}volumes:\n  data:\n`;
};
const db = (
  image: string,
  lines: readonly string[] = [],
  message?: string,
  more: RuleCase['files'] = {},
): RuleCase => ({
  files: { 'compose.yaml': file(image, lines), ...more },
  ...(message === undefined ? {} : { message }),
});
const at = (path: string, image: string, lines: readonly string[] = []): RuleCase => ({
  files: { [path]: file(image, lines) },
});

testRule(rule, {
  'a job, which is thrown away anyway': {
    files: {
      'compose.yaml':
        'services: {}\njobs:\n  trial:\n    image: postgres:18\n    environment: {POSTGRES_PASSWORD: "${PASSWORD:?}"}\n    triggers: {manual: true}\n',
    },
  },
  'no mount at all': db(
    '[|postgres:17|]',
    [],
    'PostgreSQL keeps its data in /var/lib/postgresql/data, which no volume holds: it is gone after `docker compose down`.',
  ),
  'a named volume': db('postgres:17', ['volumes: ["data:/var/lib/postgresql/data"]']),
  'a slash at its end': db('postgres:17', ['volumes: ["data:/var/lib/postgresql/data/"]']),
  'a folder of the host': db('postgres:17', ['volumes: ["./pgdata:/var/lib/postgresql/data"]']),
  'a folder of another machine': db('postgres:17', ['volumes: ["/srv/pg:/var/lib/postgresql/data"]']),
  'the folder above, where the image has its own volume': db(
    'postgres:17',
    ['volumes: [[|"data:/var/lib/postgresql"|]]'],
    'PostgreSQL keeps its data in /var/lib/postgresql/data, which the mount at /var/lib/postgresql does not hold.',
  ),
  'the folder above from 18 on': db('postgres:18', ['volumes: ["data:/var/lib/postgresql"]']),
  'the old folder from 18 on': db(
    'postgres:18-alpine',
    ['volumes: [[|"data:/var/lib/postgresql/data"|]]'],
    'PostgreSQL refuses to start with a mount at /var/lib/postgresql/data: it keeps its data in /var/lib/postgresql/18/docker now.',
  ),
  'the old folder without a release': db(
    'postgres',
    ['volumes: [[|"data:/var/lib/postgresql/data"|]]'],
    'The newest PostgreSQL refuses to start with a mount at /var/lib/postgresql/data: it keeps its data in /var/lib/postgresql/<major>/docker now.',
  ),
  'the old folder, with PGDATA': db('postgres:18', [
    'environment: {PGDATA: /var/lib/postgresql/data}',
    'volumes: ["data:/var/lib/postgresql/data"]',
  ]),
  'a folder below, with PGDATA': db('postgres:16', [
    'environment: {PGDATA: /var/lib/postgresql/data/pgdata}',
    'volumes: ["data:/var/lib/postgresql/data"]',
  ]),
  'PGDATA elsewhere': db('postgres:16', [
    'environment: {PGDATA: /pgdata}',
    'volumes: [[|"data:/var/lib/postgresql/data"|]]',
  ]),
  'an env_file that may move it': db('postgres:16', ['env_file: .env.db', 'volumes: ["data:/pgdata"]']),
  'an env_file that may move it where nothing is': db('[|postgres:16|]', ['env_file: .env.db']),
  'a digest': db(`postgres@sha256:${'a'.repeat(64)}`, ['volumes: ["data:/var/lib/postgresql/data"]']),
  'an unknown release': db('postgres:${PG}', []),
  'PostGIS 17': db('postgis/postgis:17-3.5', ['volumes: ["data:/var/lib/postgresql/data"]']),
  'pgvector 18': db('pgvector/pgvector:pg18', ['volumes: [[|"data:/var/lib/postgresql/data"|]]']),
  'only scripts': db('[|postgres:17|]', ['volumes: ["./init.sql:/docker-entrypoint-initdb.d/init.sql"]']),
  'an anonymous volume': db('[|postgres:17|]', ['volumes: ["/var/lib/postgresql/data"]']),
  'tmpfs on purpose': db('postgres:17', ['tmpfs: /var/lib/postgresql/data']),
  'tmpfs on purpose, in the long form': db('postgres:17', [
    'volumes:',
    '  - {type: tmpfs, target: /var/lib/postgresql/data}',
  ]),
  'volumes of another service': db('postgres:17', ['volumes_from: [store]']),
  'a mount with a target of .env': db('postgres:17', ['volumes: ["data:${TARGET}"]']),
  'a database that need not last': db('postgres:17', ['command: postgres -c fsync=off']),
  'a place that an option names': db('mysql:8.4', ['command: --datadir=/data', 'volumes: ["data:/data"]']),
  'other options': db('[|mysql:8.4|]', ['command: --character-set-server=utf8mb4']),
  'the wrong folder of MySQL': db(
    'mysql:8.4',
    ['volumes: [[|"data:/var/lib/mysqldata"|]]'],
    'MySQL keeps its data in /var/lib/mysql, which the mount at /var/lib/mysqldata does not hold.',
  ),
  'the folder above that of MongoDB': db('mongo:8', ['volumes: [[|"data:/data"|]]']),
  'the folder of MongoDB': db('mongo:8', ['volumes: ["data:/data/db"]']),
  'a cache': db('redis:8'),
  'a cache that logs what it holds': db('[|redis:8|]', ['command: redis-server --appendonly yes']),
  'a broker': db('rabbitmq:4'),
  'an object store with folders of its choice': db('quay.io/minio/minio:RELEASE.2025-09-07T16-13-09Z', [
    'command: server /export',
  ]),
  'for developers': at('compose.dev.yaml', '[|postgres:17|]'),
  'for tests': at('compose.test.yaml', 'postgres:17'),
  'a service for tests': { files: { 'compose.yaml': 'services:\n  test-db:\n    image: postgres:17\n' } },
  'a volume that the override adds': db('postgres:17', [], undefined, {
    'compose.override.yaml': 'services:\n  db:\n    volumes: ["data:/var/lib/postgresql/data"]\n',
  }),
  'a lone override': {
    files: { 'compose.override.yaml': 'services:\n  db:\n    image: postgres:17\n  web:\n    ports: ["80:80"]\n' },
  },
  'a build': db('postgres:17', ['build: .']),
});
