import type { Located } from '../../../text/location.js';
import type { Service } from '../../compose.js';
import type { Fact } from '../../known.js';
import { scalarValue } from './interpolate.js';
import { child, itemsOf, scalarChild } from './nodes.js';
import type { ComposeNode } from '../../../parser/compose/tree.js';

/** A value of an attribute after interpolation, where it is written. */
export interface Setting extends Located {
  readonly value: Fact<string>;
}

/** The single value of an attribute of a service, or of what is nested in it: `logging`, `driver`. Undefined for none. */
export function settingOf(service: Service, ...path: readonly [string, ...string[]]): Setting | undefined {
  const parents = path.slice(0, -1);
  const holder = parents.reduce<ComposeNode | undefined>(child, service.node);
  const scalar = scalarChild(holder, path.at(-1)!);
  return scalar && { at: scalar.at, value: scalarValue(scalar, service.project.interpolation) };
}

/** The items of an attribute that is a list of texts, such as `cap_add`. What is no text is left out. */
export const settingsOf = ({ node, project }: Service, attribute: string): readonly Setting[] =>
  itemsOf(child(node, attribute)).flatMap((item) =>
    item.kind === 'scalar' && item.value !== null
      ? [{ at: item.at, value: scalarValue(item, project.interpolation) }]
      : [],
  );
