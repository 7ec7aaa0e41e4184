import type { ComposeProject } from '../../compose.js';
import { entryAt, type ValueFault } from './fault.js';
import { isSurelyExternal } from './source-conflicts.js';

/** The options of external networks, which Compose passes over: it looks the network up by its name, and that is all. */
export const externalNetworkOptions = (project: ComposeProject): readonly ValueFault[] =>
  [...project.networks.values()].flatMap(({ name, node }): readonly ValueFault[] => {
    const external = entryAt(node, 'external');
    if (node.kind !== 'map' || !external || !isSurelyExternal(external, project)) return [];
    return [...node.entries.values()]
      .filter(({ key }) => !['name', 'external'].includes(key.text) && !key.text.startsWith('x-'))
      .map(({ key }) => ({
        at: key.at,
        message: `The network ${name} is external, so that ${key.text} has no effect here.`,
        help: `Remove ${key.text}: who creates the network decides about it.`,
        related: [{ at: external.at, note: 'it is external' }],
      }));
  });
