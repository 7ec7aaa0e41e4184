import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { scene } from '../security/scene.js';

const { write, run, path } = scene();

const relative = 'FROM python:3.13-slim\nWORKDIR app\n';
const mild = 'FROM python:3.13-slim\nWORKDIR /app\nRUN pip install x==1\n';
const files = {
  'a/Dockerfile': relative,
  'b/Dockerfile': relative,
  'b/compose.yaml': 'services:\n  web:\n    build: .\n    links: [web]\n',
  'c/Dockerfile': mild,
  'd/Dockerfile': relative.replace('WORKDIR', '# pydock-lint: ignore[relative-workdir]\nWORKDIR'),
};

/** Writes the reports of the parts of a run: their names. */
async function parts(count: number): Promise<readonly string[]> {
  const names = Array.from({ length: count }, (_, index) => `${index + 1}.json`);
  for (const [index, name] of names.entries())
    await run(['--shard', `${index + 1}/${count}`, '--output-format', 'json', '-o', name]);
  return names;
}

test('the parts of a run make the report of the whole, in every form', async () => {
  write(files);
  const names = await parts(3);
  for (const format of ['json', 'sarif', 'github']) {
    const whole = await run(['--output-format', format]);
    expect(await run(['merge-reports', ...names, '--output-format', format])).toEqual(whole);
    expect(whole.code).toBe(1);
  }
  expect((await run(['merge-reports', ...names.toReversed()])).out).toBe((await run(['--output-format', 'json'])).out);
});

describe('exit code', () => {
  test('as check gives it', async () => {
    write({ 'c/Dockerfile': mild });
    const names = await parts(1);
    const code = async (...args: readonly string[]) => (await run(['merge-reports', ...names, ...args])).code;
    expect(await code()).toBe(0);
    expect(await code('--fail-on', 'info')).toBe(1);
    expect(await code('--fail-on', 'info', '--exit-zero')).toBe(0);
    expect(await code('--fail-on', 'info', '--min-severity', 'error')).toBe(1);
  });

  test('2 when a part could not check everything', async () => {
    write({ ...files, 'e/Dockerfile': Buffer.from([0]) });
    const { code, err } = await run(['merge-reports', ...(await parts(2)), '--exit-zero']);
    expect({ code, err }).toEqual({ code: 2, err: 'error: e/Dockerfile: The file is binary.\n' });
  });

  test('2 when a part is missing', async () => {
    write(files);
    const [, second] = await parts(3);
    const { code, err } = await run(['merge-reports', second!, '--output-format', 'github']);
    expect(code).toBe(2);
    expect(err).toBe(
      [1, 3]
        .map((one) => `error: 2.json: This is a part of a run of 3, and there is no report of part ${one}/3.\n`)
        .join(''),
    );
  });

  test('2 for what is no report; the others are merged', async () => {
    write({ ...files, 'x.json': '{\n', 'y.json': '{"version": 1}' });
    const names = await parts(1);
    const { code, err, out } = await run(['merge-reports', ...names, 'x.json', 'y.json', 'z.json']);
    expect(code).toBe(2);
    expect(err).toBe(
      'error: x.json:2: This is no JSON.\n' +
        'error: y.json: `tool` is missing: it is to be an object.\n' +
        'error: z.json: There is no such file.\n',
    );
    expect(JSON.parse(out)).toMatchObject({ summary: { files: 5 } });
  });

  test('2 for a report of another version', async () => {
    write({ Dockerfile: mild });
    const [name] = await parts(1);
    writeFileSync(path(name!), readFileSync(path(name!), 'utf8').replace('"version": 1', '"version": 7'));
    expect((await run(['merge-reports', name!])).err).toMatch(
      /^error: 1\.json: This report has the form 7, written by/,
    );
  });
});

