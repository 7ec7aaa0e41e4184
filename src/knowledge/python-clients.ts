/** Calls of Python libraries that connect to a server, and which of their arguments say where it is. */
import type { DataKind } from './url-schemes.js';

/** An argument of a call. */
export interface ClientArgument {
  readonly keywords: readonly string[];
  /** 0-based; undefined for keyword-only. */
  readonly position: number | undefined;
}

/** A framework that takes URLs of several kinds, each of which needs a driver of its own. */
export type UrlReader = 'sqlalchemy' | 'django' | 'celery';

/** A function or class that connects. */
export interface Client {
  /** Full dotted names, as imports resolve them. */
  readonly callees: readonly string[];
  readonly kind: DataKind;
  readonly host: ClientArgument | undefined;
  readonly port: ClientArgument | undefined;
  readonly user: ClientArgument | undefined;
  readonly password: ClientArgument | undefined;
  readonly database: ClientArgument | undefined;
  /** Arguments that hold a URL, a `host:port`, or a list of such. */
  readonly addresses: readonly ClientArgument[];
  /** The host that it connects to without one; undefined where it then uses a socket file, a variable, or refuses. */
  readonly defaultHost: string | undefined;
  readonly defaultPort: number | undefined;
  /** Keywords with which none of this says where it connects. */
  readonly unless: readonly string[];
  /** The framework that reads the URL and loads the driver for it. */
  readonly reader: UrlReader | undefined;
}

const at = (position: number | undefined, ...keywords: readonly string[]): ClientArgument => ({ position, keywords });
const named = (...keywords: readonly string[]): ClientArgument => at(undefined, ...keywords);

const client = (row: Pick<Client, 'callees' | 'kind'> & Partial<Client>): Client => ({
  host: undefined,
  port: undefined,
  user: undefined,
  password: undefined,
  database: undefined,
  addresses: [],
  defaultHost: undefined,
  defaultPort: undefined,
  unless: [],
  reader: undefined,
  ...row,
});

const hostAndPort = { host: named('host'), port: named('port') } as const;
const login = {
  user: named('user', 'username'),
  password: named('password', 'passwd'),
  database: named('database', 'dbname', 'db'),
} as const;

const requestMethods = ['get', 'post', 'put', 'patch', 'delete', 'head', 'options'];

/**
 * Signatures and defaults were read from the installed libraries on 2026-11-20: redis 7, psycopg2 2.9, pymysql 1, pymongo 4, pika 1,
 * celery 5, elasticsearch 9, sqlalchemy 2.1.
 */
