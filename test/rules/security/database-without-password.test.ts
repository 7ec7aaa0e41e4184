import { expect, test } from 'vitest';
import { run, selectDefault } from '../../../src/engine/run.js';
import rule from '../../../src/rules/security/database-without-password.js';
import { projectOf, testRule, type RuleCase } from '../../harness.js';

/** A service `db` with further lines, each indented as an attribute. */
const db = (image: string, lines: readonly string[] = [], more: Partial<RuleCase> = {}): RuleCase => ({
  ...more,
  files: {
    'compose.yaml': `services:\n  db:\n    image: ${image}\n${lines.map((line) => `    ${line}\n`).join('')}`,
    ...more.files,
  },
});
const at = (path: string, image: string, lines: readonly string[]): RuleCase => ({
  files: { [path]: `services:\n  db:\n    image: ${image}\n${lines.map((line) => `    ${line}\n`).join('')}` },
});

testRule(rule, {
  'nothing sets the password': db('[|postgres:17|]', [], {
    message: 'PostgreSQL refuses to start without POSTGRES_PASSWORD.',
  }),
  'a password': db('postgres:17', ['environment:', '  POSTGRES_PASSWORD: secret']),
  'a password file': db('postgres:17', ['environment:', '  - POSTGRES_PASSWORD_FILE=/run/secrets/db']),
  'an empty password': db('postgres:17', ['environment:', '  POSTGRES_PASSWORD: [|""|]'], {
    message: 'PostgreSQL refuses to start with an empty POSTGRES_PASSWORD.',
  }),
  'a password from the shell': db('postgres:17', ['environment:', '  - POSTGRES_PASSWORD']),
  'a password from a variable that nobody set yet': db('postgres:17', [
    'environment:',
    '  POSTGRES_PASSWORD: ${DB_PASSWORD}',
  ]),
  'an empty default': db('postgres:17', ['environment:', '  POSTGRES_PASSWORD: ${DB_PASSWORD:-}']),
  'a misspelt variable': db('[|mysql:8.4|]', ['environment:', '  MYSQL_PASSWORD: secret'], {
    message: 'MySQL refuses to start without MYSQL_ROOT_PASSWORD.',
  }),
  'an env_file that is not here': db('postgres:17', ['env_file: .env.db']),
  'an env_file without it': db('[|postgres:17|]', ['env_file: db.env'], {
    files: { 'db.env': 'POSTGRES_USER=shop\n' },
  }),
  'an env_file with it': db('postgres:17', ['env_file: db.env'], { files: { 'db.env': 'POSTGRES_PASSWORD=x\n' } }),
  'a build': db('postgres:17', ['build: .'], { files: { Dockerfile: 'FROM postgres:17\n' } }),
  'an entrypoint of its own': db('postgres:17', ['entrypoint: /start.sh']),
  'another command': db('postgres:17', ['command: psql -h other']),
  'options for the server': db('[|postgres:17|]', ['command: postgres -c max_connections=200']),
  'only options': db('[|postgres:17|]', ['command: ["-c", "max_connections=200"]']),
  'a volume that is older than the file': {
    files: {
      'compose.yaml':
        'services:\n  db:\n    image: postgres:17\n    volumes: ["data:/var/lib/postgresql/data"]\nvolumes:\n  data:\n    external: true\n',
    },
  },
  'a release that starts without a password': db('postgres:11.5'),
  'a release that does not': db('[|postgres:11.7|]'),
  'an unknown release': db('postgres:${TAG}'),
  'a copy of the image elsewhere': db('[|public.ecr.aws/docker/library/postgres:17|]'),
  'a private image of that name': db('registry.example.com/postgres:17'),
  'an image made from it': db('[|postgis/postgis:17-3.5|]'),
  'a password that the override sets': {
    files: {
      'compose.yaml': 'services:\n  db:\n    image: postgres:17\n',
      'compose.override.yaml': 'services:\n  db:\n    environment: {POSTGRES_PASSWORD: x}\n',
    },
  },
  'a lone override': {
    files: { 'compose.override.yaml': 'services:\n  db:\n    image: postgres:17\n  web:\n    ports: ["80:80"]\n' },
  },
  'trust inside the project': db('postgres:17', ['environment:', '  POSTGRES_HOST_AUTH_METHOD: [|trust|]'], {
    message: 'POSTGRES_HOST_AUTH_METHOD lets anybody who reaches PostgreSQL in without a password.',
  }),
  'trust for everybody': db(
    'postgres:17',
    ['environment:', '  POSTGRES_HOST_AUTH_METHOD: [|trust|]', '  POSTGRES_PASSWORD: x', 'ports: ["5432:5432"]'],
    {
      message:
        'POSTGRES_HOST_AUTH_METHOD lets anybody who reaches PostgreSQL in without a password, and it is published on every interface of the host.',
    },
  ),
  'an empty password that a template wants filled in': at('compose.example.yml', 'postgres:17', [
    'environment:',
    '  POSTGRES_PASSWORD: ""',
  ]),
  'another method': db('postgres:17', ['environment:', '  POSTGRES_HOST_AUTH_METHOD: md5', '  POSTGRES_PASSWORD: x']),
  'trust for developers': at('compose.dev.yaml', 'postgres:17', ['environment:', '  POSTGRES_HOST_AUTH_METHOD: trust']),
  'an empty password for MySQL': db('mysql:8.4', ['environment:', '  MYSQL_ALLOW_EMPTY_PASSWORD: [|"no"|]']),
  'which a password makes void': db('mysql:8.4', [
    'environment:',
    '  MYSQL_ALLOW_EMPTY_PASSWORD: "yes"',
    '  MYSQL_ROOT_PASSWORD: x',
  ]),
  'a random password': db('mariadb:11.4', ['environment:', '  MARIADB_RANDOM_ROOT_PASSWORD: 1']),
  'MariaDB under its old names': db('mariadb:11.4', ['environment:', '  MYSQL_ROOT_PASSWORD: x']),
  Bitnami: db('[|bitnamilegacy/postgresql:16|]'),
  'Bitnami without a password on purpose': db('bitnamilegacy/postgresql:16', [
    'environment:',
    '  - ALLOW_EMPTY_PASSWORD=[|yes|]',
  ]),
  'a replica': db('bitnamilegacy/postgresql:16', ['environment:', '  POSTGRESQL_REPLICATION_MODE: slave']),
  'Redis for everybody': db('[|redis:8|]', ['ports: ["6379:6379"]'], {
    message: 'Redis asks for no password and is published on every interface of the host.',
  }),
  'Redis for the host': db('redis:8', ['ports: ["127.0.0.1:6379:6379"]']),
  'Redis for the project': db('redis:8'),
  'Redis on an address of .env': db('redis:8', ['ports: ["${ADDRESS}:6379:6379"]']),
  'Redis in the network of the host': db('[|redis:8|]', ['network_mode: host']),
  'Redis with a password': db('redis:8', ['ports: ["6379:6379"]', 'command: redis-server --requirepass x']),
  'Redis with a password of the shell': db('redis:8', [
    'ports: ["6379:6379"]',
    'command: redis-server --requirepass ${REDIS_PASSWORD}',
  ]),
  'Redis with other options': db('[|redis:8|]', [
    'ports: ["6379:6379"]',
    'command: ["redis-server", "--appendonly", "yes"]',
  ]),
  'Redis with a file': db('redis:8', [
    'ports: ["6379:6379"]',
    'volumes: ["./redis.conf:/usr/local/etc/redis/redis.conf"]',
  ]),
  'Redis with a variable that it does not read': db('[|redis:8|]', [
    'ports: ["6379:6379"]',
    'environment: {REDIS_PASSWORD: x}',
  ]),
  'Redis for developers': at('compose.dev.yaml', '[|redis:8|]', ['ports: ["6379:6379"]']),
  'Redis for tests': at('compose.test.yaml', 'redis:8', ['ports: ["6379:6379"]']),
  'MongoDB for everybody': db('[|mongo:8|]', ['ports: ["27017:27017"]', 'command: mongod --replSet rs0']),
  'MongoDB with a key file': db('mongo:8', ['ports: ["27017:27017"]', 'command: mongod --replSet rs0 --keyFile /key']),
  'MongoDB with a password': db('mongo:8', [
    'ports: ["27017:27017"]',
    'environment: {MONGO_INITDB_ROOT_USERNAME: a, MONGO_INITDB_ROOT_PASSWORD: b}',
  ]),
  'MongoDB with half of it': db('mongo:8', ['environment:', '  MONGO_INITDB_ROOT_USERNAME: [|root|]'], {
    message: 'MongoDB refuses to start with MONGO_INITDB_ROOT_USERNAME and without MONGO_INITDB_ROOT_PASSWORD.',
  }),
  'RabbitMQ with its first login': db('[|rabbitmq:4|]', ['ports: ["5672:5672"]'], {
    message: 'RabbitMQ lets guest in with the password guest and is published on every interface of the host.',
  }),
  'RabbitMQ with another': db('rabbitmq:4', [
    'ports: ["5672:5672"]',
    'environment: {RABBITMQ_DEFAULT_USER: a, RABBITMQ_DEFAULT_PASS: b}',
  ]),
  'old Elasticsearch': db('[|elasticsearch:7.17.0|]', ['ports: ["9200:9200"]']),
  'new Elasticsearch': db('elasticsearch:9.1.0', ['ports: ["9200:9200"]']),
  'new Elasticsearch without security': db('elasticsearch:9.1.0', [
    'ports: ["9200:9200"]',
    'environment:',
    '  - xpack.security.enabled=[|false|]',
  ]),
  'pgAdmin without its e-mail address': db('dpage/pgadmin4:9', ['environment:', '  PGADMIN_DEFAULT_PASSWORD: [|x|]']),
});

test.each([
  ['compose.yaml', 'image: postgres:17', 'error'],
  ['compose.dev.yaml', 'image: postgres:17', 'error'],
  ['compose.yaml', 'image: redis:8\n    ports: ["6379:6379"]', 'error'],
  ['compose.dev.yaml', 'image: redis:8\n    ports: ["6379:6379"]', 'warning'],
  ['compose.yaml', 'image: rabbitmq:4\n    ports: ["5672:5672"]', 'warning'],
  ['compose.yaml', 'image: postgres:17\n    environment: {POSTGRES_HOST_AUTH_METHOD: trust}', 'info'],
])('in %s, %j is of severity %s', (path, service, severity) => {
  const project = projectOf({ [path]: `services:\n  db:\n    ${service}\n` });
  const { diagnostics } = run(project, [selectDefault(rule)]);
  expect(diagnostics.map((one) => one.severity)).toEqual([severity]);
});
