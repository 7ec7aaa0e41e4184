import type { ComposeEntry, ComposeNode, ComposeScalar } from '../../../parser/compose/tree.js';
import type { Located, Note } from '../../../text/location.js';
import type { ComposeProject, Service } from '../../compose.js';
import { type Fact, unknown } from '../../known.js';
import { type Field, hole, interpolate, type Interpolated, scalarValue } from '../values/interpolate.js';
import { child, isNull } from '../values/nodes.js';

/** What is wrong with a value that the schema accepts, exactly where it is written. */
export interface ValueFault extends Located {
  /** One sentence in the present tense; it repeats no value that may be secret. */
  readonly message: string;
  readonly help?: string | undefined;
  readonly related?: readonly Note[];
  /** Whether Compose and the engine let it pass, and do something else than what is written. */
  readonly accepted?: boolean | undefined;
}

/** Everything that becomes a container: the services of a project and its jobs. */
export const containersOf = ({ services, jobs }: ComposeProject): readonly Service[] => [
  ...services.values(),
  ...jobs.values(),
];

/** A fault of a part of a value, with what gave the part its value. */
export function faultOf({ at, value }: Field, message: string, help?: string, accepted?: boolean): ValueFault {
  return { at, message, help, accepted, related: value.known ? value.evidence : [] };
}

/** Whether a template still has to write a text: `"{{ port }}:80"`. */
const isTemplate = ({ text }: ComposeScalar): boolean => text.includes('{{') || text.includes('{%');

/** A scalar to take apart, after interpolation. An empty part has the place of the whole, which a person can see. */
export function readText(scalar: ComposeScalar, project: ComposeProject): Interpolated {
  if (isTemplate(scalar)) return { at: scalar.at, text: hole, part: () => fieldOf(scalar, project) };
  const item = interpolate(scalar, project.interpolation);
  return {
    ...item,
    part: (start, end) => (start < end ? item.part(start, end) : { ...item.part(start, end), at: item.at }),
  };
}

/** A scalar as one field, after interpolation. */
export const fieldOf = (scalar: ComposeScalar, project: ComposeProject): Field => ({
  at: scalar.at,
  value: isTemplate(scalar) ? unknown('a template writes it') : scalarValue(scalar, project.interpolation),
});

/** Where values stand in a service: keys from the top, and `*` for any key of a mapping and any item of a list. */
export type Path = readonly string[];

/** The path that a text such as `healthcheck/interval` stands for. */
export const pathOf = (text: string): Path => text.split('/');

/** The values of a mapping or list at a path, without nulls. */
export function nodesAt(node: ComposeNode | undefined, path: Path): readonly ComposeNode[] {
  const found: ComposeNode[] = [];
  collect(node, path, 0, found);
  return found;
}

function collect(node: ComposeNode | undefined, path: Path, depth: number, found: ComposeNode[]): void {
  if (!node || isNull(node)) return;
  const key = path[depth];
  if (key === undefined) found.push(node);
  else if (key !== '*') collect(child(node, key), path, depth + 1, found);
  else if (node.kind === 'list') for (const item of node.items) collect(item, path, depth + 1, found);
  else if (node.kind === 'map') for (const { value } of node.entries.values()) collect(value, path, depth + 1, found);
}

/** The scalars at a path; lists and mappings there are left to the schema. */
export const scalarsAt = (node: ComposeNode, path: Path): readonly ComposeScalar[] =>
  nodesAt(node, path).filter((found) => found.kind === 'scalar');

/** The entry of a mapping at a path of keys, unless its value is null. */
export function entryAt(node: ComposeNode | undefined, path: string): ComposeEntry | undefined {
  let entry: ComposeEntry | undefined;
  let inside = node;
  for (const key of path.split('/')) {
    entry = inside?.kind === 'map' ? inside.entries.get(key) : undefined;
    inside = entry?.value;
  }
  return entry && !isNull(entry.value) ? entry : undefined;
}

/** The known text of an entry that is a scalar. */
export const textIn = (entry: ComposeEntry | undefined, project: ComposeProject): Fact<string> | undefined =>
  entry?.value.kind === 'scalar' ? fieldOf(entry.value, project).value : undefined;