export const clients: readonly Client[] = [
  client({
    callees: ['redis.Redis', 'redis.StrictRedis', 'redis.asyncio.Redis', 'redis.client.Redis'],
    kind: 'redis',
    host: at(0, 'host'),
    port: at(1, 'port'),
    defaultHost: 'localhost',
    defaultPort: 6379,
    unless: ['connection_pool', 'unix_socket_path'],
  }),
  client({
    callees: ['redis.ConnectionPool', 'redis.asyncio.ConnectionPool'],
    kind: 'redis',
    ...hostAndPort,
    defaultPort: 6379,
    unless: ['connection_class', 'path'],
  }),
  client({
    callees: [
      'redis.from_url',
      'redis.Redis.from_url',
      'redis.StrictRedis.from_url',
      'redis.ConnectionPool.from_url',
      'redis.asyncio.from_url',
      'redis.asyncio.Redis.from_url',
      'redis.asyncio.ConnectionPool.from_url',
      'aioredis.from_url',
      'aioredis.create_redis_pool',
    ],
    kind: 'redis',
    addresses: [at(0, 'url', 'address')],
  }),
  client({
    callees: [
      'psycopg2.connect',
      'psycopg.connect',
      'psycopg.Connection.connect',
      'psycopg.AsyncConnection.connect',
      'psycopg_pool.ConnectionPool',
      'psycopg_pool.AsyncConnectionPool',
      'asyncpg.connect',
      'asyncpg.create_pool',
      'aiopg.connect',
      'aiopg.create_pool',
      'pg8000.connect',
    ],
    kind: 'postgresql',
    ...hostAndPort,
    ...login,
    addresses: [at(0, 'dsn', 'conninfo')],
    defaultPort: 5432,
  }),
  client({
    callees: ['psycopg2.pool.SimpleConnectionPool', 'psycopg2.pool.ThreadedConnectionPool'],
    kind: 'postgresql',
    ...hostAndPort,
    ...login,
    addresses: [at(2, 'dsn')],
    defaultPort: 5432,
  }),
  client({
    callees: ['peewee.PostgresqlDatabase', 'playhouse.pool.PooledPostgresqlDatabase'],
    kind: 'postgresql',
    ...hostAndPort,
    ...login,
    database: at(0, 'database'),
    defaultPort: 5432,
  }),
  client({
    callees: [
      'pymysql.connect',
      'pymysql.connections.Connection',
      'MySQLdb.connect',
      'mysql.connector.connect',
      'mysql.connector.pooling.MySQLConnectionPool',
      'aiomysql.connect',
      'aiomysql.create_pool',
      'asyncmy.connect',
      'asyncmy.create_pool',
      'peewee.MySQLDatabase',
    ],
    kind: 'mysql',
    ...hostAndPort,
    ...login,
    defaultPort: 3306,
    unless: ['unix_socket', 'read_default_file', 'option_files'],
  }),
  client({
    callees: [
      'pymongo.MongoClient',
      'pymongo.mongo_client.MongoClient',
      'pymongo.AsyncMongoClient',
      'motor.motor_asyncio.AsyncIOMotorClient',
    ],
    kind: 'mongodb',
    host: at(0, 'host'),
    port: at(1, 'port'),
    user: named('username'),
    password: named('password'),
    addresses: [at(0, 'host')],
    defaultHost: 'localhost',
    defaultPort: 27017,
  }),
  client({
    callees: ['mongoengine.connect'],
    kind: 'mongodb',
    ...hostAndPort,
    addresses: [named('host')],
    defaultPort: 27017,
  }),
  client({
    callees: ['pika.ConnectionParameters', 'pika.connection.ConnectionParameters'],
    kind: 'amqp',
    host: at(0, 'host'),
    port: at(1, 'port'),
    defaultHost: 'localhost',
    defaultPort: 5672,
  }),
  client({
    callees: [
      'pika.URLParameters',
      'aio_pika.connect',
      'aio_pika.connect_robust',
      'kombu.Connection',
      'faststream.rabbit.RabbitBroker',
    ],
    kind: 'amqp',
    addresses: [at(0, 'url', 'hostname')],
  }),
  client({
    callees: ['celery.Celery'],
    kind: 'amqp',
    addresses: [named('broker'), named('backend')],
    reader: 'celery',
  }),
  client({
    callees: [
      'sqlalchemy.create_engine',
      'sqlalchemy.engine.create_engine',
      'sqlalchemy.ext.asyncio.create_async_engine',
      'sqlmodel.create_engine',
    ],
    kind: 'postgresql',
    addresses: [at(0, 'url')],
    reader: 'sqlalchemy',
  }),
  client({
    callees: ['databases.Database', 'dataset.connect', 'playhouse.db_url.connect', 'dj_database_url.parse'],
    kind: 'postgresql',
    addresses: [at(0, 'url')],
  }),
  client({
    callees: [
      'elasticsearch.Elasticsearch',
      'elasticsearch.AsyncElasticsearch',
      'opensearchpy.OpenSearch',
      'elasticsearch_dsl.connections.create_connection',
    ],
    kind: 'elasticsearch',
    addresses: [at(0, 'hosts')],
    defaultPort: 9200,
  }),
  client({
    callees: ['kafka.KafkaProducer', 'kafka.KafkaConsumer', 'aiokafka.AIOKafkaProducer', 'aiokafka.AIOKafkaConsumer'],
    kind: 'kafka',
    addresses: [named('bootstrap_servers')],
    defaultPort: 9092,
  }),
  client({
    callees: ['pymemcache.client.base.Client', 'pymemcache.Client', 'memcache.Client', 'pylibmc.Client'],
    kind: 'memcached',
    addresses: [at(0, 'server', 'servers')],
    defaultPort: 11211,
  }),
  client({
    callees: ['qdrant_client.QdrantClient', 'qdrant_client.AsyncQdrantClient'],
    kind: 'http',
    ...hostAndPort,
    addresses: [named('url')],
    defaultPort: 6333,
  }),
  client({
    callees: ['chromadb.HttpClient'],
    kind: 'http',
    host: at(0, 'host'),
    port: at(1, 'port'),
    defaultPort: 8000,
  }),
  client({ callees: ['ollama.Client', 'ollama.AsyncClient'], kind: 'http', addresses: [at(0, 'host')] }),
  client({ callees: ['mlflow.set_tracking_uri'], kind: 'http', addresses: [at(0, 'uri')] }),
  client({ callees: ['minio.Minio'], kind: 'http', addresses: [at(0, 'endpoint')] }),
  client({
    callees: ['grpc.insecure_channel', 'grpc.aio.insecure_channel'],
    kind: 'grpc',
    addresses: [at(0, 'target')],
  }),
  client({
    callees: ['smtplib.SMTP'],
    kind: 'smtp',
    host: at(0, 'host'),
    port: at(1, 'port'),
    defaultPort: 25,
  }),
  client({
    callees: requestMethods.flatMap((method) => [`requests.${method}`, `httpx.${method}`]),
    kind: 'http',
    addresses: [at(0, 'url')],
  }),
  client({ callees: ['requests.request', 'httpx.request'], kind: 'http', addresses: [at(1, 'url')] }),
  client({ callees: ['urllib.request.urlopen'], kind: 'http', addresses: [at(0, 'url')] }),
];

const byCallee = new Map(clients.flatMap((row) => row.callees.map((callee) => [callee, row] as const)));

/** The client that a call of a full dotted name makes. */
export const clientOf = (callee: string): Client | undefined => byCallee.get(callee);

/** Settings of frameworks that hold the URL of a server, by name, and which framework reads them. */
export const urlSettings: ReadonlyMap<string, UrlReader | undefined> = new Map<string, UrlReader | undefined>([
  ['SQLALCHEMY_DATABASE_URI', 'sqlalchemy'],
  ['CELERY_BROKER_URL', 'celery'],
  ['CELERY_RESULT_BACKEND', 'celery'],
  ['broker_url', 'celery'],
  ['result_backend', 'celery'],
  ['BROKER_URL', 'celery'],
  ['MONGO_URI', undefined],
  ['REDIS_URL', undefined],
  ['CACHE_REDIS_URL', undefined],
  ['RQ_REDIS_URL', undefined],
]);
