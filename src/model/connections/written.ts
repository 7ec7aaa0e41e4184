// The addresses that the variables of a service give.
import { defaultPort, kindOfWords } from '../../knowledge/url-schemes.js';
import { textOf } from '../../text/location.js';
import type { Service } from '../compose.js';
import { interpolate, hole } from '../compose/values/interpolate.js';
import { assignmentsOf, child } from '../compose/values/nodes.js';
import { knownImage } from '../compose/values/service-image.js';
import { environmentAt, type Variable } from '../environment.js';
import { valueOf } from '../known.js';
import { type Address, addressOf, parseUrl, type Piece } from './address.js';
import type { Connection } from './connection.js';

/**
 * What the names of variables have in them whose URL is for somebody outside the container, or not for the running program: a browser,
 * a test, another program's list of allowed visitors.
 */
const foreignParts = [
  ...['PUBLIC', 'EXTERNAL', 'BROWSER', 'FRONTEND', 'CLIENT_URL', 'REACT_APP', 'VITE', 'CORS', 'ORIGIN', 'ALLOWED'],
  ...['REDIRECT', 'CALLBACK', 'ADVERTIS', 'LISTEN', 'BIND', 'TEST', 'EXAMPLE', 'WEBHOOK', 'ISSUER', 'DOCS', 'LINK'],
];

function isForeign(name: string): boolean {
  const upper = name.toUpperCase();
  return (
    foreignParts.some((part) => upper.includes(part)) ||
    (upper.endsWith('_PROXY') && /(?:^|_)(?:NO|HTTPS?)_PROXY$/.test(upper))
  );
}

/** Kinds of images that are served, and whose own variables speak of themselves. */
const servers = new Set(['database', 'cache', 'broker', 'search', 'storage', 'proxy']);

/** The addresses that the variables of a service hold: URLs of known schemes, and hosts with their ports. */
export function writtenConnections(service: Service): readonly Connection[] {
  if (servers.has(knownImage(service)?.row.kind ?? '')) return [];
  return service.environment.variables.flatMap((variable) => {
    if (isForeign(variable.name) || !isOwn(variable)) return [];
    const address = urlAddress(variable, service) ?? hostAddress(variable, service);
    return address ? [connection(variable, address, service)] : [];
  });
}

/** What a base image brings is its own matter. */
const isOwn = ({ origin }: Variable): boolean => origin !== 'base-image' && origin !== 'arg';

const origins = { 'env-file': 'env-file', env: 'image' } as const;

function connection(variable: Variable, found: FoundAddress, service: Service): Connection {
  const { name, at, origin } = variable;
  return {
    ...found.address,
    at,
    service,
    subject: name,
    origin: origin === 'env-file' || origin === 'env' ? origins[origin] : 'environment',
    isFallback: /\$\{[^}]*:?-/.test(textOf(variable)),
    kindKnown: found.kindKnown,
    reader: undefined,
    isRead: false,
    evidence: [],
  };
}

interface FoundAddress {
  readonly address: Address;
  readonly kindKnown: boolean;
}

function urlAddress(variable: Variable, service: Service): FoundAddress | undefined {
  const address = parseUrl(textWithHoles(variable, service) ?? '');
  return address && { address, kindKnown: true };
}

/** The value of a variable, with `hole` for what the shell gives; undefined where nothing is known of it. */
export function textWithHoles(variable: Variable, { node, project }: Service): string | undefined {
  if (variable.value.known) return variable.value.value;
  if (variable.origin !== 'environment') return undefined;
  const { items } = assignmentsOf(child(node, 'environment'));
  const item = items.find(
    ({ value }) => value?.at.file === variable.at.file && value.at.span.start === variable.at.span.start,
  );
  return item?.value && interpolate(item.value, environmentAt(project.interpolation, item.value)).text;
}

const hostName = /^(.*?)_?(?:HOST|HOSTNAME|SERVER|ADDRESS|ADDR)$/i;

/** Words of names that make a host something else than a client's target. */
const otherHost = /^(?:ROOT|RUN|APP|WEB|ADMIN|UI|EXPORTER|SSH|TUNNEL|BIND|LISTEN|VIRTUAL|PUBLISHED|HTTP|ALLOWED)$/;

/** `DB_HOST`, `REDIS_HOST`, `PGHOST`, with the port, user and database of the variables beside it. */
function hostAddress(variable: Variable, service: Service): FoundAddress | undefined {
  const prefix = hostName.exec(variable.name)?.[1]?.toUpperCase();
  const host = valueOf(variable.value);
  if (!prefix || host === undefined || !/^[\w.-]+$/.test(host)) return undefined;
  const words = prefix.split('_');
  const named = kindOfWords(words);
  if (!named || words.some((word) => otherHost.test(word))) return undefined;
  const kind = named === 'database' ? databaseKind(service) : named;
  if (!kind) return undefined;
  const beside = (...endings: readonly string[]): Piece<string> => pieceBeside(prefix, endings, service);
  const port = beside('PORT');
  const number = port.known ? (port.value === undefined ? defaultPort(kind) : Number(port.value)) : undefined;
  const address = addressOf({
    kind,
    host,
    port: number !== undefined && Number.isInteger(number) ? number : undefined,
    user: beside('USER', 'USERNAME'),
    password: beside('PASSWORD', 'PASS', 'PWD'),
    database: beside('DB', 'NAME', 'DATABASE', 'DBNAME'),
  });
  return { address, kindKnown: named !== 'database' };
}

/** The value of a variable with the same beginning: `DB_PORT` beside `DB_HOST`. */
function pieceBeside(prefix: string, endings: readonly string[], { environment }: Service): Piece<string> {
  for (const ending of endings) {
    const joiner = prefix === 'PG' ? '' : '_';
    const variable = environment.get(`${prefix}${joiner}${ending}`) ?? environment.get(`${prefix}${ending}`);
    if (!variable) continue;
    const value = valueOf(variable.value);
    return value === undefined || value.includes(hole) ? { known: false } : { known: true, value: value || undefined };
  }
  return environment.incomplete === undefined ? { known: true, value: undefined } : { known: false };
}

const kindsOfImages = [
  [/^PostgreSQL$/, 'postgresql'],
  [/^(?:MySQL|MariaDB)$/, 'mysql'],
  [/^MongoDB$/, 'mongodb'],
] as const;

/** The kind of the one database of a project. */
function databaseKind({ project }: Service): 'postgresql' | 'mysql' | 'mongodb' | undefined {
  const rows = [...project.services.values()].flatMap((service) => knownImage(service)?.row ?? []);
  const databases = rows.filter(({ kind }) => kind === 'database');
  const [only, second] = databases;
  return only && !second ? kindsOfImages.find(([name]) => name.test(only.name))?.[1] : undefined;
}
