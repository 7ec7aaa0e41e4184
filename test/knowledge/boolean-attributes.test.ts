import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { booleanAttributes } from '../../src/knowledge/boolean-attributes.js';

interface Schema {
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly patternProperties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema;
  readonly oneOf?: readonly Schema[];
  readonly $defs?: Readonly<Record<string, Schema>>;
}

/** The paths of the schema that lead to a definition of one of these names. */
function* pathsTo(names: readonly string[], root: Schema, schema: Schema, path: string): Generator<string> {
  const name = schema.$ref?.slice('#/$defs/'.length);
  if (name !== undefined && names.includes(name)) yield path;
  else if (name !== undefined) yield* pathsTo(names, root, root.$defs![name]!, path);
  for (const one of schema.oneOf ?? []) yield* pathsTo(names, root, one, path);
  const below = (part: string) => (path === '' ? part : `${path}.${part}`);
  for (const [key, one] of Object.entries(schema.properties ?? {})) yield* pathsTo(names, root, one, below(key));
  const rest = [schema.items, schema.additionalProperties, ...Object.values(schema.patternProperties ?? {})];
  for (const one of rest) if (typeof one === 'object') yield* pathsTo(names, root, one, below('*'));
}

test('they are those of the schema', () => {
  const file = new URL('../../schemas/compose.schema.json', import.meta.url);
  const schema = JSON.parse(readFileSync(file, 'utf8')) as Schema;
  const expected = new Set(pathsTo(['booleanValue', 'external', 'externalFile'], schema, schema, ''));
  expect(booleanAttributes.map((path) => path.join('.')).sort()).toEqual([...expected].sort());
});
