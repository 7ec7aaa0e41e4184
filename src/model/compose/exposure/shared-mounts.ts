import type { ComposeNode } from '../../../parser/compose/tree.js';
import { type Located, within } from '../../../text/location.js';
import type { Service } from '../../compose.js';
import { valueOf } from '../../known.js';
import { scalarValue } from '../values/interpolate.js';
import { readMount } from '../values/mount-syntax.js';
import { child, itemsOf, scalarChild } from '../values/nodes.js';

/** The word that shares what is mounted below a mount. */
export interface SharedMount extends Located {
  readonly propagation: 'shared' | 'rshared';
}

const isShared = (word: string | undefined): word is SharedMount['propagation'] =>
  word === 'shared' || word === 'rshared';

/** The mounts of a service that give back to the host what the container mounts below them, in either form. */
export const sharedMounts = (service: Service): readonly SharedMount[] =>
  itemsOf(child(service.node, 'volumes')).flatMap((item) => {
    const shared = item.kind === 'map' ? longForm(item, service) : shortForm(item, service);
    return shared ?? [];
  });

function longForm(item: ComposeNode, { project }: Service): SharedMount | undefined {
  const scalar = scalarChild(child(item, 'bind'), 'propagation');
  const propagation = scalar && valueOf(scalarValue(scalar, project.interpolation));
  return scalar && isShared(propagation) ? { at: scalar.at, propagation } : undefined;
}

function shortForm(item: ComposeNode, { project }: Service): SharedMount | undefined {
  const options = readMount(item, project.interpolation)?.options;
  const text = options && valueOf(options.value);
  const words = text?.split(',') ?? [];
  const propagation = words.find(isShared);
  if (!options || text === undefined || propagation === undefined) return undefined;
  const start = words.slice(0, words.indexOf(propagation)).reduce((length, word) => length + word.length + 1, 0);
  // The place is exact only where no variable and no escape stands in the options.
  const exact = options.at.span.end - options.at.span.start === text.length;
  return { at: (exact ? within(options, start, start + propagation.length) : options).at, propagation };
}
