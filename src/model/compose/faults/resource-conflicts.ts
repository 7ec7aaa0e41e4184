import type { ComposeEntry } from '../../../parser/compose/tree.js';
import type { ComposeProject, Service } from '../../compose.js';
import { valueOf } from '../../known.js';
import { parseByteSize } from './byte-size.js';
import { containersOf, entryAt, textIn, type ValueFault } from './fault.js';

/** Attributes of a service that mean the same as one under `deploy`. */
const twins: readonly {
  readonly name: string;
  readonly section: 'limits' | 'reservations';
  readonly twin: string;
  readonly read: (text: string) => number;
}[] = [
  { name: 'cpus', section: 'limits', twin: 'cpus', read: (text) => Math.fround(Number(text)) },
  { name: 'mem_limit', section: 'limits', twin: 'memory', read: bytesIn },
  { name: 'mem_reservation', section: 'reservations', twin: 'memory', read: bytesIn },
  { name: 'pids_limit', section: 'limits', twin: 'pids', read: Number },
];

function bytesIn(text: string): number {
  const read = parseByteSize(text);
  return 'bytes' in read ? read.bytes : Number.NaN;
}

/**
 * Numbers of containers and limits of resources that contradict one another, which Compose refuses.
 *
 * Source: https://github.com/compose-spec/compose-go/blob/main/loader/validate.go (checkConsistency)
 */
export const resourceConflicts = (project: ComposeProject): readonly ValueFault[] =>
  containersOf(project).flatMap((service) => [
    ...scaleConflict(service, project),
    ...nameConflict(service, project),
    ...twinConflicts(service, project),
  ]);

function numberIn(entry: ComposeEntry | undefined, project: ComposeProject): number | undefined {
  const text = valueOf(textIn(entry, project));
  return text !== undefined && /^[+-]?\d+$/.test(text) ? Number(text) : undefined;
}

function scaleConflict({ node }: Service, project: ComposeProject): readonly ValueFault[] {
  const scale = entryAt(node, 'scale');
  const replicas = entryAt(node, 'deploy/replicas');
  const [one, other] = [numberIn(scale, project), numberIn(replicas, project)];
  if (!scale || !replicas || one === undefined || other === undefined || one === other) return [];
  return [
    {
      at: scale.at,
      message: `scale is ${one}, but deploy.replicas is ${other}.`,
      help: 'Keep one of the two.',
      related: [{ at: replicas.at, note: `the number is ${other} here` }],
    },
  ];
}

function nameConflict({ node }: Service, project: ComposeProject): readonly ValueFault[] {
  const name = entryAt(node, 'container_name');
  const text = valueOf(textIn(name, project));
  const number = entryAt(node, 'scale') ?? entryAt(node, 'deploy/replicas');
  const count = numberIn(number, project);
  if (!name || !text || !number || count === undefined || count < 2) return [];
  return [
    {
      at: name.at,
      message: `${count} containers cannot all have the name ${text}.`,
      help: 'Leave container_name out: Compose numbers the containers.',
      related: [{ at: number.at, note: `${count} containers are asked for here` }],
    },
  ];
}

/** What `deploy` does not give there counts as 0 as soon as it has the section. */
function twinConflicts({ node }: Service, project: ComposeProject): readonly ValueFault[] {
  return twins.flatMap(({ name, section, twin, read }): readonly ValueFault[] => {
    const own = entryAt(node, name);
    const parent = entryAt(node, `deploy/resources/${section}`);
    if (!own || parent?.value.kind !== 'map') return [];
    const other = entryAt(parent.value, twin);
    const [ownText, otherText] = [valueOf(textIn(own, project)), other ? valueOf(textIn(other, project)) : '0'];
    if (ownText === undefined || otherText === undefined) return [];
    const [ownValue, otherValue] = [read(ownText), read(otherText)];
    // What is no number is another fault; 0 counts as nothing given.
    if (Number.isNaN(ownValue) || Number.isNaN(otherValue) || ownValue === 0 || ownValue === otherValue) return [];
    const path = `deploy.resources.${section}`;
    return [
      {
        at: own.at,
        message: other
          ? `${name} is ${ownText}, but ${path}.${twin} is ${otherText}.`
          : `${name} is ${ownText}, but ${path} sets no ${twin}, which counts as another value.`,
        help: other ? 'Keep one of the two.' : `Write ${twin} there instead of ${name}.`,
        related: [{ at: (other ?? parent).at, note: other ? `it is ${otherText} here` : `${twin} is missing here` }],
      },
    ];
  });
}
