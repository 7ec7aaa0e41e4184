import type { Located } from '../../text/location.js';
import { closest } from '../../text/similar.js';
import type { ValidationError } from './compose-validator.generated.js';
import { isServiceAttribute, isTopLevelName, looksLikeService } from './recognize.js';
import type { SchemaError } from './schema-error.js';
import type { ComposeEntry, ComposeNode } from './tree.js';

/** A node of the tree on the way that a JSON pointer describes. */
export interface Found {
  readonly node: ComposeNode;
  /** The entry whose value it is; undefined for the root and for items. */
  readonly entry: ComposeEntry | undefined;
  readonly segments: readonly (string | number)[];
}

/** A wrong type with all the types that would be right, or another error. */
export type Reduced = ValidationError & { readonly expected: readonly string[] };

/** `services.web.ports[0]`. */
export const pathOf = (segments: readonly (string | number)[]): string =>
  segments.map((part, index) => (typeof part === 'number' ? `[${part}]` : index > 0 ? `.${part}` : part)).join('');

/** How a message names an attribute: without the service that it belongs to, which the place shows. */
function subjectOf(segments: readonly (string | number)[]): string {
  const inside = segments.length > 2 && (segments[0] === 'services' || segments[0] === 'jobs');
  const shown = inside ? segments.slice(2) : segments;
  const item = shown.findLastIndex((part) => typeof part === 'number');
  if (item === -1) return shown.length > 0 ? `\`${pathOf(shown)}\`` : 'A compose file';
  const number = Number(shown[item]) + 1;
  const list = `\`${pathOf(shown.slice(0, item))}\``;
  const rest = shown.slice(item + 1);
  return rest.length === 0 ? `Item ${number} of ${list}` : `\`${pathOf(rest)}\` of item ${number} of ${list}`;
}

/** A scalar is shown itself, a collection by its key, and so is an empty value. */
export function placeOf({ node, entry }: Found): Located['at'] {
  if (node.kind === 'scalar' && node.at.span.end > node.at.span.start) return node.at;
  return entry?.key.at ?? firstLineOf(node);
}

function firstLineOf({ at }: ComposeNode): Located['at'] {
  const newline = at.file.text.slice(at.span.start, at.span.end).search(/\r?\n/);
  return newline === -1 ? at : { file: at.file, span: { start: at.span.start, end: at.span.start + newline } };
}

/** What an error says, as far as it differs from what its place says. */
export type Description = Pick<SchemaError, 'kind' | 'message'> &
  Partial<Pick<SchemaError, 'at' | 'accepted' | 'help' | 'suggestion'>> & {
    /** The attribute of the value that it is about. */
    readonly name?: string;
  };

/** What an error of the schema says about a value; undefined for one that says nothing of its own. */
export function describe(found: Found, error: Reduced): Description | undefined {
  const { params } = error;
  const subject = subjectOf(found.segments);
  switch (error.keyword) {
    case 'type':
      return {
        kind: 'wrong-type',
        message: `${subject} must be ${typesInWords(error.expected)}, ${actualOf(found.node)}.`,
        help: typeHelp(found, error.expected),
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
  const isCollection = types.includes('object') || types.includes('array');
  const shown = [...typeNames.keys()].filter(
    (type) =>
      types.includes(type) &&
      !(type === 'integer' && types.includes('number')) &&
      !(isSwitch && type === 'string') &&
      // It may be, but that is not what anybody who writes something means.
      !(isCollection && type === 'null'),
  );
  return alternatives(shown.map((type) => typeNames.get(type)!));
}

const conditions = new Set(['service_started', 'service_healthy', 'service_completed_successfully']);
/** Lists of `NAME=value`. */
const assignments = new Set(['environment', 'labels', 'args', 'annotations', 'sysctls', 'additional_contexts']);

/** How to write a value that has another type than it must have. */
function typeHelp({ node, segments }: Found, expected: readonly string[]): string | undefined {
  if (isAmongServices(segments, isServiceAttribute))
    return 'It stands among the services: indent it below the service that it belongs to.';
  const list = segments.at(-2);
  if (
    node.kind === 'map' &&
    node.entries.size === 1 &&
    typeof segments.at(-1) === 'number' &&
    expected.includes('string')
  )
    return assignments.has(String(list))
      ? 'Write `NAME=value`, or leave out the hyphens.'
      : 'The colon with a blank behind it makes it a mapping: leave out the blank, or quote the item.';
  if (node.kind !== 'scalar' || node.value === null) return undefined;
  if (list === 'depends_on' && conditions.has(node.text)) return `Write \`condition: ${node.text}\` below the name.`;
  if (expected.includes('array') && !expected.includes('string'))
    return 'Put it on a line of its own, behind a hyphen.';
  if (segments.at(-1) === 'restart' && node.value === false) return 'Write `"no"`.';
  const isQuotable = typeof node.value !== 'string' && expected.includes('string') && !expected.includes('boolean');
  return isQuotable ? 'Quote it.' : undefined;
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

/** Says that a service stands at the margin. */
export const belongsBelowServices = 'Indent it below `services:`.';

function unknownAttribute(found: Found, name: string, known: readonly string[]): Description | undefined {
  const { node, segments } = found;
  const entry = node.kind === 'map' ? node.entries.get(name) : undefined;
  if (!entry || entry.value.tag) return undefined;
  const suggestion = closest(name, known);
  const description = { kind: 'unknown-attribute', at: entry.key.at, name } as const;
  if (segments.length === 0 && suggestion === undefined && looksLikeService(entry.value)) {
    const message = `The service \`${shortened(name)}\` stands outside \`services:\`.`;
    return { ...description, message, help: belongsBelowServices };
  }
  const message = `${ownerOf(segments)} has no attribute \`${shortened(name)}\`.`;
  const isService = segments.length === 2 && segments[0] === 'services';
  const place = isService ? moved.get(name) : undefined;
  if (place) return { ...description, message, help: `Write ${place}.`, suggestion };
  const help = suggestion ? `Did you mean \`${suggestion}\`?` : helpForUnknown(found, entry, known);
  return { ...description, message, help, suggestion };
}

/** More attributes than these are no help. */
const fewAttributes = 8;

function helpForUnknown(
  { node, segments }: Found,
  { key, value }: ComposeEntry,
  known: readonly string[],
): string | undefined {
  if (isAmongServices(segments, isTopLevelName))
    return `\`${segments[1]}\` stands among the services: begin its line at the margin.`;
  if (segments.length === 0)
    return value.kind === 'map' ? 'Services stand below `services:`; names for extensions start with `x-`.' : undefined;
  const isItem = typeof segments.at(-1) === 'number' && node.kind === 'map' && node.entries.size === 1;
  if (isItem && value.kind === 'scalar' && !/^[a-z_]+$/.test(key.text))
    return 'The colon with a blank behind it makes it a mapping: leave out the blank, or quote the item.';
  if (known.length === 0 || known.length > fewAttributes) return undefined;
  return known.length === 1
    ? `Only \`${known[0]}\` may stand here.`
    : `It may have ${alternatives(known.map((one) => `\`${one}\``))}.`;
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
