import type { Located } from '../../text/location.js';
import { closest } from '../../text/similar.js';
import { validate } from './compose-validator.generated.js';
import type { ValidationError } from './compose-validator.generated.js';
import { isComposeV1, isServiceAttribute, isTopLevelName } from './recognize.js';
import type { ComposeEntry, ComposeNode } from './tree.js';

export { isComposeV1, looksLikeCompose } from './recognize.js';

/** One place where a compose file does not follow the schema; `at` is the key or the value that is wrong. */
export interface SchemaError extends Located {
  /**
   * `missing-attribute` may be made good by a file that this one is merged with: it counts for a file alone only.
   */
  readonly kind: 'unknown-attribute' | 'missing-attribute' | 'invalid-name' | 'wrong-type' | 'invalid-value';
  /** The attribute, from the top: `services.web.ports`, `services.web.ports[0]`. With the name of an unknown or missing one. */
  readonly path: string;
  /** The same as names and places in lists: a name may hold dots. */
  readonly segments: readonly (string | number)[];
  /** One sentence; it repeats names but no values, which may be secret. */
  readonly message: string;
  readonly help: string | undefined;
  /** The known attribute or value that was probably meant. */
  readonly suggestion: string | undefined;
  /** Whether Compose itself lets it pass, because its own pattern is looser than what it means to say. */
  readonly accepted: boolean;
}

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
    .map((error) => describe(root, error))
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

/** A wrong type with all the types that would be right, or another error. */
type Reduced = ValidationError & { readonly expected: readonly string[] };

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

