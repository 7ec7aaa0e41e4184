// A defect of ours costs what it must and no more. The defects are planted, which shows that these tests can fail.
import { afterEach, describe, expect, test, vi } from 'vitest';
import { defineRule, type Rule } from '../../src/rule.js';
import { rules } from '../../src/rules/index.js';
import { lintAll } from '../fuzz/properties.js';
import { contextOf, reporters } from '../reporters/reports.js';

const planted: Rule = defineRule({
  name: 'planted',
  category: 'style',
  severity: 'warning',
  presets: ['recommended'],
  fixable: false,
  since: '0.1.0',
  summary: 'S.',
  why: 'W.',
  examples: { bad: '', good: '' },
  sources: [],
  on: {
    stage({ at }) {
      if (at.file.text.includes('trigger')) throw new TypeError('a planted defect');
    },
  },
});

const files = {
  'a/Dockerfile': 'FROM python:3.13-slim\nWORKDIR app\n',
  'b/Dockerfile': 'FROM python:3.13-slim\n# trigger\nWORKDIR app\n',
  'c/compose.yaml': 'services:\n  a:\n    image: b:1\n    ports: ["99999:1"]\n',
};
const rulesAndPaths = (report: Awaited<ReturnType<typeof lintAll>>['report']) =>
  report.diagnostics.map(({ rule, at }) => `${rule} ${at.file.path}`);

test('#63 a rule that throws is one problem; all other rules and files are reported', async () => {
  const [healthy, broken] = await Promise.all([lintAll(files), lintAll(files, [...rules, planted])]);
  expect(rulesAndPaths(broken.report)).toEqual(rulesAndPaths(healthy.report));
  expect(rulesAndPaths(healthy.report)).toContain('relative-workdir b/Dockerfile');
  expect(healthy.report.problems).toEqual([]);
  expect(broken.report.problems).toHaveLength(1);
  expect(broken.report.problems[0]).toMatchObject({
    kind: 'internal',
    path: 'b/Dockerfile',
    message: expect.stringContaining('The rule planted failed') as string,
  });
  const sarif = JSON.parse(reporters.sarif(broken.report, contextOf())) as {
    runs: readonly [{ invocations: readonly [{ executionSuccessful: boolean; exitCode: number }] }];
  };
  expect(sarif.runs[0].invocations[0]).toMatchObject({ executionSuccessful: false, exitCode: 2 });
});

describe('#63 a parser that throws', () => {
  afterEach(() => {
    vi.doUnmock('../../src/parser/dockerfile/parse.js');
    vi.doUnmock('../../src/parser/compose/parse.js');
    vi.doUnmock('../../src/parser/python/module.js');
    vi.resetModules();
  });

  /** Lints with a parser that throws for texts with `trigger` in them. */
  async function lintWith(path: string, name: string) {
    vi.resetModules();
    vi.doMock(path, async (original) => {
      const real = await original<Record<string, (file: { text: string }, ...rest: unknown[]) => unknown>>();
      return {
        ...real,
        [name]: (file: { text: string }, ...rest: unknown[]) => {
          if (file.text.includes('trigger')) throw new TypeError('a planted defect');
          return real[name]!(file, ...rest);
        },
      };
    });
    const properties = await import('../fuzz/properties.js');
    return (given: Readonly<Record<string, string>>) => properties.lintAll(given);
  }

  test('of Dockerfiles: one problem, and every other file is reported', async () => {
    const lint = await lintWith('../../src/parser/dockerfile/parse.js', 'parseDockerfile');
    const { report } = await lint(files);
    expect(report.problems).toHaveLength(1);
    expect(report.problems[0]).toMatchObject({ kind: 'internal', path: 'b/Dockerfile' });
    const found = rulesAndPaths(report);
    expect(found).toContain('relative-workdir a/Dockerfile');
    expect(found).toContain('invalid-port-mapping c/compose.yaml');
    expect(found.filter((one) => one.endsWith('b/Dockerfile'))).toEqual([]);
  });

  test('of compose files', async () => {
    const lint = await lintWith('../../src/parser/compose/parse.js', 'parseCompose');
    const { report } = await lint({ ...files, 'b/Dockerfile': '', 'd/compose.yaml': '# trigger\nservices: {}\n' });
    expect(report.problems).toHaveLength(1);
    expect(report.problems[0]).toMatchObject({ kind: 'internal', path: 'd/compose.yaml' });
    expect(rulesAndPaths(report)).toContain('invalid-port-mapping c/compose.yaml');
    expect(rulesAndPaths(report)).toContain('relative-workdir a/Dockerfile');
  });

  test('of Python: rules that ask for it give one problem together, and the others are reported', async () => {
    const lint = await lintWith('../../src/parser/python/module.js', 'parsePython');
    const { report } = await lint({
      Dockerfile: 'FROM python:3.13-slim\nWORKDIR app\nWORKDIR /app\nCOPY . .\nCMD ["python", "app.py"]\n',
      'app.py': 'import trigger\nfrom flask import Flask\napp = Flask(__name__)\napp.run()\n',
      'c/compose.yaml': files['c/compose.yaml'],
    });
    expect(report.problems.map(({ kind, path }) => `${kind} ${path}`)).toEqual(['internal Dockerfile']);
    expect(rulesAndPaths(report)).toContain('relative-workdir Dockerfile');
    expect(rulesAndPaths(report)).toContain('invalid-port-mapping c/compose.yaml');
  });
});

test('a form of the report that fails is exit code 2 with its reason, and the others are written', async () => {
  // The modules that the tests above made anew.
  const [{ main }, { reporters: used }] = await Promise.all([
    import('../../src/cli/main.js'),
    import('../../src/reporters/index.js'),
  ]);
  const [out, err]: [string[], string[]] = [[], []];
  const spy = vi.spyOn(used, 'sarif').mockResolvedValue(() => {
    throw new TypeError('a planted defect');
  });
  const code = await main(['-', '--output-format', 'sarif', '--report', 'github=/dev/null'], {
    cwd: process.cwd(),
    env: {},
    isTty: false,
    out: (text) => void out.push(text),
    err: (text) => void err.push(text),
    readInput: () => Buffer.from('FROM a:1\n'),
  });
  spy.mockRestore();
  expect({ code, out }).toEqual({ code: 2, out: [] });
  expect(err.join('')).toContain('The sarif report failed: TypeError: a planted defect');
});
