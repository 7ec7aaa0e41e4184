import { endOfLife, imageProduct, imageVersions, newestSupported } from '../../knowledge/end-of-life.js';
import type { ImageReference } from '../../parser/image-reference.js';

/** What an image carries that has reached, or will soon reach, its end of life. */
export interface ImageAge {
  readonly product: string;
  readonly cycle: string;
  /** `YYYY-MM-DD`; undefined where it ended on a day that nobody noted. */
  readonly date: string | undefined;
  readonly ended: boolean;
  /** The newest release that is still maintained. */
  readonly newest: string | undefined;
  /** Whether it is the operating system below what the image is about. */
  readonly isSystem: boolean;
}

/** How long before the end a finding says so. */
const noticeDays = 183;

/**
 * The first product of an image whose release has ended, what the image is about before its operating system; else the first that ends soon.
 * A digest names one image whatever its tag says, so that nothing is known of it.
 * @param today `YYYY-MM-DD`; of another text nothing is said
 */
export function imageAge({ registry, repository, tag, digest }: ImageReference, today: string): ImageAge | undefined {
  if (digest !== undefined || Number.isNaN(Date.parse(today))) return undefined;
  const name = registry === 'docker.io' ? repository.replace(/^library\//, '') : `${registry}/${repository}`;
  const key = `${today} ${name}:${tag ?? ''}`;
  const known = agesByImage.get(key);
  if (known) return known.age;
  const age = ageOf(name, tag, today);
  if (agesByImage.size < mostRemembered) agesByImage.set(key, { age });
  return age;
}

/** Many stages stand on few images; more are nobody's project. */
const agesByImage = new Map<string, { readonly age: ImageAge | undefined }>();
const mostRemembered = 1000;

function ageOf(name: string, tag: string | undefined, today: string): ImageAge | undefined {
  const soon = new Date(Date.parse(today) + noticeDays * 86_400_000).toISOString().slice(0, 10);
  const ages = imageVersions(name, tag).flatMap(({ product, version }): ImageAge[] => {
    const end = endOfLife(product, version);
    const date = end?.extendedDate ?? end?.date;
    if (!end || (date !== undefined && date >= soon)) return [];
    return [
      {
        product,
        cycle: end.cycle,
        date,
        ended: date === undefined || date < today,
        newest: newestSupported(product, today),
        isSystem: product !== imageProduct(name),
      },
    ];
  });
  return ages.find(({ ended }) => ended) ?? ages[0];
}

/** Names as people write them. */
const titles: ReadonlyMap<string, string> = new Map([
  ['python', 'Python'],
  ['debian', 'Debian'],
  ['ubuntu', 'Ubuntu'],
  ['alpine', 'Alpine'],
  ['postgres', 'PostgreSQL'],
  ['mysql', 'MySQL'],
  ['mariadb', 'MariaDB'],
  ['redis', 'Redis'],
  ['mongo', 'MongoDB'],
  ['rabbitmq', 'RabbitMQ'],
  ['elasticsearch', 'Elasticsearch'],
  ['node', 'Node.js'],
  ['nginx', 'nginx'],
  ['opensearch', 'OpenSearch'],
  ['couchdb', 'CouchDB'],
  ['neo4j', 'Neo4j'],
  ['haproxy', 'HAProxy'],
  ['httpd', 'Apache httpd'],
  ['zookeeper', 'ZooKeeper'],
  ['rockylinux', 'Rocky Linux'],
  ['almalinux', 'AlmaLinux'],
  ['influxdb', 'InfluxDB'],
  ['clickhouse', 'ClickHouse'],
  ['mssql', 'SQL Server'],
  ['amazonlinux', 'Amazon Linux'],
  ['centos', 'CentOS'],
]);

/** A sentence about an image's age. */
export function describeAge({ product, cycle, date, ended }: ImageAge): string {
  const title = `${titles.get(product) ?? product.charAt(0).toUpperCase() + product.slice(1)} ${cycle}`;
  if (!ended) return `${title} gets no more fixes from ${date} on.`;
  return date === undefined ? `${title} gets no more fixes.` : `${title} has had no more fixes since ${date}.`;
}
