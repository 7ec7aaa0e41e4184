import { configSchema, type Schema } from '../config/schema.js';
import { type Colours, noColours } from '../reporters/colours.js';
import { jsonText } from '../reporters/json-text.js';
import { terminalColours } from '../reporters/terminal-colours.js';
import { rules } from '../rules/index.js';
import { closest } from '../text/similar.js';
import { type OptionSpec, optionSpecs } from './option-table.js';
import { type CommandLine, UsageError } from './options.js';
import { type Terminal, wantsColour } from './terminal.js';
import { inToml } from './toml-text.js';
import { wrap } from './word-wrap.js';

/** A setting of a configuration file, for people and for programs. */
interface Setting {
  /** Dotted, as TOML names it. */
  readonly key: string;
  readonly type: string;
  readonly values?: readonly string[] | undefined;
  readonly default: unknown;
  readonly description: string;
  readonly example: unknown;
  /** The option of the command line that weighs more. */
  readonly option: string | null;
  readonly env: string | null;
}

/** `pydock-lint config [KEY]`: explains settings. Returns the exit code; throws UsageError. */
export function configCommand(line: CommandLine, terminal: Terminal): number {
  const format = line.value('output-format') ?? 'text';
  if (format !== 'text' && format !== 'json')
    throw new UsageError(`\`pydock-lint config\` writes text or json, not ${format}.`);
  if (line.operands.length > 1) throw new UsageError('`pydock-lint config` takes one KEY.');
  const schema = configSchema(rules);
  const [key] = line.operands;
  const found = key === undefined ? settingsIn(schema, schema) : settingsCalled(key, schema);
  const colours = wantsColour(terminal, line.value('color')) ? terminalColours() : noColours;
  const isOne = key !== undefined && found.length === 1 && found[0]!.key === key;
  if (format === 'json') terminal.out(jsonText(isOne ? found[0] : found));
  else if (isOne) terminal.out(page(found[0]!, colours));
  else terminal.out(`${found.map((setting) => entry(setting, colours)).join('\n')}${key === undefined ? closing : ''}`);
  return 0;
}

const closing = `
More of one: pydock-lint config KEY. What is in force here: pydock-lint --show-settings.
`;

/** The settings that a table of the schema has; of the rules, what each of them can have. */
function settingsIn(table: Schema, root: Schema, prefix = ''): readonly Setting[] {
  return Object.entries(table.properties ?? {}).map(([name, schema]) => setting(`${prefix}${name}`, schema, root));
}

/** The setting of a dotted key, or those in the table that it names. Throws UsageError for one that is not there. */
function settingsCalled(key: string, root: Schema): readonly Setting[] {
  let schema = root;
  const names = key.split('.');
  for (const [index, name] of names.entries()) {
    const properties = schema.properties ?? {};
    const next = Object.hasOwn(properties, name) ? properties[name] : undefined;
    if (!next) throw new UsageError(unknownKey(names.slice(0, index), name, Object.keys(properties)));
    schema = next;
  }
  if (schema.properties && key !== 'rules') return settingsIn(schema, root, `${key}.`);
  return [setting(key, schema, root)];
}

function unknownKey(above: readonly string[], name: string, known: readonly string[]): string {
  const path = (last: string) => [...above, last].join('.');
  if (above.length === 0 && rules.some((rule) => rule.name === name))
    return `There is no setting \`${name}\`. Did you mean \`rules.${name}\`?`;
  const near = closest(name.replaceAll('_', '-'), known);
  const hint = near ? ` Did you mean \`${path(near)}\`?` : ' `pydock-lint config` lists them.';
  return `There is no setting \`${path(name)}\`.${hint}`;
}

function setting(key: string, schema: Schema, root: Schema): Setting {
  const spec = optionFor(key);
  const values = valuesOf(schema, root);
  return {
    key,
    type: typeWords(schema, root),
    ...(values ? { values } : {}),
    default: schema.default ?? null,
    description: schema.description ?? '',
    example: schema.examples?.[0] ?? exampleOf(schema, values),
    option: spec ? `--${spec.name}${spec.value === undefined ? '' : ` ${spec.value}`}` : null,
    env: spec?.env ?? null,
  };
}

