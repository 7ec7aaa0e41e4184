import { validate } from './compose-validator.generated.js';
import type { ValidationError } from './compose-validator.generated.js';
import { isComposeV1 } from './recognize.js';
import type { SchemaError } from './schema-error.js';
import { belongsBelowServices, describe, type Found, pathOf, placeOf, type Reduced } from './schema-messages.js';
import type { ComposeNode } from './tree.js';

export { isComposeV1, looksLikeCompose } from './recognize.js';
export type { SchemaError } from './schema-error.js';

/**
 * Compares a compose document with the schema. What cannot be judged is left out: values with variables, where any text
 * may stand, and what `!reset` and `!override` change. Gives one error per place, the likely one, in the order of the
 * file; none for a document in the first format (`isComposeV1`) and for one that is no mapping. Never throws.
 *
 * Source: https://github.com/compose-spec/compose-spec/blob/main/schema/compose-spec.json for the facts of the schema.
 */
export function validateCompose(root: ComposeNode): readonly SchemaError[] {
  if (root.kind !== 'map' || isComposeV1(root)) return [];
  const plain = plainValue(root, new Map());
  if (validate(plain)) return [];
  const errors = reduce(validate.errors ?? [])
    .map((error) => errorAt(root, error))
    .filter((error) => error !== undefined);
  return onePerPlace(withoutEchoes(errors));
}

/** The value of a node as JSON has it; what aliases share stays shared. Objects have no prototype: keys are input. */
function plainValue(node: ComposeNode, seen: Map<object, unknown>): unknown {
  if (node.kind === 'scalar') return node.word.value === undefined ? node.text : node.value;
  const known = seen.get(node.kind === 'map' ? node.entries : node.items);
  if (known !== undefined) return known;
  if (node.kind === 'list') {
    const items = node.items.map((item) => plainValue(item, seen));
    seen.set(node.items, items);
    return items;
  }
  const object = Object.create(null) as Record<string, unknown>;
  for (const [name, { value }] of node.entries) object[name] = plainValue(value, seen);
  seen.set(node.entries, object);
  return object;
}

// --- which errors count

const summaries = new Set(['oneOf', 'anyOf', 'if']);

/**
 * Keeps the likely errors. Where a value may have several forms, each form that it has not gives a type error. The forms
 * differ in type, so an error other than of type, or one further inside, shows which form was meant; without one, the
 * type errors together say what would be right.
 */
function reduce(errors: readonly ValidationError[]): readonly Reduced[] {
  const wrongTypes = new Map<string, Set<string>>();
  const typeChecks = new Set<string>();
  for (const { instancePath, schemaPath, keyword, params } of errors) {
    if (keyword !== 'type') continue;
    const types = wrongTypes.get(instancePath) ?? new Set<string>();
    for (const type of [params.type].flat()) types.add(String(type));
    wrongTypes.set(instancePath, types);
    typeChecks.add(`${instancePath} ${parentOf(schemaPath)}`);
  }
  // An enumeration is compared with values of a wrong type as well.
  const isEcho = ({ instancePath, schemaPath, keyword }: ValidationError): boolean =>
    keyword === 'enum' && typeChecks.has(`${instancePath} ${parentOf(schemaPath)}`);
  const others = errors.filter(
    (error) =>
      error.keyword !== 'type' &&
      !summaries.has(error.keyword) &&
      // What is wrong about a name is told by the error of the mapping that has it.
      error.propertyName === undefined &&
      !isEcho(error),
  );
  const explained = ancestorsOf([...wrongTypes.keys()]);
  for (const { instancePath } of others) {
    explained.add(instancePath);
    for (const ancestor of ancestorsOf([instancePath])) explained.add(ancestor);
  }
  const types = errors.filter(({ instancePath, keyword }) => keyword === 'type' && !explained.has(instancePath));
  const firsts = new Map(types.toReversed().map((error) => [error.instancePath, error]));
  return [
    ...others.map((error) => ({ ...error, expected: [] })),
    ...[...firsts.values()].map((error) => ({ ...error, expected: [...wrongTypes.get(error.instancePath)!] })),
  ];
}

