import { categories, severities } from '../diagnostic.js';
import type { OptionSchema, Rule } from '../rule.js';
import { outputFormats, presets } from './settings.js';

/** The part of JSON Schema (draft-07) that the configuration needs. */
export interface Schema {
  readonly $schema?: string;
  readonly $id?: string;
  readonly title?: string;
  readonly description?: string;
  readonly $ref?: '#/definitions/selector' | '#/definitions/selectors' | '#/definitions/severity';
  readonly type?: 'object' | 'array' | 'string' | 'boolean' | 'integer';
  readonly enum?: readonly string[];
  readonly default?: unknown;
  readonly examples?: readonly unknown[];
  readonly minimum?: number;
  readonly pattern?: string;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: false | Schema;
  readonly definitions?: Readonly<Record<string, Schema>>;
}

const patterns = (description: string, ...example: readonly string[]): Schema => ({
  description,
  type: 'array',
  items: { type: 'string' },
  default: [],
  examples: [example],
});
const selectors = (description: string, ...example: readonly string[]): Schema => ({
  description,
  $ref: '#/definitions/selectors',
  examples: [example],
});

/** Where editors get the schema: it is what catalogs and `#:schema` lines name. */
export const schemaUrl = 'https://raw.githubusercontent.com/pydock-lint/pydock-lint/main/schemas/config.schema.json';

/** The schema of a configuration file, `[tool.pydock-lint]` of pyproject.toml included: all of it comes from the rules. */
export function configSchema(rules: readonly Rule[]): Schema {
  const names = new Set([
    ...rules.map(({ name }) => name),
    ...categories,
    ...rules.flatMap(({ aliases = [] }) => aliases),
  ]);
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $id: schemaUrl,
    title: 'pydock-lint configuration',
    description: 'pydock-lint.toml, .pydock-lint.toml, and the table [tool.pydock-lint] of pyproject.toml',
    type: 'object',
    properties: {
      preset: { description: 'Which rules are on.', type: 'string', enum: presets, default: 'recommended' },
      select: selectors('Exactly these rules are on, instead of a preset.', 'security', 'DL3042'),
      'extend-select': selectors('These rules are on, too.', 'missing-healthcheck'),
      ignore: selectors('These rules are off.', 'missing-expose'),
      exclude: patterns('Files and folders to leave out, as in .gitignore.', 'vendor/**'),
      'extend-exclude': patterns('More files and folders to leave out.', 'docs/**'),
      include: patterns(
        'Markdown files to find in folders, as in .gitignore: their code blocks are linted.',
        'docs/**/*.md',
      ),
      'per-file-ignores': {
        description: 'Rules that are silenced in the files of a pattern, as in .gitignore.',
        type: 'object',
        additionalProperties: { $ref: '#/definitions/selectors' },
        examples: [{ 'dev/**': ['development-server', 'debug-enabled'] }],
      },
      'fail-on': {
        description: 'The mildest severity that makes exit code 1.',
        $ref: '#/definitions/severity',
        default: 'warning',
      },
      'min-severity': {
        description: 'The mildest severity that is shown.',
        $ref: '#/definitions/severity',
        default: 'info',
      },
      'output-format': { description: 'The form of the report.', type: 'string', enum: outputFormats, default: 'text' },
      'respect-gitignore': { description: 'Leave out what git ignores.', type: 'boolean', default: true },
      'force-exclude': {
        description: 'Leave out excluded files even when they are named on the command line.',
        type: 'boolean',
        default: false,
      },
      baseline: {
        description:
          'A file, relative to this one, with the findings that are put up with: `pydock-lint --write-baseline` makes it.',
        type: 'string',
        pattern: '.',
      },
      shellcheck: {
        description: 'Whether the program shellcheck, which must be on PATH, reads the shell of RUN, too.',
        type: 'boolean',
        default: false,
      },
      'shellcheck-ignore': {
        description: 'Codes of ShellCheck that are left out.',
        type: 'array',
        items: { type: 'string', pattern: '^[Ss][Cc][0-9]{4}$' },
        default: [],
        examples: [['SC2086']],
      },
      'unsafe-fixes': {
        description: 'Whether --fix applies unsafe fixes, too.',
        type: 'boolean',
        default: false,
      },
      fixable: selectors('Only the findings of these rules are mended by --fix.'),
      unfixable: selectors('The findings of these rules are not mended by --fix.'),
      rules: {
        description: 'Severity and options of single rules.',
        type: 'object',
        properties: Object.fromEntries(
          rules.toSorted((a, b) => (a.name < b.name ? -1 : 1)).map((rule) => [rule.name, ruleSchema(rule)]),
        ),
        additionalProperties: false,
      },
    },
    additionalProperties: false,
    definitions: {
      severity: { type: 'string', enum: severities },
      selector: {
        description: "A rule, a category, or another tool's name for a rule.",
        type: 'string',
        enum: [...names],
      },
      selectors: { type: 'array', items: { $ref: '#/definitions/selector' } },
    },
  };
}

function ruleSchema({ summary, severity, options = {} }: Rule): Schema {
  return {
    description: summary,
    type: 'object',
    properties: {
      severity: {
        description: `\`${severity}\` unless it is set here; \`off\` turns the rule off.`,
        type: 'string',
        enum: [...severities, 'off'],
      },
      ...Object.fromEntries(Object.entries(options).map(([name, option]) => [name, optionSchema(option)])),
    },
    additionalProperties: false,
  };
}

/** Options are written as the schema writes them. */
const optionSchema = (option: OptionSchema): Schema => option;
