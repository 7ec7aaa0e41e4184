import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { scene } from '../security/scene.js';

const { write, run, path } = scene();

const relative = 'FROM python:3.13-slim\nWORKDIR app\n';
const only = ['--select', 'relative-workdir'];
const file = '.pydock-lint-baseline.json';
const base = ['--baseline', file];

interface Document {
  readonly salt?: string;
  readonly entries: readonly { readonly path: string; readonly rule: string; readonly count: number }[];
}
const text = (name = file) => readFileSync(path(name), 'utf8');
const written = (name = file) =>
  (JSON.parse(text(name)) as Document).entries.map(({ path: of, rule, count }) => `${of} ${rule} ${count}`);

describe('--write-baseline', () => {
  test('makes all findings known, and says how to use it', async () => {
    write({ Dockerfile: relative, 'a/Dockerfile': relative });
    expect(await run([...only, '--write-baseline'])).toEqual({
      code: 0,
      out: 'All checks passed! (2 Dockerfiles)\n2 findings in the baseline.\n',
      err: `note: ${file}: 2 findings written. Use it with \`--baseline ${file}\`, or set \`baseline\` in the configuration.\n`,
    });
    expect(written()).toEqual(['Dockerfile relative-workdir 1', 'a/Dockerfile relative-workdir 1']);
    expect((await run([...only, ...base])).code).toBe(0);
    expect((await run(only)).code).toBe(1);
  });

  test('takes a file by = or by its ending, and leaves paths alone', async () => {
    write({ Dockerfile: relative });
    expect((await run([...only, '--write-baseline=x.json'])).code).toBe(0);
    expect((await run([...only, '--write-baseline', 'y.json', '.'])).code).toBe(0);
    expect((await run([...only, '--write-baseline', '.'])).code).toBe(0);
    for (const name of ['x.json', 'y.json', file]) expect(written(name)).toEqual(['Dockerfile relative-workdir 1']);
  });

  test('writes the one that --baseline or the configuration names', async () => {
    write({ Dockerfile: relative });
    expect((await run([...only, '--baseline', 'x.json', '--write-baseline'])).code).toBe(0);
    expect(written('x.json')).toHaveLength(1);
    write({ 'pydock-lint.toml': 'baseline = "ci/base.json"\n', 'ci/x': '' });
    const { code, err } = await run([...only, '--write-baseline']);
    expect({ code, err }).toEqual({ code: 0, err: 'note: ci/base.json: 1 finding written.\n' });
    expect(written('ci/base.json')).toEqual(['../Dockerfile relative-workdir 1']);
    expect((await run(only)).code).toBe(0);
  });

  test('writes the same again, and nothing half', async () => {
    const secret = 'FROM python:3.13-slim\nENV API_TOKEN=ghp_abcdefghijklmnopqrstuvwxyz0123456789\n';
    write({ Dockerfile: secret });
    await run(['--write-baseline']);
    const first = text();
    expect(first).toContain('"salt"');
    expect(first).not.toContain('ghp_');
    await run(['--write-baseline']);
    expect(text()).toBe(first);
    expect(readdirSync(path()).sort()).toEqual(['.git', file, 'Dockerfile']);
    write({ Dockerfile: secret.replace('6789', '6780') });
    const { code, out } = await run([...base, '--select', 'secret-in-env']);
    expect(code).toBe(1);
    expect(out).toContain('secret-in-env');
  });

  test('keeps what was not looked at: other paths, other rules, files that cannot be read', async () => {
    write({ Dockerfile: relative, 'a/Dockerfile': relative, 'b/Dockerfile': relative });
    await run([...only, '--write-baseline']);
    write({ Dockerfile: relative.replace('app', '/app') });
    await run([...only, 'Dockerfile', 'a/Dockerfile', '--write-baseline']);
    expect(written()).toEqual(['a/Dockerfile relative-workdir 1', 'b/Dockerfile relative-workdir 1']);
    await run(['--select', 'root-user', '--write-baseline']);
    expect(written().filter((line) => line.includes('relative-workdir'))).toHaveLength(2);
    write({ 'b/Dockerfile': Buffer.from([0, 1]) });
    const { code, err } = await run([...only, '--write-baseline']);
    expect(code).toBe(2);
    expect(err).toContain('error: b/Dockerfile: The file is binary.');
    expect(written()).toContain('b/Dockerfile relative-workdir 1');
  });

  test('never writes over what is no baseline, nor through a link', async () => {
    write({ Dockerfile: relative, 'package.json': '{"name": "x"}\n' });
    const refused = await run([...only, '--write-baseline=package.json']);
    expect(refused.code).toBe(2);
    expect(refused.err).toContain('package.json: This is no baseline: `version` is missing');
    expect(refused.err).toContain('It is not written over: mend it, or delete it.');
    expect(refused.out).toContain('relative-workdir');
    expect(text('package.json')).toBe('{"name": "x"}\n');
    mkdirSync(path('..', 'out'), { recursive: true });
    symlinkSync(path('..', 'out', 'x.json'), path('link.json'));
    expect((await run([...only, '--write-baseline=link.json'])).err).toContain('is not written through a link');
    expect(existsSync(path('..', 'out', 'x.json'))).toBe(false);
  });

  test('may write outside of the repository, and read it there again', async () => {
    write({ Dockerfile: relative });
    for (let time = 0; time < 2; time++)
      expect((await run([...only, '--write-baseline=../base.json'])).err).toMatch(/^note: .*1 finding written/);
    expect((await run([...only, '--baseline', '../base.json'])).code).toBe(0);
  });
});

