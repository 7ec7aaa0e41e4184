/** Images that run as services beside an application: databases, caches, brokers, proxies, user interfaces. */

import { officialName } from './end-of-life.js';

/** What a service is. */
export type ServiceKind =
  'database' | 'cache' | 'broker' | 'search' | 'storage' | 'proxy' | 'ui' | 'mail' | 'monitoring' | 'model';

/** A service image. */
export interface ServiceImage {
  /** As it stands in messages: `PostgreSQL`. */
  readonly name: string;
  readonly images: readonly string[];
  readonly kind: ServiceKind;
  /** The TCP ports it listens on inside the container. */
  readonly ports: readonly number[];
  /** Where it keeps its data; empty where nothing is worth keeping or the place depends on the version. */
  readonly dataDirectories: readonly string[];
  /** Sets of variables of which one is needed for a start with a password; each may end in `_FILE`. */
  readonly passwordVariables: readonly string[];
  /** Variables that let anybody in, with the values that do. */
  readonly openVariables: readonly { readonly name: string; readonly values: readonly string[] }[];
  /** Whether the image refuses to start when none of these variables is set. */
  readonly refusesWithoutPassword: boolean;
  /** A command that tells whether it is ready. */
  readonly healthcheck: string | undefined;
  /** Whether the image's documentation or Dockerfile confirms the row. */
  readonly verified: boolean;
  readonly source: string;
}

const yes = ['yes', 'true', '1', 'y', 'on'] as const;

const defaults = {
  dataDirectories: [],
  passwordVariables: [],
  openVariables: [],
  refusesWithoutPassword: false,
  healthcheck: undefined,
  verified: false,
} as const;

const service = (row: Omit<ServiceImage, keyof typeof defaults> & Partial<ServiceImage>): ServiceImage => ({
  ...defaults,
  ...row,
});

const hub = (image: string): string =>
  image.includes('/') ? `https://hub.docker.com/r/${image}` : `https://hub.docker.com/_/${image}`;

/** A row whose ports are common knowledge: from the image's EXPOSE as remembered. */
const simple = (
  name: string,
  kind: ServiceKind,
  ports: readonly number[],
  ...images: readonly string[]
): ServiceImage => service({ name, kind, ports, images, source: hub(images[0] ?? name) });

