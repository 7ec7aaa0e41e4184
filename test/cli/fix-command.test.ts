import {
  chmodSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { execFileSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { main } from '../../src/cli/main.js';
import { testDay } from '../harness.js';

let cwd: string;
beforeEach(() => {
  cwd = realpathSync(mkdtempSync(join(tmpdir(), 'pydock-lint-')));
  mkdirSync(join(cwd, '.git'));
});
afterEach(() => rmSync(cwd, { recursive: true, force: true }));

function write(files: Readonly<Record<string, string>>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(cwd, path)), { recursive: true });
    writeFileSync(join(cwd, path), content);
  }
}
const text = (path: string): string => readFileSync(join(cwd, path), 'utf8');

async function run(args: readonly string[], stdin = '') {
  let [out, err] = ['', ''];
  const code = await main(args, {
    cwd,
    env: { PYDOCK_LINT_TODAY: testDay },
    isTty: false,
    out: (one) => void (out += one),
    err: (one) => void (err += one),
    readInput: () => Buffer.from(stdin),
  });
  return { code, out, err };
}

const blanks = 'FROM python:3.13-slim\nWORKDIR /app  \n';
const clean = 'FROM python:3.13-slim\nWORKDIR /app\n';
/** One safe fix, one unsafe one, one finding without any. */
const mixed = 'FROM python:3.13-slim\nWORKDIR app  \nRUN apt-get update\nMAINTAINER\n';
const select = ['--select', 'trailing-whitespace,relative-workdir,dockerfile-syntax', '--fail-on', 'info'];

describe('--fix', () => {
  test('mends, and reports what is left', async () => {
    write({ Dockerfile: mixed, 'sub/Dockerfile': blanks });
    const { code, out, err } = await run(['--fix', ...select]);
    expect(text('Dockerfile')).toBe(mixed.replace('app  ', 'app'));
    expect(text('sub/Dockerfile')).toBe(clean);
    expect(out).toMatch(
      /Found 4 problems \(2 fixed, 2 remaining\)\.\nNone fixable with --fix alone \(1 hidden, --unsafe-fixes\)\.\n$/,
    );
    expect({ code, err }).toEqual({ code: 1, err: '' });
  });

  test('is exit code 0 when nothing is left, unless that is asked for', async () => {
    write({ Dockerfile: blanks });
    expect(await run(['--fix', ...select])).toEqual({
      code: 0,
      out: 'Found 1 problem (1 fixed, 0 remaining).\n',
      err: '',
    });
    write({ Dockerfile: blanks });
    expect(await run(['--fix', '--exit-non-zero-on-fix', ...select])).toMatchObject({ code: 1 });
    expect(await run(['--fix', '--exit-non-zero-on-fix', ...select])).toMatchObject({ code: 0 });
  });

  test('applies unsafe fixes only when they are asked for, on the command line or by the configuration', async () => {
    write({ Dockerfile: mixed, 'pydock-lint.toml': 'unsafe-fixes = true\n' });
    await run(['--fix', '--no-unsafe-fixes', ...select]);
    expect(text('Dockerfile')).toContain('WORKDIR app\n');
    await run(['--fix', ...select]);
    expect(text('Dockerfile')).toContain('WORKDIR /app\n');
    write({ Dockerfile: mixed, 'pydock-lint.toml': '' });
    await run(['--fix', '--unsafe-fixes', ...select]);
    expect(text('Dockerfile')).toContain('WORKDIR /app\n');
  });

  test('mends only what the configuration lets it', async () => {
    for (const setting of ['fixable = ["security"]', 'unfixable = ["style"]', 'unfixable = ["trailing-whitespace"]']) {
      write({ Dockerfile: blanks, 'pydock-lint.toml': `${setting}\n` });
      const { out } = await run(['--fix', ...select]);
      expect(text('Dockerfile')).toBe(blanks);
      expect(out).not.toContain('[*]');
    }
    write({ 'pydock-lint.toml': 'fixable = ["style"]\n' });
    await run(['--fix', ...select]);
    expect(text('Dockerfile')).toBe(clean);
  });

  test('writes nothing without it, whatever the configuration says', async () => {
    write({ Dockerfile: blanks, 'pydock-lint.toml': 'unsafe-fixes = true\n' });
    expect((await run(select)).out).toContain('[*] The line ends in');
    expect(text('Dockerfile')).toBe(blanks);
    write({ 'pydock-lint.toml': 'fix = true\n' });
    expect(await run(select)).toMatchObject({ code: 2 });
    expect(text('Dockerfile')).toBe(blanks);
  });

  test('mends nothing where the configuration has faults', async () => {
    write({ Dockerfile: blanks, 'pydock-lint.toml': 'unfixible = ["style"]\n' });
    const { code, err } = await run(['--fix', ...select]);
    expect(code).toBe(2);
    expect(err).toContain('note: Nothing was mended, because the configuration has faults.');
    expect(text('Dockerfile')).toBe(blanks);
  });

  test('mends what is shown only', async () => {
    write({ Dockerfile: blanks });
    await run(['--fix', '--min-severity', 'error', ...select]);
    expect(text('Dockerfile')).toBe(blanks);
  });

  test('lists what it has done', async () => {
    write({ Dockerfile: `${blanks}RUN a  \n`, 'sub/Dockerfile': blanks });
    const { out } = await run(['--fix', '--show-fixes', ...select]);
    expect(out).toMatch(
      /\nFixed 3 problems:\n- Dockerfile:\n {4}2 × trailing-whitespace\n- sub\/Dockerfile:\n {4}1 × trailing-whitespace\n$/,
    );
  });

  test('leaves a machine its document', async () => {
    write({ Dockerfile: mixed });
    const { out, err } = await run(['--fix', '--show-fixes', '--output-format', 'json', ...select]);
    expect((JSON.parse(out) as { diagnostics: unknown[] }).diagnostics).toHaveLength(2);
    expect(err).toContain('1 × trailing-whitespace');
  });
});

