import type { ComposeProject } from '../model/compose.js';
import { scalarText, scalarValue } from '../model/compose/values/interpolate.js';
import { type Environment, environmentAt, type Variable } from '../model/environment.js';
import { secretIn } from '../model/secrets.js';
import type { ComposeNode, ComposeScalar } from '../parser/compose/tree.js';
import type { Note } from '../text/location.js';
import { type InspectedPlace, placeOf } from './fact.js';

/**
 * A value of the merged project. A scalar has its place, and the places that give its variables their values; `unknown`
 * says why a variable has none here, and then the value is as written.
 */
export type InspectedValue =
  | { readonly mapping: Readonly<Record<string, InspectedValue>> }
  | { readonly list: readonly InspectedValue[] }
  | {
      readonly value: string | number | boolean | null;
      readonly at: InspectedPlace;
      readonly knownFrom?: readonly InspectedPlace[];
      readonly unknown?: string;
    };

/** Stands for a value that is a secret. */
const mask = '***';

/** What is nested deeper is not shown: nobody could read it. */
const deepest = 32;

interface View {
  readonly interpolation: Environment;
  readonly isSecret: (variable: Variable) => boolean;
  /** The secrets among the variables of an environment. */
  readonly secrets: Map<Environment, readonly string[]>;
}

/** The mapping that a project's files add up to, each value with its place. Secrets are left out. */
export function inspectMerged(
  { root, interpolation }: ComposeProject,
  isSecret: (variable: Variable) => boolean,
): InspectedValue {
  return inspectNode(root, '', { interpolation, isSecret, secrets: new Map() }, 0);
}

function inspectNode(node: ComposeNode, name: string, view: View, depth: number): InspectedValue {
  if (node.kind === 'scalar') return inspectScalar(node, name, view);
  if (depth === deepest) return { value: '…', at: placeOf(node) };
  if (node.kind === 'list') return { list: node.items.map((item) => inspectNode(item, '', view, depth + 1)) };
  const values = [...node.entries].map(([key, { value }]) => [key, inspectNode(value, key, view, depth + 1)] as const);
  return { mapping: Object.fromEntries(values) };
}

function inspectScalar(scalar: ComposeScalar, name: string, view: View): InspectedValue {
  const at = placeOf(scalar);
  if (typeof scalar.value !== 'string') {
    const isSecret = typeof scalar.value === 'number' && secretIn(name, scalar.text) !== undefined;
    return { value: isSecret ? mask : scalar.value, at };
  }
  const fact = scalarValue(scalar, view.interpolation);
  const value = withoutSecrets(fact.known ? fact.value : scalarText(scalar), name, scalar, view);
  if (!fact.known) return { value, at, unknown: fact.because };
  const knownFrom = fact.evidence.map((note: Note) => placeOf(note, note.note));
  return { value, at, ...(knownFrom.length > 0 && { knownFrom }) };
}

/** A text without what its name or its own says to be a secret, and without the values of secret variables. */
function withoutSecrets(text: string, name: string, scalar: ComposeScalar, view: View): string {
  const equals = name === '' ? text.indexOf('=') : -1;
  const [key, value] = equals === -1 ? [name, text] : [text.slice(0, equals), text.slice(equals + 1)];
  if (secretIn(key, value)) return equals === -1 ? mask : `${key}=${mask}`;
  return secretsOf(environmentAt(view.interpolation, scalar), view).reduce(
    (shown, secret) => shown.replaceAll(secret, mask),
    text,
  );
}

function secretsOf(environment: Environment, { secrets, isSecret }: View): readonly string[] {
  const known = secrets.get(environment);
  if (known) return known;
  const found = environment.variables
    .filter(isSecret)
    .flatMap(({ value }) => (value.known && value.value !== '' ? [value.value] : []));
  secrets.set(environment, found);
  return found;
}

/** The merged project as text: YAML, with the places behind the values as comments. */
export const renderMerged = (merged: InspectedValue, indent: string): string =>
  `${lines(merged, indent).join('\n') || `${indent}{}`}\n`;

function lines(value: InspectedValue, indent: string): readonly string[] {
  if ('mapping' in value)
    return Object.entries(value.mapping).flatMap(([key, below]) => block(`${indent}${plain(key)}:`, below, indent));
  if ('list' in value) return value.list.flatMap((item) => listItem(item, indent));
  return [`${indent}${scalarLine(value)}`];
}

/** A value on the line of its head, or below it. */
function block(head: string, value: InspectedValue, indent: string): readonly string[] {
  if ('value' in value) return [`${head} ${scalarLine(value)}`];
  const below = lines(value, `${indent}  `);
  return below.length > 0 ? [head, ...below] : [`${head} ${'list' in value ? '[]' : '{}'}`];
}

function listItem(item: InspectedValue, indent: string): readonly string[] {
  const [first, ...rest] = lines(item, `${indent}  `);
  if (first === undefined) return [`${indent}- ${'list' in item ? '[]' : '{}'}`];
  return [`${indent}- ${first.trimStart()}`, ...rest];
}

function scalarLine({ value, at, knownFrom = [], unknown }: Extract<InspectedValue, { value: unknown }>): string {
  const shown = typeof value === 'string' ? plain(value) : String(value);
  const from = knownFrom.map((place) => `${placeText(place)} ${place.note}`);
  return `${shown}  # ${[placeText(at), ...from, ...(unknown === undefined ? [] : [unknown])].join('; ')}`;
}

/** A place as `file:line`. */
const placeText = ({ path, line }: InspectedPlace): string => `${path}:${line}`;

/** Longer values are cut: the JSON has the whole. */
const maximumValue = 200;

/** What some YAML reader takes for a number, a time, a boolean or null. */
const otherKind = /^(?:[\d.:_e+-]+|true|false|null|y|yes|n|no|on|off)$/i;

/** A text as YAML writes it, with quotes where it would be read as something else. */
function plain(text: string): string {
  const shown = text.length > maximumValue ? `${text.slice(0, maximumValue)}…` : text;
  const isPlain = /^[\w./$(][^\n\t"'#]*$/.test(shown) && !/: |:$|\s$/.test(shown) && !otherKind.test(shown);
  return isPlain ? shown : JSON.stringify(shown);
}
