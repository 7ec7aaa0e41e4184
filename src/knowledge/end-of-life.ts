/** When releases end, and which release an image's tag carries. */

import { endOfLifeDates, releaseCodenames } from './end-of-life-dates.js';

/** The end of a release cycle. */
export interface EndOfLife {
  readonly product: string;
  /** As its project counts: `3.8` for Python 3.8.20, `11` for Debian bullseye. */
  readonly cycle: string;
  /** `YYYY-MM-DD`; undefined where it ended on a day that nobody noted. */
  readonly date: string | undefined;
  /** The end of extended support that costs nothing and comes by the same channel (Debian LTS), `YYYY-MM-DD`. */
  readonly extendedDate: string | undefined;
  /** The project's page about its support. */
  readonly source: string;
}

interface Product {
  readonly source: string;
  /** Cycle to `date`, `date/extended date`, `ended` or nothing; newest first. */
  readonly cycles: ReadonlyMap<string, string>;
  readonly codenames: ReadonlyMap<string, string>;
}

const pairs = (text: string): ReadonlyMap<string, string> =>
  new Map(
    text.split(/\s+/).map((pair) => {
      const equals = pair.indexOf('=');
      return [pair.slice(0, equals), pair.slice(equals + 1)] as const;
    }),
  );

let cachedProducts: ReadonlyMap<string, Product> | undefined;

/** Read at the first look-up: most runs ask for two or three products. */
function products(): ReadonlyMap<string, Product> {
  if (cachedProducts) return cachedProducts;
  const codenames = new Map(releaseCodenames.map((row) => [row.product, pairs(row.codenames)]));
  cachedProducts = new Map(
    endOfLifeDates.map((row) => [
      row.product,
      { source: row.source, cycles: pairs(row.cycles), codenames: codenames.get(row.product) ?? new Map() },
    ]),
  );
  return cachedProducts;
}

/**
 * What a bare major version in a tag stands for, where it is not the newest cycle of that major.
 * Source: https://github.com/docker-library/official-images
 */
const bareMajors: ReadonlyMap<string, string> = new Map([
  ['mongo 5', '5.0'],
  ['mongo 6', '6.0'],
  ['mongo 7', '7.0'],
]);

function cycleOf(name: string, product: Product, version: string): string | undefined {
  const codename = product.codenames.get(version);
  if (codename !== undefined) return codename;
  const parts = version.split('.').slice(0, 4);
  for (let length = parts.length; length > 0; length--) {
    const prefix = parts.slice(0, length).join('.');
    if (product.cycles.has(prefix)) return prefix;
  }
  if (parts.length > 1) return undefined;
  const listed = [...product.cycles.keys()];
  // The newest major moves on with every release: no date holds for it.
  if (listed[0]?.split('.')[0] === version) return undefined;
  return bareMajors.get(`${name} ${version}`) ?? listed.find((cycle) => cycle.startsWith(`${version}.`));
}

/**
 * When a release ends or ended; undefined where no end is known: the release is too new, not listed, or its project names no
 * day. The caller compares the date with its own today.
 * @param product a product of `end-of-life-dates.ts`: `python`, `debian`, `postgres`…
 * @param version a version of any length (`3.8`, `3.8.20`), a code name (`bookworm`), or a bare major that is not the newest
 */
export function endOfLife(product: string, version: string): EndOfLife | undefined {
  const row = products().get(product);
  const cycle = row && cycleOf(product, row, version);
  if (!row || cycle === undefined) return undefined;
  const [end, extended] = (row.cycles.get(cycle) ?? '').split('/');
  if (!end) return undefined;
  return { product, cycle, date: end === 'ended' ? undefined : end, extendedDate: extended, source: row.source };
}

/**
 * Whether a release is past its end. Dates compare as text.
 * @param today `YYYY-MM-DD`
 */
export const isEnded = ({ date }: EndOfLife, today: string): boolean => date === undefined || date < today;

/** The newest release of a product whose end is known and not before a day; for the text of a finding. */
export function newestSupported(product: string, today: string): string | undefined {
  for (const [cycle, end] of products().get(product)?.cycles ?? []) {
    if (end !== 'ended' && (end === '' || end.slice(0, 10) >= today)) return cycle;
  }
  return undefined;
}

