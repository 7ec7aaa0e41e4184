import type { ComposeNode, ComposeScalar } from '../../../parser/compose/tree.js';
import type { Located } from '../../../text/location.js';
import type { Environment } from '../../environment.js';
import { type Fact, known, mapFact, thenFact, unknown, valueOf } from '../../known.js';
import type { PortRange } from '../../compose.js';
import { type Field, hole, interpolate, type Interpolated, scalarValue } from './interpolate.js';
import { scalarChild } from './nodes.js';

/** One item of `ports` as written, without the service that it belongs to. */
export interface PortSyntax extends Located {
  readonly form: 'short' | 'long';
  readonly address: Fact<string> | undefined;
  readonly published: Fact<PortRange> | undefined;
  readonly target: Fact<PortRange>;
  readonly protocol: string;
  readonly targetAt: Located;
  readonly publishedAt: Located;
}

/**
 * Reads an item of `ports`: a number, the short form `[[address:][published]:]target[/protocol]` with ranges and IPv6
 * addresses in or without brackets, or the long form. Undefined for what is none of these.
 *
 * Source: https://docs.docker.com/reference/compose-file/services/#ports
 */
export function readPort(node: ComposeNode, environment: Environment): PortSyntax | undefined {
  if (node.kind === 'map') return readLongPort(node, environment);
  return node.kind === 'scalar' && node.value !== null ? readShortPort(interpolate(node, environment)) : undefined;
}

function readShortPort(item: Interpolated): PortSyntax {
  const { text } = item;
  const slash = text.lastIndexOf('/');
  const protocolAt = slash > text.lastIndexOf(':') ? slash : text.length;
  const targetStart = text.lastIndexOf(':', protocolAt) + 1;
  const target = item.part(targetStart, protocolAt);
  const protocol = text.slice(protocolAt + 1).toLowerCase();
  const shared = {
    at: item.at,
    form: 'short' as const,
    target: rangeOf(target.value),
    protocol: protocol === '' ? 'tcp' : protocol.includes(hole) ? 'unknown' : protocol,
    targetAt: { at: target.at },
  };
  if (targetStart === 0) {
    const whole = target.value.known
      ? undefined
      : unknown(`${target.value.because}, and it may hold the published port`);
    return { ...shared, address: whole, published: whole, publishedAt: { at: item.at } };
  }
  const publishedStart = targetStart < 2 ? 0 : text.lastIndexOf(':', targetStart - 2) + 1;
  const published = item.part(publishedStart, targetStart - 1);
  const empty = publishedStart === targetStart - 1;
  return {
    ...shared,
    address:
      publishedStart > 1 ? addressOf(item.part(0, publishedStart - 1)) : hiddenAddress(published, publishedStart),
    published: empty ? undefined : rangeOf(published.value),
    publishedAt: { at: empty ? item.at : published.at },
  };
}

const addressOf = ({ value }: Field): Fact<string> => mapFact(value, (text) => text.replace(/^\[(.*)\]$/, '$1'));

/** `${BIND}:80` may set an address with the port. */
const hiddenAddress = ({ value }: Field, start: number): Fact<string> | undefined =>
  value.known || start > 0 ? undefined : unknown(`${value.because}, and it may hold the address`);

function readLongPort(node: ComposeNode, environment: Environment): PortSyntax | undefined {
  const read = (
    key: string,
  ): (Located & { readonly value: Fact<string>; readonly node: ComposeScalar }) | undefined => {
    const scalar = scalarChild(node, key);
    return scalar && { at: scalar.at, node: scalar, value: scalarValue(scalar, environment) };
  };
  const target = read('target');
  if (!target) return undefined;
  const published = read('published');
  const protocol = read('protocol');
  return {
    at: node.at,
    form: 'long',
    address: read('host_ip')?.value,
    published: published && valueOf(published.value) !== '' ? rangeOf(published.value) : undefined,
    target: rangeOf(target.value),
    protocol: protocol ? (valueOf(protocol.value)?.toLowerCase() ?? 'unknown') : 'tcp',
    targetAt: { at: target.at },
    publishedAt: { at: published?.at ?? node.at },
  };
}

/** A port or a range `from-to`. */
export const rangeOf = (text: Fact<string>): Fact<PortRange> =>
  thenFact(text, (value) => {
    const [, first, last = first] = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(value.trim()) ?? [];
    const from = Number(first);
    const to = Number(last);
    return first !== undefined && from <= to && to <= 65535 ? known({ from, to }) : unknown('it is no port or range');
  });

/** What makes two items of `ports` one and the same for Compose; undefined where that is not known. */
export function portKey(node: ComposeNode, environment: Environment): string | undefined {
  const port = readPort(node, environment);
  const target = port && valueOf(port.target);
  if (!target || (port.published && !port.published.known) || (port.address && !port.address.known)) return undefined;
  const published = valueOf(port.published);
  const side = published ? `${published.from}-${published.to}` : '';
  return `${valueOf(port.address) ?? ''}:${side}:${target.from}-${target.to}/${port.protocol}`;
}
