import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readConfig } from '../../src/config/read.js';
import { configSchema } from '../../src/config/schema.js';
import { validateConfig } from '../../src/config/validate.js';
import { defineRule } from '../../src/rule.js';

const rules = [
  defineRule({
    name: 'some-rule',
    category: 'style',
    severity: 'info',
    presets: [],
    fixable: false,
    since: '0.1.0',
    summary: 'S.',
    why: 'W.',
    examples: { bad: '', good: '' },
    sources: [],
    aliases: ['DL3042'],
    options: {
      flag: { type: 'boolean', default: true, description: 'A flag.' },
      limit: { type: 'integer', default: 3, minimum: 1, description: 'A number.' },
      kind: { type: 'string', default: 'a', enum: ['a', 'b'], description: 'A kind.' },
      name: { type: 'string', default: 'x', pattern: '^[a-z]+$', description: 'A name.' },
      names: { type: 'array', default: [], items: { type: 'string' }, description: 'Names.' },
    },
    on: {},
  }),
];
const schema = configSchema(rules);
const errors = (value: unknown) =>
  validateConfig(value, schema).map(({ path, message }) => `${path.join('/')}: ${message}`);
const validate = new Ajv({ allErrors: true }).compile(schema);

const valid = {
  preset: 'strict',
  select: ['some-rule', 'DL3042', 'style'],
  ignore: [],
  exclude: ['a/', '*.x'],
  'per-file-ignores': { 'tests/': ['some-rule'] },
  'fail-on': 'error',
  'respect-gitignore': false,
  rules: { 'some-rule': { severity: 'off', flag: false, limit: 1, kind: 'b', name: 'abc', names: ['x'] } },
};

test('the committed schema is one that validators accept', () => {
  const committed = JSON.parse(readFileSync('schemas/config.schema.json', 'utf8')) as object;
  expect(new Ajv({ strict: true }).compile(committed)({ preset: 'strict' })).toBe(true);
});

test('what is right has no errors', () => {
  expect(errors(valid)).toEqual([]);
  expect(errors({})).toEqual([]);
  expect(errors({ select: ['dl3042'] })).toEqual([]);
});

