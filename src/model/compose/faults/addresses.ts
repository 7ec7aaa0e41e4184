import type { ComposeNode, ComposeScalar } from '../../../parser/compose/tree.js';
import type { ComposeProject } from '../../compose.js';
import { valueOf } from '../../known.js';
import { scalarValue } from '../values/interpolate.js';
import { child, itemsOf, mapChild, scalarChild } from '../values/nodes.js';
import { containersOf, faultOf, fieldOf, nodesAt, type Path, scalarsAt, type ValueFault } from './fault.js';
import { isInIpv4Network, isIpv6, isMacAddress, isNetworkPrefix, isZonedAddress, parseIpv4 } from './ip-address.js';

/** A kind of address: what it is called, and whether a text is one. */
interface Kind {
  readonly name: string;
  readonly accepts: (text: string) => boolean;
  readonly help?: (text: string) => string | undefined;
}

const anyAddress: Kind = { name: 'IP address', accepts: isZonedAddress, help: withoutExtras };
const ipv4: Kind = { name: 'IPv4 address', accepts: (text) => parseIpv4(text) !== undefined, help: withoutExtras };
const ipv6: Kind = { name: 'IPv6 address', accepts: isIpv6, help: withoutExtras };
const network: Kind = {
  name: 'network',
  accepts: isNetworkPrefix,
  help: (text) => (text.includes('/') ? undefined : 'Write it with the length of its prefix, such as 172.20.0.0/16.'),
};
const hardware: Kind = { name: 'MAC address', accepts: isMacAddress };

/** What is left of a text with a prefix length, brackets or blanks. */
function withoutExtras(text: string): string | undefined {
  const bare = text
    .trim()
    .replace(/\/\d+$/, '')
    .replace(/^\[(.*)\]$/, '$1');
  return bare !== text && isZonedAddress(bare) ? `Write ${bare}.` : undefined;
}

const subnetPath: Path = ['ipam', 'config', '*', 'subnet'];

/** The addresses of a container and of a top-level network, by path. */
const containerAddresses: readonly (readonly [path: Path, kind: Kind])[] = [
  [['mac_address'], hardware],
  [['networks', '*', 'ipv4_address'], ipv4],
  [['networks', '*', 'ipv6_address'], ipv6],
  [['networks', '*', 'mac_address'], hardware],
];
const networkAddresses: readonly (readonly [path: Path, kind: Kind])[] = [
  [subnetPath, network],
  [['ipam', 'config', '*', 'ip_range'], network],
  [['ipam', 'config', '*', 'gateway'], anyAddress],
  [['ipam', 'config', '*', 'aux_addresses', '*'], anyAddress],
];

/**
 * The addresses that are none, and those that no subnet of their network holds.
 *
 * Source: https://github.com/docker/compose/blob/main/pkg/compose/create.go,
 * https://github.com/moby/moby/blob/master/daemon/container_operations.go
 */
export function addressFaults(project: ComposeProject): readonly ValueFault[] {
  const check = (node: ComposeNode, [path, kind]: readonly [Path, Kind]): readonly ValueFault[] =>
    scalarsAt(node, path).flatMap((scalar) => notOf(kind, scalar, project));
  return [
    ...containersOf(project).flatMap(({ node }) => [
      ...containerAddresses.flatMap((row) => check(node, row)),
      ...serverAddresses(node).flatMap((scalar) => notOf(anyAddress, scalar, project)),
      ...outsideAddresses(node, project),
    ]),
    ...[...project.networks.values()].flatMap(({ node }) => networkAddresses.flatMap((row) => check(node, row))),
  ];
}

/** The name servers, and the link-local addresses of each network; a single text counts as a list of one. */
const serverAddresses = (node: ComposeNode): readonly ComposeScalar[] =>
  [...itemsOf(child(node, 'dns')), ...nodesAt(node, ['networks', '*', 'link_local_ips', '*'])].filter(
    (item) => item.kind === 'scalar',
  );

/** Compose takes an empty text for none given. */
function notOf(kind: Kind, scalar: ComposeScalar, project: ComposeProject): readonly ValueFault[] {
  const field = fieldOf(scalar, project);
  const text = valueOf(field.value);
  if (!text || kind.accepts(text)) return [];
  return [faultOf(field, `${text} is no ${kind.name}.`, kind.help?.(text))];
}

/** The IPv4 addresses of a container that none of the subnets written for their network holds. */
function outsideAddresses(node: ComposeNode, project: ComposeProject): readonly ValueFault[] {
  return [...(mapChild(node, 'networks')?.entries ?? [])].flatMap(([name, { value }]): readonly ValueFault[] => {
    const scalar = scalarChild(value, 'ipv4_address');
    const top = project.networks.get(name);
    if (!scalar || !top || top.external) return [];
    const field = fieldOf(scalar, project);
    const text = valueOf(field.value);
    const subnets = scalarsAt(top.node, subnetPath);
    const inside = subnets.map((subnet) =>
      text === undefined ? undefined : isInside(text, valueOf(scalarValue(subnet, project.interpolation))),
    );
    if (!inside.includes(false) || inside.some((is) => is !== false)) return [];
    const fault = faultOf(
      field,
      `${text} lies in no subnet of the network ${name}.`,
      'The engine does not start the container.',
    );
    const notes = subnets.map(({ at }) => ({ at, note: `${name} has this subnet` }));
    return [{ ...fault, related: [...(fault.related ?? []), ...notes] }];
  });
}

/** A subnet of IPv6 holds no IPv4 address. */
const isInside = (address: string, subnet: string | undefined): boolean | undefined => {
  if (subnet === undefined || !parseIpv4(address) || !isNetworkPrefix(subnet)) return undefined;
  return isInIpv4Network(address, subnet) ?? false;
};