const parentOf = (pointer: string): string => pointer.slice(0, pointer.lastIndexOf('/'));

/** The pointers to everything around what the given ones point to. */
function ancestorsOf(pointers: readonly string[]): Set<string> {
  const ancestors = new Set<string>();
  for (const pointer of pointers) {
    for (let above = pointer; above !== '';) {
      above = parentOf(above);
      if (ancestors.has(above)) break;
      ancestors.add(above);
    }
  }
  return ancestors;
}

const keyOf = (segments: SchemaError['segments']): string => JSON.stringify(segments);

/**
 * Leaves out what another error explains: a missing attribute that is only misspelt, or has another name in its place;
 * and that there are no services where some stand at the margin.
 */
function withoutEchoes(errors: readonly SchemaError[]): readonly SchemaError[] {
  const unknown = errors.filter(({ kind }) => kind === 'unknown-attribute');
  const meant = new Set(
    unknown.flatMap(({ segments, suggestion }) =>
      suggestion === undefined ? [] : [keyOf([...segments.slice(0, -1), suggestion])],
    ),
  );
  const strange = new Set(
    unknown.filter(({ suggestion }) => !suggestion).map(({ segments }) => keyOf(segments.slice(0, -1))),
  );
  const isOutside = unknown.some(({ segments, help }) => segments.length === 1 && help === belongsBelowServices);
  return errors.filter(({ kind, segments }) => {
    if (kind === 'missing-attribute') return !meant.has(keyOf(segments)) && !strange.has(keyOf(segments.slice(0, -1)));
    return !(isOutside && kind === 'wrong-type' && segments.length === 1 && segments[0] === 'services');
  });
}

/** The first error of each place: merged mappings and aliases bring the same one many times. */
function onePerPlace(errors: readonly SchemaError[]): readonly SchemaError[] {
  const places = new Map<string, SchemaError>();
  for (const error of errors) {
    const { start, end } = error.at.span;
    const place = `${start} ${end} ${error.kind === 'missing-attribute' ? error.message : error.kind}`;
    if (!places.has(place)) places.set(place, error);
  }
  return [...places.values()].sort((a, b) => a.at.span.start - b.at.span.start);
}

// --- where an error stands

/** Follows a pointer; undefined where a tag on the way makes everything behind it uncertain. */
function find(root: ComposeNode, pointer: string): Found | undefined {
  let found: Found = { node: root, entry: undefined, segments: [] };
  for (const part of pointer.split('/').slice(1)) {
    const name = part.replaceAll('~1', '/').replaceAll('~0', '~');
    const { node, segments }: Found = found;
    if (node.kind === 'map') {
      const entry = node.entries.get(name);
      if (!entry) return undefined;
      found = { node: entry.value, entry, segments: [...segments, name] };
    } else if (node.kind === 'list') {
      const item = node.items[Number(name)];
      if (!item) return undefined;
      found = { node: item, entry: undefined, segments: [...segments, Number(name)] };
    }
    if (found.node.tag) return undefined;
  }
  return found;
}

function errorAt(root: ComposeNode, error: Reduced): SchemaError | undefined {
  const found = find(root, error.instancePath);
  if (!found || isOpen(found.node, error)) return undefined;
  const description = describe(found, error);
  if (!description) return undefined;
  const { name, ...rest } = description;
  const segments = name === undefined ? found.segments : [...found.segments, name];
  return {
    at: placeOf(found),
    path: pathOf(segments),
    segments,
    isEmpty: found.node.kind === 'scalar' && found.node.value === null,
    accepted: false,
    help: undefined,
    suggestion: undefined,
    ...rest,
  };
}

/** Whether variables decide: text with variables may become anything but a list or a mapping. */
function isOpen(node: ComposeNode, { keyword, expected }: Reduced): boolean {
  if (node.kind !== 'scalar' || node.word.value !== undefined) return false;
  if (node.word.parts.some((part) => part.kind === 'opaque')) return true;
  return keyword !== 'type' || expected.some((type) => type !== 'object' && type !== 'array');
}
