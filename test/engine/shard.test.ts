import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Report, Shard } from '../../src/diagnostic.js';
import { lint } from '../../src/engine/lint.js';
import { mergeReports } from '../../src/engine/merge-reports.js';
import { MemoryHost } from '../../src/host/memory.js';
import { prepareRun } from '../../src/host/prepare.js';
import { rules } from '../../src/rules/index.js';
import { corpus, type Files } from '../fuzz/corpus.js';
import { testDay } from '../harness.js';

const dockerfile = 'FROM python:3.13-slim\nWORKDIR app\n';
const buildsFrom = (context: string) => `services:\n  web:\n    build: ${context}\n`;

async function lintFiles(files: Files, shard?: Shard, paths: readonly string[] = ['.']): Promise<Report> {
  const host = new MemoryHost(Object.entries(files));
  const { input } = prepareRun({ host, rules, paths, config: { preset: 'all' }, today: testDay });
  return (await lint({ ...input, shard })).report;
}

const shardsOf = (files: Files, count: number): Promise<readonly Report[]> =>
  Promise.all(Array.from({ length: count }, (_, index) => lintFiles(files, { index: index + 1, count })));

const filesOf = ({ files }: Report) => files.map(({ path }) => path);

/** What a report says, without the objects behind it. */
const told = (report: Report) => ({
  files: report.files,
  diagnostics: report.diagnostics.map((one) => [one.rule, one.severity, one.at.file.path, one.at.span, one.message]),
  suppressed: report.suppressed.map((one) => [one.rule, one.at.file.path, one.at.span, one.suppressed]),
  problems: report.problems,
  notes: [...report.notes].sort(),
});

describe('a project stays whole', () => {
  test.each<[string, Files]>([
    ['compose files of a folder', { 'compose.yaml': buildsFrom('.'), 'compose.override.yaml': 'services: {}\n' }],
    ['a Dockerfile in the folder', { 'a/compose.yaml': buildsFrom('.'), 'a/Dockerfile': dockerfile }],
    ['a Dockerfile below', { 'compose.yaml': buildsFrom('./x'), 'a/b/Dockerfile': dockerfile }],
    ['a Dockerfile beside', { 'deploy/compose.yaml': buildsFrom('../app'), 'app/Dockerfile': dockerfile }],
  ])('%s', async (_, files) => {
    for (const report of await shardsOf(files, 3))
      expect([0, Object.keys(files).length]).toContain(filesOf(report).length);
  });
});

test('parts have about the same number of files, the same in whatever order paths are given', async () => {
  const files: Record<string, string> = {};
  for (let number = 0; number < 9; number++) files[`d${number}/Dockerfile`] = dockerfile;
  for (const name of ['compose.yaml', 'compose.override.yaml', 'Dockerfile', 'x.Dockerfile'])
    files[`big/${name}`] = name.startsWith('compose') ? buildsFrom('.') : dockerfile;
  const parts = await shardsOf(files, 3);
  expect(parts.map((report) => report.files.length).sort()).toEqual([4, 4, 5]);
  const folders = ['big', ...Array.from({ length: 9 }, (_, number) => `d${number}`)];
  for (const order of [folders, folders.toReversed()]) {
    const report = await lintFiles(files, { index: 2, count: 3 }, order);
    expect(filesOf(report)).toEqual(filesOf(parts[1]!));
  }
});

test('more parts than projects: some are empty, which is no fault', async () => {
  const parts = await shardsOf({ Dockerfile: dockerfile }, 3);
  expect(parts.map((report) => report.files.length)).toEqual([1, 0, 0]);
  expect(parts.flatMap(({ problems }) => problems)).toEqual([]);
});

/** Projects of the rules' examples in random folders, some inside others. */
const anyTree = fc
  .array(fc.tuple(fc.constantFrom('.', 'a', 'b', 'a/c', 'b/d/e', 'f', 'g', 'h'), fc.constantFrom(...corpus)), {
    minLength: 1,
    maxLength: 5,
  })
  .map((projects) =>
    Object.fromEntries(
      projects.flatMap(([folder, files]) =>
        Object.entries(files).map(([path, text]) => [folder === '.' ? path : `${folder}/${path}`, text]),
      ),
    ),
  );

test('all parts together say what the whole run says', async () => {
  await fc.assert(
    fc.asyncProperty(anyTree, fc.integer({ min: 1, max: 5 }), async (files, count) => {
      const parts = await shardsOf(files, count);
      expect(told(mergeReports(parts))).toEqual(told(await lintFiles(files)));
      // No file is in two of them.
      expect(parts.flatMap(filesOf).length).toBe(new Set(parts.flatMap(filesOf)).size);
    }),
    { numRuns: 25 },
  );
});