/** An attribute that is only misspelt is not missing as well. */
function withoutEchoes(errors: readonly SchemaError[]): readonly SchemaError[] {
  const meant = new Set<string>();
  for (const { kind, path, suggestion } of errors) {
    if (kind === 'unknown-attribute' && suggestion)
      meant.add(`${path.slice(0, path.lastIndexOf('.') + 1)}${suggestion}`);
  }
  return errors.filter(({ kind, path }) => kind !== 'missing-attribute' || !meant.has(path));
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

/** A node of the tree on the way that a JSON pointer describes. */
interface Found {
  readonly node: ComposeNode;
  /** The entry whose value it is; undefined for the root and for items. */
  readonly entry: ComposeEntry | undefined;
  readonly segments: readonly (string | number)[];
}

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

const pathOf = (segments: readonly (string | number)[]): string =>
  segments.map((part, index) => (typeof part === 'number' ? `[${part}]` : index > 0 ? `.${part}` : part)).join('');

/** How a message names an attribute: without the service that it belongs to, which the place shows. */
function subjectOf(segments: readonly (string | number)[]): string {
  const inside = segments.length > 2 && (segments[0] === 'services' || segments[0] === 'jobs');
  const shown = inside ? segments.slice(2) : segments;
  const last = shown.at(-1);
  if (typeof last !== 'number') return shown.length > 0 ? `\`${pathOf(shown)}\`` : 'A compose file';
  return `Item ${last + 1} of \`${pathOf(shown.slice(0, -1))}\``;
}

/** A scalar is shown itself, a collection by its key, and so is an empty value. */
function placeOf({ node, entry }: Found): Located['at'] {
  if (node.kind === 'scalar' && node.at.span.end > node.at.span.start) return node.at;
  return entry?.key.at ?? firstLineOf(node);
}

function firstLineOf({ at }: ComposeNode): Located['at'] {
  const newline = at.file.text.slice(at.span.start, at.span.end).search(/\r?\n/);
  return newline === -1 ? at : { file: at.file, span: { start: at.span.start, end: at.span.start + newline } };
}

// --- what an error says

type Description = Omit<SchemaError, 'path' | 'segments' | 'at' | 'accepted' | 'help' | 'suggestion'> &
  Partial<Pick<SchemaError, 'at' | 'accepted' | 'help' | 'suggestion'>> & {
    /** The attribute of the value that it is about. */
    readonly name?: string;
  };

function describe(root: ComposeNode, error: Reduced): SchemaError | undefined {
  const found = find(root, error.instancePath);
  if (!found || isOpen(found.node, error)) return undefined;
  const description = descriptionOf(found, error);
  if (!description) return undefined;
  const { name, ...rest } = description;
  const segments = name === undefined ? found.segments : [...found.segments, name];
  return {
    at: placeOf(found),
    path: pathOf(segments),
    segments,
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

function descriptionOf(found: Found, error: Reduced): Description | undefined {
  const { params } = error;
  const subject = subjectOf(found.segments);
  switch (error.keyword) {
    case 'type':
      return {
        kind: 'wrong-type',
        message: `${subject} must be ${typesInWords(error.expected)}, ${actualOf(found.node)}.`,
        help: isAmongServices(found.segments, isServiceAttribute)
          ? 'It stands among the services: indent it below the service that it belongs to.'
          : undefined,
      };
    case 'additionalProperties':
      return unknownAttribute(
        found,
        String(params.additionalProperty),
        Object.keys(error.parentSchema.properties ?? {}),
      );
    case 'required':
      return missingAttribute(found, String(params.missingProperty));
    case 'propertyNames':
      return invalidName(found, String(params.propertyName));
    case 'enum':
      return notOneOf(found, subject, (params.allowedValues as readonly unknown[]).map(String));
    case 'pattern':
      return mismatch(found, subject, String(params.pattern), error.parentSchema['x-form']);
    case 'minimum':
    case 'maximum':
      return {
        kind: 'invalid-value',
        message: `${subject} must be ${error.keyword === 'minimum' ? 'at least' : 'at most'} ${String(params.limit)}.`,
      };
    case 'maxItems':
      return surplusItem(found, subject, Number(params.limit));
    case 'minProperties':
      return { kind: 'missing-attribute', message: `${subject} names neither \`manual\` nor \`schedule\`.` };
    case 'false schema':
      return {
        kind: 'invalid-value',
        message: `${subject} stands beside \`manual: true\`, but a job has one or the other.`,
        at: found.entry?.key.at ?? placeOf(found),
      };
    default:
      return undefined;
  }
}

/** A list that is too long, at its first item too many. */
function surplusItem({ node }: Found, subject: string, limit: number): Description {
  const item = node.kind === 'list' ? node.items[limit] : undefined;
  return {
    kind: 'invalid-value',
    message: `${subject} may have ${limit === 1 ? 'one item' : `${limit} items`} only.`,
    ...(item && { at: firstLineOf(item) }),
  };
}

/** Whether a name stands where services do, although it is one of another kind: its line is indented wrongly. */
const isAmongServices = ([section, name, ...below]: Found['segments'], isOther: (name: string) => boolean): boolean =>
  section === 'services' && typeof name === 'string' && below.length === 0 && isOther(name);

const missingAttribute = ({ segments }: Found, name: string): Description => ({
  kind: 'missing-attribute',
  name,
  message: `${subjectOf(segments)} has no \`${name}\`, which it needs.`,
});

const typeNames = new Map([
  ['object', 'a mapping'],
  ['array', 'a list'],
  ['string', 'a string'],
  ['integer', 'a whole number'],
  ['number', 'a number'],
  ['boolean', 'true or false'],
  ['null', 'empty'],
]);

function typesInWords(types: readonly string[]): string {
  // `boolean | string` is a switch: the text is there for variables.
  const isSwitch = types.length === 2 && types.includes('boolean') && types.includes('string');
  const shown = [...typeNames.keys()].filter(
    (type) =>
      types.includes(type) && !(type === 'integer' && types.includes('number')) && !(isSwitch && type === 'string'),
  );
  return alternatives(shown.map((type) => typeNames.get(type)!));
}

const alternatives = (names: readonly string[]): string =>
  names.length > 1 ? `${names.slice(0, -1).join(', ')} or ${names.at(-1)}` : (names[0] ?? '');

function actualOf(node: ComposeNode): string {
  if (node.kind === 'scalar' && node.value === null) return 'but it is empty';
  const type = node.kind === 'map' ? 'object' : node.kind === 'list' ? 'array' : typeof node.value;
  return `not ${type === 'boolean' ? `\`${String((node as { value: unknown }).value)}\`` : typeNames.get(type)}`;
}

/** Attributes that are written in another place or under another name today. */
const moved = new Map([
  ['net', '`network_mode`'],
  ['port', '`ports`'],
  ['volume', '`volumes`'],
  ['env', '`environment`'],
  ['dockerfile', '`dockerfile` below `build`'],
  ['context', '`context` below `build`'],
  ['args', '`args` below `build`'],
  ['log_driver', '`driver` below `logging`'],
  ['log_opt', '`options` below `logging`'],
  ['volume_driver', '`driver` of the volume below the top-level `volumes`'],
  ['replicas', '`replicas` below `deploy`'],
  ['resources', '`resources` below `deploy`'],
  ['restart_policy', '`restart_policy` below `deploy`, or `restart`'],
]);

function unknownAttribute({ node, segments }: Found, name: string, known: readonly string[]): Description | undefined {
  const entry = node.kind === 'map' ? node.entries.get(name) : undefined;
  if (!entry || entry.value.tag) return undefined;
  const isService = segments.length === 2 && segments[0] === 'services';
  const suggestion = closest(name, known);
  const place = isService ? moved.get(name) : undefined;
  return {
    kind: 'unknown-attribute',
    at: entry.key.at,
    name,
    message: `${ownerOf(segments)} has no attribute \`${shortened(name)}\`.`,
    help: place
      ? `Write ${place}.`
      : suggestion
        ? `Did you mean \`${suggestion}\`?`
        : isAmongServices(segments, isTopLevelName)
          ? `\`${segments[1]}\` stands among the services: begin its line at the margin.`
          : segments.length === 0 && entry.value.kind === 'map'
            ? 'Services stand below `services:`; names for extensions start with `x-`.'
            : undefined,
    suggestion,
  };
}

/** What an attribute belongs to: `A service`, `` `build` ``, `A compose file`. */
function ownerOf(segments: readonly (string | number)[]): string {
  if (segments.length !== 2 || typeof segments[1] === 'number') return subjectOf(segments);
  const kind = String(segments[0]);
  return `A ${kind.endsWith('s') ? kind.slice(0, -1) : kind}`;
}

const shortened = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text);

