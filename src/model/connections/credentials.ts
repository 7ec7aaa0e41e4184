// Logins of clients that the database does not have.
import { type DataLogin, dataLogin, type ImageUser } from '../../knowledge/data-logins.js';
import { mentions } from '../../parser/python/prefilter.js';
import type { Located } from '../../text/location.js';
import type { Service } from '../compose.js';
import type { Environment, Variable } from '../environment.js';
import { type Fact, known, unknown, valueOf } from '../known.js';
import type { Connection } from './connection.js';
import { connectionsOf } from './connections.js';
import { serviceNamed } from './endpoints.js';

/** A login that the first start of a database does not make. */
export interface LoginMismatch {
  readonly connection: Connection;
  readonly target: Service;
  /** What differs: `authentication`: the database that MongoDB looks the user up in. */
  readonly what: 'user' | 'password' | 'database' | 'authentication';
  /** What the client says and what the database has; undefined for passwords and where there is none. */
  readonly given: string | undefined;
  readonly expected: string | undefined;
  /** The variable of the database that says so; undefined where it is a default of the image. */
  readonly variable: string | undefined;
  /** Where that is written: the variable, else the service. */
  readonly by: Located;
}

/** The connections of a service whose user, password or database another service surely does not have; one finding for each. */
export const loginMismatches = (service: Service): readonly LoginMismatch[] =>
  connectionsOf(service).flatMap((connection): LoginMismatch[] => {
    const { origin, isRead, isFallback } = connection;
    const target = serviceNamed(connection.host, service);
    if (!target || target === service || (!isRead && (origin === 'env-file' || origin === 'image'))) return [];
    if (isFallback && !isRead) return [];
    const row = loginOf(target, connection);
    const mismatch = row && compare(connection, row, target);
    return mismatch && !mayMakeLogins(service, target) ? [{ ...mismatch, connection, target }] : [];
  });

/** The login row of a database image that starts as it is, with nothing but its variables to say who is who. */
function loginOf({ build, image, entrypoint, assigned }: Service, { kind }: Connection): DataLogin | undefined {
  const reference = build || entrypoint ? undefined : image && valueOf(image.reference);
  const row = reference && dataLogin(reference.name);
  if (row?.kind !== kind || assigned.incomplete !== undefined) return undefined;
  return row.opening.some((name) => assigned.get(name)) ? undefined : row;
}

const initialScripts = '/docker-entrypoint-initdb.d';

/** Whether something else may make users and databases: scripts of the first start, other services, the program itself. */
function mayMakeLogins(client: Service, { mounts, configs, secrets, project, name }: Service): boolean {
  if (project.open !== undefined || configs.length > 0 || secrets.length > 0) return true;
  const isKnownMount = mounts.every(({ target }) => target.known && !target.value.startsWith(initialScripts));
  // A folder of the host, or a volume that is made elsewhere, may be older than the variables.
  const isForeign = mounts.some(
    ({ type, source }) =>
      type === 'volume' && source !== undefined && project.volumes.get(valueOf(source) ?? '')?.external,
  );
  if (!isKnownMount || isForeign) return true;
  const commands = [...project.services.values()].filter((service) => service.name !== name);
  const texts = commands.flatMap(({ command, entrypoint, entry }) =>
    [command?.at, entrypoint?.at, entry.value.at].flatMap((at) => (at ? [at.file.slice(at.span)] : [])),
  );
  return texts.some((text) => makesLogins.test(text)) || programMakesLogins(client);
}

const makesLogins = /create\s+(?:database|user|role)|createdb|createuser|create_database|init[-_]?db|initdb/i;

/** Whether the code or the start scripts of a service speak of making users or databases. */
function programMakesLogins({ process, stage }: Service): boolean {
  if (!process.known) return false;
  const { reachable } = valueOf(process.value.program) ?? {};
  const isMade = (reachable?.modules ?? []).some(
    ({ module }) => makesLogins.test(module.file.text) || mentions(module.file, 'sqlalchemy_utils'),
  );
  const copied = (stage && valueOf(stage)?.final.files.copied) ?? [];
  return (
    isMade ||
    copied.some(({ path }) =>
      /(?:^|[/_-])(?:init|create)[\w-]*(?:db|database|user)s?[\w-]*\.(?:sh|sql|py)$/i.test(path),
    )
  );
}

