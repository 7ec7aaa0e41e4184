import { closest } from '../text/similar.js';
import type { Schema } from './schema.js';
import { presets } from './settings.js';

/** What is wrong with a configuration, and the key that it is wrong at: the way from the top of the table. */
export interface ConfigError {
  readonly path: readonly string[];
  readonly message: string;
}

/**
 * Compares a configuration with its schema: data of TOML, where any key is possible. Never throws; one error for each
 * place, in the order of the data.
 */
export function validateConfig(value: unknown, schema: Schema): readonly ConfigError[] {
  const errors: ConfigError[] = [];
  check(value, schema, [], {
    definitions: schema.definitions ?? {},
    rules: Object.keys(schema.properties?.['rules']?.properties ?? {}),
    report: (error) => errors.push(error),
  });
  return errors;
}

interface Checking {
  /** The names of the rules. */
  readonly rules: readonly string[];
  readonly definitions: Readonly<Record<string, Schema>>;
  report(error: ConfigError): void;
}

function check(value: unknown, schema: Schema, path: readonly string[], checking: Checking): void {
  const { definitions, report } = checking;
  if (schema.$ref) {
    const name = schema.$ref.slice('#/definitions/'.length);
    if (name === 'selector') checkSelector(value, definitions[name]!, path, checking);
    else check(value, definitions[name]!, path, checking);
  } else if (!hasType(value, schema.type)) {
    report({
      path,
      message: `${inWords(path)} is to be ${article(schema)}, not ${typeInWords(value)}${remedy(value, schema, path)}.`,
    });
  } else if (Array.isArray(value)) {
    for (const item of value) checkItem(item, schema.items ?? {}, path, checking);
  } else if (schema.type === 'object') {
    checkTable(value as object, schema, path, checking);
  } else if (typeof value === 'string') {
    checkText(value, schema, path, checking);
  } else if (schema.minimum !== undefined && (value as number) < schema.minimum) {
    report({ path, message: `${inWords(path)} is to be at least ${schema.minimum}, not ${String(value)}.` });
  }
}

/** An item has no name of its own: what is said of it is said of the list. */
function checkItem(item: unknown, schema: Schema, path: readonly string[], checking: Checking): void {
  if (schema.$ref || hasType(item, schema.type)) check(item, schema, path, checking);
  else checking.report({ path, message: `${inWords(path)} is to hold texts, not ${typeInWords(item)}.` });
}

/** What to write instead, where what was meant is plain. */
function remedy(value: unknown, { type, properties }: Schema, path: readonly string[]): string {
  if (typeof value !== 'string') return '';
  if (type === 'array') return `: write [${JSON.stringify(value)}]`;
  const isRule = type === 'object' && path[0] === 'rules' && path.length === 2;
  return isRule && properties?.['severity']?.enum?.includes(value)
    ? `: write { severity = ${JSON.stringify(value)} }`
    : '';
}

function checkTable(table: object, schema: Schema, path: readonly string[], checking: Checking): void {
  const properties = new Map(Object.entries(schema.properties ?? {}));
  for (const [key, value] of Object.entries(table)) {
    const property = properties.get(key) ?? schema.additionalProperties;
    if (property) check(value, property, [...path, key], checking);
    else checking.report({ path: [...path, key], message: unknownKey(key, path, [...properties.keys()], checking) });
  }
}

function unknownKey(
  key: string,
  path: readonly string[],
  known: readonly string[],
  { definitions, rules }: Checking,
): string {
  const near = closest(key, known) ?? known.find((name) => key.endsWith(`-${name}`));
  const meant = near === undefined ? '' : ` Did you mean \`${near}\`?`;
  if (path[0] === 'rules' && path.length > 1) return `The rule ${path[1]} has no option \`${key}\`.${meant}`;
  if (path[0] === 'rules') {
    const isAlias = definitions['selector']?.enum?.some((name) => name.toLowerCase() === key.toLowerCase());
    const hint = isAlias ? ` \`pydock-lint rule ${key}\` says what it is called here.` : meant;
    return `There is no rule \`${key}\`.${hint}`;
  }
  if (path.length === 0 && rules.includes(key)) return `There is no setting \`${key}\`. Did you mean \`rules.${key}\`?`;
  if (path.length === 0 && key === 'tool')
    return 'The settings of this file stand at its top, without [tool.pydock-lint].';
  return `There is no setting \`${key}\`.${meant || ' `pydock-lint config` lists them.'}`;
}

function checkText(value: string, schema: Schema, path: readonly string[], { report }: Checking): void {
  if (schema.enum && !schema.enum.includes(value)) {
    const near = closest(value, schema.enum) ?? schema.enum.find((choice) => choice.startsWith(value.toLowerCase()));
    const hint = near ? ` Did you mean \`${near}\`?` : '';
    report({ path, message: `${inWords(path)} is to be one of ${schema.enum.join(', ')}, not \`${value}\`.${hint}` });
  } else if (schema.pattern !== undefined && !new RegExp(schema.pattern, 'u').test(value)) {
    report({ path, message: `${inWords(path)} is to match ${schema.pattern}, and \`${value}\` does not.` });
  }
}

/** Names of rules may be written in any case, as other tools' users do (`dl3042`). */
function checkSelector(value: unknown, schema: Schema, path: readonly string[], { report }: Checking): void {
  if (typeof value !== 'string') {
    report({ path, message: `${inWords(path)} is to name rules, not hold ${typeInWords(value)}.` });
    return;
  }
  const names = schema.enum ?? [];
  if (names.some((name) => name.toLowerCase() === value.toLowerCase())) return;
  report({ path, message: unknownSelector(value, names) });
}

/** The message about a name that is no rule, no category and no alias. */
export function unknownSelector(name: string, known: Iterable<string>): string {
  if ((presets as readonly string[]).includes(name.toLowerCase()))
    return `\`${name}\` is no rule but a preset: \`preset\` (\`--preset ${name.toLowerCase()}\`) turns it on.`;
  if (/^(?:shellcheck\/)?sc\d{4}$/i.test(name))
    return `\`${name}\` is a check of ShellCheck: \`shellcheck = true\` turns them on, \`shellcheck-ignore\` leaves some out.`;
  const near = closest(name, known);
  return `There is no rule or category \`${name}\`.${near ? ` Did you mean \`${near}\`?` : ''}`;
}

function hasType(value: unknown, type: Schema['type']): boolean {
  if (type === undefined) return true;
  if (type === 'array') return Array.isArray(value);
  if (type === 'integer') return Number.isSafeInteger(value);
  if (type === 'object')
    return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
  return typeof value === type;
}

function article({ type, items }: Schema): string {
  if (type === 'array') return items?.type === 'string' || items?.$ref ? 'a list of texts' : 'a list';
  if (type === 'boolean') return 'true or false';
  if (type === 'integer') return 'a whole number';
  return type === 'object' ? 'a table' : 'a text';
}

function typeInWords(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (value instanceof Date) return 'a date';
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'number' || typeof value === 'bigint') return `the number ${value}`;
  return typeof value === 'string' ? 'a text' : 'a table';
}

const inWords = (path: readonly string[]): string =>
  path.length === 0 ? 'The configuration' : `\`${path.join('.')}\``;
