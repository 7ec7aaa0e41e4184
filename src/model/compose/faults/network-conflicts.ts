import type { ComposeEntry, ComposeNode } from '../../../parser/compose/tree.js';
import type { ComposeProject, Service } from '../../compose.js';
import { valueOf } from '../../known.js';
import { isNull, itemsOf } from '../values/nodes.js';
import { containersOf, entryAt, textIn, type ValueFault } from './fault.js';

/** What a container may not have of its own when it uses the network of another one. */
const ownNetworkAttributes = ['ports', 'expose', 'hostname', 'links', 'dns', 'extra_hosts'];

/**
 * Networks, and what belongs to them, that contradict one another.
 *
 * Source: https://github.com/compose-spec/compose-go/blob/main/loader/validate.go (checkConsistency),
 * https://github.com/docker/compose/blob/main/pkg/compose/create.go (prepareContainerMACAddress),
 * https://github.com/moby/moby/blob/master/daemon/internal/runconfig/hostconfig.go (validateNetContainerMode)
 */
export const networkConflicts = (project: ComposeProject): readonly ValueFault[] =>
  containersOf(project).flatMap((service) => [
    ...modeConflicts(service, project),
    ...hardwareConflict(service, project),
  ]);

function modeConflicts({ node }: Service, project: ComposeProject): readonly ValueFault[] {
  const mode = entryAt(node, 'network_mode');
  const text = valueOf(textIn(mode, project));
  if (!mode || !text) return [];
  const related = [{ at: mode.at, note: `network_mode is ${text} here` }];
  const networks = filled(node, 'networks');
  const shares = /^(?:service|container):/.test(text);
  return [
    ...(networks
      ? [
          {
            at: networks.key.at,
            message: `A container with network_mode ${text} joins no networks.`,
            help: 'Keep one of network_mode and networks.',
            related,
          },
        ]
      : []),
    ...(shares ? ownNetworkAttributes : []).flatMap((name): readonly ValueFault[] => {
      const entry = filled(node, name);
      if (!entry) return [];
      const message = `A container that uses the network of another one has no ${name} of its own.`;
      return [{ at: entry.key.at, message, help: `Move ${name} to ${text.replace(/^\w+:/, '')}.`, related }];
    }),
  ];
}

/** An entry whose value holds something: an item, a key, or a text. */
function filled(node: ComposeNode, name: string): ComposeEntry | undefined {
  const entry = entryAt(node, name);
  const isFilled =
    entry?.value.kind === 'map' ? entry.value.entries.size > 0 : itemsOf(entry?.value).some((item) => !isEmpty(item));
  return isFilled ? entry : undefined;
}

const isEmpty = (node: ComposeNode): boolean => isNull(node) || (node.kind === 'scalar' && node.text === '');

/** Two hardware addresses for the only network of a service. */
function hardwareConflict({ node }: Service, project: ComposeProject): readonly ValueFault[] {
  const own = entryAt(node, 'mac_address');
  const networks = entryAt(node, 'networks')?.value;
  if (!own || networks?.kind !== 'map' || networks.entries.size !== 1) return [];
  const [[name, { value }] = ['', { value: undefined }]] = networks.entries;
  const other = entryAt(value, 'mac_address');
  const [one, two] = [valueOf(textIn(own, project)), valueOf(textIn(other, project))];
  if (!other || !one || !two || one === two) return [];
  return [
    {
      at: own.at,
      message: `The service has another mac_address than its network ${name} gives it.`,
      help: 'Keep the one of the network.',
      related: [{ at: other.at, note: 'the other one' }],
    },
  ];
}
