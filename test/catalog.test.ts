import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { renderRulePage } from '../src/cli/rule-page.js';
import { configSchema } from '../src/config/schema.js';
import { isInPreset, resolveRules } from '../src/config/resolve.js';
import { categories } from '../src/diagnostic.js';
import { MemoryHost } from '../src/host/memory.js';
import { lint } from '../src/index.js';
import type { Example } from '../src/rule.js';
import { rules } from '../src/rules/index.js';
import { testDay } from './harness.js';

const ruleFiles = readdirSync('src/rules', { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => /^[a-z]+\/[a-z0-9-]+\.ts$/.test(path))
  .map((path) => path.replace(/\.ts$/, ''));

test('every rule file is registered, once', () => {
  expect(rules.map(({ category, name }) => `${category}/${name}`).sort()).toEqual(ruleFiles.sort());
});

test('names and aliases are told apart', () => {
  const names = rules.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  const aliases = rules.flatMap((rule) => (rule.aliases ?? []).map((alias) => [alias, rule.name] as const));
  expect(
    aliases.filter(([alias]) => names.includes(alias) || categories.some((category) => category === alias)),
  ).toEqual([]);
  for (const rule of rules) expect(new Set(rule.aliases).size).toBe(rule.aliases?.length ?? 0);
});

test('the configuration schema is up to date', async () => {
  await expect(`${JSON.stringify(configSchema(rules), undefined, 2)}\n`).toMatchFileSnapshot(
    '../schemas/config.schema.json',
  );
});

/** All that linting an example finds, the rule itself on whatever its preset is. */
async function findings(example: Example, rule: string): Promise<readonly string[]> {
  const files = typeof example === 'string' ? { Dockerfile: example } : example;
  const { diagnostics, problems } = await lint({
    host: new MemoryHost(Object.entries(files)),
    config: { extendSelect: [rule] },
    today: testDay,
  });
  expect(problems).toEqual([]);
  return diagnostics.map((one) => one.rule);
}

describe.each(rules)('$name', (rule) => {
  test('is named and described as all are', () => {
    expect(rule.name).toMatch(/^[a-z]+(?:-[a-z0-9]+)*$/);
    expect(rule.summary).toMatch(/^[A-Z`].*\.$/);
    expect(rule.why).toMatch(/\.$/);
    expect(rule.sources.filter((source) => !/^https:\/\/\S+$/.test(source))).toEqual([]);
    for (const schema of Object.values(rule.options ?? {})) expect(schema.description).toMatch(/\.$/);
  });

  test('finds its bad example once', async () => {
    const found = await findings(rule.examples.bad, rule.name);
    expect(found.filter((name) => name === rule.name)).toHaveLength(1);
  });

  test('finds nothing in its good example, as no recommended rule does', async () => {
    expect(await findings(rule.examples.good, rule.name)).toEqual([]);
  });

  test('has a page that is up to date', async () => {
    await expect(renderRulePage(rule)).toMatchFileSnapshot(`../docs/rules/${rule.name}.md`);
  });
});

test('every page belongs to a rule', () => {
  const files = readdirSync('docs/rules').filter((page) => page !== 'README.md');
  const pages = files.map((page) => page.replace(/\.md$/, ''));
  expect(pages.filter((page) => !rules.some(({ name }) => name === page))).toEqual([]);
});

test('each preset holds the one before it', () => {
  const count = (preset: 'recommended' | 'strict' | 'all') => resolveRules(rules, { preset }, {}).length;
  expect(count('all')).toBe(rules.length);
  expect(count('strict')).toBeLessThanOrEqual(count('all'));
  for (const rule of rules) if (isInPreset(rule, 'recommended')) expect(isInPreset(rule, 'strict')).toBe(true);
});