describe('--baseline', () => {
  test('shows what is new', async () => {
    write({ Dockerfile: relative });
    await run([...only, '--write-baseline']);
    write({ Dockerfile: `# moved\r\n\r\n${relative.replaceAll('\n', '\r\n')}`, 'a/Dockerfile': relative });
    const { code, out } = await run([...only, ...base]);
    expect(code).toBe(1);
    expect(out).toContain(' --> a/Dockerfile:2:9');
    expect(out).toContain(
      'Found 1 problem (1 error) in 1 file.\nNone fixable with --fix alone (1 hidden, --unsafe-fixes).\n1 finding in the baseline.\n',
    );
  });

  test('is seen in JSON', async () => {
    write({ Dockerfile: `${relative}# pydock-lint: ignore[relative-workdir]\nWORKDIR b\n` });
    await run([...only, '--write-baseline']);
    const { out } = await run([...only, ...base, '--output-format', 'json']);
    expect(JSON.parse(out)).toMatchObject({
      summary: { error: 0, suppressed: 1, baseline: 1 },
      diagnostics: [{ rule: 'relative-workdir', suppressed: { by: 'baseline', reason: null } }],
    });
  });

  test('counts from its own folder, whatever the working directory is', async () => {
    write({ 'a/Dockerfile': relative, 'pydock-lint.toml': 'baseline = "base.json"\n' });
    await run([...only, '--write-baseline']);
    expect(await run(only, { from: 'a' })).toEqual({
      code: 0,
      out: 'All checks passed! (1 Dockerfile)\n1 finding in the baseline.\n',
      err: '',
    });
    await run([...only, '--write-baseline'], { from: 'a' });
    expect(written('base.json')).toEqual(['a/Dockerfile relative-workdir 1']);
  });

  test('each configuration has its own', async () => {
    write({
      'a/Dockerfile': relative,
      'a/pydock-lint.toml': 'baseline = "base.json"\n',
      'b/Dockerfile': relative,
      'b/pydock-lint.toml': 'baseline = "base.json"\n',
    });
    await run([...only, 'a', 'b', '--write-baseline']);
    for (const name of ['a/base.json', 'b/base.json']) expect(written(name)).toEqual(['Dockerfile relative-workdir 1']);
    expect((await run(only)).code).toBe(0);
  });

  test('that is broken or missing is told, and holds nothing', async () => {
    write({ Dockerfile: relative, [file]: '{\n  "version": 1,\n  "entries": [}\n' });
    const { code, out, err } = await run([...only, ...base]);
    expect({ code, err }).toEqual({ code: 2, err: `error: ${file}:3: This is no baseline: This is no JSON.\n` });
    expect(out).toContain('Found 1 problem');
    expect((await run([...only, '--baseline', 'none.json'])).err).toBe(
      'error: none.json: There is no such file or folder. `--write-baseline` makes a baseline.\n',
    );
  });
});

