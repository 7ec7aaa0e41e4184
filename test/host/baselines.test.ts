import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Baseline } from '../../src/engine/baseline.js';
import { baselineText, isBaseline, newSalt, readBaseline, viewOf } from '../../src/host/baselines.js';
import { MemoryHost } from '../../src/host/memory.js';
import { lint } from '../../src/index.js';
import { join } from '../../src/text/path.js';
import { testDay } from '../harness.js';

const read = (text: string) => readBaseline('baseline.json', new MemoryHost([['baseline.json', text]]));
const fault = (text: string) => {
  const problem = read(text);
  if (isBaseline(problem)) throw new Error('It is a baseline.');
  return `${problem.kind} ${problem.path}:${problem.line}: ${problem.message}`;
};

test('what is written is read again', () => {
  const word = fc.string({ unit: 'binary', minLength: 1, maxLength: 5 });
  const entry = fc.record({ path: word, rule: word, hash: word, count: fc.integer({ min: 1, max: 99 }) });
  const entries = fc.uniqueArray(entry, {
    maxLength: 5,
    selector: ({ path, rule, hash }) => JSON.stringify([path, rule, hash]),
  });
  fc.assert(
    fc.property(fc.option(word, { nil: undefined }), entries, (salt, list) => {
      const baseline: Baseline = { salt, entries: list };
      const text = baselineText(baseline);
      expect(read(text)).toEqual(baseline);
      expect(text.split('\n')).toHaveLength(list.length + (list.length > 0 ? 6 : 5) + (salt === undefined ? 0 : 1));
    }),
  );
});

test('a salt is used once', () => {
  expect(newSalt()).toMatch(/^[0-9a-f]{32}$/);
  expect(newSalt()).not.toBe(newSalt());
});

test('paths count from the folder of the baseline, rules have the names of today', () => {
  const surroundings = { host: new MemoryHost([]), rules: [], absolute: (path: string) => join('/repo', path) };
  expect(viewOf('baseline.json', surroundings).pathOf('a/Dockerfile')).toBe('a/Dockerfile');
  expect(viewOf('ci/baseline.json', surroundings).pathOf('a/Dockerfile')).toBe('../a/Dockerfile');
  expect(viewOf('a/baseline.json', surroundings).pathOf('a/Dockerfile')).toBe('Dockerfile');
});

describe('a bad baseline is said with its place', () => {
  test.each([
    ['', 'config baseline.json:1: This is no baseline: This is no JSON.'],
    ['{\n  "version": 1,\n  "entries": [,]\n}', 'config baseline.json:3: This is no baseline: This is no JSON.'],
    [
      '{\n<<<<<<< HEAD\n=======\n>>>>>>> x\n}',
      'config baseline.json:2: This is no baseline: A conflict of a merge is not resolved here.',
    ],
    ['[]', 'config baseline.json:undefined: This is no baseline: The document is to be an object.'],
    ['{"name": "x"}', '`version` is missing: it is to be a whole number of at least 1.'],
    ['{"version": 2, "entries": []}', 'it has the form 2, and this pydock-lint knows 1.'],
    ['{"version": 1, "entries": {}}', '`entries` is to be a list.'],
    ['{"version": 1, "entries": [{"path": "a"}]}', '`entries[0].hash` is missing: it is to be a text.'],
    [
      '{"version": 1, "entries": [{"path": "a", "rule": "b", "hash": "c", "count": 0}]}',
      '`entries[0].count` is to be a whole number of at least 1.',
    ],
  ])('%j', (text, message) => expect(fault(text)).toContain(message));

  test('and so is one that is not there', () => {
    const problem = readBaseline('none.json', new MemoryHost([]));
    expect(problem).toEqual({
      kind: 'config',
      path: 'none.json',
      message: 'There is no such file or folder. `--write-baseline` makes a baseline.',
    });
  });
});

test('the programmatic API knows the baseline of the configuration', async () => {
  const files = { Dockerfile: 'FROM python:3.13-slim\nWORKDIR app\n', 'pydock-lint.toml': 'baseline = "base.json"\n' };
  const select = { config: { select: ['relative-workdir'] }, today: testDay };
  const bare = await lint({ host: new MemoryHost(Object.entries(files)), ...select });
  expect(bare.problems.map(({ path }) => path)).toEqual(['base.json']);
  expect(bare.diagnostics).toHaveLength(1);
  const { digest } = viewOf('base.json', { host: new MemoryHost([]), rules: [], absolute: (path) => path });
  const entries = [
    { path: 'Dockerfile', rule: 'relative-workdir', hash: digest('WORKDIR app').slice(0, 16), count: 1 },
  ];
  const host = new MemoryHost(Object.entries({ ...files, 'base.json': baselineText({ salt: undefined, entries }) }));
  const report = await lint({ host, ...select });
  expect({ problems: report.problems, diagnostics: report.diagnostics }).toEqual({ problems: [], diagnostics: [] });
  expect(report.suppressed.map(({ suppressed }) => suppressed?.by)).toEqual(['baseline']);
});
