/** Images that hold data or pass it on: databases, caches, brokers, search engines, object stores. */

import { type Access, type Health, hub, service, type ServiceImage, simple } from './service-image.js';

const truths = ['yes', 'true', '1', 'y', 'on'] as const;
const lies = ['no', 'false', '0', 'n', 'off'] as const;

/** An image that checks its variables before the first start and stops where none sets a password. */
const refused = (variables: readonly string[], more: Partial<Access> = {}): Access => ({
  without: 'refused',
  variables,
  files: true,
  opening: [],
  programs: [],
  configurable: false,
  ...more,
});

/** An image that asks nobody for a password as long as neither a variable nor its configuration says so. */
const open = (variables: readonly string[] = [], more: Partial<Access> = {}): Access => ({
  without: 'open',
  variables,
  files: false,
  opening: [],
  programs: [],
  configurable: true,
  ...more,
});

/** An image that keeps strangers out by itself, unless a variable says otherwise. */
const guarded = (more: Partial<Access>): Access => refused([], { without: 'protected', configurable: true, ...more });

/** The image has no HEALTHCHECK; its own command tells whether it is ready. */
const asks = (command?: string): Health => ({ command, shipped: false });
/** Whether the image has a HEALTHCHECK is not known. */
const mayAsk = (command?: string): Health => ({ command, shipped: undefined });
/**
 * The same for what clients wait for: PyMongo looks for a server for 30 seconds, librdkafka without end.
 * Sources: https://pymongo.readthedocs.io/en/stable/api/pymongo/mongo_client.html,
 * https://github.com/confluentinc/librdkafka/blob/master/INTRODUCTION.md
 */
const patient = (health: Health): Health => ({ ...health, clientsWait: true });
/** The image brings its own HEALTHCHECK. */
const ships: Health = { command: undefined, shipped: true };

/** Bitnami's images of one way: https://github.com/bitnami/containers */
const bitnami = (variables: readonly string[]): readonly Access[] => [
  refused(variables, { opening: [{ name: 'ALLOW_EMPTY_PASSWORD', values: truths }] }),
];

/**
 * Releases of the PostgreSQL image that refuse to start without a password; older ones let anybody in.
 * Source: https://github.com/docker-library/postgres/pull/658
 */
const postgresRefusesFrom = ['9.4.26', '9.5.21', '9.6.17', '10.12', '11.7', '12.2'];

