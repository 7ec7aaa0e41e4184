/** Paths from which images only read, by the name that the table of service images gives them. */

interface ConfigurationPaths {
  readonly image: string;
  /** Of the path in the container. */
  readonly path: RegExp;
  readonly what: string;
  readonly source: string;
}

const rows: readonly ConfigurationPaths[] = [
  {
    image: 'nginx',
    path: /^\/etc\/nginx\/(?:nginx\.conf|mime\.types|conf\.d(?:\/[^/]+\.conf)?|templates(?:\/.*)?|snippets(?:\/.*)?|sites-(?:enabled|available)(?:\/.*)?|certs?(?:\/.*)?|ssl(?:\/.*)?|\.htpasswd)$/,
    what: 'its configuration',
    source: 'https://github.com/docker-library/docs/tree/master/nginx#complex-configuration',
  },
  {
    image: 'nginx',
    path: /^\/usr\/share\/nginx\/html(?:\/.*)?$/,
    what: 'what it serves',
    source: 'https://github.com/docker-library/docs/tree/master/nginx#hosting-some-simple-static-content',
  },
  {
    image: 'Apache',
    path: /^\/usr\/local\/apache2\/(?:conf\/.+\.conf|htdocs)$/,
    what: 'its configuration',
    source: 'https://github.com/docker-library/docs/tree/master/httpd#configuration',
  },
  {
    image: 'Caddy',
    path: /^\/etc\/caddy(?:\/Caddyfile)?$/,
    what: 'its configuration',
    source: 'https://github.com/docker-library/docs/tree/master/caddy#basic-usage',
  },
  {
    image: 'Traefik',
    path: /^\/(?:etc\/traefik\/)?(?:traefik|dynamic[\w-]*)\.(?:ya?ml|toml)$/,
    what: 'its configuration',
    source: 'https://doc.traefik.io/traefik/getting-started/configuration-overview/',
  },
  {
    image: 'HAProxy',
    path: /^\/usr\/local\/etc\/haproxy(?:\/haproxy\.cfg)?$/,
    what: 'its configuration',
    source: 'https://github.com/docker-library/docs/tree/master/haproxy#directly-via-bind-mount',
  },
  ...['PostgreSQL', 'MySQL', 'MariaDB', 'MongoDB'].map((image) => ({
    image,
    path: /^\/docker-entrypoint-initdb\.d(?:\/.*)?$/,
    what: 'the scripts of its first start',
    source: 'https://github.com/docker-library/docs/tree/master/postgres#initialization-scripts',
  })),
  {
    image: 'PostgreSQL',
    path: /^\/etc\/postgresql\/[\w.-]+\.conf$/,
    what: 'its configuration',
    source: 'https://github.com/docker-library/docs/tree/master/postgres#database-configuration',
  },
  ...['MySQL', 'MariaDB'].map((image) => ({
    image,
    path: /^\/etc\/mysql\/(?:my\.cnf|conf\.d(?:\/[\w.-]+\.cnf)?)$/,
    what: 'its configuration',
    source: 'https://github.com/docker-library/docs/tree/master/mysql#using-a-custom-mysql-configuration-file',
  })),
  {
    image: 'Prometheus',
    path: /^\/etc\/prometheus(?:\/.+\.ya?ml)?$/,
    what: 'its configuration',
    source: 'https://prometheus.io/docs/prometheus/latest/installation/#volumes-bind-mount',
  },
  {
    image: 'Grafana',
    path: /^\/etc\/grafana\/(?:grafana\.ini|provisioning(?:\/.*)?)$/,
    what: 'its configuration',
    source: 'https://grafana.com/docs/grafana/latest/administration/provisioning/',
  },
  {
    image: 'Loki',
    path: /^\/etc\/loki\/[\w.-]+\.ya?ml$/,
    what: 'its configuration',
    source: 'https://grafana.com/docs/loki/latest/setup/install/docker/',
  },
  {
    image: 'RabbitMQ',
    path: /^\/etc\/rabbitmq\/(?:rabbitmq\.conf|definitions\.json)$/,
    what: 'its configuration',
    source: 'https://www.rabbitmq.com/docs/configure#config-file-location',
  },
];

/** What an image only reads at a path of its container: `its configuration`; undefined where nothing tells. */
export const readAt = (image: string, path: string): string | undefined =>
  rows.find((row) => row.image === image && row.path.test(path))?.what;

/** Whether a file is a certificate, a key or a file of variables by its name, which a program reads and does not write. */
export const isOnlyRead = (name: string): boolean => /^\.env(?:\.[\w-]+)?$|\.(?:pem|crt|cer|key)$/.test(name);