/** A product in an image, at the version that the tag names. */
export interface ProductVersion {
  readonly product: string;
  /** As the tag has it, without `v`: `3.8`, `16.4`, `bookworm`. */
  readonly version: string;
}

type TagForm =
  /** The tag starts with the version: `3.12-slim`, `v3.1`. */
  | 'leading'
  /** `python3.8` stands somewhere in the tag. */
  | 'python'
  /** `pg16` stands somewhere in the tag. */
  | 'pg'
  /** `1-3.11-bullseye`: an image version may stand before. */
  | 'python3'
  /** Years for version numbers: `2019-latest`. */
  | 'mssql';

interface ProductImage {
  readonly product: string;
  readonly form: TagForm;
}

const leading = (product: string, ...images: readonly string[]) =>
  images.map((image): readonly [string, ProductImage] => [image, { product, form: 'leading' }]);
const formed = (product: string, form: TagForm, ...images: readonly string[]) =>
  images.map((image): readonly [string, ProductImage] => [image, { product, form }]);

/**
 * Images whose tag tells a product's version. Bitnami's tags follow the product's versions too.
 * Sources: https://hub.docker.com pages of the images.
 */
const productImages: ReadonlyMap<string, ProductImage> = new Map([
  ...leading(
    'python',
    'python',
    'public.ecr.aws/lambda/python',
    'amazon/aws-lambda-python',
    'cimg/python',
    'circleci/python',
  ),
  ...leading('python', 'bitnami/python', 'bitnamilegacy/python'),
  ...formed(
    'python',
    'python',
    'tiangolo/uvicorn-gunicorn',
    'tiangolo/uvicorn-gunicorn-fastapi',
    'tiangolo/uvicorn-gunicorn-starlette',
    'tiangolo/meinheld-gunicorn',
    'tiangolo/meinheld-gunicorn-flask',
    'tiangolo/uwsgi-nginx',
    'tiangolo/uwsgi-nginx-flask',
    'ghcr.io/astral-sh/uv',
    'astral/uv',
    'nikolaik/python-nodejs',
    'mcr.microsoft.com/azure-functions/python',
  ),
  ...formed(
    'python',
    'python3',
    'mcr.microsoft.com/devcontainers/python',
    'mcr.microsoft.com/vscode/devcontainers/python',
  ),
  ...leading('debian', 'debian', 'bitnami/minideb'),
  ...leading('ubuntu', 'ubuntu'),
  ...leading('alpine', 'alpine'),
  ...leading('amazonlinux', 'amazonlinux', 'public.ecr.aws/amazonlinux/amazonlinux'),
  ...leading('centos', 'centos'),
  ...leading('rockylinux', 'rockylinux', 'rockylinux/rockylinux'),
  ...leading('almalinux', 'almalinux'),
  ...leading('fedora', 'fedora'),
  ...leading('node', 'node', 'bitnami/node'),
  ...leading('postgres', 'postgres', 'postgis/postgis', 'bitnami/postgresql', 'bitnamilegacy/postgresql'),
  ...formed(
    'postgres',
    'pg',
    'pgvector/pgvector',
    'ankane/pgvector',
    'timescale/timescaledb',
    'timescale/timescaledb-ha',
  ),
  ...leading('mysql', 'mysql', 'mysql/mysql-server', 'bitnami/mysql', 'bitnamilegacy/mysql'),
  ...leading('mariadb', 'mariadb', 'bitnami/mariadb', 'bitnamilegacy/mariadb'),
  ...leading('redis', 'redis', 'bitnami/redis', 'bitnamilegacy/redis'),
  ...leading('valkey', 'valkey/valkey'),
  ...leading('mongo', 'mongo', 'bitnami/mongodb', 'bitnamilegacy/mongodb', 'mongodb/mongodb-community-server'),
  ...leading('memcached', 'memcached', 'bitnami/memcached'),
  ...leading('nginx', 'nginx', 'nginxinc/nginx-unprivileged', 'bitnami/nginx'),
  ...leading('httpd', 'httpd'),
  ...leading('traefik', 'traefik'),
  ...leading('haproxy', 'haproxy'),
  ...leading('caddy', 'caddy'),
  ...leading('rabbitmq', 'rabbitmq', 'bitnami/rabbitmq', 'bitnamilegacy/rabbitmq'),
  ...leading('kafka', 'apache/kafka', 'bitnami/kafka', 'bitnamilegacy/kafka'),
  ...leading('zookeeper', 'zookeeper', 'bitnami/zookeeper'),
  ...leading(
    'elasticsearch',
    'elasticsearch',
    'docker.elastic.co/elasticsearch/elasticsearch',
    'bitnami/elasticsearch',
  ),
  ...leading('kibana', 'kibana', 'docker.elastic.co/kibana/kibana'),
  ...leading('logstash', 'logstash', 'docker.elastic.co/logstash/logstash'),
  ...leading('opensearch', 'opensearchproject/opensearch'),
  ...leading('cassandra', 'cassandra'),
  ...leading('couchdb', 'couchdb'),
  ...leading('neo4j', 'neo4j'),
  ...leading('influxdb', 'influxdb'),
  ...leading('clickhouse', 'clickhouse', 'clickhouse/clickhouse-server', 'yandex/clickhouse-server'),
  ...leading('keycloak', 'quay.io/keycloak/keycloak', 'keycloak/keycloak'),
  ...leading('grafana', 'grafana/grafana', 'grafana/grafana-oss', 'grafana/grafana-enterprise'),
  ...leading('prometheus', 'prom/prometheus'),
  ...leading('airflow', 'apache/airflow'),
  ...formed('mssql', 'mssql', 'mcr.microsoft.com/mssql/server'),
]);