const databases: readonly ServiceImage[] = [
  service({
    name: 'PostgreSQL',
    images: [
      'postgres',
      'postgis/postgis',
      'pgvector/pgvector',
      'ankane/pgvector',
      'timescale/timescaledb',
      'imresamu/postgis',
    ],
    kind: 'database',
    ports: [5432],
    // https://github.com/docker-library/postgres/pull/1259
    data: [
      { below: '18', directory: '/var/lib/postgresql/data', volume: '/var/lib/postgresql/data', variable: 'PGDATA' },
      {
        from: ['18'],
        directory: '/var/lib/postgresql/{major}/docker',
        volume: '/var/lib/postgresql',
        variable: 'PGDATA',
        refused: '/var/lib/postgresql/data',
      },
    ],
    access: [
      refused(['POSTGRES_PASSWORD'], {
        from: postgresRefusesFrom,
        opening: [{ name: 'POSTGRES_HOST_AUTH_METHOD', values: ['trust'], always: true }],
        programs: ['postgres'],
      }),
    ],
    health: asks('pg_isready -U postgres'),
    verified: true,
    source: 'https://github.com/docker-library/docs/tree/master/postgres',
  }),
  service({
    name: 'PostgreSQL',
    images: ['bitnami/postgresql', 'bitnamilegacy/postgresql'],
    kind: 'database',
    ports: [5432],
    data: [{ directory: '/bitnami/postgresql' }],
    access: bitnami([
      'POSTGRESQL_PASSWORD',
      'POSTGRES_PASSWORD',
      'POSTGRESQL_POSTGRES_PASSWORD',
      'POSTGRES_POSTGRES_PASSWORD',
    ]),
    health: asks('pg_isready -U postgres'),
    source: hub('bitnami/postgresql'),
  }),
  service({
    name: 'PostgreSQL',
    images: ['supabase/postgres', 'timescale/timescaledb-ha', 'kartoza/postgis', 'citusdata/citus'],
    kind: 'database',
    ports: [5432],
    health: mayAsk('pg_isready -U postgres'),
    source: hub('supabase/postgres'),
  }),
  service({
    name: 'MySQL',
    images: ['mysql'],
    kind: 'database',
    ports: [3306, 33060],
    data: [{ directory: '/var/lib/mysql', volume: '/var/lib/mysql' }],
    access: [
      refused(['MYSQL_ROOT_PASSWORD', 'MYSQL_RANDOM_ROOT_PASSWORD'], {
        // Everything but an empty text counts, `no` included.
        opening: [{ name: 'MYSQL_ALLOW_EMPTY_PASSWORD' }],
        programs: ['mysqld'],
      }),
    ],
    health: asks('mysqladmin ping -h 127.0.0.1'),
    verified: true,
    source: 'https://github.com/docker-library/docs/tree/master/mysql',
  }),
  service({
    name: 'MySQL',
    images: ['mysql/mysql-server', 'percona', 'percona/percona-server'],
    kind: 'database',
    ports: [3306, 33060],
    data: [{ directory: '/var/lib/mysql', volume: '/var/lib/mysql' }],
    health: mayAsk('mysqladmin ping -h 127.0.0.1'),
    source: hub('mysql/mysql-server'),
  }),
  service({
    name: 'MariaDB',
    images: ['mariadb'],
    kind: 'database',
    ports: [3306],
    data: [{ directory: '/var/lib/mysql', volume: '/var/lib/mysql' }],
    access: [
      refused(
        [
          'MARIADB_ROOT_PASSWORD',
          'MARIADB_ROOT_PASSWORD_HASH',
          'MARIADB_RANDOM_ROOT_PASSWORD',
          'MYSQL_ROOT_PASSWORD',
          'MYSQL_RANDOM_ROOT_PASSWORD',
        ],
        {
          opening: [{ name: 'MARIADB_ALLOW_EMPTY_ROOT_PASSWORD' }, { name: 'MYSQL_ALLOW_EMPTY_PASSWORD' }],
          programs: ['mariadbd', 'mysqld'],
        },
      ),
    ],
    health: asks('healthcheck.sh --connect --innodb_initialized'),
    verified: true,
    source: 'https://github.com/docker-library/docs/tree/master/mariadb',
  }),
  service({
    name: 'MariaDB',
    images: ['bitnami/mariadb', 'bitnamilegacy/mariadb'],
    kind: 'database',
    ports: [3306],
    data: [{ directory: '/bitnami/mariadb' }],
    access: bitnami(['MARIADB_ROOT_PASSWORD', 'MARIADB_MASTER_ROOT_PASSWORD']),
    health: asks('mysqladmin ping -h 127.0.0.1'),
    source: hub('bitnami/mariadb'),
  }),
  service({
    name: 'MySQL',
    images: ['bitnami/mysql', 'bitnamilegacy/mysql'],
    kind: 'database',
    ports: [3306],
    data: [{ directory: '/bitnami/mysql' }],
    access: bitnami(['MYSQL_ROOT_PASSWORD', 'MYSQL_MASTER_ROOT_PASSWORD']),
    health: asks('mysqladmin ping -h 127.0.0.1'),
    source: hub('bitnami/mysql'),
  }),
  service({
    name: 'MongoDB',
    images: ['mongo'],
    kind: 'database',
    ports: [27017],
    data: [{ directory: '/data/db', volume: '/data/db' }],
    access: [
      open(['MONGO_INITDB_ROOT_PASSWORD'], {
        files: true,
        together: ['MONGO_INITDB_ROOT_USERNAME', 'MONGO_INITDB_ROOT_PASSWORD'],
        programs: ['mongod'],
      }),
    ],
    health: patient(asks('mongosh --quiet --eval "db.adminCommand(\'ping\')"')),
    verified: true,
    source: 'https://github.com/docker-library/docs/tree/master/mongo',
  }),
  service({
    name: 'MongoDB',
    images: ['mongodb/mongodb-community-server'],
    kind: 'database',
    ports: [27017],
    data: [{ directory: '/data/db', volume: '/data/db' }],
    health: patient(mayAsk('mongosh --quiet --eval "db.adminCommand(\'ping\')"')),
    source: 'https://www.mongodb.com/docs/manual/tutorial/install-mongodb-community-with-docker/',
  }),
  service({
    name: 'MongoDB',
    images: ['bitnami/mongodb', 'bitnamilegacy/mongodb'],
    kind: 'database',
    ports: [27017],
    data: [{ directory: '/bitnami/mongodb' }],
    health: patient(asks('mongosh --quiet --eval "db.adminCommand(\'ping\')"')),
    source: hub('bitnami/mongodb'),
  }),
  service({
    name: 'Cassandra',
    images: ['cassandra'],
    kind: 'database',
    ports: [9042, 7000, 7001, 7199, 9160],
    data: [{ directory: '/var/lib/cassandra', volume: '/var/lib/cassandra' }],
    access: [open()],
    health: asks("cqlsh -e 'describe cluster'"),
    source: 'https://github.com/docker-library/docs/tree/master/cassandra',
  }),
  service({
    name: 'ClickHouse',
    images: ['clickhouse', 'clickhouse/clickhouse-server', 'yandex/clickhouse-server'],
    kind: 'database',
    ports: [8123, 9000, 9009],
    data: [{ directory: '/var/lib/clickhouse', volume: '/var/lib/clickhouse' }],
    health: asks('clickhouse-client --query "SELECT 1"'),
    source: 'https://github.com/docker-library/docs/tree/master/clickhouse',
  }),
  service({
    name: 'CouchDB',
    images: ['couchdb', 'apache/couchdb'],
    kind: 'database',
    ports: [5984, 4369, 9100],
    data: [{ directory: '/opt/couchdb/data', volume: '/opt/couchdb/data' }],
    access: [
      refused(['COUCHDB_PASSWORD'], {
        from: ['3'],
        files: false,
        configurable: true,
        together: ['COUCHDB_USER', 'COUCHDB_PASSWORD'],
        programs: ['couchdb'],
      }),
      open(['COUCHDB_PASSWORD'], { below: '3' }),
    ],
    health: asks('curl -fs http://localhost:5984/_up'),
    source: 'https://github.com/docker-library/docs/tree/master/couchdb',
  }),
  service({
    name: 'InfluxDB',
    images: ['influxdb'],
    kind: 'database',
    ports: [8086, 8181],
    data: [
      { below: '2', directory: '/var/lib/influxdb', volume: '/var/lib/influxdb' },
      { from: ['2'], below: '3', directory: '/var/lib/influxdb2', volume: '/var/lib/influxdb2' },
    ],
    access: [open(['INFLUXDB_HTTP_AUTH_ENABLED'], { below: '2' })],
    health: asks('influx ping'),
    source: 'https://github.com/docker-library/docs/tree/master/influxdb',
  }),
  service({
    name: 'Neo4j',
    images: ['neo4j'],
    kind: 'database',
    ports: [7474, 7473, 7687],
    data: [{ directory: '/data', volume: '/data' }],
    access: [
      {
        without: 'known-login',
        login: 'neo4j',
        variables: ['NEO4J_AUTH', 'NEO4J_AUTH_PATH', 'NEO4J_AUTH_FILE'],
        files: false,
        opening: [{ name: 'NEO4J_AUTH', values: ['none'], always: true }],
        programs: ['neo4j'],
        configurable: true,
      },
    ],
    health: asks('wget -q --spider http://localhost:7474'),
    source: 'https://github.com/docker-library/docs/tree/master/neo4j',
  }),
  service({
    name: 'SQL Server',
    images: ['mcr.microsoft.com/mssql/server'],
    kind: 'database',
    ports: [1433],
    data: [{ directory: '/var/opt/mssql/data' }],
    access: [refused(['MSSQL_SA_PASSWORD', 'SA_PASSWORD'])],
    health: mayAsk(),
    source: 'https://learn.microsoft.com/en-us/sql/linux/quickstart-install-connect-docker',
  }),
  simple('SQL Server', 'database', [1433], 'mcr.microsoft.com/azure-sql-edge'),
  service({
    name: 'Oracle Database',
    images: ['gvenzl/oracle-xe', 'gvenzl/oracle-free'],
    kind: 'database',
    ports: [1521],
    access: [refused(['ORACLE_PASSWORD', 'ORACLE_RANDOM_PASSWORD'])],
    health: mayAsk('healthcheck.sh'),
    source: 'https://github.com/gvenzl/oci-oracle-xe',
  }),
  service({
    name: 'ArangoDB',
    images: ['arangodb', 'arangodb/arangodb'],
    kind: 'database',
    ports: [8529],
    data: [{ directory: '/var/lib/arangodb3', volume: '/var/lib/arangodb3' }],
    access: [
      refused(['ARANGO_ROOT_PASSWORD', 'ARANGO_RANDOM_ROOT_PASSWORD'], {
        opening: [{ name: 'ARANGO_NO_AUTH' }],
        programs: ['arangod'],
      }),
    ],
    health: mayAsk(),
    source: 'https://github.com/docker-library/docs/tree/master/arangodb',
  }),
  service({
    name: 'RethinkDB',
    images: ['rethinkdb'],
    kind: 'database',
    ports: [28015, 29015, 8080],
    data: [{ directory: '/data', volume: '/data' }],
    access: [open(['RETHINKDB_PASSWORD'])],
    health: asks(),
    source: 'https://github.com/docker-library/docs/tree/master/rethinkdb',
  }),
  service({
    name: 'Qdrant',
    images: ['qdrant/qdrant'],
    kind: 'database',
    ports: [6333, 6334],
    data: [{ directory: '/qdrant/storage', variable: 'QDRANT__STORAGE__STORAGE_PATH' }],
    access: [open(['QDRANT__SERVICE__API_KEY', 'QDRANT__SERVICE__JWT_RBAC'])],
    health: mayAsk(),
    source: 'https://qdrant.tech/documentation/guides/security/',
  }),
  service({
    name: 'Weaviate',
    images: ['semitechnologies/weaviate', 'cr.weaviate.io/semitechnologies/weaviate'],
    kind: 'database',
    ports: [8080, 50051],
    data: [{ directory: '/var/lib/weaviate', variable: 'PERSISTENCE_DATA_PATH' }],
    access: [
      guarded({
        variables: ['AUTHENTICATION_APIKEY_ENABLED', 'AUTHENTICATION_OIDC_ENABLED', 'AUTHENTICATION_DB_USERS_ENABLED'],
        opening: [{ name: 'AUTHENTICATION_ANONYMOUS_ACCESS_ENABLED', values: truths }],
      }),
    ],
    health: mayAsk('wget -q --spider http://localhost:8080/v1/.well-known/ready'),
    source: 'https://docs.weaviate.io/deploy/configuration/authentication',
  }),
  service({
    name: 'Chroma',
    images: ['chromadb/chroma', 'ghcr.io/chroma-core/chroma'],
    kind: 'database',
    ports: [8000],
    // 1.0 moved its data: https://docs.trychroma.com/docs/overview/migration
    data: [
      { below: '1', directory: '/chroma/chroma', variable: 'PERSIST_DIRECTORY' },
      { from: ['1'], directory: '/data', variable: 'PERSIST_DIRECTORY' },
    ],
    health: mayAsk(),
    source: 'https://docs.trychroma.com/guides/deploy/docker',
  }),
  simple('Milvus', 'database', [19530, 9091], 'milvusdb/milvus'),
  simple('CockroachDB', 'database', [26257, 8080], 'cockroachdb/cockroach'),
  simple('SurrealDB', 'database', [8000], 'surrealdb/surrealdb'),
  simple('YugabyteDB', 'database', [5433, 9042, 7000, 9000, 15433], 'yugabytedb/yugabyte'),
  simple('Dgraph', 'database', [8080, 9080], 'dgraph/dgraph', 'dgraph/standalone'),
  simple('QuestDB', 'database', [9000, 8812, 9009], 'questdb/questdb'),
  simple('Trino', 'database', [8080], 'trinodb/trino'),
  simple('etcd', 'database', [2379, 2380], 'quay.io/coreos/etcd', 'gcr.io/etcd-development/etcd', 'bitnami/etcd'),
];

