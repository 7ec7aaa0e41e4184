/** Images that run as services beside an application: databases, caches, brokers, proxies, user interfaces. */

import { dataServiceImages } from './data-service-images.js';
import { officialName } from './end-of-life.js';
import { service, type ServiceImage, simple } from './service-image.js';

export type { ServiceImage } from './service-image.js';

/** Every service image. */
export const serviceImages: readonly ServiceImage[] = [
  ...dataServiceImages,
  service({
    name: 'Adminer',
    images: ['adminer'],
    kind: 'ui',
    ports: [8080],
    verified: true,
    source: 'https://github.com/docker-library/docs/tree/master/adminer',
  }),
  simple('nginx', 'proxy', [80], 'nginx'),
  simple('nginx', 'proxy', [8080], 'nginxinc/nginx-unprivileged'),
  simple('Apache', 'proxy', [80], 'httpd'),
  simple('Caddy', 'proxy', [80, 443, 2019], 'caddy'),
  simple('Traefik', 'proxy', [80, 443, 8080], 'traefik'),
  simple('HAProxy', 'proxy', [80, 443], 'haproxy'),
  simple('Envoy', 'proxy', [10000], 'envoyproxy/envoy'),
  simple('Nginx Proxy Manager', 'proxy', [80, 81, 443], 'jc21/nginx-proxy-manager'),
  simple('MailHog', 'mail', [1025, 8025], 'mailhog/mailhog'),
  service({
    name: 'Mailpit',
    images: ['axllent/mailpit'],
    kind: 'mail',
    ports: [1025, 8025, 1110],
    health: { command: undefined, shipped: true },
    source: 'https://mailpit.axllent.org/docs/install/docker/',
  }),
  simple('MailCatcher', 'mail', [1025, 1080], 'sj26/mailcatcher', 'schickling/mailcatcher'),
  service({
    name: 'pgAdmin',
    images: ['dpage/pgadmin4'],
    kind: 'ui',
    ports: [80, 443],
    access: [
      {
        without: 'refused',
        variables: ['PGADMIN_DEFAULT_PASSWORD', 'PGADMIN_CONFIG_CONFIG_DATABASE_URI'],
        files: true,
        together: ['PGADMIN_DEFAULT_EMAIL', 'PGADMIN_DEFAULT_PASSWORD'],
        opening: [],
        programs: [],
        configurable: false,
      },
    ],
    source: 'https://www.pgadmin.org/docs/pgadmin4/latest/container_deployment.html',
  }),
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
  simple('Ollama', 'model', [11434], 'ollama/ollama'),
  simple('vLLM', 'model', [8000], 'vllm/vllm-openai'),
  simple('Text Generation Inference', 'model', [80], 'ghcr.io/huggingface/text-generation-inference'),
];

const byName = findNames(serviceImages);

function findNames(rows: readonly ServiceImage[]): ReadonlyMap<string, ServiceImage> {
  const found = new Map<string, ServiceImage>();
  for (const row of rows) {
    for (const image of row.images) {
      found.set(image, row);
      // A repository without its registry finds the row too, unless Docker Hub has something else of that name.
      const [host = '', ...rest] = image.split('/');
      if (host.includes('.') && !found.has(rest.join('/'))) found.set(rest.join('/'), row);
    }
  }
  return found;
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