describe('only what was named is changed', () => {
  const ignored = '.venv/\nnode_modules\n';
  const files = {
    Dockerfile: 'FROM python:3.13-slim\nCOPY . /app\n',
    '.dockerignore': ignored,
    'web/node_modules/x.js': '',
  };
  const anchors = ['--select', 'dockerignore-unanchored', '--fail-on', 'info'];

  test('a file for itself, a folder with all that is in it', async () => {
    write(files);
    const alone = await run(['--fix', 'Dockerfile', ...anchors]);
    expect(text('.dockerignore')).toBe(ignored);
    expect(alone.err).toMatch(
      /note: \.dockerignore: \d fix(?:es were| was) not applied, because it was not named, nor was its folder\./,
    );
    expect(alone.out).not.toContain('[*]');
    await run(['--fix', '.', ...anchors]);
    expect(text('.dockerignore')).not.toBe(ignored);
  });

  test('but nothing that is excluded', async () => {
    write({ ...files, 'pydock-lint.toml': 'exclude = [".dockerignore"]\n' });
    const { err } = await run(['--fix', ...anchors]);
    expect(err).toContain('because it is excluded');
    expect(text('.dockerignore')).toBe(ignored);
  });
});

test('the blocks of Markdown are left alone, which is said', async () => {
  const guide = '# Guide\n\n```dockerfile\nFROM python:3.13-slim\nMAINTAINER me\n```\n';
  write({ 'guide.md': guide });
  const only = ['--select', 'maintainer-instruction', 'guide.md'];
  const { out, err } = await run(['--fix', ...only]);
  expect(out).toContain('maintainer-instruction');
  expect(err).toContain('guide.md: 1 fix was not applied, because the blocks of Markdown are not mended.');
  await run(['--add-ignore', ...only]);
  expect(text('guide.md')).toBe(guide);
  expect((await run(only)).out).not.toContain('[*]');
});

