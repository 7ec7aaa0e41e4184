import { readdirSync, readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { parse } from 'smol-toml';
import { describe, expect, test } from 'vitest';
import { configSchema, schemaUrl, type Schema } from '../../src/config/schema.js';
import { validateConfig } from '../../src/config/validate.js';
import { rules } from '../../src/rules/index.js';

// What editors and catalogs make of a configuration file, by the committed schema; and that the program agrees.
const committed = JSON.parse(readFileSync('schemas/config.schema.json', 'utf8')) as Schema;
const isValid = new Ajv({ strict: true, allErrors: true }).compile(committed);
const schema = configSchema(rules);

const folder = 'test/fixtures/config';
const samples = (kind: string) =>
  readdirSync(`${folder}/${kind}`).map((name) => [name, readFileSync(`${folder}/${kind}/${name}`, 'utf8')] as const);

test.each(samples('valid'))('%s is right', (_, text) => {
  expect([isValid(parse(text)), isValid.errors]).toEqual([true, null]);
  expect(validateConfig(parse(text), schema)).toEqual([]);
});

test.each(samples('invalid'))('%s is wrong', (_, text) => {
  expect(isValid(parse(text))).toBe(false);
  expect(validateConfig(parse(text), schema)).not.toEqual([]);
});

describe('the schema', () => {
  test('has what catalogs ask for', () => {
    expect(committed).toMatchObject({
      $schema: 'http://json-schema.org/draft-07/schema#',
      $id: schemaUrl,
      title: 'pydock-lint configuration',
      type: 'object',
      additionalProperties: false,
    });
    expect(committed.description).toMatch(/\.$|`|toml/);
  });

  test('says of every setting and rule what it is', () => {
    const settings = Object.entries(committed.properties ?? {});
    const options = Object.entries(committed.properties?.['rules']?.properties ?? {});
    expect(options.length).toBeGreaterThan(200);
    expect([...settings, ...options].filter(([, { description }]) => !description)).toEqual([]);
    expect(
      options.flatMap(([, { properties }]) => Object.values(properties ?? {})).filter((one) => !one.description),
    ).toEqual([]);
  });

  test('has examples and defaults that are right', () => {
    for (const [name, setting] of Object.entries(committed.properties ?? {})) {
      const given = [...(setting.examples ?? []), ...('default' in setting ? [setting.default] : [])];
      for (const value of given) expect([name, value, isValid({ [name]: value })]).toEqual([name, value, true]);
    }
  });
});
