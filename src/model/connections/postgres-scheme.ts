// URLs of PostgreSQL whose scheme SQLAlchemy no longer takes.
import { compareVersions, parseSpecifier, parseVersion } from '../../parser/python-version.js';
import { type Edit, replace, textOf, within } from '../../text/location.js';
import { isWithin } from '../compose/writing/own-text.js';
import type { Service } from '../compose.js';
import type { FileHost } from '../files.js';
import { valueOf } from '../known.js';
import { distributionsOf } from '../python/installs/distributions.js';
import type { Connection } from './connection.js';
import { connectionsOf } from './connections.js';

/** The URLs of a service that begin with `postgres://` and that a SQLAlchemy of 1.4 or newer reads. */
export function oldSchemes(service: Service, host: FileHost): readonly Connection[] {
  const found = connectionsOf(service).filter(
    ({ reader, scheme }) => reader === 'sqlalchemy' && /^postgres(?:\+|$)/.test(scheme ?? ''),
  );
  return found.length > 0 && isSince14(service, host) ? found : [];
}

function isSince14({ stage: fact }: Service, host: FileHost): boolean {
  const stage = fact && valueOf(fact);
  const installed = stage && distributionsOf(stage, host).get('sqlalchemy');
  if (!installed) return false;
  const first = parseVersion('1.4')!;
  const exact = installed.version === undefined ? undefined : parseVersion(installed.version);
  if (exact) return compareVersions(exact, first) >= 0;
  // `>=` and no bound at all give the newest release.
  return parseSpecifier(installed.specifier)?.every(({ operator }) => operator.startsWith('>')) === true;
}

/** Writes the scheme that SQLAlchemy takes, where the service itself writes the URL. */
export function newScheme(connection: Connection): Edit | undefined {
  const quote = /^["']?(?=postgres[:+])/.exec(textOf(connection))?.[0];
  if (quote === undefined || connection.origin !== 'environment' || !isWithin(connection.service.entry, connection))
    return undefined;
  return replace(within(connection, quote.length, quote.length + 'postgres'.length), 'postgresql');
}