describe('what cannot be written', () => {
  test('is no link of either kind, which is said', async () => {
    write({ 'real/Dockerfile.a': blanks, 'real/Dockerfile.b': blanks });
    symlinkSync('real/Dockerfile.a', join(cwd, 'Dockerfile'));
    linkSync(join(cwd, 'real/Dockerfile.b'), join(cwd, 'other'));
    const { code, err } = await run(['--fix', 'Dockerfile', 'real/Dockerfile.b', ...select]);
    expect(err).toContain('note: Dockerfile: 1 fix was not applied, because it is a symbolic link.');
    expect(err).toContain(
      'note: real/Dockerfile.b: 1 fix was not applied, because it has more than one name (hard links).',
    );
    expect([text('real/Dockerfile.a'), text('other')]).toEqual([blanks, blanks]);
    expect(code).toBe(1);
  });

  test.skipIf(process.platform === 'win32')('is a problem, and counts as not mended', async () => {
    write({ Dockerfile: blanks, 'sub/Dockerfile': blanks });
    chmodSync(join(cwd, 'Dockerfile'), 0o444);
    const { code, out, err } = await run(['--fix', ...select]);
    expect(code).toBe(2);
    expect(err).toBe('error: Dockerfile: The file was not changed: it is read-only.\n');
    expect(out).toContain('Found 2 problems (1 fixed, 1 remaining).');
    expect([text('Dockerfile'), text('sub/Dockerfile')]).toEqual([blanks, clean]);
    expect(statSync(join(cwd, 'Dockerfile')).mode & 0o777).toBe(0o444);
  });
});

describe('--diff', () => {
  test('shows what would change, and writes nothing', async () => {
    write({ Dockerfile: mixed, 'sub/Dockerfile': blanks });
    const before = readdirSync(cwd).sort();
    const { code, out, err } = await run(['--diff', ...select]);
    expect(out).toBe(
      '--- Dockerfile\n+++ Dockerfile\n@@ -1,4 +1,4 @@\n FROM python:3.13-slim\n-WORKDIR app  \n+WORKDIR app\n RUN apt-get update\n MAINTAINER\n\n' +
        '--- sub/Dockerfile\n+++ sub/Dockerfile\n@@ -1,2 +1,2 @@\n FROM python:3.13-slim\n-WORKDIR /app  \n+WORKDIR /app\n',
    );
    expect({ code, err }).toEqual({ code: 1, err: 'Would fix 2 problems (1 more with --unsafe-fixes).\n' });
    expect([text('Dockerfile'), text('sub/Dockerfile'), readdirSync(cwd).sort()]).toEqual([mixed, blanks, before]);
  });

  test('is a patch', async () => {
    write({ Dockerfile: `${blanks}RUN a \\\n  b  \nRUN c`, 'sub/Dockerfile': blanks.replaceAll('\n', '\r\n') });
    const all = ['--select', 'trailing-whitespace,missing-final-newline'];
    const { out } = await run(['--diff', ...all]);
    execFileSync('git', ['apply', '-p0', '-'], { cwd, input: out });
    const patched = [text('Dockerfile'), text('sub/Dockerfile')];
    write({ Dockerfile: `${blanks}RUN a \\\n  b  \nRUN c`, 'sub/Dockerfile': blanks.replaceAll('\n', '\r\n') });
    await run(['--fix', ...all]);
    expect(patched).toEqual([text('Dockerfile'), text('sub/Dockerfile')]);
    expect(patched[0]).toBe(`${clean}RUN a \\\n  b\nRUN c\n`);
  });

  test('is exit code 0 when there is nothing to show', async () => {
    write({ Dockerfile: clean });
    expect(await run(['--diff', ...select])).toEqual({ code: 0, out: '', err: '' });
    write({ Dockerfile: blanks });
    expect(await run(['--diff', '--exit-zero', '-q', ...select])).toMatchObject({ code: 0, err: '' });
  });

  test('shows no secret, nor what acts on a terminal', async () => {
    const secret = ['s3cr3t', 'Value', '9x8y7z'].join('-');
    write({
      Dockerfile: `FROM python:3.13-slim\nENV API_TOKEN=${secret}  \nENV A_PASSWORD=ab1\nRUN \u001b[31mx  \nRUN echo ${secret}\n`,
    });
    const { out } = await run(['--diff', '--select', 'trailing-whitespace']);
    expect(out).toContain('+RUN \\u{1b}[31mx\n');
    expect(out).toContain('-ENV API_TOKEN=***  \n');
    expect(out).toContain('+ENV API_TOKEN=***\n');
    expect(out).toContain(' ENV A_PASSWORD=***\n');
    expect(out).not.toContain(secret);
    expect(out).not.toContain('ab1');
  });
});