describe('what is stale', () => {
  const fine = relative.replace('app', '/app');
  const stale = `warning: ${file}: 1 entry matches nothing any more, and --prune-baseline removes what does not: relative-workdir in Dockerfile.\n`;

  test('is a warning that changes no exit code, and --prune-baseline takes it out', async () => {
    write({ Dockerfile: relative, 'a/Dockerfile': relative });
    await run([...only, '--write-baseline']);
    write({ Dockerfile: fine });
    const { code, err } = await run([...only, ...base]);
    expect({ code, err }).toEqual({ code: 0, err: stale });
    expect((await run([...only, ...base, '-q'])).err).toBe('');
    expect((await run([...only, ...base, '--prune-baseline'])).err).toBe(
      `note: ${file}: 1 entry removed that matched nothing any more.\n`,
    );
    expect(written()).toEqual(['a/Dockerfile relative-workdir 1']);
    expect((await run([...only, ...base])).err).toBe('');
  });

  test('is named whole with --verbose', async () => {
    const many = Array.from({ length: 5 }, (_, number) => `${number}/Dockerfile`);
    write(Object.fromEntries(many.map((name) => [name, relative])));
    await run([...only, '--write-baseline']);
    write(Object.fromEntries(many.map((name) => [name, fine])));
    const { err } = await run([...only, ...base]);
    expect(err).toContain('5 entries match nothing any more');
    expect(err).toContain('in 2/Dockerfile, and 2 more.');
    expect((await run([...only, ...base, '-v'])).err).toContain('in 4/Dockerfile.');
  });

  test('are files that are gone, where they were looked for', async () => {
    write({ Dockerfile: relative, 'a/Dockerfile': fine });
    await run([...only, '--write-baseline']);
    rmSync(path('Dockerfile'));
    expect((await run([...only, ...base])).err).toBe(stale);
    expect((await run([...only, ...base, 'a'])).err).toBe('');
    expect((await run([...only, ...base, 'a/Dockerfile'])).err).toBe('');
  });

  test('is not what was not looked at', async () => {
    write({ Dockerfile: relative, 'a/Dockerfile': fine });
    await run([...only, '--write-baseline']);
    write({ Dockerfile: fine });
    expect((await run([...only, ...base, 'a/Dockerfile'])).err).toBe('');
    expect((await run([...base, '--select', 'secret-in-env'])).err).toBe('');
    expect((await run([...only, ...base, '--exclude', '/Dockerfile'])).err).toBe('');
    expect((await run([...only, ...base, '--shard', '2/2'])).err).toBe('');
    expect((await run([...only, ...base, '--shard', '1/2'])).err).toBe(stale);
    write({ Dockerfile: Buffer.from([0]) });
    expect((await run([...only, ...base])).err).toBe('error: Dockerfile: The file is binary.\n');
  });

  test('are findings in files that Dockerfiles use, after a look at everything', async () => {
    const requirements = ['--select', 'unpinned-requirements'];
    write({
      'a/Dockerfile': 'FROM python:3.13-slim\nCOPY requirements.txt .\nRUN pip install -r requirements.txt\n',
      'a/requirements.txt': 'flask\n',
    });
    await run([...requirements, '--write-baseline']);
    expect(written()).toEqual(['a/requirements.txt unpinned-requirements 1']);
    write({ 'a/requirements.txt': 'flask==3.0\n' });
    expect((await run([...requirements, ...base, 'a'])).err).toBe('');
    expect((await run([...requirements, ...base])).err).toContain('unpinned-requirements in a/requirements.txt');
  });
});

test('options that contradict one another are refused', async () => {
  for (const args of [
    ['--write-baseline', '--prune-baseline'],
    ['--write-baseline', '--shard', '1/2'],
    ['--prune-baseline', '--shard', '1/2'],
    ['--show-files', '--shard', '1/2'],
    ['--prune-baseline'],
    ['--baseline'],
  ]) {
    const { code, err } = await run(args);
    expect(code).toBe(2);
    expect(err).toMatch(/^error: .*`--(?:shard|prune-baseline|baseline)`/);
  }
});

test('--show-settings has it', async () => {
  write({ 'a/pydock-lint.toml': 'baseline = "base.json"\n' });
  expect((await run(['a', '--show-settings'])).out).toContain('baseline = "a/base.json"\n');
  expect((await run(['--show-settings'])).out).not.toContain('baseline');
});
