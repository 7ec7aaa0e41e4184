// docs/security-model.md is true: its limits are those of the code, its files exist, and every bad input has a test.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { maximumSize } from '../../src/host/limits.js';

const page = readFileSync('docs/security-model.md', 'utf8');

test('every limit is that of the code', () => {
  const rows = [...page.matchAll(/^\| [^|]+ \| ([^|]+) \| `(\w+)` in `([^`]+)` +\|/gm)];
  expect(rows.length).toBeGreaterThan(15);
  for (const [, limit, name, path] of rows) {
    const code = readFileSync(path!, 'utf8');
    if (name === 'maximumSize') continue;
    expect(code, `${name} in ${path}`).toContain(`const ${name} = ${limit!.trim()};`);
  }
  expect(['Dockerfile', 'compose.yaml', 'uv.lock'].map((path) => maximumSize(path) / (1 << 20))).toEqual([1, 4, 16]);
});

test('every threat has an answer, in files that exist', () => {
  const threats = [...page.matchAll(/^\| (T\d+) +\|/gm)].map(([, number]) => number);
  expect(threats).toEqual(Array.from({ length: 18 }, (_, index) => `T${index + 1}`));
  for (const [, path] of page.matchAll(/`((?:src|scripts|test|\.github)\/[^`]*)`/g))
    expect(existsSync(path!), path).toBe(true);
});

test('every bad input has a test', () => {
  const tests = readdirSync('test/security').map((name) => readFileSync(`test/security/${name}`, 'utf8'));
  const titles = tests.flatMap((text) => [...text.matchAll(/['`](#\d+(?: #\d+)* [^\n]*)/g)].map(([, title]) => title!));
  const numbers = new Set(
    titles.flatMap((title) => [...title.matchAll(/#(\d+)/g)].map(([, number]) => Number(number))),
  );
  expect(Array.from({ length: 67 }, (_, index) => index + 1).filter((number) => !numbers.has(number))).toEqual([]);
});