/** Every service image. */
export const serviceImages: readonly ServiceImage[] = [
  service({
    name: 'PostgreSQL',
    images: ['postgres', 'postgis/postgis', 'pgvector/pgvector', 'ankane/pgvector', 'timescale/timescaledb'],
    kind: 'database',
    ports: [5432],
    // Up to 17 exactly `data`; from 18 on the folder above it.
    dataDirectories: ['/var/lib/postgresql/data', '/var/lib/postgresql'],
    passwordVariables: ['POSTGRES_PASSWORD'],
    openVariables: [{ name: 'POSTGRES_HOST_AUTH_METHOD', values: ['trust'] }],
    refusesWithoutPassword: true,
    healthcheck: 'pg_isready -U postgres',
    verified: true,
    source: 'https://github.com/docker-library/docs/tree/master/postgres',
  }),
  service({
    name: 'PostgreSQL',
    images: ['bitnami/postgresql', 'bitnamilegacy/postgresql', 'supabase/postgres'],
    kind: 'database',
    ports: [5432],
    source: hub('bitnami/postgresql'),
  }),
  service({
    name: 'MySQL',
    images: ['mysql', 'mysql/mysql-server', 'percona'],
    kind: 'database',
    ports: [3306, 33060],
    dataDirectories: ['/var/lib/mysql'],
    passwordVariables: ['MYSQL_ROOT_PASSWORD', 'MYSQL_RANDOM_ROOT_PASSWORD'],
    openVariables: [{ name: 'MYSQL_ALLOW_EMPTY_PASSWORD', values: yes }],
    refusesWithoutPassword: true,
    healthcheck: 'mysqladmin ping -h 127.0.0.1',
    verified: true,
    source: 'https://github.com/docker-library/docs/tree/master/mysql',
  }),
  service({
    name: 'MariaDB',
    images: ['mariadb'],
    kind: 'database',
    ports: [3306],
    dataDirectories: ['/var/lib/mysql'],
    passwordVariables: [
      'MARIADB_ROOT_PASSWORD',
      'MARIADB_ROOT_PASSWORD_HASH',
      'MARIADB_RANDOM_ROOT_PASSWORD',
      'MYSQL_ROOT_PASSWORD',
      'MYSQL_RANDOM_ROOT_PASSWORD',
    ],
    openVariables: [
      { name: 'MARIADB_ALLOW_EMPTY_ROOT_PASSWORD', values: yes },
      { name: 'MYSQL_ALLOW_EMPTY_PASSWORD', values: yes },
    ],
    refusesWithoutPassword: true,
    healthcheck: 'healthcheck.sh --connect --innodb_initialized',
    verified: true,
    source: 'https://github.com/docker-library/docs/tree/master/mariadb',
  }),
  service({
    name: 'MongoDB',
    images: ['mongo', 'mongodb/mongodb-community-server'],
    kind: 'database',
    ports: [27017],
    dataDirectories: ['/data/db'],
    passwordVariables: ['MONGO_INITDB_ROOT_PASSWORD'],
    healthcheck: 'mongosh --quiet --eval "db.adminCommand(\'ping\')"',
    verified: true,
    source: 'https://github.com/docker-library/docs/tree/master/mongo',
  }),
  service({
    name: 'Redis',
    images: ['redis'],
    kind: 'cache',
    ports: [6379],
    dataDirectories: ['/data'],
    healthcheck: 'redis-cli ping',
    verified: true,
    source: 'https://github.com/docker-library/docs/tree/master/redis',
  }),
  service({
    name: 'Valkey',
    images: ['valkey/valkey'],
    kind: 'cache',
    ports: [6379],
    dataDirectories: ['/data'],
    healthcheck: 'valkey-cli ping',
    verified: true,
    source: 'https://github.com/valkey-io/valkey-container',
  }),
  service({
    name: 'RabbitMQ',
    images: ['rabbitmq'],
    kind: 'broker',
    ports: [5672, 5671, 4369, 15671, 15672, 15691, 15692, 25672],
    dataDirectories: ['/var/lib/rabbitmq'],
    healthcheck: 'rabbitmq-diagnostics -q ping',
    verified: true,
    source: 'https://github.com/docker-library/docs/tree/master/rabbitmq',
  }),
  service({
    name: 'Memcached',
    images: ['memcached'],
    kind: 'cache',
    ports: [11211],
    verified: true,
    source: 'https://github.com/docker-library/docs/tree/master/memcached',
  }),
  service({
    name: 'Elasticsearch',
    images: ['elasticsearch', 'docker.elastic.co/elasticsearch/elasticsearch'],
    kind: 'search',
    ports: [9200, 9300],
    dataDirectories: ['/usr/share/elasticsearch/data'],
    verified: true,
    source: 'https://www.elastic.co/docs/deploy-manage/deploy/self-managed/install-elasticsearch-with-docker',
  }),
  service({
    name: 'Adminer',
    images: ['adminer'],
    kind: 'ui',
    ports: [8080],
    verified: true,
    source: 'https://github.com/docker-library/docs/tree/master/adminer',
  }),
  simple('KeyDB', 'cache', [6379], 'eqalpha/keydb'),
  simple('Redis', 'cache', [6379, 8001], 'redis/redis-stack', 'redis/redis-stack-server'),
  simple('Redis', 'cache', [6379], 'bitnami/redis', 'bitnamilegacy/redis'),
  simple('Dragonfly', 'cache', [6379], 'docker.dragonflydb.io/dragonflydb/dragonfly'),
  simple('OpenSearch', 'search', [9200, 9600, 9300], 'opensearchproject/opensearch'),
  simple('Meilisearch', 'search', [7700], 'getmeili/meilisearch'),
  simple('Typesense', 'search', [8108], 'typesense/typesense'),
  simple('Solr', 'search', [8983], 'solr'),
  simple('Kafka', 'broker', [9092], 'apache/kafka', 'confluentinc/cp-kafka', 'bitnami/kafka', 'wurstmeister/kafka'),
  simple('Redpanda', 'broker', [9092, 9644, 8081, 8082], 'redpandadata/redpanda'),
  simple(
    'ZooKeeper',
    'broker',
    [2181, 2888, 3888, 8080],
    'zookeeper',
    'confluentinc/cp-zookeeper',
    'wurstmeister/zookeeper',
  ),
  simple('NATS', 'broker', [4222, 6222, 8222], 'nats'),
  simple('Mosquitto', 'broker', [1883], 'eclipse-mosquitto'),
  simple('EMQX', 'broker', [1883, 8083, 8084, 8883, 18083], 'emqx', 'emqx/emqx'),
  simple('Cassandra', 'database', [9042, 7000, 7001, 7199, 9160], 'cassandra'),
  simple('ClickHouse', 'database', [8123, 9000, 9009], 'clickhouse', 'clickhouse/clickhouse-server'),
  simple('CockroachDB', 'database', [26257, 8080], 'cockroachdb/cockroach'),
  simple('CouchDB', 'database', [5984, 4369, 9100], 'couchdb'),
  simple('InfluxDB', 'database', [8086], 'influxdb'),
  simple('Neo4j', 'database', [7474, 7473, 7687], 'neo4j'),
  simple('SQL Server', 'database', [1433], 'mcr.microsoft.com/mssql/server', 'mcr.microsoft.com/azure-sql-edge'),
  simple('Oracle Database', 'database', [1521], 'gvenzl/oracle-xe', 'gvenzl/oracle-free'),
  simple('MongoDB', 'database', [27017], 'bitnami/mongodb', 'bitnamilegacy/mongodb'),
  simple(
    'MySQL',
    'database',
    [3306],
    'bitnami/mysql',
    'bitnamilegacy/mysql',
    'bitnami/mariadb',
    'bitnamilegacy/mariadb',
  ),
  simple('SurrealDB', 'database', [8000], 'surrealdb/surrealdb'),
  simple('RethinkDB', 'database', [28015, 29015, 8080], 'rethinkdb'),
  simple('ArangoDB', 'database', [8529], 'arangodb'),
  simple('Qdrant', 'database', [6333, 6334], 'qdrant/qdrant'),
  simple(
    'Weaviate',
    'database',
    [8080, 50051],
    'semitechnologies/weaviate',
    'cr.weaviate.io/semitechnologies/weaviate',
  ),
  simple('Chroma', 'database', [8000], 'chromadb/chroma', 'ghcr.io/chroma-core/chroma'),
  simple('Milvus', 'database', [19530, 9091], 'milvusdb/milvus'),
  simple('etcd', 'database', [2379, 2380], 'quay.io/coreos/etcd'),
  simple('MinIO', 'storage', [9000, 9001], 'minio/minio', 'quay.io/minio/minio'),
  simple('LocalStack', 'storage', [4566], 'localstack/localstack'),
  simple('Vault', 'storage', [8200], 'vault', 'hashicorp/vault'),
  simple('Consul', 'storage', [8500, 8600, 8300, 8301], 'consul', 'hashicorp/consul'),
  simple('nginx', 'proxy', [80], 'nginx'),
  simple('nginx', 'proxy', [8080], 'nginxinc/nginx-unprivileged'),
  simple('Apache', 'proxy', [80], 'httpd'),
  simple('Caddy', 'proxy', [80, 443, 2019], 'caddy'),
  simple('Traefik', 'proxy', [80, 443, 8080], 'traefik'),
  simple('HAProxy', 'proxy', [80, 443], 'haproxy'),
  simple('Envoy', 'proxy', [10000], 'envoyproxy/envoy'),
  simple('Nginx Proxy Manager', 'proxy', [80, 81, 443], 'jc21/nginx-proxy-manager'),
  simple('MailHog', 'mail', [1025, 8025], 'mailhog/mailhog'),
  simple('Mailpit', 'mail', [1025, 8025, 1110], 'axllent/mailpit'),
  simple('MailCatcher', 'mail', [1025, 1080], 'sj26/mailcatcher', 'schickling/mailcatcher'),
  simple('pgAdmin', 'ui', [80, 443], 'dpage/pgadmin4'),
  simple('phpMyAdmin', 'ui', [80], 'phpmyadmin', 'phpmyadmin/phpmyadmin'),
  simple('mongo-express', 'ui', [8081], 'mongo-express'),
  simple('Redis Commander', 'ui', [8081], 'rediscommander/redis-commander'),
  simple('RedisInsight', 'ui', [5540, 8001], 'redis/redisinsight', 'redislabs/redisinsight'),
  simple('Kafka UI', 'ui', [8080], 'provectuslabs/kafka-ui'),
  simple('Portainer', 'ui', [9000, 9443, 8000], 'portainer/portainer-ce'),
  simple('Flower', 'ui', [5555], 'mher/flower'),
  simple('Kibana', 'ui', [5601], 'kibana', 'docker.elastic.co/kibana/kibana'),
  simple('Keycloak', 'ui', [8080, 8443, 9000], 'quay.io/keycloak/keycloak', 'keycloak/keycloak'),
  simple('Grafana', 'monitoring', [3000], 'grafana/grafana', 'grafana/grafana-oss'),
  simple('Prometheus', 'monitoring', [9090], 'prom/prometheus'),
  simple('Loki', 'monitoring', [3100], 'grafana/loki'),
  simple(
    'Jaeger',
    'monitoring',
    [16686, 4317, 4318, 14268, 14250, 9411],
    'jaegertracing/all-in-one',
    'jaegertracing/jaeger',
  ),
  simple(
    'OpenTelemetry Collector',
    'monitoring',
    [4317, 4318, 55679, 13133],
    'otel/opentelemetry-collector',
    'otel/opentelemetry-collector-contrib',
  ),
  simple(
    'Selenium',
    'monitoring',
    [4444, 5900, 7900],
    'selenium/standalone-chrome',
    'selenium/standalone-firefox',
    'selenium/hub',
  ),
  simple('Temporal', 'broker', [7233], 'temporalio/auto-setup', 'temporalio/server'),
  simple('Ollama', 'model', [11434], 'ollama/ollama'),
  simple('vLLM', 'model', [8000], 'vllm/vllm-openai'),
  simple('Text Generation Inference', 'model', [80], 'ghcr.io/huggingface/text-generation-inference'),
];

const byName = new Map<string, ServiceImage>();
for (const row of serviceImages) {
  for (const image of row.images) {
    byName.set(image, row);
    // A repository without its registry finds the row too, unless Docker Hub has something else of that name.
    const [host = '', ...rest] = image.split('/');
    if (host.includes('.') && !byName.has(rest.join('/'))) byName.set(rest.join('/'), row);
  }
}

/**
 * The service that an image is, or undefined.
 * @param name as people call it (`postgres`, `quay.io/minio/minio`), or the repository path (`library/postgres`)
 */
export const serviceImage = (name: string): ServiceImage | undefined =>
  byName.get(officialName(name).replace(/^library\//, ''));

/** Kinds that hold or pass on data and that nobody outside the project has a reason to reach. */
export const isDataService = ({ kind }: ServiceImage): boolean =>
  kind === 'database' || kind === 'cache' || kind === 'broker' || kind === 'search';
