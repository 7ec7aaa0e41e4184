/** An address as it is written for a server. */
export interface Address {
  /** `0.0.0.0` where it is left out; undefined where only a port is written. */
  readonly host: string | undefined;
  readonly port: number | undefined;
}

/**
 * Reads `HOST`, `HOST:PORT`, `:PORT`, `[::1]:PORT`, with or without a scheme, as gunicorn, hypercorn and waitress do. `none` for
 * Unix sockets and file descriptors, undefined for what is no address.
 * Source: https://github.com/benoitc/gunicorn/blob/master/gunicorn/util.py (parse_address).
 */
export function parseBind(text: string): Address | 'none' | undefined {
  if (/^(?:unix|fd):/.test(text) || text.startsWith('/')) return 'none';
  const found = /^(?:tcp:\/\/|https?:\/\/)?(\[[^\]]*\]|[^:[\]]*)(?::(\d{1,5}))?$/.exec(text);
  if (!found) return undefined;
  const [, host, port] = found;
  if (host === '' && port === undefined) return undefined;
  // A lone number is a host to gunicorn and a port to nobody.
  if (/^\d+$/.test(host!)) return undefined;
  return { host: hostIn(host!), port: portIn(port) };
}

/**
 * Reads the operand of `runserver`: `8000`, `0:8000`, `0.0.0.0:8000`, `[::]:8000`, `localhost:8000`. Undefined for all else.
 * Source: https://github.com/django/django/blob/main/django/core/management/commands/runserver.py (naiveip_re).
 */
export function parseRunserver(text: string): Address | undefined {
  if (/^\d{1,5}$/.test(text)) return { host: undefined, port: portIn(text) };
  const found = /^(\[[0-9a-fA-F:.]+\]|\d[\d.]*|[a-zA-Z0-9][a-zA-Z0-9.-]*):(\d{1,5})$/.exec(text);
  if (!found) return undefined;
  return { host: found[1] === '0' ? '0.0.0.0' : hostIn(found[1]!), port: portIn(found[2]) };
}

/** Reads `HOST:PORT` of Python code: `[::]:50051`, `localhost:50051`. */
export function parseHostPort(text: string): Address | undefined {
  const bind = parseBind(text);
  return bind === 'none' || bind?.port === undefined ? undefined : bind;
}

/** A host without brackets; `*` and nothing mean all addresses. */
export function hostIn(text: string): string {
  const host = text.replace(/^\[|\]$/g, '');
  return host === '' || host === '*' ? '0.0.0.0' : host;
}

/** A port number; undefined for what is none. */
export function portIn(text: string | undefined): number | undefined {
  if (text === undefined || !/^\d{1,5}$/.test(text)) return undefined;
  const port = Number(text);
  return port <= 65_535 ? port : undefined;
}
