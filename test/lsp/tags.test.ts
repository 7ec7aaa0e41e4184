import { expect, test } from 'vitest';
import { tagsOfRules } from '../../src/lsp/tags.js';
import { rules } from '../../src/rules/index.js';

test('tags are of rules that there are', () => {
  const names = new Set(rules.map(({ name }) => name));
  expect(Object.keys(tagsOfRules).filter((name) => !names.has(name))).toEqual([]);
});
