import type { ComposeNode } from '../../../parser/compose/tree.js';
import type { Located } from '../../../text/location.js';
import type { Environment } from '../../environment.js';
import { type Fact, unknown, valueOf } from '../../known.js';
import type { Mount } from '../../compose.js';
import { type Field, hole, interpolate, type Interpolated, scalarValue } from './interpolate.js';
import { scalarChild } from './nodes.js';

/** One item of `volumes` as written. */
export interface MountSyntax extends Located {
  readonly type: Mount['type'];
  /** Undefined for an anonymous volume. */
  readonly source: Field | undefined;
  readonly target: Field;
  readonly readOnly: boolean;
  /** What stands behind the second colon of the short form, such as `ro,z`. */
  readonly options: Field | undefined;
}

/**
 * Reads an item of `volumes`: `target`, `source:target[:options]`, or the long form. Undefined for what is neither.
 * A source is a path when it begins with `.`, `/`, `~`, `\\` or a drive letter, and the name of a volume otherwise.
 *
 * Source: https://docs.docker.com/reference/compose-file/services/#volumes
 */
export function readMount(node: ComposeNode, environment: Environment): MountSyntax | undefined {
  if (node.kind === 'map') return readLongMount(node, environment);
  return node.kind === 'scalar' && node.value !== null
    ? readShortMount(interpolate(node, environment), node.text)
    : undefined;
}

function readShortMount(item: Interpolated, written: string): MountSyntax {
  const [first, second, options] = mountFields(item.text);
  if (!first || !second) {
    const target = item.part(0, item.text.length);
    const type = target.value.known ? 'volume' : 'unknown';
    return { at: item.at, type, source: undefined, target, readOnly: false, options: undefined };
  }
  const source = item.part(...first);
  return {
    at: item.at,
    type: first[0] === first[1] ? 'volume' : typeOf(item.text.slice(...first), written),
    source: first[0] === first[1] ? undefined : source,
    target: item.part(...second),
    readOnly:
      options !== undefined &&
      item.text
        .slice(...options)
        .split(',')
        .includes('ro'),
    options: options && item.part(...options),
  };
}

/**
 * The options of the short form that Compose knows; it passes over all others.
 *
 * Source: https://github.com/compose-spec/compose-go/blob/main/format/volume.go
 */
export const mountOptions: ReadonlySet<string> = new Set([
  'ro',
  'rw',
  'nocopy',
  'z',
  'Z',
  'private',
  'rprivate',
  'shared',
  'rshared',
  'slave',
  'rslave',
]);

/**
 * The offsets of the fields of the short form, which colons separate, except one behind a drive letter: source, target,
 * options, and what Compose refuses behind them. One field alone is the target.
 */
export function mountFields(text: string): readonly (readonly [start: number, end: number])[] {
  const fields: [number, number][] = [];
  let start = 0;
  for (let at = 0; at <= text.length; at++) {
    if (at < text.length && text[at] !== ':') continue;
    if (at < text.length && at - start === 1 && /\p{L}/u.test(text[start]!)) continue;
    fields.push([start, at]);
    start = at + 1;
  }
  return fields;
}

/** A variable in front hides whether the source is a path, except for those that always hold one. */
function typeOf(source: string, written: string): Mount['type'] {
  if (source.startsWith(hole)) return /^\$\{?(?:PWD|HOME)\b/.test(written) ? 'bind' : 'unknown';
  return /^(?:[./~]|\\\\|[A-Za-z]:)/.test(source) ? 'bind' : 'volume';
}

const longTypes: ReadonlyMap<string, Mount['type']> = new Map([
  ['bind', 'bind'],
  ['volume', 'volume'],
  ['tmpfs', 'tmpfs'],
]);

function readLongMount(node: ComposeNode, environment: Environment): MountSyntax {
  const read = (key: string): Field | undefined => {
    const scalar = scalarChild(node, key);
    return scalar && { at: scalar.at, value: scalarValue(scalar, environment) };
  };
  const type = read('type');
  const name = type && valueOf(type.value);
  return {
    at: node.at,
    type: name === undefined ? 'unknown' : (longTypes.get(name) ?? 'other'),
    source: read('source'),
    target: read('target') ?? { at: node.at, value: unknown('no target is written') },
    readOnly: isTrue(read('read_only')?.value),
    options: undefined,
  };
}

/** Whether a typed field is surely true; Compose reads YAML 1.1's words in variables, too. */
export const isTrue = (fact: Fact<string> | undefined): boolean => /^(?:true|yes|y|on|1)$/i.test(valueOf(fact) ?? '');
