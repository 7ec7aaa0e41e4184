import type { ComposeNode, ComposeScalar } from '../../../parser/compose/tree.js';
import { type Edit, replace, textOf } from '../../../text/location.js';
import type { ComposeDocument, PublishedPort } from '../../compose.js';
import { child, itemsOf } from '../values/nodes.js';
import { isWithin } from './own-text.js';

/** The ports of a file in the short form as they are written, each once; none for templates and old formats. */
export function shortPorts({ root, isV1, tree }: ComposeDocument): readonly ComposeScalar[] {
  if (!root || isV1 || tree.templated) return [];
  const containers = ['services', 'jobs'].flatMap((section) => valuesOf(child(root, section)));
  const ports = containers
    .flatMap((container) => itemsOf(child(container, 'ports')))
    .filter((item) => item.kind === 'scalar');
  // What stands behind an anchor is met again where it is used.
  return [...new Map(ports.map((port) => [port.at.span.start, port])).values()];
}

const valuesOf = (node: ComposeNode | undefined): readonly ComposeNode[] =>
  node?.kind === 'map' ? [...node.entries.values()].map(({ value }) => value) : [];

/** Whether YAML 1.1 reads a text as a number to base 60: `22:22` is 1342. https://yaml.org/type/int.html */
export const isBaseSixty = ({ style, text }: ComposeScalar): boolean =>
  style === 'plain' && /^[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+$/.test(text);

/** The number that YAML 1.1 makes of a text to base 60. */
export const baseSixtyValue = (text: string): number =>
  text.split(':').reduce((sum, digits) => sum * 60 + Number(digits.replaceAll('_', '')), 0);

/** Lets a published port lead to another port of the container. Undefined where the service does not write the number itself, as digits. */
export const publishInstead = (port: PublishedPort, target: number): Edit | undefined =>
  isWithin(port.service.entry, port) && /^\d+$/.test(textOf(port.targetAt))
    ? replace(port.targetAt, String(target))
    : undefined;
