/** The schemes of URLs that lead to services: databases, caches, brokers. */

/** What answers behind an address. */
export type DataKind =
  | 'postgresql'
  | 'mysql'
  | 'mongodb'
  | 'redis'
  | 'amqp'
  | 'elasticsearch'
  | 'memcached'
  | 'mssql'
  | 'kafka'
  | 'nats'
  | 'http'
  | 'grpc'
  | 'smtp';

/** What a URL scheme means. */
export interface UrlScheme {
  readonly kind: DataKind;
  /** The port where none is written; undefined where the host is no address, as in `mongodb+srv`. */
  readonly port: number | undefined;
}

const postgresql: UrlScheme = { kind: 'postgresql', port: 5432 };
const mysql: UrlScheme = { kind: 'mysql', port: 3306 };
const redis: UrlScheme = { kind: 'redis', port: 6379 };
const amqp: UrlScheme = { kind: 'amqp', port: 5672 };

/**
 * By scheme without its driver (`postgresql` of `postgresql+asyncpg`). Sources: https://docs.sqlalchemy.org/en/20/core/engines.html,
 * https://www.postgresql.org/docs/current/libpq-connect.html, https://redis.io/docs/latest/develop/clients/redis-py/connect/,
 * https://www.mongodb.com/docs/manual/reference/connection-string/, https://www.rabbitmq.com/docs/uri-spec
 */
const schemes: ReadonlyMap<string, UrlScheme> = new Map<string, UrlScheme>([
  ['postgres', postgresql],
  ['postgresql', postgresql],
  ['postgis', postgresql],
  ['psql', postgresql],
  ['mysql', mysql],
  ['mariadb', mysql],
  ['mongodb', { kind: 'mongodb', port: 27017 }],
  ['redis', redis],
  ['rediss', redis],
  ['valkey', redis],
  ['amqp', amqp],
  ['pyamqp', amqp],
  ['amqps', { kind: 'amqp', port: 5671 }],
  ['mssql', { kind: 'mssql', port: 1433 }],
  ['nats', { kind: 'nats', port: 4222 }],
  ['http', { kind: 'http', port: 80 }],
  ['https', { kind: 'http', port: 443 }],
]);

/** What a scheme means, with or without a driver behind `+`; undefined for one that is not known or names no host. */
export function urlScheme(scheme: string): UrlScheme | undefined {
  const [base = '', ...drivers] = scheme.toLowerCase().split('+');
  // `mongodb+srv` looks its servers up, `redis+socket` names a file; kombu and Celery put `db+` and `sqla+` in front.
  if (drivers.includes('srv') || drivers.includes('socket')) return undefined;
  if (base === 'db' || base === 'sqla') return drivers[0] === undefined ? undefined : urlScheme(drivers.join('+'));
  return schemes.get(base);
}

/** The words in the names of variables that say what a host is, first match first. */
const kindWords: readonly (readonly [RegExp, DataKind])[] = [
  [/^(?:POSTGRES|POSTGRESQL|PG|PSQL|PGSQL)$/, 'postgresql'],
  [/^(?:MYSQL|MARIADB)$/, 'mysql'],
  [/^(?:MONGO|MONGODB)$/, 'mongodb'],
  [/^(?:REDIS|VALKEY)$/, 'redis'],
  [/^(?:RABBITMQ|RABBIT|AMQP)$/, 'amqp'],
  [/^(?:ELASTICSEARCH|ELASTIC|OPENSEARCH)$/, 'elasticsearch'],
  [/^(?:MEMCACHED|MEMCACHE)$/, 'memcached'],
];

/** Whose kind is said by nothing but the project around it. */
const databaseWords = /^(?:DB|DATABASE|SQL)$/;

/** What a variable such as `POSTGRES_HOST` or `DB_HOST` names the host of, by the words before `HOST`. */
export function kindOfWords(words: readonly string[]): DataKind | 'database' | undefined {
  for (const [pattern, kind] of kindWords) if (words.some((word) => pattern.test(word))) return kind;
  return words.some((word) => databaseWords.test(word)) ? 'database' : undefined;
}

/** The usual port of a kind; undefined for those that have none of their own. */
const ports: ReadonlyMap<DataKind, number> = new Map([
  ['postgresql', 5432],
  ['mysql', 3306],
  ['mongodb', 27017],
  ['redis', 6379],
  ['amqp', 5672],
  ['elasticsearch', 9200],
  ['memcached', 11211],
  ['mssql', 1433],
  ['kafka', 9092],
  ['nats', 4222],
  ['smtp', 25],
]);

/** The port that clients of a kind knock at by default. */
export const defaultPort = (kind: DataKind): number | undefined => ports.get(kind);
