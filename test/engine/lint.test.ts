import { describe, expect, test } from 'vitest';
import { mayStartPython } from '../../src/engine/load-languages.js';
import { type Config, lint, lintText, MemoryHost } from '../../src/index.js';
import { SourceFile } from '../../src/text/source.js';
import { testDay } from '../harness.js';

const found = async (files: Readonly<Record<string, string>>, config: Config, paths: readonly string[] = ['.']) => {
  const report = await lint({ host: new MemoryHost(Object.entries(files)), config, paths, today: testDay });
  expect(report.problems).toEqual([]);
  return report.diagnostics.map(({ rule, at }) => `${rule} ${at.file.path}`);
};

describe('files around what is linted', () => {
  const files = {
    'docker/Dockerfile': 'FROM python:3.13-slim\nCOPY app.py missing.py /\n',
    'app.py': '',
    'compose.yaml':
      'version: "3"\nservices:\n  web:\n    build:\n      context: .\n      dockerfile: docker/Dockerfile\n',
    'other/compose.yaml': 'version: "3"\nservices: {}\n',
  };

  test('give facts, and no findings of their own', async () => {
    const select = ['copied-source-missing', 'obsolete-version-key'];
    expect(await found(files, { select }, ['docker/Dockerfile'])).toEqual(['copied-source-missing docker/Dockerfile']);
    // The Dockerfile is looked at because the compose file builds it; what is wrong with it was not asked.
    expect(await found(files, { select }, ['compose.yaml'])).toEqual(['obsolete-version-key compose.yaml']);
    expect(await found(files, { select })).toHaveLength(3);
  });

  test('of other kinds keep their findings', async () => {
    const python = {
      Dockerfile: 'FROM python:3.13-slim\nCOPY requirements.txt .\nRUN pip install -r requirements.txt\n',
      'requirements.txt': 'flask\n',
    };
    expect(await found(python, { select: ['unpinned-requirements'] }, ['Dockerfile'])).toEqual([
      'unpinned-requirements requirements.txt',
    ]);
  });
});

describe('many Dockerfiles', () => {
  // More than have their models at once.
  const numbers = Array.from({ length: 40 }, (_, index) => `d${String(index).padStart(2, '0')}`);
  const dockerfile = (number: string) => [
    `${number}.Dockerfile`,
    'FROM python\nCOPY r.txt .\nRUN pip install -r r.txt\n',
  ];
  const files = Object.fromEntries([...numbers.map(dockerfile), ['r.txt', 'flask\n']]) as Record<string, string>;

  test('are all judged, and a list that all install is judged once', async () => {
    const select = ['unpinned-base-image', 'unpinned-requirements'];
    expect(await found(files, { select })).toEqual([
      ...numbers.map((number) => `unpinned-base-image ${number}.Dockerfile`),
      'unpinned-requirements r.txt',
    ]);
  });

  test('keep the secrets of each out of the report', async () => {
    const secret = ['tr0ub4dor', '3-horse'].join('-');
    const last = { 'z.Dockerfile': `FROM python\nENV API_TOKEN=${secret}\n` };
    const report = await lint({
      host: new MemoryHost(Object.entries({ ...files, ...last })),
      config: { select: ['secret-in-env'] },
      today: testDay,
    });
    expect(report.diagnostics).toHaveLength(1);
    expect(report.masked.map(({ file, span }) => file.slice(span))).toEqual([secret]);
  });
});

test('YAML of any name is linted when it is named and its content is a compose file', async () => {
  const files = {
    'stack.yml': 'version: "3"\nservices:\n  a:\n    image: a:1\n',
    'action.yml': 'name: x\nruns:\n  steps: []\n',
  };
  expect(await found(files, { select: ['obsolete-version-key'] }, ['stack.yml'])).toEqual([
    'obsolete-version-key stack.yml',
  ]);
  expect(await found(files, { select: ['obsolete-version-key'] })).toEqual([]);
  const { problems } = await lint({ host: new MemoryHost(Object.entries(files)), paths: ['action.yml'] });
  expect(problems).toEqual([
    { kind: 'parse', path: 'action.yml', message: 'This is neither a Dockerfile nor a compose file.' },
  ]);
  const passed = await lint({
    host: new MemoryHost(Object.entries(files)),
    paths: ['action.yml'],
    ignoreUnknown: true,
  });
  expect(passed).toMatchObject({
    problems: [],
    notes: ['action.yml: passed over, because it is neither a Dockerfile nor a compose file.'],
  });
});

describe('a text', () => {
  const select = { config: { select: ['relative-workdir', 'copied-source-missing'] }, today: testDay };

  test('is linted by itself', async () => {
    const { diagnostics, files } = await lintText('FROM a:1\nWORKDIR x\nCOPY nothing /\n', {
      host: new MemoryHost([]),
      ...select,
    });
    expect(diagnostics.map(({ rule }) => rule)).toEqual(['relative-workdir']);
    expect(files).toEqual([{ path: '<stdin>', kind: 'dockerfile' }]);
  });

  test('takes the place of its file', async () => {
    const host = new MemoryHost([
      ['Dockerfile', 'FROM a:1\nWORKDIR x\n'],
      ['app.py', ''],
    ]);
    const text = 'FROM a:1\nCOPY app.py nothing /\n';
    const { diagnostics } = await lintText(text, { host, path: 'Dockerfile', ...select });
    expect(diagnostics.map(({ rule, at }) => [rule, at.file.path])).toEqual([['copied-source-missing', 'Dockerfile']]);
  });

  test('follows the configuration around it', async () => {
    const host = new MemoryHost([['pydock-lint.toml', 'select = ["root-user"]\nmin-severity = "error"\n']]);
    expect((await lintText('FROM a:1\nWORKDIR x\n', { host, path: 'Dockerfile', today: testDay })).diagnostics).toEqual(
      [],
    );
  });
});

test('the order of files does not change the report', async () => {
  const files = {
    'b/Dockerfile': 'FROM a:1\nWORKDIR x\n',
    'a/Dockerfile': 'FROM a:1\nWORKDIR x\n',
    'compose.yaml': 'version: "3"\nservices:\n  a:\n    build: b\n  b:\n    build: a\n',
  };
  const select = ['relative-workdir', 'obsolete-version-key'];
  const all = await found(files, { select });
  const reversed = Object.fromEntries(Object.entries(files).reverse());
  expect(await found(reversed, { select }, ['compose.yaml', 'b', 'a'])).toEqual(all);
});

test.each<[string, boolean]>([
  ['FROM python:3.13\nRUN pip install x\n', false],
  ['FROM python:3.13\nCMD ["python", "app.py"]\n', true],
  ['FROM x\nENTRYPOINT \\\n  ["/app/start.sh"]\n', true],
  ['FROM nginx\nCMD ["nginx", "-g", "daemon off;"]\n', false],
  ['services:\n  a:\n    image: x\n    command:\n      - uvicorn\n      - main:app\n', true],
  ['services: {a: {command: "flask run"}}\n', true],
  ['services:\n  db:\n    image: postgres:17\n', false],
])('Python is loaded when it may be started: %j', (text, expected) => {
  expect(mayStartPython([new SourceFile('x', text)])).toBe(expected);
});