/** The option that says the same as a key at the top does. */
const optionFor = (key: string): OptionSpec | undefined =>
  optionSpecs.find(({ name, commands }) => (name === key || name === `no-${key}`) && commands?.includes('check'));

const resolved = (schema: Schema, root: Schema): Schema =>
  schema.$ref ? (root.definitions?.[schema.$ref.slice('#/definitions/'.length)] ?? schema) : schema;

/** The values that a setting can have; names of rules are too many to list. */
function valuesOf(schema: Schema, root: Schema): readonly string[] | undefined {
  if (schema.$ref === '#/definitions/selector') return undefined;
  return resolved(schema, root).enum;
}

function typeWords(schema: Schema, root: Schema): string {
  if (schema.$ref === '#/definitions/selectors') return 'list of rules, categories and aliases';
  const { type, enum: values, items, additionalProperties, properties } = resolved(schema, root);
  if (values) return 'text';
  if (type === 'array') return items?.pattern === undefined ? 'list of texts' : `list of texts like ${items.pattern}`;
  if (type !== 'object') return { boolean: 'true or false', integer: 'whole number', string: 'text' }[type ?? 'string'];
  if (properties) return 'table by the names of rules';
  if (!additionalProperties) return 'table';
  return `table of ${typeWords(additionalProperties, root).replace(/^(?:list|text)\b/, '$&s')}`;
}

/** Another value than the default, where there is one. */
function exampleOf(schema: Schema, values: readonly string[] | undefined): unknown {
  if (values) return values.find((value) => value !== schema.default);
  return typeof schema.default === 'boolean' ? !schema.default : schema.default;
}

const width = 96;

/** A setting in a list. */
function entry({ key, type, values, default: standard, description }: Setting, { bold, cyan, dim }: Colours): string {
  const kind = values ? values.join(' | ') : type;
  const head = `${bold(key)}${standard === null ? '' : ` = ${cyan(inToml(standard))}`}`;
  const lines = [...wrap(description, width), ...wrap(kind, width).map(dim)];
  return `${head}\n${lines.map((text) => `    ${text}\n`).join('')}`;
}

/** All about a setting. */
function page(one: Setting, { bold, cyan }: Colours): string {
  const facts: readonly (readonly [string, string])[] = [
    ['type', one.values ? `one of ${one.values.join(', ')}` : one.type],
    ...(one.default === null ? [] : [['default', inToml(one.default)] as const]),
    ...(one.option === null ? [] : [['option', one.option] as const]),
    ...(one.env === null ? [] : [['environment', one.env] as const]),
  ];
  const lines = facts.flatMap(([name, value]) =>
    wrap(value, width - 15).map((text, index) => `  ${cyan((index === 0 ? name : '').padEnd(11))}  ${text}`),
  );
  const example = isEmpty(one.example) ? [] : ['', 'In pyproject.toml:', '', ...exampleLines(one)];
  return `${[bold(one.key), '', ...wrap(one.description, width), '', ...lines, ...example].join('\n')}\n`;
}

const isEmpty = (example: unknown): boolean =>
  example === undefined || (typeof example === 'object' && Object.keys(example ?? {}).length === 0);

function exampleLines({ key, example }: Setting): readonly string[] {
  const names = key.split('.');
  const isTable = typeof example === 'object' && example !== null && !Array.isArray(example);
  const table = ['tool', 'pydock-lint', ...(isTable ? names : names.slice(0, -1))].join('.');
  const pairs = isTable ? Object.entries(example) : [[names.at(-1)!, example] as const];
  const quoted = (name: string) => (/^[\w-]+$/.test(name) ? name : JSON.stringify(name));
  return [`  [${table}]`, ...pairs.map(([name, value]) => `  ${quoted(name)} = ${inToml(value)}`)];
}