/** Options of Redis and its kin that protect it; VALKEY_EXTRA_FLAGS and REDIS_ARGS may hold them, too. */
const redisAccess = (program: string, ...variables: readonly string[]): readonly Access[] => [
  open(variables, { programs: [program] }),
];

const caches: readonly ServiceImage[] = [
  service({
    name: 'Redis',
    images: ['redis'],
    kind: 'cache',
    ports: [6379],
    data: [{ directory: '/data', volume: '/data' }],
    // The image switches Redis's protected mode off.
    access: redisAccess('redis-server'),
    health: asks('redis-cli ping'),
    verified: true,
    source: 'https://github.com/docker-library/docs/tree/master/redis',
  }),
  service({
    name: 'Valkey',
    images: ['valkey/valkey'],
    kind: 'cache',
    ports: [6379],
    data: [{ directory: '/data', volume: '/data' }],
    access: redisAccess('valkey-server', 'VALKEY_EXTRA_FLAGS'),
    health: asks('valkey-cli ping'),
    verified: true,
    source: 'https://github.com/valkey-io/valkey-container',
  }),
  service({
    name: 'Redis',
    images: ['redis/redis-stack', 'redis/redis-stack-server'],
    kind: 'cache',
    ports: [6379, 8001],
    data: [{ directory: '/data', volume: '/data' }],
    access: redisAccess('redis-stack-server', 'REDIS_ARGS'),
    health: mayAsk('redis-cli ping'),
    source: hub('redis/redis-stack'),
  }),
  service({
    name: 'Redis',
    images: ['bitnami/redis', 'bitnamilegacy/redis'],
    kind: 'cache',
    ports: [6379],
    data: [{ directory: '/bitnami/redis/data' }],
    access: bitnami(['REDIS_PASSWORD', 'REDIS_MASTER_PASSWORD']),
    health: asks('redis-cli ping'),
    source: hub('bitnami/redis'),
  }),
  service({
    name: 'Valkey',
    images: ['bitnami/valkey', 'bitnamilegacy/valkey'],
    kind: 'cache',
    ports: [6379],
    data: [{ directory: '/bitnami/valkey/data' }],
    access: bitnami(['VALKEY_PASSWORD', 'VALKEY_PRIMARY_PASSWORD']),
    health: asks('valkey-cli ping'),
    source: hub('bitnami/valkey'),
  }),
  service({
    name: 'KeyDB',
    images: ['eqalpha/keydb'],
    kind: 'cache',
    ports: [6379],
    data: [{ directory: '/data', volume: '/data' }],
    access: redisAccess('keydb-server'),
    health: mayAsk('keydb-cli ping'),
    source: hub('eqalpha/keydb'),
  }),
  service({
    name: 'Dragonfly',
    images: ['docker.dragonflydb.io/dragonflydb/dragonfly', 'ghcr.io/dragonflydb/dragonfly'],
    kind: 'cache',
    ports: [6379],
    data: [{ directory: '/data' }],
    access: [open(['DFLY_requirepass', 'DFLY_PASSWORD'])],
    health: ships,
    source: 'https://www.dragonflydb.io/docs/getting-started/docker',
  }),
  service({
    name: 'Memcached',
    images: ['memcached'],
    kind: 'cache',
    ports: [11211],
    access: [open([], { programs: ['memcached'] })],
    health: asks(),
    verified: true,
    source: 'https://github.com/docker-library/docs/tree/master/memcached',
  }),
  simple('Memcached', 'cache', [11211], 'bitnami/memcached', 'bitnamilegacy/memcached'),
  simple('Hazelcast', 'cache', [5701], 'hazelcast/hazelcast'),
];