/** Copies of Docker's official images at other places. */
const officialCopies = [
  'public.ecr.aws/docker/library/',
  'mirror.gcr.io/library/',
  'registry.hub.docker.com/library/',
  'docker.io/library/',
];

/** An image's name as people call it; a copy of an official image has the official name. */
export function officialName(name: string): string {
  const prefix = officialCopies.find((copy) => name.startsWith(copy));
  return prefix === undefined ? name : name.slice(prefix.length);
}

/**
 * The product that an image is about, or undefined for one that the table does not have.
 * @param name as people call it: `python`, `postgis/postgis`, `ghcr.io/astral-sh/uv`
 */
export const imageProduct = (name: string): string | undefined => productImages.get(officialName(name))?.product;

const mssqlVersions: ReadonlyMap<string, string> = new Map([
  ['2017', '14.0'],
  ['2019', '15.0'],
  ['2022', '16.0'],
  ['2025', '17.0'],
]);

function versionIn(tag: string, { product, form }: ProductImage): string | undefined {
  if (form === 'python') return /(?:^|-)python([23]\.[0-9]+)/.exec(tag)?.[1];
  if (form === 'python3') return /(?:^|-)([23]\.[0-9]+)(?:-|$)/.exec(tag)?.[1];
  if (form === 'pg') return /(?:^|-)pg([0-9]+)/.exec(tag)?.[1];
  const number = /^v?([0-9][0-9.]*)(?:$|[-_+a-z])/.exec(tag)?.[1];
  if (form === 'mssql') return number === undefined ? undefined : mssqlVersions.get(number);
  if (number !== undefined) return number;
  const first = tag.split('-')[0] ?? '';
  return products().get(product)?.codenames.has(first) ? first : undefined;
}

/**
 * The operating system release that a tag names: `bookworm` of `3.12-slim-bookworm`, `3.19` of `alpine3.19`.
 * Sources: https://hub.docker.com/_/python and its siblings.
 */
export function systemIn(tag: string): ProductVersion | undefined {
  const alpine = tag.includes('alpine') ? /(?:^|-)alpine-?([0-9]\.[0-9]+)/.exec(tag)?.[1] : undefined;
  if (alpine !== undefined) return { product: 'alpine', version: alpine };
  for (const part of tag.split('-')) {
    for (const product of ['debian', 'ubuntu']) {
      if (products().get(product)?.codenames.has(part)) return { product, version: part };
    }
  }
  return undefined;
}

/**
 * The products of an image with the versions that its tag tells: what it is about first, then its operating system.
 * Empty for an unknown image and for tags that tell no version.
 */
export function imageVersions(name: string, tag: string | undefined): readonly ProductVersion[] {
  const image = productImages.get(officialName(name));
  if (!image || tag === undefined) return [];
  const version = versionIn(tag, image);
  const own = version === undefined ? [] : [{ product: image.product, version }];
  const system = systemIn(tag);
  return system && system.product !== image.product ? [...own, system] : own;
}