function invalidName({ node, segments }: Found, name: string): Description | undefined {
  const entry = node.kind === 'map' ? node.entries.get(name) : undefined;
  if (!entry || entry.value.tag) return undefined;
  if (name === '') return { kind: 'invalid-name', at: entry.key.at, name, message: 'This name is empty.' };
  const isLimit = segments.at(-1) === 'ulimits';
  return {
    kind: 'invalid-name',
    at: entry.key.at,
    name,
    message: isLimit
      ? `\`${shortened(name)}\` is no name of a limit: those have small letters only.`
      : `The name \`${shortened(name)}\` has characters other than letters, digits, dots, hyphens and underscores.`,
    // Compose looks at the name of a limit, but does not refuse another one.
    accepted: isLimit,
  };
}

function notOneOf({ node }: Found, subject: string, allowed: readonly string[]): Description {
  const suggestion = node.kind === 'scalar' ? closest(node.text, allowed) : undefined;
  return {
    kind: 'invalid-value',
    message: `${subject} must be ${alternatives(allowed.map((value) => `\`${value}\``))}.`,
    help: suggestion && `Did you mean \`${suggestion}\`?`,
    suggestion,
  };
}

/** A value that its pattern does not fit. `form`: what the schema says it must be like. */
function mismatch(
  { node, segments }: Found,
  subject: string,
  pattern: string,
  form = 'has another form than it must have',
): Description | undefined {
  if (node.kind !== 'scalar') return undefined;
  // Compose searches for its pattern anywhere in these values.
  const searched = segments.at(-1) === 'container_name' || segments.at(-1) === 'pull_policy';
  const accepted = searched && new RegExp(pattern.replace(/^\^/, '').replace(/\$$/, ''), 'u').test(node.text);
  const known = ['always', 'never', 'missing', 'build', 'refresh', 'daily', 'weekly'];
  const suggestion = segments.at(-1) === 'pull_policy' ? closest(node.text, known) : undefined;
  return {
    kind: 'invalid-value',
    message: `${subject} ${form}.`,
    help: suggestion && `Did you mean \`${suggestion}\`?`,
    suggestion,
    accepted,
  };
}
