import type { ComposeNode } from '../../../parser/compose/tree.js';
import type { ComposeProject } from '../../compose.js';
import { known, valueOf } from '../../known.js';
import { type Field, hole, type Interpolated } from '../values/interpolate.js';
import { isNull } from '../values/nodes.js';
import { containersOf, faultOf, fieldOf, nodesAt, readText, type ValueFault } from './fault.js';
import { isZonedAddress } from './ip-address.js';

/** The name that stands for the host's own address. */
const hostGateway = 'host-gateway';

/**
 * The items of `extra_hosts` that Compose or the engine refuses. A build has its addresses checked by its builder only.
 *
 * Source: https://github.com/compose-spec/compose-go/blob/main/types/hostList.go,
 * https://github.com/moby/moby/blob/master/daemon/pkg/opts/hosts.go (ValidateExtraHost)
 */
export const extraHostFaults = (project: ComposeProject): readonly ValueFault[] =>
  containersOf(project).flatMap(({ node }) => [
    ...nodesAt(node, ['extra_hosts']).flatMap((hosts) => faultsIn(hosts, true, project)),
    ...nodesAt(node, ['build', 'extra_hosts']).flatMap((hosts) => faultsIn(hosts, false, project)),
  ]);

function faultsIn(hosts: ComposeNode, withAddress: boolean, project: ComposeProject): readonly ValueFault[] {
  if (hosts.kind === 'list') return hosts.items.flatMap((item) => itemFaults(item, withAddress, project));
  if (hosts.kind !== 'map') return [];
  return [...hosts.entries.values()].flatMap(({ key, value }): readonly ValueFault[] => {
    if (/[:=]/.test(key.text) || key.text === '') return [badName({ at: key.at, value: known(key.text) })];
    if (!withAddress) return [];
    if (isNull(value)) return [{ at: key.at, message: `${key.text} has no address.` }];
    const items = value.kind === 'list' ? value.items : [value];
    return items.flatMap((item) => (item.kind === 'scalar' ? addressFault(fieldOf(item, project)) : []));
  });
}

/** Reads an item `name=address,address` or `name:address`. */
function itemFaults(item: ComposeNode, withAddress: boolean, project: ComposeProject): readonly ValueFault[] {
  if (item.kind !== 'scalar' || item.value === null) return [];
  const { text, part } = readText(item, project);
  const unknown = text.indexOf(hole);
  const equals = text.indexOf('=');
  // An unknown part may hold the separator, and an equals sign counts before any colon.
  if (unknown !== -1 && (equals === -1 || unknown < equals)) return [];
  const separator = equals === -1 ? text.indexOf(':') : equals;
  if (separator === -1) {
    return [faultOf(part(0, text.length), `${text || 'The item'} has no address.`, 'Write it as name=address.')];
  }
  const name = text.slice(0, separator);
  if (name === '' || name.includes(':')) return [badName(part(0, separator))];
  return withAddress && unknown === -1 ? addressesFrom(text, separator + 1, part).flatMap(addressFault) : [];
}

/** The addresses from an offset on, which commas separate. */
function addressesFrom(text: string, from: number, part: Interpolated['part']): readonly Field[] {
  const fields: Field[] = [];
  for (let start = from; start <= text.length;) {
    const comma = text.indexOf(',', start);
    const end = comma === -1 ? text.length : comma;
    fields.push(part(start, end));
    start = end + 1;
  }
  return fields;
}

const badName = (field: Field): ValueFault => {
  const name = valueOf(field.value);
  return faultOf(field, name ? `${name} is no host name.` : 'The address has no host name before it.');
};

function addressFault(field: Field): readonly ValueFault[] {
  const text = valueOf(field.value);
  if (text === undefined || text === hostGateway) return [];
  if (isZonedAddress(text.replace(/^\[(.+)\]$/, '$1'))) return [];
  return [
    faultOf(
      field,
      text === '' ? 'The host has no address.' : `${text} is no IP address.`,
      `Write an IP address, or ${hostGateway} for the address of the host.`,
    ),
  ];
}
