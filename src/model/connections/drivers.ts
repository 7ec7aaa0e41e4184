// Drivers that a framework loads for a URL and that the image does not have.
import { bringsNoDriver, type Driver, driverOf, plainPostgresql } from '../../knowledge/database-drivers.js';
import { compareVersions, fulfils, parseSpecifier, parseVersion } from '../../parser/python-version.js';
import { mentions } from '../../parser/python/prefilter.js';
import type { Service } from '../compose.js';
import type { FileHost } from '../files.js';
import { valueOf } from '../known.js';
import { type Distributions, distributionsOf, type InstalledDistribution } from '../python/installs/distributions.js';
import type { Connection } from './connection.js';
import { connectionsOf } from './connections.js';

/** A connection whose driver is missing. */
export interface MissingDriver {
  readonly connection: Connection;
  readonly driver: Driver;
  /** The framework that loads it. */
  readonly framework: InstalledDistribution;
  /** The driver of older releases of SQLAlchemy, which is there; undefined where none is. */
  readonly older: InstalledDistribution | undefined;
}

/** The connections of a service for which its image surely lacks the driver. */
export function missingDrivers(service: Service, host: FileHost): readonly MissingDriver[] {
  const stage = service.stage && valueOf(service.stage);
  const read = stage ? connectionsOf(service).filter(({ reader }) => reader) : [];
  if (!stage || read.length === 0) return [];
  const distributions = distributionsOf(stage, host);
  return read.flatMap((connection): MissingDriver[] => {
    const framework = distributions.get(connection.reader!);
    if (!framework) return [];
    const needed = neededDriver(connection, framework, stage.rootBase);
    if (!needed || !lacks(distributions, needed.driver) || replacesDriver(service, needed.driver)) return [];
    const older = needed.older?.distributions.map((name) => distributions.get(name)).find((one) => one !== undefined);
    return [{ connection, driver: needed.driver, framework, older }];
  });
}

interface Needed {
  readonly driver: Driver;
  readonly older: Driver | undefined;
}

type Root = NonNullable<ReturnType<typeof stageRoot>>;
const stageRoot = ({ stage }: Service) => (stage ? valueOf(stage)?.rootBase : undefined);

function neededDriver(
  { reader, scheme, kind }: Connection,
  framework: InstalledDistribution,
  root: Root,
): Needed | undefined {
  if (reader === 'celery' && framework.extras.length > 0) return undefined;
  const written = scheme?.replace(/^(?:db|sqla)\+/, '') ?? kind;
  if (reader !== 'sqlalchemy' || written !== 'postgresql') {
    const driver = driverOf(reader!, written);
    return driver && { driver, older: undefined };
  }
  if (framework.extras.some((extra) => extra.startsWith('postgresql'))) return undefined;
  const since21 = isSince21(framework, root);
  if (since21 === undefined) return undefined;
  const { before21, from21 } = plainPostgresql;
  return since21 ? { driver: from21, older: before21 } : { driver: before21, older: undefined };
}

/** Whether the SQLAlchemy that gets installed is 2.1 or newer, which needs Python 3.10; undefined where that cannot be told. */
function isSince21({ version, specifier }: InstalledDistribution, root: Root): boolean | undefined {
  const first = parseVersion('2.1')!;
  const exact = version === undefined ? undefined : parseVersion(version);
  if (exact) return compareVersions(exact, first) >= 0;
  const clauses = parseSpecifier(specifier);
  if (!clauses) return undefined;
  if (!fulfils(parseVersion('2.1.9')!, clauses)) {
    // A newer one still may fulfil `>=2.2`.
    return clauses.some(({ operator }) => operator.startsWith('>')) ? undefined : false;
  }
  const python = root.kind === 'image' ? root.facts?.pythonVersion : undefined;
  const minor = /^3\.(\d+)/.exec(python ?? '')?.[1];
  return minor === undefined ? undefined : Number(minor) >= 10;
}

/** Whether surely none of the distributions of a driver is installed: all that is asked for without a lock is known to bring none. */
const lacks = ({ get, open, unresolved }: Distributions, { distributions }: Driver): boolean =>
  open === undefined &&
  distributions.every((name) => get(name) === undefined) &&
  unresolved.every(({ name, source }) => source === 'index' && bringsNoDriver(name));

/** Whether another module takes the driver's place: `pymysql.install_as_MySQLdb()`. */
function replacesDriver({ process }: Service, { module }: Driver): boolean {
  const { reachable } = (process.known && valueOf(process.value.program)) || {};
  return (reachable?.modules ?? []).some(
    ({ module: { file } }) =>
      mentions(file, 'install_as_MySQLdb', 'psycopg2cffi') || file.text.includes(`sys.modules["${module}"]`),
  );
}