describe('what is wrong is told at its key', () => {
  test.each<[unknown, string]>([
    [{ slect: [] }, 'slect: There is no setting `slect`. Did you mean `select`?'],
    [
      { preset: 'strct' },
      'preset: `preset` is to be one of recommended, strict, all, not `strct`. Did you mean `strict`?',
    ],
    [{ preset: 3 }, 'preset: `preset` is to be a text, not the number 3.'],
    [{ select: 'a' }, 'select: `select` is to be a list of texts, not a text: write ["a"].'],
    [{ select: ['some-rul'] }, 'select: There is no rule or category `some-rul`. Did you mean `some-rule`?'],
    [{ ignore: [1] }, 'ignore: `ignore` is to name rules, not hold the number 1.'],
    [
      { rules: { 'some-rule': 'off' } },
      'rules/some-rule: `rules.some-rule` is to be a table, not a text: write { severity = "off" }.',
    ],
    [{ 'some-rule': 'off' }, 'some-rule: There is no setting `some-rule`. Did you mean `rules.some-rule`?'],
    [
      { rules: { dl3042: {} } },
      'rules/dl3042: There is no rule `dl3042`. `pydock-lint rule dl3042` says what it is called here.',
    ],
    [{ tool: {} }, 'tool: The settings of this file stand at its top, without [tool.pydock-lint].'],
    [{ 'extend-ignore': [] }, 'extend-ignore: There is no setting `extend-ignore`. Did you mean `ignore`?'],
    [{ lint: {} }, 'lint: There is no setting `lint`. `pydock-lint config` lists them.'],
    [
      { 'fail-on': 'warn' },
      'fail-on: `fail-on` is to be one of error, warning, info, not `warn`. Did you mean `warning`?',
    ],
    [{ select: ['ALL'] }, 'select: `ALL` is no rule but a preset: `preset` (`--preset all`) turns it on.'],
    [
      { ignore: ['SC2086'] },
      'ignore: `SC2086` is a check of ShellCheck: `shellcheck = true` turns them on, `shellcheck-ignore` leaves some out.',
    ],
    [{ exclude: [true] }, 'exclude: `exclude` is to hold texts, not true.'],
    [{ 'per-file-ignores': [] }, 'per-file-ignores: `per-file-ignores` is to be a table, not a list.'],
    [{ 'per-file-ignores': { a: ['zzz'] } }, 'per-file-ignores/a: There is no rule or category `zzz`.'],
    [{ 'respect-gitignore': 'yes' }, 'respect-gitignore: `respect-gitignore` is to be true or false, not a text.'],
    [{ rules: { 'some-rul': {} } }, 'rules/some-rul: There is no rule `some-rul`. Did you mean `some-rule`?'],
    [
      { rules: { 'some-rule': { limt: 1 } } },
      'rules/some-rule/limt: The rule some-rule has no option `limt`. Did you mean `limit`?',
    ],
    [
      { rules: { 'some-rule': { limit: 0 } } },
      'rules/some-rule/limit: `rules.some-rule.limit` is to be at least 1, not 0.',
    ],
    [
      { rules: { 'some-rule': { limit: 1.5 } } },
      'rules/some-rule/limit: `rules.some-rule.limit` is to be a whole number, not the number 1.5.',
    ],
    [
      { rules: { 'some-rule': { name: 'A' } } },
      'rules/some-rule/name: `rules.some-rule.name` is to match ^[a-z]+$, and `A` does not.',
    ],
    [{ rules: new Date(0) }, 'rules: `rules` is to be a table, not a date.'],
    [[], ': The configuration is to be a table, not a list.'],
  ])('%j', (value, expected) => {
    expect(errors(value)).toEqual([expected]);
  });

  test('keys that objects inherit are keys like any other', () => {
    expect(errors(JSON.parse('{"__proto__": 1, "constructor": 2}'))).toHaveLength(2);
    expect(errors({ rules: JSON.parse('{"__proto__": {}, "toString": {}}') as object })).toHaveLength(2);
  });
});

test('judges as a JSON Schema validator does', () => {
  const leaf = fc.oneof(
    fc.constantFrom('strict', 'some-rule', 'style', 'a', 'error', 'off', 'x y'),
    fc.integer({ min: -1, max: 4 }),
    fc.boolean(),
    fc.double(),
  );
  const value = fc.oneof(
    leaf,
    fc.array(leaf, { maxLength: 3 }),
    fc.dictionary(
      fc.constantFrom('flag', 'limit', 'kind', 'name', 'names', 'severity', 'a'),
      fc.oneof(leaf, fc.array(leaf, { maxLength: 2 })),
    ),
  );
  const key = fc.constantFrom(...Object.keys(valid), 'wrong', 'output-format');
  const config = fc.dictionary(key, fc.oneof(value, fc.dictionary(fc.constantFrom('some-rule', 'other'), value)));
  fc.assert(
    fc.property(config, (data) => {
      expect(errors(data).length === 0, JSON.stringify([data, errors(data), validate.errors])).toBe(validate(data));
    }),
    { numRuns: 1000 },
  );
});

test('reads what it checked', () => {
  expect(readConfig(valid)).toEqual({
    preset: 'strict',
    select: ['some-rule', 'DL3042', 'style'],
    ignore: [],
    exclude: ['a/', '*.x'],
    perFileIgnores: [['tests/', ['some-rule']]],
    failOn: 'error',
    respectGitignore: false,
    rules: new Map([
      [
        'some-rule',
        {
          severity: 'off',
          options: new Map<string, unknown>([
            ['flag', false],
            ['limit', 1],
            ['kind', 'b'],
            ['name', 'abc'],
            ['names', ['x']],
          ]),
        },
      ],
    ]),
  });
});