describe('reports of several repositories', () => {
  test('are told apart by names', async () => {
    write({ Dockerfile: relative });
    const [name] = await parts(1);
    const { out, err } = await run(['merge-reports', `api=${name}`, `web/app=${name}`]);
    expect(err).toBe('');
    const { diagnostics, summary } = JSON.parse(out) as {
      diagnostics: readonly { path: string; rule: string }[];
      summary: { files: number };
    };
    expect(summary.files).toBe(2);
    expect(diagnostics.filter(({ rule }) => rule === 'relative-workdir').map((one) => one.path)).toEqual([
      'api/Dockerfile',
      'web/app/Dockerfile',
    ]);
  });

  test('that nobody tells apart are taken for one, with a warning', async () => {
    write({ Dockerfile: relative });
    const [name] = await parts(1);
    writeFileSync(path('2.json'), readFileSync(path(name!)));
    const { out, err } = await run(['merge-reports', name!, '2.json']);
    expect(err).toBe(
      'warning: 1.json and 2.json both tell of Dockerfile, which is taken for one file. Write NAME=FILE for reports of different repositories.\n',
    );
    expect(JSON.parse(out)).toMatchObject({ summary: { files: 1 } });
    expect((await run(['merge-reports', name!, '2.json', '-q'])).err).toBe('');
  });

  test('have names below this folder; a file that is called so comes first', async () => {
    write({ Dockerfile: relative });
    const [name] = await parts(1);
    expect((await run(['merge-reports', `../x=${name}`])).err).toContain('is a folder below this one');
    writeFileSync(path(`x=${name}`), readFileSync(path(name!)));
    expect((await run(['merge-reports', `x=${name}`])).out).toContain('"path": "Dockerfile"');
  });
});

describe('forms', () => {
  test('several in a run, statistics among them', async () => {
    write(files);
    const names = await parts(2);
    const { out } = await run(['merge-reports', ...names, '--statistics', '--report', 'sarif=x.sarif']);
    expect(out).toMatch(/2 {2}\[ \] {2}error {4}relative-workdir/);
    expect(JSON.parse(readFileSync(path('x.sarif'), 'utf8'))).toMatchObject({ version: '2.1.0' });
  });

  test('those that quote files are refused, and JSON is the usual one', async () => {
    write(files);
    const names = await parts(1);
    for (const args of [
      ['--output-format', 'text'],
      ['--report', 'text=x.txt'],
    ]) {
      const { code, err } = await run(['merge-reports', ...names, ...args]);
      expect(code).toBe(2);
      expect(err).toContain(
        'error: The text form is made from lines of the files, which reports do not hold. There are concise,',
      );
    }
    const usual = await run(['merge-reports', ...names], { env: { PYDOCK_LINT_OUTPUT_FORMAT: 'text' } });
    expect(JSON.parse(usual.out)).toMatchObject({ version: 1 });
    const github = await run(['merge-reports', ...names], { env: { PYDOCK_LINT_OUTPUT_FORMAT: 'github' } });
    expect(github.out).toMatch(/^::error /);
    expect((await run(['merge-reports', ...names, '--statistics', '--output-format', 'sarif'])).code).toBe(2);
  });
});

test('wrong use is refused', async () => {
  for (const args of [['merge-reports'], ['merge-reports', 'x.json', '--select', 'root-user']])
    expect((await run(args)).code).toBe(2);
});

test.each([
  ['0/4', 'since parts are counted from 1'],
  ['5/4', 'K is between 1 and 4, not 5'],
  ['1/0', 'N is between 1 and 10000, not 0'],
  ['1/99999', 'N is between 1 and 10000, not 99999'],
  ['1', 'such as 1/4, not `1`'],
  ['a/b', 'such as 1/4, not `a/b`'],
  ['1/2/3', 'not `1/2/3`'],
  ['1.5/2', 'not `1.5/2`'],
])('--shard %s is refused', async (value, message) => {
  const { code, err } = await run(['--shard', value]);
  expect(code).toBe(2);
  expect(err).toContain(message);
});
