// The address of a server as URLs, `host:port` texts and arguments give it. Passwords are compared and never kept in sight.
import { type DataKind, urlScheme } from '../../knowledge/url-schemes.js';
import { hole } from '../compose/values/interpolate.js';

/** A piece of an address: undefined where surely none is written, `known: false` where it cannot be told. */
export type Piece<T> = { readonly known: true; readonly value: T | undefined } | { readonly known: false };

/** Where a client connects to. */
export interface Address {
  /** As written, in lower case, with its driver: `postgresql+asyncpg`; undefined where there is no URL. */
  readonly scheme: string | undefined;
  readonly kind: DataKind;
  /** In lower case, without brackets. */
  readonly host: string;
  /** Undefined where neither it nor a usual one is known. */
  readonly port: number | undefined;
  readonly user: Piece<string>;
  readonly database: Piece<string>;
  readonly password: Password;
}

/** A password that is not shown. */
export interface Password {
  /** Whether one is given; undefined where that cannot be told. */
  readonly given: boolean | undefined;
  /** Whether it is this one; undefined where that cannot be told. */
  is(text: string): boolean | undefined;
}

const none: Piece<never> = { known: true, value: undefined };

/** A password of a text: undefined where it is not known, with an empty text counting as none. */
export const passwordOf = (piece: Piece<string>): Password => ({
  given: piece.known ? Boolean(piece.value) : undefined,
  is: (text) => (piece.known ? piece.value === text : undefined),
});

/** An address of its parts. */
export const addressOf = (
  parts: Pick<Address, 'kind' | 'host' | 'port'> & {
    readonly scheme?: string | undefined;
    readonly user?: Piece<string> | undefined;
    readonly database?: Piece<string> | undefined;
    readonly password?: Piece<string> | undefined;
  },
): Address => ({
  scheme: parts.scheme,
  kind: parts.kind,
  host: parts.host.toLowerCase().replace(/^\[|\]$/g, ''),
  port: parts.port,
  user: parts.user ?? none,
  database: parts.database ?? none,
  password: passwordOf(parts.password ?? none),
});

const url = /^([A-Za-z][A-Za-z0-9+.-]*):\/\/([^\s]*)$/;
const hostAndPort = /^([A-Za-z0-9_][A-Za-z0-9_.-]*|\[[0-9A-Fa-f:.]+\])(?::([^:]*))?$/;

/**
 * Reads a URL. Unknown pieces of the text stand as `hole`; where one touches the host, there is no address. Undefined too for
 * schemes that are not known, for several hosts, and for everything that is no URL.
 */
export function parseUrl(text: string): Address | undefined {
  if (!text.includes('://')) return undefined;
  const [, written = '', rest = ''] = url.exec(text) ?? [];
  const scheme = urlScheme(written);
  if (!scheme) return undefined;
  const end = rest.search(/[/?#]/);
  const authority = end === -1 ? rest : rest.slice(0, end);
  const tail = end === -1 ? '' : rest.slice(end);
  const sign = authority.lastIndexOf('@');
  const [, host, port] = hostAndPort.exec(authority.slice(sign + 1)) ?? [];
  if (host === undefined) return undefined;
  const [user, password] = loginOf(authority.slice(0, Math.max(sign, 0)));
  const database = /^\/([^?#/]*)/.exec(tail)?.[1];
  return addressOf({
    scheme: written.toLowerCase(),
    kind: scheme.kind,
    host,
    port: portOf(port, scheme.port),
    user,
    password,
    database: pieceOf(database),
  });
}

/** `user:password` in front of the `@`. */
function loginOf(text: string): readonly [Piece<string>, Piece<string>] {
  const colon = text.indexOf(':');
  if (colon === -1) return [pieceOf(text), text.includes(hole) ? { known: false } : none];
  return [pieceOf(text.slice(0, colon)), pieceOf(text.slice(colon + 1))];
}

function pieceOf(text: string | undefined): Piece<string> {
  if (text === undefined || text === '') return none;
  if (text.includes(hole)) return { known: false };
  try {
    return { known: true, value: decodeURIComponent(text) };
  } catch {
    return { known: false };
  }
}

/** A written port, the usual one where none is written, undefined for what is no number. */
function portOf(text: string | undefined, usual: number | undefined): number | undefined {
  if (text === undefined || text === '') return usual;
  const port = /^\d{1,5}$/.test(text) ? Number(text) : undefined;
  return port !== undefined && port <= 65_535 ? port : undefined;
}

/** Reads a URL, or a `host` or `host:port` of a kind. */
export function parseTarget(text: string, kind: DataKind, usual: number | undefined): Address | undefined {
  if (text.includes('://')) return parseUrl(text);
  const [, host, port] = hostAndPort.exec(text) ?? [];
  return host === undefined ? undefined : addressOf({ kind, host, port: portOf(port, usual) });
}

/**
 * Reads libpq's `host=db port=5432 dbname=shop`; undefined where it has no host or is something else.
 * Source: https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-CONNSTRING-KEYWORD-VALUE
 */
export function parseConnectionWords(text: string): Address | undefined {
  const words = new Map<string, string>();
  for (const [, key = '', quoted, plain] of text.matchAll(/(\w+)\s*=\s*(?:'([^']*)'|([^\s']+))/g))
    words.set(key, quoted ?? plain ?? '');
  const host = words.get('host');
  if (host === undefined || !hostAndPort.test(host) || host.includes(':')) return undefined;
  return addressOf({
    kind: 'postgresql',
    host,
    port: portOf(words.get('port'), 5432),
    user: pieceOf(words.get('user')),
    database: pieceOf(words.get('dbname')),
    password: pieceOf(words.get('password')),
  });
}

/** Whether a host is the container itself. */
export const isLoopbackHost = (host: string): boolean =>
  host === 'localhost' || host === '::1' || /^127(?:\.\d{1,3}){3}$/.test(host);

/** Whether a host is a name without a dot, which only another container can have. */
export const isBareName = (host: string): boolean => /^[a-z][a-z0-9_-]*$/.test(host) && !isLoopbackHost(host);