describe('--fix-only', () => {
  test('mends, and has nothing to say of the rest', async () => {
    write({ Dockerfile: mixed });
    expect(await run(['--fix-only', ...select])).toEqual({
      code: 0,
      out: 'Fixed 1 problem (1 more with --unsafe-fixes).\n',
      err: '',
    });
    expect(text('Dockerfile')).toBe(mixed.replace('app  ', 'app'));
    expect(await run(['--fix-only', ...select])).toMatchObject({
      code: 0,
      out: 'No problems fixed (1 more with --unsafe-fixes).\n',
    });
  });
});

describe('standard input', () => {
  test('comes out mended, and the report beside it', async () => {
    const { code, out, err } = await run(['--fix', '-', ...select], mixed);
    expect(out).toBe(mixed.replace('app  ', 'app'));
    expect(err).toContain('Found 3 problems (1 fixed, 2 remaining).');
    expect(code).toBe(1);
    expect(await run(['--fix-only', '-', ...select], `\ufeff${blanks}`)).toMatchObject({
      code: 0,
      out: `\ufeff${clean}`,
      err: 'Fixed 1 problem.\n',
    });
  });

  test('comes out as it is when there is nothing to mend', async () => {
    expect(await run(['--fix', '-', ...select], clean)).toMatchObject({ code: 0, out: clean });
  });

  test('is never written to the file whose name it has', async () => {
    write({ Dockerfile: 'FROM a:1\n' });
    expect(await run(['--fix', '-', '--stdin-filename', 'Dockerfile', ...select], blanks)).toMatchObject({
      out: clean,
    });
    expect(text('Dockerfile')).toBe('FROM a:1\n');
    const { out } = await run(['--diff', '-', '--stdin-filename', 'Dockerfile', ...select], blanks);
    expect(out).toMatch(/^--- Dockerfile\n/);
    expect(existsSync(join(cwd, '<stdin>'))).toBe(false);
  });
});

test('the report tells what --fix would mend', async () => {
  write({ Dockerfile: mixed });
  const { out } = await run(select);
  expect(out).toContain('info[trailing-whitespace]: [*] The line ends in');
  expect(out).toContain('[relative-workdir]: WORKDIR');
  expect(out).toMatch(/\n\[\*\] 1 fixable with --fix \(1 hidden, --unsafe-fixes\)\.\n$/);
  expect((await run(['--unsafe-fixes', ...select])).out).toMatch(/\n\[\*\] 2 fixable with --fix\.\n$/);
});

describe('--add-ignore', () => {
  test('suppresses what is found, once', async () => {
    write({ Dockerfile: mixed, 'sub/Dockerfile': blanks });
    expect(await run(['--add-ignore=for now', ...select])).toEqual({
      code: 0,
      out: 'Added 4 suppressions.\n',
      err: '',
    });
    expect(text('sub/Dockerfile')).toBe(
      blanks.replace('WORKDIR', '# pydock-lint: ignore[trailing-whitespace] for now\nWORKDIR'),
    );
    const before = text('Dockerfile');
    expect(await run(['--add-ignore', ...select])).toEqual({ code: 0, out: '', err: '' });
    expect(text('Dockerfile')).toBe(before);
    expect(await run(select)).toMatchObject({ code: 0 });
  });

  test('writes into no file that was not named', async () => {
    write({ Dockerfile: 'FROM python:3.13\nCOPY r.txt .\nRUN pip install -r r.txt\n', 'r.txt': 'flask\n' });
    const { code, err } = await run(['--add-ignore', 'Dockerfile', '--select', 'unpinned-requirements']);
    expect(text('r.txt')).toBe('flask\n');
    expect({ code, err }).toMatchObject({ code: 0 });
  });

  test.each([
    [['--fix'], '`--add-ignore` and `--fix` do not go together.'],
    [['--no-inline'], '`--add-ignore` and `--no-inline` do not go together.'],
    [['-'], '`--add-ignore` needs files, not standard input.'],
    [['--add-ignore=a\nb'], 'The reason of `--add-ignore` is one line.'],
    [['-o', 'x'], '`--add-ignore` makes no report'],
  ])('%j is refused beside it', async (args, message) => {
    write({ Dockerfile: mixed });
    const { code, err } = await run(['--add-ignore', ...args]);
    expect(code).toBe(2);
    expect(err).toContain(message);
    expect(text('Dockerfile')).toBe(mixed);
  });
});
