// The edits that let a service connect to another place.
import { type Edit, replace, textOf, within } from '../../text/location.js';
import { isWithin } from '../compose/writing/own-text.js';
import type { Connection } from './connection.js';

/** Another host, another port, or both. */
export interface Elsewhere {
  readonly host: string;
  /** Undefined where the port stays. */
  readonly port: number | undefined;
}

/**
 * Writes another host and port into a value of a service's `environment`. Undefined for what code, files and defaults say, for what an anchor
 * or another file brings, and where the port stands in another variable.
 */
export function connectElsewhere(connection: Connection, { host, port }: Elsewhere): Edit | undefined {
  const { origin, service } = connection;
  if (origin !== 'environment' || !isWithin(service.entry, connection)) return undefined;
  const text = textOf(connection);
  const written = connection.host.includes(':') ? `[${connection.host}]` : connection.host;
  // A name may stand in a password or a path, too; behind the scheme and the user it is the host.
  const found = [...text.matchAll(hostIn(written))];
  const [only] = found;
  if (!only || found.length !== 1 || only.groups === undefined) return undefined;
  const { before = '', given } = only.groups;
  const start = only.index + before.length;
  const isPortHere = given !== undefined;
  const isUrl = /:\/\//.test(text);
  const target = port === undefined || (port === connection.port && !isPortHere) ? undefined : port;
  if (target !== undefined && target !== connection.port && !isPortHere && !isUrl) return undefined;
  const end = start + written.length + (given?.length ?? 0);
  const behind = target === undefined || (!isPortHere && target === connection.port) ? (given ?? '') : `:${target}`;
  return replace(within(connection, start, end), host + behind);
}

const hostIn = (host: string): RegExp =>
  new RegExp(`(?<before>^["']?|//|@|=)${host.replaceAll(/[.[\]]/g, '\\$&')}(?<given>:\\d+)?(?=$|[/"'?#,])`, 'g');