type Difference = Omit<LoginMismatch, 'connection' | 'target'>;

function compare(connection: Connection, row: DataLogin, target: Service): Difference | undefined {
  const users = row.users.flatMap((user) => {
    const name = userName(user, target.assigned);
    return name.known && name.value === undefined ? [] : [{ user, name }];
  });
  if (users.some(({ name }) => !name.known)) return undefined;
  const { user } = connection;
  if (!user.known || user.value === undefined) return undefined;
  const found = users.find(({ name }) => valueOf(name) === user.value);
  return found
    ? (passwordDifference(connection, found.user, target) ??
        authenticationDifference(connection, row, target) ??
        databaseDifference(connection, row, target))
    : userDifference(user.value, users, row, target);
}

/** The name of a user that the image makes; known and undefined where it makes none. */
function userName({ variable, fallback }: ImageUser, { get }: Environment): Fact<string | undefined> {
  if (variable === undefined) return known(fallback);
  const given = get(variable);
  if (get(`${variable}_FILE`)) return unknown('a file says so');
  if (!given) return known(fallback);
  return given.value.known ? known(given.value.value || fallback) : given.value;
}

function userDifference(
  given: string,
  users: readonly { readonly user: ImageUser; readonly name: Fact<string | undefined> }[],
  { kind }: DataLogin,
  target: Service,
): Difference | undefined {
  // Without a first user, MongoDB asks nobody who he is.
  if (kind === 'mongodb' && users.length === 0) return undefined;
  const last = users.at(-1);
  const { assigned } = target;
  const variable = last?.user.variable === undefined ? undefined : assigned.get(last.user.variable);
  const expected = valueOf(last?.name);
  return { what: 'user', given, expected, variable: variable?.name, by: variable ?? target };
}

/** A password that surely is another one. An empty one is none to PostgreSQL, which then refuses to start: another finding. */
function passwordDifference(
  { password }: Connection,
  { passwords }: ImageUser,
  { assigned }: Service,
): Difference | undefined {
  if (passwords.some((name) => assigned.get(`${name}_FILE`))) return undefined;
  const variable = passwords.map((name) => assigned.get(name)).find((one): one is Variable => one !== undefined);
  const value = variable && valueOf(variable.value);
  if (!variable || !value || password.given !== true || password.is(value) !== false) return undefined;
  return { what: 'password', given: undefined, expected: undefined, variable: variable.name, by: variable };
}

/**
 * MongoDB keeps its first user in `admin`; a URL with another database looks for it there.
 * Source: https://www.mongodb.com/docs/manual/reference/connection-string-options/#mongodb-urioption-urioption.authSource
 */
function authenticationDifference(
  { database, scheme, at, password }: Connection,
  { kind }: DataLogin,
  target: Service,
): Difference | undefined {
  if (kind !== 'mongodb' || scheme === undefined || password.given !== true || !database.known) return undefined;
  const { value } = database;
  if (value === undefined || value === 'admin' || /authSource/i.test(at.file.slice(at.span))) return undefined;
  return { what: 'authentication', given: value, expected: 'admin', variable: undefined, by: target };
}

function databaseDifference(
  { database, user }: Connection,
  { databases, databaseOfUser, systemDatabases }: DataLogin,
  target: Service,
): Difference | undefined {
  const { assigned } = target;
  if (databases.length === 0 || !database.known || database.value === undefined) return undefined;
  if (systemDatabases.includes(database.value) || databases.some((name) => assigned.get(`${name}_FILE`)))
    return undefined;
  const variable = databases.map((name) => assigned.get(name)).find((one) => one !== undefined);
  if (variable && !variable.value.known) return undefined;
  const expected = (variable && valueOf(variable.value)) || (databaseOfUser && user.known ? user.value : undefined);
  if (expected === database.value) return undefined;
  return { what: 'database', given: database.value, expected, variable: variable?.name, by: variable ?? target };
}
