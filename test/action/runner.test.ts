import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runAction } from '../../src/action/run.js';
import { addSummary, annotation, setOutputs } from '../../src/action/runner.js';

let folder = '';
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'pydock-lint-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('a message stays a message', () => {
  expect(annotation('error', '100%\r\n::x::##[y]')).toBe('::error title=pydock-lint::100%25%0D%0A::x::##\u2060[y]\n');
});

test('a value cannot end itself and begin another output', () => {
  const file = join(folder, 'output');
  setOutputs(file, { a: 'x\npydock-lint\nb<<E\ny\nE', c: '' });
  setOutputs(undefined, { a: 'x' });
  const [first = '', ...rest] = readFileSync(file, 'utf8').split('\n');
  const [, delimiter = ''] = /^a<<(pydock-lint-[\w-]{36})$/.exec(first) ?? [];
  expect(rest).toEqual(['x', 'pydock-lint', 'b<<E', 'y', 'E', delimiter, `c<<${delimiter}`, '', delimiter, '']);
  setOutputs(file, { d: 'x' });
  expect(readFileSync(file, 'utf8').split(delimiter)).toHaveLength(5);
});

test('a summary goes behind what is there, unless it is too large', () => {
  const file = join(folder, 'summary');
  writeFileSync(file, '# before\n');
  expect(addSummary(file, '# ours\n')).toBeUndefined();
  expect(addSummary(undefined, '# ours\n')).toBeUndefined();
  expect(addSummary(file, 'é'.repeat(600_000))).toBe('The summary is too large for GitHub and left out.');
  expect(readFileSync(file, 'utf8')).toBe('# before\n# ours\n');
});

/** The action with another program in the place of ours. */
function run(program: string, inputs: Readonly<Record<string, string>> = {}) {
  const [script, output] = [join(folder, 'program.cjs'), join(folder, 'output')];
  writeFileSync(script, program);
  let log = '';
  const code = runAction({
    env: { ...inputs, GITHUB_WORKSPACE: folder, GITHUB_OUTPUT: output, RUNNER_TEMP: folder },
    program: script,
    out: (text) => void (log += text),
  });
  const outputs = Object.fromEntries(
    [...readFileSync(output, 'utf8').matchAll(/^([\w-]+)<<(\S+)\n(?:(.*)\n)?\2\n/gm)].map(([, name, , value]) => [
      name,
      value,
    ]),
  );
  return { code, log, outputs };
}

test('a program that is ended from outside is no success', () => {
  const { code, log, outputs } = run(`process.kill(process.pid, 'SIGKILL'); setInterval(() => {}, 1000);`);
  expect(code).toBe(2);
  expect(log).toBe('::error title=pydock-lint::pydock-lint ended before its time: SIGKILL.\n');
  expect(outputs).toEqual({ 'exit-code': '2', findings: '', errors: '', 'sarif-file': '' });
});

test('the program gets options, then --, then paths', () => {
  const { code, outputs } = run(`require('fs').writeFileSync('given', JSON.stringify(process.argv.slice(2)))`, {
    INPUT_PATHS: 'a b\n-x',
    INPUT_ARGS: '--preset "strict"',
    INPUT_CONFIG: '-c.toml',
    'INPUT_FAIL-ON': 'info',
    INPUT_SELECT: 'a,b\nc',
    INPUT_IGNORE: 'd',
    INPUT_SUMMARY: 'false',
    'INPUT_SARIF-FILE': 'x.sarif',
  });
  const given = JSON.parse(readFileSync(join(folder, 'given'), 'utf8')) as readonly string[];
  expect(code).toBe(0);
  expect(outputs['sarif-file']).toBe('');
  expect(given.map((word) => word.replace(/=\w+=.*[\\/]/, (text) => text.replace(/=[^=]*$/, '=')))).toEqual([
    'check',
    '--output-format=text',
    '--config=-c.toml',
    '--fail-on=info',
    '--select=a,b',
    '--select=c',
    '--ignore=d',
    '--report=json=report',
    '--report=github=annotations',
    '--report=sarif=x.sarif',
    '--preset',
    'strict',
    '--',
    'a b',
    '-x',
  ]);
});
