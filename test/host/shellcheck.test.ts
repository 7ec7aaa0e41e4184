import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { main } from '../../src/cli/main.js';
import { shellcheckRunner } from '../../src/host/shellcheck.js';
import { lint, MemoryHost } from '../../src/index.js';
import { testDay } from '../harness.js';

let folder: string;
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'pydock-lint-')));
  mkdirSync(join(folder, 'project'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Writes a program called shellcheck that runs a piece of JavaScript; returns its folder. */
function install(where: string, body: string): string {
  const path = join(folder, where);
  mkdirSync(path, { recursive: true });
  writeFileSync(join(path, 'shellcheck'), `#!${process.execPath}\n${body}\n`);
  chmodSync(join(path, 'shellcheck'), 0o755);
  return path;
}

/** Says of every line with `$x` where it is. */
const honest = `
const lines = require('fs').readFileSync(0, 'utf8').split('\\n');
const comments = lines.flatMap((text, index) => text.includes('$x')
  ? [{ file: '-', line: index + 1, endLine: index + 1, column: text.indexOf('$x') + 1, endColumn: text.indexOf('$x') + 3,
       level: 'warning', code: 2086, message: 'Quote it.', fix: null }] : []);
console.log(JSON.stringify({ comments }));
process.exitCode = comments.length > 0 ? 1 : 0;`;

const runner = (...path: string[]) =>
  shellcheckRunner({ env: { PATH: path.join(delimiter) }, root: join(folder, 'project') });

describe('the program', () => {
  test('gets the script on standard input, the dialect, and no configuration', () => {
    const bin = install(
      'bin',
      `console.log(JSON.stringify([process.argv.slice(2), process.cwd(), require('fs').readFileSync(0, 'utf8')]));`,
    );
    const { output } = runner(bin)('echo "$(touch pwned)"\n', 'dash');
    expect(JSON.parse(output!)).toEqual([
      ['--norc', '--format=json1', '--shell=dash', '-'],
      bin,
      'echo "$(touch pwned)"\n',
    ]);
    expect(existsSync(join(bin, 'pwned'))).toBe(false);
  });

  test('is the first on PATH that is one', () => {
    mkdirSync(join(folder, 'a', 'shellcheck'), { recursive: true });
    const plain = install('b', '');
    chmodSync(join(plain, 'shellcheck'), 0o644);
    const bin = install('c', `console.log('c')`);
    expect(runner(join(folder, 'a'), plain, join(folder, 'none'), bin)('', 'sh').output).toBe('c\n');
  });

  test('is none of the project, and none in a relative folder', () => {
    const evil = install('project/node_modules/.bin', `require('fs').writeFileSync('${join(folder, 'pwned')}', '')`);
    const message =
      '`shellcheck = true` needs the program shellcheck, and none is on PATH (folders of the project do not count).';
    expect(runner(evil, '.', '')('', 'sh').failure).toBe(message);
    expect(shellcheckRunner({ env: {}, root: folder })('', 'sh').failure).toBe(message);
    expect(existsSync(join(folder, 'pwned'))).toBe(false);
  });

  test('may fail', () => {
    const bin = install('bin', `console.error('bad option\\nmore'); process.exitCode = 4;`);
    expect(runner(bin)('', 'sh').failure).toBe(`${join(bin, 'shellcheck')} failed with exit code 4: bad option.`);
    writeFileSync(join(bin, 'shellcheck'), '#!/no/such/interpreter\n');
    expect(runner(bin)('', 'sh').failure).toBe(`${join(bin, 'shellcheck')} cannot be run: ENOENT.`);
  });
});

describe('shellcheck = true', () => {
  const on = { 'pydock-lint.toml': 'select = ["unused-suppression", "unknown-rule"]\nshellcheck = true\n' };
  const dockerfile = 'FROM debian:12\nRUN echo $x\n';

  async function run(files: Readonly<Record<string, string>>, path: string, args: readonly string[] = []) {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, 'project', name), text);
    let [out, err] = ['', ''];
    const code = await main(['--output-format=json', ...args], {
      cwd: join(folder, 'project'),
      env: { PATH: path, PYDOCK_LINT_TODAY: testDay },
      isTty: false,
      out: (text) => void (out += text),
      err: (text) => void (err += text),
      readInput: () => Buffer.of(),
    });
    const { diagnostics } = JSON.parse(out) as {
      diagnostics: readonly { rule: string; url: string; range: { start: object }; suppressed: object | null }[];
    };
    return { code, err, diagnostics };
  }

  test('reports at the places of the Dockerfile', async () => {
    const { code, err, diagnostics } = await run({ ...on, Dockerfile: dockerfile }, install('bin', honest));
    expect({ code, err }).toEqual({ code: 1, err: '' });
    expect(diagnostics).toMatchObject([
      {
        rule: 'shellcheck/SC2086',
        url: 'https://www.shellcheck.net/wiki/SC2086',
        range: { start: { line: 2, column: 10 } },
        suppressed: null,
      },
    ]);
  });

  test.each([
    '# hadolint ignore=SC2086',
    '# pydock-lint: ignore[SC2086] it is one word',
    '# pydock-lint: ignore[shellcheck/SC2086]',
  ])('%s silences it', async (comment) => {
    const files = { ...on, Dockerfile: `FROM debian:12\n${comment}\nRUN echo $x\n` };
    const { code, diagnostics } = await run(files, install('bin', honest));
    expect(code).toBe(0);
    expect(diagnostics).toMatchObject([{ rule: 'shellcheck/SC2086', suppressed: {} }]);
  });

  test('leaves out what the configuration leaves out', async () => {
    const config = `${on['pydock-lint.toml']}shellcheck-ignore = ["SC2086"]\n`;
    const files = { 'pydock-lint.toml': config, Dockerfile: dockerfile };
    expect((await run(files, install('bin', honest))).diagnostics).toEqual([]);
    expect(readFileSync(join(folder, 'project', 'Dockerfile'), 'utf8')).toBe(dockerfile);
  });

  test('counts for its own files only, and not beside --select', async () => {
    const bin = install('bin', honest);
    expect((await run({ ...on, Dockerfile: dockerfile }, bin, ['--select', 'root-user'])).diagnostics).toMatchObject([
      { rule: 'root-user' },
    ]);
    expect((await run({ 'pydock-lint.toml': 'select = []\n' }, bin)).diagnostics).toEqual([]);
  });

  test('without the program it is a problem of the configuration', async () => {
    const { code, err, diagnostics } = await run({ ...on, Dockerfile: dockerfile }, '');
    expect({ code, diagnostics }).toEqual({ code: 2, diagnostics: [] });
    expect(err).toBe(
      'error: pydock-lint.toml: `shellcheck = true` needs the program shellcheck, and none is on PATH (folders of the project do not count).\n',
    );
  });

  test('with a host of its own nothing is started', async () => {
    const host = new MemoryHost(Object.entries({ ...on, Dockerfile: dockerfile }));
    const { problems } = await lint({ host, today: testDay });
    expect(problems).toEqual([
      {
        kind: 'config',
        path: 'pydock-lint.toml',
        message: '`shellcheck = true` has no effect here: programs are not started.',
      },
    ]);
  });
});