const brokers: readonly ServiceImage[] = [
  service({
    name: 'RabbitMQ',
    images: ['rabbitmq'],
    kind: 'broker',
    ports: [5672, 5671, 4369, 15671, 15672, 15691, 15692, 25672],
    data: [{ directory: '/var/lib/rabbitmq', volume: '/var/lib/rabbitmq' }],
    access: [
      {
        without: 'known-login',
        // The image lets guest in from everywhere, unlike RabbitMQ by itself.
        login: 'guest',
        variables: ['RABBITMQ_DEFAULT_PASS', 'RABBITMQ_DEFAULT_USER', 'RABBITMQ_CONFIG_FILE'],
        files: true,
        opening: [],
        programs: ['rabbitmq-server'],
        configurable: true,
      },
    ],
    health: asks('rabbitmq-diagnostics -q ping'),
    verified: true,
    source: 'https://github.com/docker-library/docs/tree/master/rabbitmq',
  }),
  service({
    name: 'RabbitMQ',
    images: ['bitnami/rabbitmq', 'bitnamilegacy/rabbitmq'],
    kind: 'broker',
    ports: [5672, 4369, 5551, 5552, 15672, 25672],
    data: [{ directory: '/bitnami/rabbitmq/mnesia' }],
    health: asks('rabbitmq-diagnostics -q ping'),
    source: hub('bitnami/rabbitmq'),
  }),
  service({
    name: 'Kafka',
    images: ['apache/kafka', 'apache/kafka-native'],
    kind: 'broker',
    ports: [9092],
    health: patient(mayAsk('/opt/kafka/bin/kafka-broker-api-versions.sh --bootstrap-server localhost:9092')),
    source: hub('apache/kafka'),
  }),
  service({
    name: 'Kafka',
    images: ['confluentinc/cp-kafka', 'confluentinc/cp-server', 'confluentinc/confluent-local'],
    kind: 'broker',
    ports: [9092],
    data: [{ directory: '/var/lib/kafka/data', volume: '/var/lib/kafka/data', variable: 'KAFKA_LOG_DIRS' }],
    health: patient(mayAsk('kafka-broker-api-versions --bootstrap-server localhost:9092')),
    source: hub('confluentinc/cp-kafka'),
  }),
  service({
    name: 'Kafka',
    images: ['bitnami/kafka', 'bitnamilegacy/kafka'],
    kind: 'broker',
    ports: [9092],
    data: [{ directory: '/bitnami/kafka' }],
    health: patient(asks('kafka-broker-api-versions.sh --bootstrap-server localhost:9092')),
    source: hub('bitnami/kafka'),
  }),
  simple('Kafka', 'broker', [9092], 'wurstmeister/kafka'),
  service({
    name: 'Redpanda',
    images: ['redpandadata/redpanda', 'docker.redpanda.com/redpandadata/redpanda'],
    kind: 'broker',
    ports: [9092, 9644, 8081, 8082],
    data: [{ directory: '/var/lib/redpanda/data' }],
    health: mayAsk('rpk cluster health'),
    source: 'https://docs.redpanda.com/current/get-started/quick-start/',
  }),
  service({
    name: 'ZooKeeper',
    images: ['zookeeper'],
    kind: 'broker',
    ports: [2181, 2888, 3888, 8080],
    data: [{ directory: '/data', volume: '/data' }],
    health: asks('zkServer.sh status'),
    source: 'https://github.com/docker-library/docs/tree/master/zookeeper',
  }),
  simple(
    'ZooKeeper',
    'broker',
    [2181, 2888, 3888, 8080],
    'confluentinc/cp-zookeeper',
    'wurstmeister/zookeeper',
    'bitnami/zookeeper',
    'bitnamilegacy/zookeeper',
  ),
  service({
    name: 'NATS',
    images: ['nats'],
    kind: 'broker',
    ports: [4222, 6222, 8222],
    access: [open([], { programs: ['nats-server'] })],
    health: asks(),
    source: 'https://github.com/docker-library/docs/tree/master/nats',
  }),
  service({
    name: 'Mosquitto',
    images: ['eclipse-mosquitto'],
    kind: 'broker',
    ports: [1883],
    data: [{ directory: '/mosquitto/data', volume: '/mosquitto/data' }],
    health: asks(),
    source: 'https://github.com/docker-library/docs/tree/master/eclipse-mosquitto',
  }),
  simple('EMQX', 'broker', [1883, 8083, 8084, 8883, 18083], 'emqx', 'emqx/emqx'),
  simple('ActiveMQ', 'broker', [61616, 8161, 5672, 61613, 1883], 'apache/activemq-classic', 'apache/activemq-artemis'),
  simple('Pulsar', 'broker', [6650, 8080], 'apachepulsar/pulsar'),
  simple('Temporal', 'broker', [7233], 'temporalio/auto-setup', 'temporalio/server'),
];

