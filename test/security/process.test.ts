// The program as a process, in surroundings that are not as they should be.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rolldown } from 'rolldown';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'pydock-lint-')));
const project = join(folder, 'project');
const cli = join(folder, 'cli.mjs');

beforeAll(async () => {
  const bundle = await rolldown({ input: 'src/cli.ts', platform: 'node', tsconfig: 'tsconfig.json', onLog() {} });
  await bundle.write({ dir: folder, format: 'esm', entryFileNames: 'cli.mjs', chunkFileNames: '[name].mjs' });
  mkdirSync(join(project, '.git'), { recursive: true });
  writeFileSync(join(project, 'Dockerfile'), `FROM python:3.13-slim\n${'MAINTAINER x\n'.repeat(3000)}`);
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a line of shell in which `$LINT` is the program; the exit code and what both streams said. */
function shell(line: string, env: Readonly<Record<string, string>> = {}) {
  const { status, stdout, stderr } = spawnSync('bash', ['-c', `set -o pipefail\n${line}`], {
    cwd: project,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], LINT: `${process.execPath} ${cli} --select maintainer-instruction`, ...env },
    timeout: 60_000,
    // Bash reads its settings where standard input is a socket.
    stdio: ['ignore', 'pipe', 'pipe'],
    maxBuffer: 64 << 20,
  });
  return { status, stdout, stderr };
}

describe.skipIf(process.platform === 'win32')('surroundings', () => {
  test('#65 standard output that nobody reads to its end', () => {
    const { status, stdout, stderr } = shell('$LINT | head -1');
    expect({ status, stderr, lines: stdout.split('\n').length }).toEqual({ status: 1, stderr: '', lines: 2 });
  });

  test.skipIf(process.platform !== 'linux')('#65 standard output that is full', () => {
    const { status, stderr } = shell('$LINT > /dev/full');
    expect(status).toBe(2);
    expect(stderr).toContain('cannot be written: ENOSPC');
  });

  test.skipIf(process.platform !== 'linux')('standard input without end', () => {
    const { status, stderr } = shell('$LINT - < /dev/zero');
    expect(status).toBe(2);
    expect(stderr).toContain('too large');
  });

  test('#67 a poor environment', () => {
    const poor = { TMPDIR: '/nowhere', LANG: 'C', TERM: 'dumb', COLUMNS: '1' };
    const usual = shell('$LINT --output-format json');
    expect(usual.status).toBe(1);
    expect(shell('$LINT --output-format json', poor)).toEqual(usual);
    expect(shell('$LINT', poor)).toEqual(shell('$LINT'));
  });

  test('#67 a working directory that is gone', () => {
    const { status, stderr } = shell('mkdir ../gone && cd ../gone && rmdir ../gone && $LINT');
    expect(status).toBe(2);
    expect(stderr).toMatch(/^error: .*ENOENT.*\n$/);
  });

  test('#47 nested brackets in two files do not end the process', () => {
    execFileSync('mkdir', ['-p', join(project, 'a'), join(project, 'b')]);
    for (const name of ['a', 'b']) writeFileSync(join(project, name, 'compose.yaml'), '['.repeat(1000));
    expect(shell('$LINT --extend-select compose-syntax a b').status).toBe(1);
  });
});
