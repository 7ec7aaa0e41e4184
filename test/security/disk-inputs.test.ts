// Bad files, folders, names and surroundings, by their numbers in docs/security-model.md: what the program does with them.
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { describe, expect, test } from 'vitest';
import { lint } from '../../src/index.js';
import { NodeHost } from '../../src/host/node.js';
import { fine, onlyRelative, relative, scene } from './scene.js';

const { path, write, run } = scene();
const isRoot = process.getuid?.() === 0;

/** What the JSON form says. */
async function findings(args: readonly string[] = []) {
  const { code, out, err } = await run(['--output-format', 'json', ...onlyRelative, ...args]);
  const { diagnostics, errors } = JSON.parse(out) as {
    diagnostics: readonly { rule: string; path: string }[];
    errors: readonly { kind: string; path: string; message: string }[];
  };
  return { code, err, found: diagnostics.map((one) => one.path), errors };
}

describe('files that are no text', () => {
  test.each([
    ['#5 UTF-16 (little endian)', Buffer.from(`\ufeff${relative}`, 'utf16le'), /UTF-16 \(little endian\)/],
    ['#5 UTF-16 (big endian)', Buffer.from(`\ufeff${relative}`, 'utf16le').swap16(), /UTF-16 \(big endian\)/],
    ['#6 bytes that are no UTF-8', Buffer.concat([Buffer.from(relative), Buffer.of(0xff, 0xfe)]), /byte 34/],
    ['#7 a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), /binary/],
    ['#7 a NUL', Buffer.from('FROM a\0b\n'), /binary/],
    ['#12 five megabytes', Buffer.alloc(5 << 20, 'a'), /larger than 1 MiB/],
  ])('%s', async (_, bytes, message) => {
    write({ Dockerfile: bytes, 'b/Dockerfile': relative });
    const { code, found, errors } = await findings();
    expect({ code, found }).toEqual({ code: 2, found: ['b/Dockerfile'] });
    expect(errors).toMatchObject([
      { kind: 'parse', path: 'Dockerfile', message: expect.stringMatching(message) as string },
    ]);
  });
});

describe.skipIf(process.platform === 'win32')('names and kinds of files', () => {
  test('#36 a name that is no UTF-8', async () => {
    const name = Buffer.concat([Buffer.from(path()), Buffer.from('/x\xff.Dockerfile', 'latin1')]);
    writeFileSync(name, relative);
    write({ Dockerfile: relative });
    const { found, code } = await findings();
    expect(found).toContain('Dockerfile');
    // Node names it by another name, under which there is nothing.
    expect([1, 2]).toContain(code);
  });

  test('#37 names that read like options', async () => {
    const names = ['--output-file=x/Dockerfile', '-o.Dockerfile', '--config=c/compose.yml'];
    write(Object.fromEntries(names.map((name) => [name, relative])));
    for (const name of names) expect(await run([name])).toMatchObject({ code: 2, out: '' });
    expect((await findings(['--', ...names.slice(0, 2)])).found).toEqual(names.slice(0, 2));
    expect(existsSync(path('x'))).toBe(false);
  });

  test('#38 folders called like files', async () => {
    mkdirSync(path('Dockerfile'));
    mkdirSync(path('compose.yaml'));
    write({ 'b/Dockerfile': relative });
    expect(await findings()).toMatchObject({ code: 1, found: ['b/Dockerfile'], errors: [] });
    expect(await findings(['Dockerfile'])).toMatchObject({ code: 2, found: [] });
  });

  test('#39 #40 pipes and devices are refused at once', async () => {
    execFileSync('mkfifo', [path('Dockerfile')]);
    symlinkSync('Dockerfile', path('b.Dockerfile'));
    write({ 'c/Dockerfile': relative });
    expect(await findings(['Dockerfile', 'b.Dockerfile', 'c'])).toMatchObject({ code: 2, found: ['c/Dockerfile'] });
    for (const device of ['/dev/zero', '/dev/tty', '/proc/self/mem', '/proc/self/environ']) {
      rmSync(path('Dockerfile'));
      symlinkSync(device, path('Dockerfile'));
      expect((await findings(['Dockerfile'])).code).toBe(2);
      expect(await findings()).toMatchObject({ found: ['c/Dockerfile'] });
    }
  });

  test('#41 links out of the project are not read, and that is said', async () => {
    write({ '../outside/Dockerfile': relative, 'b/Dockerfile': relative });
    symlinkSync('/etc/passwd', path('Dockerfile'));
    symlinkSync('../outside/Dockerfile', path('c.Dockerfile'));
    symlinkSync('../outside', path('linked'));
    const { code, found, err } = await findings();
    expect({ code, found }).toEqual({ code: 1, found: ['b/Dockerfile'] });
    expect(err).toContain('note: Dockerfile: not followed, because it leads out of the project.');
    for (const name of ['Dockerfile', 'c.Dockerfile', 'linked', 'linked/Dockerfile'])
      expect(await findings([name])).toMatchObject({ code: 2, found: [] });
  });

  test('#42 loops, links to nowhere, links to the folder above', async () => {
    symlinkSync('loop', path('loop'));
    symlinkSync('nowhere', path('Dockerfile'));
    mkdirSync(path('a'));
    symlinkSync('..', path('a/up'));
    symlinkSync('.', path('a/here'));
    write({ 'b/Dockerfile': relative });
    expect(await findings()).toMatchObject({ code: 2, found: ['b/Dockerfile'], errors: [{ path: 'Dockerfile' }] });
    expect((await findings(['loop'])).code).toBe(2);
  });

  test('#43 files and folders that may not be read', async () => {
    write({ Dockerfile: fine, 'closed/Dockerfile': fine, 'b/Dockerfile': relative });
    chmodSync(path('Dockerfile'), 0);
    chmodSync(path('closed'), 0);
    const { code, found, errors } = await findings();
    chmodSync(path('closed'), 0o755);
    // Nobody keeps root from reading.
    const closed = isRoot ? [] : ['Dockerfile', 'closed'];
    expect({ code, found }).toEqual({ code: isRoot ? 1 : 2, found: ['b/Dockerfile'] });
    expect(errors.map((error) => error.path).sort()).toEqual(closed);
  });

  test('#43 a folder that is not there', async () => {
    write({ 'b/Dockerfile': relative });
    expect(await findings(['gone', 'b'])).toMatchObject({ code: 2, found: ['b/Dockerfile'] });
  });

  test('#44 a file that is gone between the search and the reading', async () => {
    write({ Dockerfile: relative, 'b/Dockerfile': relative });
    const host = new NodeHost({ cwd: path(), paths: ['.'] });
    const disappearing = Object.create(host) as NodeHost;
    let searched = false;
    disappearing.list = (folder) => {
      const entries = host.list(folder);
      if (folder === '.' && !searched) rmSync(path('Dockerfile'));
      searched ||= folder === '.';
      return entries;
    };
    for (const name of [
      'kindOf',
      'read',
      'explain',
      'modeOf',
      'isGitIgnored',
      'rootOf',
      'absolute',
      'toProjectPath',
    ] as const)
      disappearing[name] = ((given: string) => host[name](given)) as never;
    const report = await lint({ host: disappearing, config: { select: ['relative-workdir'] } });
    expect(report.diagnostics.map(({ at }) => at.file.path)).toEqual(['b/Dockerfile']);
    expect(report.problems.map((problem) => problem.path)).toEqual(['Dockerfile']);
  });

  test('#45 paths and trees that are too long', async () => {
    const { code, err } = await run(['a/'.repeat(10_000)]);
    expect({ code, isShort: err.length < 25_000 }).toEqual({ code: 2, isShort: true });
    mkdirSync(path('d/'.repeat(100)), { recursive: true });
    write({ Dockerfile: relative, [`${'d/'.repeat(100)}Dockerfile`]: relative });
    const deep = await findings();
    expect(deep).toMatchObject({ code: 2, found: ['Dockerfile'] });
    expect(deep.errors[0]?.message).toMatch(/deeper than 64 levels/);
  });

  test('#58 environment files that are huge or no text', async () => {
    write({
      'compose.yaml':
        'services:\n  a:\n    image: b:1\n    env_file: [big.env, binary.env, .env]\n    environment:\n      A: ${API_TOKEN}\n',
      'big.env': '',
      'binary.env': Buffer.of(0, 1, 2),
      '.env': 'API_TOKEN=hunter2hunter2hunter2\n',
    });
    // Holes take no place on the disk.
    truncateSync(path('big.env'), 1 << 30);
    for (const format of ['text', 'json', 'sarif', 'github']) {
      const { code, out, err } = await run(['--preset=all', '-v', '--output-format', format]);
      expect(code).not.toBe(2);
      expect(`${out}${err}`).not.toContain('hunter2hunter2');
    }
  });

  test('#58 #59 values of referenced files stay in them', async () => {
    const value = ['s3cr', 'et-Value-9x8y7z'].join('');
    write({
      'compose.yaml': `services:\n  a:\n    image: b:1\n    environment:\n      DB_PASSWORD: ${value}\n      OTHER: x\n    healthcheck:\n      test: curl http://u:${value}@localhost/\n    ports: [5432]\n`,
      Dockerfile: `FROM python:3.13-slim\nARG A=1\nENV API_TOKEN=${value}\nENV B=2\nWORKDIR app`,
    });
    for (const format of ['text', 'json', 'sarif', 'github']) {
      const { out, err } = await run(['--preset=all', '-v', '--output-format', format]);
      expect(out.length).toBeGreaterThan(50);
      expect(`${out}${err}`).not.toContain(value);
    }
  });
});

describe('nothing is written', () => {
  test('#64 reports only where they are asked for, and through no link', async () => {
    write({ Dockerfile: relative });
    const before = readdirSync(path()).sort();
    await run([]);
    await run(['inspect']);
    expect(readdirSync(path()).sort()).toEqual(before);
    if (process.platform === 'win32') return;
    mkdirSync(path('../outside'));
    symlinkSync('../outside', path('reports'));
    symlinkSync('../outside/new', path('report.sarif'));
    symlinkSync('.git', path('hidden'));
    for (const target of ['reports/x.sarif', 'report.sarif', 'hidden/config', 'Dockerfile', '.git/config']) {
      expect(await run([...onlyRelative, '-o', target])).toMatchObject({ code: 2 });
    }
    expect(readdirSync(path('../outside'))).toEqual([]);
    expect(readFileSync(path('Dockerfile'), 'utf8')).toBe(relative);
    expect(await run([...onlyRelative, '-o', '../outside/mine'])).toMatchObject({ code: 1 });
  });
});

test.skipIf(process.platform === 'win32')(
  '#64 fixes go through no link and to no place that was not named',
  async () => {
    const blanks = 'FROM python:3.13-slim\nWORKDIR /app  \n';
    const fix = ['--fix', '--select', 'trailing-whitespace'];
    mkdirSync(path('../outside'));
    writeFileSync(path('../outside/Dockerfile'), blanks);
    write({ 'real/a.Dockerfile': blanks, 'real/b.Dockerfile': blanks, 'sub/Dockerfile': blanks });
    symlinkSync('../outside/Dockerfile', path('Dockerfile'));
    symlinkSync('real/a.Dockerfile', path('Dockerfile.a'));
    symlinkSync('../outside', path('folder'));
    for (const named of ['Dockerfile', 'Dockerfile.a', 'folder', 'folder/Dockerfile', 'sub'])
      await run([...fix, named]);
    expect(readFileSync(path('../outside/Dockerfile'), 'utf8')).toBe(blanks);
    expect(readFileSync(path('real/a.Dockerfile'), 'utf8')).toBe(blanks);
    expect(readFileSync(path('sub/Dockerfile'), 'utf8')).toBe('FROM python:3.13-slim\nWORKDIR /app\n');
    await run(fix);
    expect(readFileSync(path('real/b.Dockerfile'), 'utf8')).not.toBe(blanks);
    expect(readdirSync(path(), { recursive: true }).filter((name) => String(name).includes('.tmp'))).toEqual([]);
  },
);

test('#66 more findings than GitHub reads', async () => {
  const count = 5500;
  write({ Dockerfile: `FROM python:3.13-slim\n${'MAINTAINER x\n'.repeat(count)}` });
  const select = ['--select', 'maintainer-instruction'];
  const { code, out } = await run([...select, '--output-format', 'sarif']);
  const log = JSON.parse(out) as {
    runs: readonly [{ results: unknown[]; invocations: readonly [{ executionSuccessful: boolean }] }];
  };
  expect({ code, results: log.runs[0].results.length }).toEqual({ code: 2, results: 5000 });
  expect(log.runs[0].invocations[0].executionSuccessful).toBe(false);
  const json = JSON.parse((await run([...select, '--output-format', 'json'])).out) as { diagnostics: unknown[] };
  expect(json.diagnostics).toHaveLength(count);
}, 20_000);

test('T2 comments of the repository can be kept from silencing', async () => {
  write({ Dockerfile: `FROM python:3.13-slim\n# pydock-lint: ignore[relative-workdir] because\nWORKDIR app\n` });
  expect(await findings()).toMatchObject({ code: 0 });
  expect(await findings(['--no-inline'])).toMatchObject({ code: 1, found: ['Dockerfile'] });
  write({ 'pydock-lint.toml': 'ignore = ["relative-workdir"]\n' });
  expect((await run(['--no-inline'])).out).not.toContain('relative-workdir');
  expect((await run(['--no-inline', '--isolated'])).out).toContain('relative-workdir');
});
