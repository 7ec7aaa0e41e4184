// `RUN --mount=key=value,…`.
// Source: https://github.com/moby/buildkit/blob/master/frontend/dockerfile/instructions/commands_runmount.go
import type { MappedText } from '../../text/mapped-text.js';
import { closest } from '../../text/similar.js';
import type { FlagFault } from './flags.js';

const TYPES = ['bind', 'cache', 'tmpfs', 'secret', 'ssh'];
const SHARING = ['shared', 'private', 'locked'];
const WITHOUT_VALUE = ['readonly', 'ro', 'readwrite', 'rw', 'required'];
const KEYS = new Set([
  ...WITHOUT_VALUE,
  ...['type', 'from', 'source', 'src', 'target', 'dst', 'destination', 'id', 'sharing'],
  ...['size', 'mode', 'uid', 'gid', 'env'],
]);
/** Keys that only these types know. */
const ONLY_FOR: ReadonlyMap<string, readonly string[]> = new Map([
  ['required', ['secret', 'ssh']],
  ['size', ['tmpfs']],
  ['sharing', ['cache']],
  ['mode', ['secret', 'ssh', 'cache']],
  ['uid', ['secret', 'ssh', 'cache']],
  ['gid', ['secret', 'ssh', 'cache']],
]);

interface Field {
  readonly text: string;
  readonly key: string;
  readonly value: string | undefined;
  readonly start: number;
}

/** The first thing that BuildKit refuses in `text[from..to)`, the value of `--mount`. Values with variables pass. */
export function checkMount(text: MappedText, from: number, to: number): FlagFault | undefined {
  const value = text.text.slice(from, to);
  // Quotes are gone from a flag before this; an escaped one makes a CSV field that may hold commas.
  if (value.includes('"')) return undefined;
  const fields = fieldsOf(value, from);
  const types = fields.filter(({ key }) => key === 'type').map((field) => field.value ?? '');
  const type = types.length === 0 ? 'bind' : types.length === 1 ? types[0]!.toLowerCase() : undefined;
  for (const field of fields) {
    const fault = checkField(field) ?? checkType(field, type);
    if (fault) return { ...fault, at: text.locate(field.start, field.start + field.text.length) };
  }
  return undefined;
}

function fieldsOf(text: string, from: number): Field[] {
  let start = from;
  return text.split(',').map((field) => {
    const equals = field.indexOf('=');
    const at = start;
    start += field.length + 1;
    return equals === -1
      ? { text: field, key: field.toLowerCase(), value: undefined, start: at }
      : { text: field, key: field.slice(0, equals).toLowerCase(), value: field.slice(equals + 1), start: at };
  });
}

type Fault = Omit<FlagFault, 'at'>;

function checkField({ text, key, value }: Field): Fault | undefined {
  if (value === undefined && !WITHOUT_VALUE.includes(key)) {
    const help = TYPES.includes(key)
      ? `Write \`type=${key}\`.`
      : 'Write the parts as `key=value`, with commas between.';
    return { message: `\`${text}\` in \`--mount\` is no \`key=value\`.`, help };
  }
  if (!KEYS.has(key)) {
    const similar = closest(key, KEYS);
    return { message: `\`--mount\` has no key \`${key}\`.`, ...(similar && { help: `Did you mean \`${similar}\`?` }) };
  }
  if (key === 'from' && /\$./s.test(value!)) {
    return {
      message: 'Docker replaces no variables in `from=` of a mount.',
      help: 'Name a stage `FROM $VARIABLE AS name` and mount from that.',
    };
  }
  if (value === undefined || value.includes('$')) return undefined;
  if (key === 'type') return checkOneOf('type', value, TYPES);
  if (key === 'sharing') return checkOneOf('sharing', value, SHARING);
  const wrongNumber =
    key === 'mode' ? !/^[0-7]+$/.test(value) : (key === 'uid' || key === 'gid') && !/^\d+$/.test(value);
  return wrongNumber ? { message: `\`${text}\` in \`--mount\` is no number.` } : undefined;
}

function checkOneOf(key: string, value: string, allowed: readonly string[]): Fault | undefined {
  if (allowed.includes(value.toLowerCase())) return undefined;
  const similar = closest(value, allowed);
  const help = similar ? `Did you mean \`${similar}\`?` : `Possible are ${allowed.join(', ')}.`;
  return { message: `\`--mount\` has no ${key} \`${value}\`.`, help };
}

function checkType({ key }: Field, type: string | undefined): Fault | undefined {
  const types = ONLY_FOR.get(key);
  if (!types || type === undefined || type.includes('$') || types.includes(type)) return undefined;
  return { message: `A mount of type ${type} has no \`${key}\`.` };
}