const searchEngines: readonly ServiceImage[] = [
  service({
    name: 'Elasticsearch',
    images: ['elasticsearch', 'docker.elastic.co/elasticsearch/elasticsearch'],
    kind: 'search',
    ports: [9200, 9300],
    data: [{ directory: '/usr/share/elasticsearch/data', variable: 'path.data' }],
    // From 8.0 on it makes a password of its own.
    access: [
      open(['xpack.security.enabled', 'XPACK_SECURITY_ENABLED', 'ELASTIC_PASSWORD'], { below: '8' }),
      guarded({ from: ['8'], opening: [{ name: 'xpack.security.enabled', values: lies, always: true }] }),
    ],
    health: asks('curl -fs http://localhost:9200/_cluster/health'),
    verified: true,
    source: 'https://www.elastic.co/docs/deploy-manage/deploy/self-managed/install-elasticsearch-with-docker',
  }),
  service({
    name: 'OpenSearch',
    images: ['opensearchproject/opensearch'],
    kind: 'search',
    ports: [9200, 9600, 9300],
    data: [{ directory: '/usr/share/opensearch/data', variable: 'path.data' }],
    access: [
      refused(['OPENSEARCH_INITIAL_ADMIN_PASSWORD', 'DISABLE_INSTALL_DEMO_CONFIG'], {
        from: ['2.12'],
        files: false,
        configurable: true,
        opening: [
          { name: 'DISABLE_SECURITY_PLUGIN', values: ['true'], always: true },
          { name: 'plugins.security.disabled', values: ['true'], always: true },
        ],
      }),
    ],
    health: mayAsk(),
    source: 'https://docs.opensearch.org/latest/security/configuration/demo-configuration',
  }),
  service({
    name: 'Meilisearch',
    images: ['getmeili/meilisearch'],
    kind: 'search',
    ports: [7700],
    data: [{ directory: '/meili_data', variable: 'MEILI_DB_PATH' }],
    access: [open(['MEILI_MASTER_KEY', 'MEILI_ENV', 'MEILI_CONFIG_FILE_PATH'])],
    health: mayAsk('curl -fs http://localhost:7700/health'),
    source: 'https://www.meilisearch.com/docs/learn/security/basic_security',
  }),
  service({
    name: 'Solr',
    images: ['solr'],
    kind: 'search',
    ports: [8983],
    data: [{ directory: '/var/solr', volume: '/var/solr' }],
    access: [open(['SOLR_AUTH_TYPE'])],
    health: asks(),
    source: 'https://solr.apache.org/guide/solr/latest/deployment-guide/solr-in-docker.html',
  }),
  simple('Typesense', 'search', [8108], 'typesense/typesense'),
  simple('Vespa', 'search', [8080, 19071], 'vespaengine/vespa'),
  simple('Manticore Search', 'search', [9306, 9308, 9312], 'manticoresearch/manticore'),
  simple('Elasticsearch', 'search', [9200, 9300], 'bitnami/elasticsearch', 'bitnamilegacy/elasticsearch'),
];

