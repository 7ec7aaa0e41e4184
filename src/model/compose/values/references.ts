import type { ComposeMap, ComposeNode } from '../../../parser/compose/tree.js';
import type { Reference, Service } from '../../compose.js';
import type { Environment } from '../../environment.js';
import { known, type Fact, valueOf } from '../../known.js';
import { type Field, interpolate, scalarValue } from './interpolate.js';
import { isTrue } from './mount-syntax.js';
import { assignmentsOf, child, itemsOf, scalarChild } from './nodes.js';

/** A name and its place, as far as an item of a list can give one. */
const reference = ({ at, value }: Field): Reference => ({ at, name: value });

/** The parts of a scalar before and behind its first colon. */
function halves(node: ComposeNode, environment: Environment): readonly [Field, Field | undefined] | undefined {
  if (node.kind !== 'scalar' || node.value === null) return undefined;
  const item = interpolate(node, environment);
  const { length } = item.text;
  const colon = item.text.indexOf(':');
  return colon === -1 ? [item.part(0, length), undefined] : [item.part(0, colon), item.part(colon + 1, length)];
}

/** The services of `depends_on` in both forms, with the conditions that the list form stands for. */
export function dependenciesOf(service: ComposeMap, environment: Environment): Service['dependsOn'] {
  const node = child(service, 'depends_on');
  if (node?.kind !== 'map')
    return itemsOf(node).flatMap((item) =>
      item.kind === 'scalar'
        ? [{ at: item.at, name: scalarValue(item, environment), condition: 'service_started', required: true }]
        : [],
    );
  return [...node.entries.values()].map(({ key, value }) => {
    const condition = scalarChild(value, 'condition');
    const required = scalarChild(value, 'required');
    return {
      at: key.at,
      name: known(key.text),
      condition: condition ? (valueOf(scalarValue(condition, environment)) ?? 'unknown') : 'service_started',
      required: !required || isTrue(scalarValue(required, environment)),
    };
  });
}

/** `links: [service:alias]`. */
export const linksOf = (service: ComposeMap, environment: Environment): Service['links'] =>
  itemsOf(child(service, 'links')).flatMap((item) => {
    const parts = halves(item, environment);
    if (!parts || item.kind !== 'scalar') return [];
    const [name, alias] = parts;
    return [{ at: name.at, name: name.value, alias: valueOf(alias?.value), scalar: item }];
  });

/** Attributes that may borrow a namespace: `network_mode: service:x`. */
const namespaces = ['network_mode', 'ipc', 'pid', 'uts', 'cgroup'] as const;

/** What makes a service start after another, besides `depends_on` and `links`. */
export type Borrowing = (typeof namespaces)[number] | 'volumes_from';

/** The services whose namespaces or volumes a service uses; each has to start first. */
export function borrowedServices(
  service: ComposeMap,
  environment: Environment,
): readonly (Reference & { readonly by: Borrowing })[] {
  const borrowed = namespaces.flatMap((by) =>
    prefixed(child(service, by), 'service', environment).map((found) => ({ ...found, by })),
  );
  const volumes = itemsOf(child(service, 'volumes_from')).flatMap((item) => {
    const parts = halves(item, environment);
    const isService = parts && valueOf(parts[0].value) !== 'container';
    return isService ? [{ ...reference(parts[0]), by: 'volumes_from' as const }] : [];
  });
  return [...volumes, ...borrowed];
}

/** The services whose images a build uses: `additional_contexts: {base: service:x}`. */
export const contextServices = (service: ComposeMap, environment: Environment): readonly Reference[] =>
  assignmentsOf(child(child(service, 'build'), 'additional_contexts')).items.flatMap(({ value }) =>
    prefixed(value, 'service', environment),
  );

/** Services named by volumes_from, by a borrowed namespace, as a build context, and by `extends` of the same file. */
export const otherServicesOf = (service: ComposeMap, environment: Environment): readonly Reference[] => [
  ...borrowedServices(service, environment),
  ...contextServices(service, environment),
  ...extended(child(service, 'extends'), environment),
];

function prefixed(node: ComposeNode | undefined, prefix: string, environment: Environment): readonly Reference[] {
  const parts = node && halves(node, environment);
  return parts?.[1] && valueOf(parts[0].value) === prefix ? [reference(parts[1])] : [];
}

function extended(node: ComposeNode | undefined, environment: Environment): readonly Reference[] {
  const scalar = node?.kind === 'scalar' && node.value !== null ? node : scalarChild(node, 'service');
  if (!scalar || scalarChild(node, 'file')) return [];
  return [{ at: scalar.at, name: scalarValue(scalar, environment) }];
}

/** The networks of a service in both forms. */
export const networksOf = (service: ComposeMap, environment: Environment): readonly Reference[] =>
  namesOf(child(service, 'networks'), environment);

/** The names of a list, or the keys of the mapping that is its long form, as `networks` and `models` have it. */
export function namesOf(node: ComposeNode | undefined, environment: Environment): readonly Reference[] {
  if (node?.kind === 'map') return [...node.entries.values()].map(({ key }) => ({ at: key.at, name: known(key.text) }));
  return sourcesOf(node, environment);
}

/** The names of `secrets` or `configs`, short or long form, and of any other list of names. */
export const sourcesOf = (node: ComposeNode | undefined, environment: Environment): readonly Reference[] =>
  itemsOf(node).flatMap((item) => {
    const scalar = item.kind === 'scalar' ? item : scalarChild(item, 'source');
    if (!scalar || scalar.value === null) return [];
    return [{ at: scalar.at, name: scalarValue(scalar, environment) }];
  });

/** `expose`: ports with or without protocol; a range is taken apart when it is short. */
export function exposedPorts(service: ComposeMap, environment: Environment): Service['expose'] {
  return itemsOf(child(service, 'expose')).flatMap((item) => {
    if (item.kind !== 'scalar' || item.value === null) return [];
    const text = scalarValue(item, environment);
    if (!text.known) return [{ at: item.at, port: text }];
    return portNumbers(text.value).map((port) => ({
      at: item.at,
      port: port.known ? known(port.value, ...text.evidence) : port,
    }));
  });
}

/** Longer ranges are nobody's list of ports. */
const longestRange = 100;

function portNumbers(text: string): readonly Fact<number>[] {
  const [, first, last = first] = /^(\d{1,5})(?:-(\d{1,5}))?(?:\/\w+)?$/.exec(text) ?? [];
  const from = Number(first);
  const to = Number(last);
  if (first === undefined || to < from || to > 65535 || to - from >= longestRange)
    return [{ known: false, because: 'it is no port' }];
  return Array.from({ length: to - from + 1 }, (_, index) => known(from + index));
}
