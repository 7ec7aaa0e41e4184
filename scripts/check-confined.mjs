// Proves that the built program writes nothing, starts nothing and has no way to the network, unless it is asked to: it is run under
// Node's permission model (https://nodejs.org/api/permissions.html), which ends whatever tries. Usage: node scripts/check-confined.mjs
// Needs Node >= 24, and Node >= 25 for sockets, too: an older one fetches such a Node from the npm registry.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fetchNode } from './node-versions.mjs';

const dist = join(dirname(dirname(fileURLToPath(import.meta.url))), 'dist');
const cli = join(dist, 'cli.js');

/**
 * What the program may use of Node; a new one has to be judged here. `child_process` is for ShellCheck alone, and `vm` for the launcher,
 * which runs the program's own files with the code that the package ships for them. What serves editors makes URIs (`url`) and names of its
 * own (`crypto`, which makes the hashes of baselines, too); `v8` bounds the heap of large runs.
 */
const allowedModules = new Set(['buffer', 'child_process', 'crypto', 'fs', 'os', 'path', 'url', 'util', 'v8', 'vm']);

const folder = mkdtempSync(join(tmpdir(), 'pydock-lint-confined-'));
try {
  checkModules();
  const node = findNode();
  if (node === undefined) console.log('not checked: this needs Node 24 or later, and none could be fetched');
  else checkRuns(node);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** No part of the program names a module of Node that could reach the network, or runs text as code. */
function checkModules() {
  const users = new Map();
  // GitHub's runner alone starts the action, which has to start the program and to write the runner's files.
  const program = listing(dist).filter((file) => file.endsWith('.js') && file !== 'action.js');
  for (const name of program) {
    const code = readFileSync(join(dist, name), 'utf8');
    for (const [, module] of code.matchAll(/\b(?:require|import)\(["'](?:node:)?([\w/]+)["']\)/g)) {
      assert(allowedModules.has(module), `${name} uses the module ${module}`);
      users.set(module, [...(users.get(module) ?? []), name]);
    }
    assert(!/\bfetch\(|\bWebSocket\b|\bEventSource\b|\bnew Function\(|\beval\(/.test(code), `${name} may reach out`);
  }
  assert.deepEqual(users.get('vm'), ['cli.js'], 'only the launcher runs files itself');
  assert.equal(users.get('child_process')?.length, 1, 'one part of the program starts another: that for ShellCheck');
}

/** A Node that has the whole permission model, or most of it; undefined where there is none. */
function findNode() {
  const own = Number(process.versions.node.split('.')[0]);
  return own >= 25 ? process.execPath : (fetchNode(26) ?? (own >= 24 ? process.execPath : undefined));
}

function checkRuns(node) {
  const project = join(folder, 'project');
  const bin = join(folder, 'bin');
  const write = (path, text) => {
    mkdirSync(dirname(join(project, path)), { recursive: true });
    writeFileSync(join(project, path), text);
  };
  write(
    'Dockerfile',
    'FROM python:3.13-slim\nCOPY . .\nRUN cd $x && pip install -r requirements.txt\nCMD python app.py\n',
  );
  write('requirements.txt', 'flask\n');
  write('app.py', 'from flask import Flask\napp = Flask(__name__)\napp.run()\n');
  write('compose.yaml', 'services:\n  web:\n    build: .\n    ports: ["8000:8000"]\n');
  write('.git/HEAD', '');
  write('.hadolint.yaml', 'ignored: [DL3042]\n');
  mkdirSync(bin);
  writeFileSync(join(bin, 'shellcheck'), '#!/bin/sh\ncat >/dev/null\nprintf "%s" \'{"comments":[]}\'\n', {
    mode: 0o755,
  });

  const env = { ...process.env, PATH: [bin, process.env.PATH].join(delimiter), PYDOCK_LINT_TODAY: '2026-11-20' };
  const run = (flags, args) => {
    const { status, stdout, stderr } = spawnSync(node, [...flags, cli, ...args], {
      cwd: project,
      env,
      encoding: 'utf8',
    });
    return { status, stdout, stderr };
  };
  const confined = ['--permission', '--allow-fs-read=*'];

  // The permission model itself: without it none of the following would mean anything.
  const probe = (code) => spawnSync(node, [...confined, '-e', code], { encoding: 'utf8' }).status;
  assert.notEqual(probe(`require('fs').writeFileSync(${JSON.stringify(join(folder, 'x'))}, '')`), 0);
  assert.notEqual(probe(`require('child_process').execFileSync(${JSON.stringify(node)}, ['-v'])`), 0);

  const major = Number(execFileSync(node, ['-p', 'process.versions.node.split(".")[0]'], { encoding: 'utf8' }));
  const connects =
    "require('net').connect(9, '127.0.0.1').on('error', (e) => process.exit(e.code === 'ERR_ACCESS_DENIED' ? 7 : 0))";
  if (major >= 25) assert.equal(probe(connects), 7);

  const before = listing(project);
  for (const args of [
    ['--preset=all'],
    ['--preset=all', '--output-format=json'],
    ['--preset=all', '--output-format=sarif'],
    ['--output-format=github', '-v'],
    ['--statistics'],
    ['--preset=all', '--diff', '--unsafe-fixes', '--show-fixes'],
    ['--show-files'],
    ['--show-settings'],
    ['inspect'],
    ['--output-format=markdown'],
    ['rule', '--all'],
    ['rule', 'root-user', '--color=always'],
    ['config'],
    ['completions', 'bash'],
    ['migrate', '--from-hadolint'],
    ['--help'],
  ]) {
    const [free, bound] = [run([], args), run(confined, args)];
    assert.deepEqual(bound, free, `${args.join(' ')} does not work without rights`);
    assert(free.stdout.length > 10, `${args.join(' ')} says nothing`);
  }
  // An editor is served without rights, too; the script ends badly if not.
  execFileSync(process.execPath, [join(dirname(dist), 'scripts/check-lsp.mjs'), node, ...confined, cli, 'lsp']);
  assert.deepEqual(listing(project), before, 'something was written');

  // What is asked for needs the right, and its lack is told.
  const report = run(confined, ['-o', 'report.txt']);
  assert.equal(report.status, 2);
  assert.match(report.stderr, /cannot be written: ERR_ACCESS_DENIED/);
  const fix = run(confined, ['--preset=all', '--fix']);
  assert.equal(fix.status, 2);
  assert.match(fix.stderr, /The file was not changed: ERR_ACCESS_DENIED/);
  assert.deepEqual(listing(project), before, 'something was written');
  write('pydock-lint.toml', 'shellcheck = true\n');
  const shell = run(confined, []);
  assert.equal(shell.status, 2, shell.stderr);
  assert.match(shell.stderr, /shellcheck/);
  assert.notEqual(run([...confined, '--allow-child-process'], []).status, 2);
  console.log(
    `Node ${major}: nothing is written or started without being asked${major >= 25 ? ', no socket opened' : ''}`,
  );
}

/** Every path below a folder, sorted. */
function listing(where) {
  return readdirSync(where, { recursive: true }).map(String).sort();
}