const stores: readonly ServiceImage[] = [
  service({
    name: 'MinIO',
    images: ['minio/minio', 'quay.io/minio/minio'],
    kind: 'storage',
    ports: [9000, 9001],
    access: [
      {
        without: 'known-login',
        login: 'minioadmin',
        variables: ['MINIO_ROOT_PASSWORD', 'MINIO_SECRET_KEY', 'MINIO_ROOT_USER', 'MINIO_CONFIG_ENV_FILE'],
        files: true,
        opening: [],
        programs: ['minio', 'server'],
        configurable: true,
      },
    ],
    health: asks('mc ready local'),
    source: 'https://github.com/minio/minio',
  }),
  simple('MinIO', 'storage', [9000, 9001], 'bitnami/minio', 'bitnamilegacy/minio'),
  service({
    name: 'LocalStack',
    images: ['localstack/localstack'],
    kind: 'storage',
    ports: [4566],
    health: ships,
    source: 'https://docs.localstack.cloud/references/docker-images/',
  }),
  simple('SeaweedFS', 'storage', [9333, 8080, 8888, 8333], 'chrislusf/seaweedfs'),
  simple('Azurite', 'storage', [10000, 10001, 10002], 'mcr.microsoft.com/azure-storage/azurite'),
  simple('Vault', 'storage', [8200], 'vault', 'hashicorp/vault'),
  simple('Consul', 'storage', [8500, 8600, 8300, 8301], 'consul', 'hashicorp/consul'),
];

/** All of them. */
export const dataServiceImages: readonly ServiceImage[] = [
  ...databases,
  ...caches,
  ...brokers,
  ...searchEngines,
  ...stores,
];
