// The short run. `npm run fuzz` is the long one, with other seeds.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defineRule } from '../../src/rule.js';
import { rules } from '../../src/rules/index.js';
import { lintAll, properties } from './properties.js';

describe('fuzzing finds nothing:', () => {
  test.each(properties.map((property) => [property.name, property] as const))('%s', async (_, property) => {
    await fc.assert(
      fc.asyncProperty(property.projects, (files) => property.check(files)),
      { seed: 20261120, numRuns: 12 },
    );
  });
});

test('and it would find a rule that throws', async () => {
  const planted = defineRule({
    name: 'planted',
    category: 'style',
    severity: 'info',
    presets: [],
    fixable: false,
    since: '0.1.0',
    summary: 'S.',
    why: 'W.',
    examples: { bad: '', good: '' },
    sources: [],
    on: {
      step({ instruction }) {
        if (instruction.name === 'USER') throw new TypeError('a planted defect');
      },
    },
  });
  const [property] = properties;
  const result = await fc.check(
    fc.asyncProperty(property!.projects, async (files) => {
      const { report } = await lintAll(files, [...rules, planted]);
      expect(report.problems).toEqual([]);
    }),
    { seed: 1, numRuns: 200 },
  );
  expect(result.failed).toBe(true);
});
