// Runs the action as GitHub's runner does: its file by Node 24 where one can be had, inputs in the environment with the defaults of action.yml, the
// runner's files beside. Usage, after a build: node scripts/check-action.mjs
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { fetchNode } from './node-versions.mjs';
import { makeReleaseTree } from './release-tree.mjs';

const node = fetchNode(24) ?? process.execPath;
const folder = mkdtempSync(join(tmpdir(), 'pydock-lint-action-'));
const action = join(folder, 'action');
let workspace;

/** An empty workspace with these files. */
function checkOut(files) {
  workspace = mkdtempSync(join(folder, 'work-'));
  mkdirSync(join(workspace, '.git'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(workspace, path)), { recursive: true });
    writeFileSync(join(workspace, path), text);
  }
}

/** A run of the action: its exit code, its log, and what the runner makes of its files. */
function run(inputs = {}) {
  const { inputs: known, runs } = parse(readFileSync(join(action, 'action.yml'), 'utf8'));
  for (const name of Object.keys(inputs)) assert(name in known, `There is no input ${name}.`);
  const values = Object.entries(known).map(([name, one]) => [name, inputs[name] ?? one.default ?? '']);
  const scratch = mkdtempSync(join(folder, 'runner-'));
  const [output, summary, temporary] = ['output', 'summary', 'temporary'].map((name) => join(scratch, name));
  for (const file of [output, summary]) writeFileSync(file, '');
  mkdirSync(temporary);
  const { PATH } = process.env;
  const { status, stdout, stderr } = spawnSync(node, [join(action, runs.main)], {
    cwd: workspace,
    env: {
      PATH,
      ...Object.fromEntries(values.map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])),
      GITHUB_ACTIONS: 'true',
      CI: 'true',
      GITHUB_WORKSPACE: workspace,
      GITHUB_OUTPUT: output,
      GITHUB_STEP_SUMMARY: summary,
      RUNNER_TEMP: temporary,
      PYDOCK_LINT_TODAY: '2026-11-20',
    },
    encoding: 'utf8',
  });
  assert.deepEqual(readdirSync(temporary), [], 'No temporary file is left.');
  const log = `${stdout}${stderr}`;
  assert.doesNotMatch(log, /^\s+at .*:\d+:\d+\)?$/m, 'No stack trace is shown.');
  const outputs = outputsOf(readFileSync(output, 'utf8'));
  assert.equal(outputs['exit-code'], String(status), log);
  return { status, log, outputs, summary: readFileSync(summary, 'utf8'), commands: commandsOf(stdout) };
}

/** The outputs in a file, as the runner reads it. */
function outputsOf(text) {
  const lines = text.split('\n');
  const outputs = {};
  while (lines.length > 1) {
    const [, name, delimiter] = /^([\w-]+)<<(.+)$/.exec(lines.shift());
    const end = lines.indexOf(delimiter);
    outputs[name] = lines.splice(0, end).join('\n');
    lines.shift();
  }
  assert.deepEqual(Object.keys(outputs).sort(), ['errors', 'exit-code', 'findings', 'sarif-file']);
  return outputs;
}

/** The lines that the runner takes for commands, by its two ways of writing them. */
function commandsOf(log) {
  const colourless = log.replaceAll(/\u001b\[[\d;]*m/g, '');
  return colourless.split('\n').filter((line) => /^\s*::/.test(line) || /##\[/.test(line));
}

const unescape = (text) =>
  text.replaceAll('%0A', '\n').replaceAll('%3A', ':').replaceAll('%2C', ',').replaceAll('%25', '%');
const flawed = 'FROM python:3.13-slim\nCOPY . .\nRUN pip install -r requirements.txt\nUSER app\nCMD ["flask", "run"]\n';
const clean = 'FROM python:3.13-slim\nUSER 1000\nCMD ["python", "-V"]\n';

try {
  makeReleaseTree(action);

  // Names of any kind, and a line that would be a command.
  const names = ['my app/Dockerfile', `it's "so"/Dockerfile`, 'a,b:c%0A/Dockerfile', 'new\n::error::line/Dockerfile'];
  checkOut({
    ...Object.fromEntries(names.map((name) => [name, flawed])),
    'x/Dockerfile': `${flawed}::add-mask::x\n##[error]y\n`,
    'quiet/Dockerfile': clean,
  });
  const usual = run();
  assert.equal(usual.status, 1, usual.log);
  assert(Number(usual.outputs.findings) > Number(usual.outputs.errors) && Number(usual.outputs.errors) > 0, usual.log);
  assert.equal(usual.outputs['sarif-file'], '');
  const own = usual.commands.filter((line) =>
    /^::(error|warning|notice) (file=[^:]+,line=\d+,.*)?title=[\w-]+::/.test(line),
  );
  assert.deepEqual(usual.commands, own, 'Nothing but our annotations is a command.');
  for (const name of names) {
    assert(
      own.some((line) => unescape(/file=([^,]*),/.exec(line)?.[1] ?? '') === name),
      `${name}: ${usual.log}`,
    );
  }
  assert.match(usual.summary, /^#+ pydock-lint/m, usual.log);
  assert.match(usual.summary, /my app/);

  // Paths are lines, whatever is in them; what looks like an option is none.
  const two = run({ paths: `my app\n  it's "so"/Dockerfile\n`, summary: 'false', annotations: 'false' });
  assert.equal(two.status, 1);
  assert.match(two.log, /my app\/Dockerfile:\d+/);
  assert.match(two.log, /it's "so"\/Dockerfile:\d+/);
  assert.doesNotMatch(two.log, /a,b/);
  assert.deepEqual([two.commands, two.summary], [[], '']);
  const option = run({ paths: '--output-file=report\n$(touch report)\n`touch report`', args: '--exit-zero' });
  assert.deepEqual([option.status, existsSync(join(workspace, 'report'))], [2, false], option.log);
  assert.match(option.log, /--output-file=report/);

  // The other inputs, and the folder that they count from.
  const chosen = run({
    'working-directory': 'my app',
    select: 'loopback-bind\nuser-unknown,root-user',
    ignore: 'root-user',
    args: '--color "never"',
  });
  assert(
    chosen.commands.every((line) => line.includes('file=my app/Dockerfile,')),
    chosen.log,
  );
  const lenient = run({ 'fail-on': 'error', select: 'package-cache-in-layer' });
  assert.equal(lenient.status, 0, lenient.log);
  assert(Number(lenient.outputs.findings) > 0 && lenient.outputs.errors === '0', lenient.log);
  writeFileSync(join(workspace, 'other.toml'), 'select = ["package-cache-in-layer"]\n');
  assert.equal(run({ config: 'other.toml' }).outputs.findings, lenient.outputs.findings);

  // Nothing found.
  const nothing = run({ paths: 'quiet' });
  assert.deepEqual([nothing.status, nothing.outputs.findings, nothing.outputs.errors], [0, '0', '0'], nothing.log);
  assert.deepEqual(nothing.commands, []);
  assert.match(nothing.summary, /all checks passed/);

  // What cannot be done is said, and is no success.
  for (const [inputs, message] of [
    [{ paths: 'nowhere' }, /There is no such file or folder/],
    [{ select: 'no-such-rule' }, /no-such-rule/],
    [{ config: 'nowhere.toml' }, /nowhere\.toml/],
    [{ args: '--fix-everything' }, /--fix-everything/],
    [{ args: '"' }, /A quote in `args` is not closed/],
    [{ annotations: 'perhaps' }, /`annotations` is true or false/],
    [{ 'working-directory': 'nowhere' }, /`working-directory` is no folder/],
    [{ 'working-directory': '..' }, /`working-directory` leads out of the workspace/],
  ]) {
    const wrong = run(inputs);
    assert.equal(wrong.status, 2, wrong.log);
    assert.match(wrong.log, message);
  }

  // A report for code scanning: in the workspace only, and told only if this run wrote it.
  writeFileSync(join(workspace, 'old.sarif'), '{}');
  writeFileSync(join(folder, 'outside'), 'x');
  symlinkSync(join(folder, 'outside'), join(workspace, 'link.sarif'));
  symlinkSync(folder, join(workspace, 'out'));
  const sarif = run({ 'sarif-file': 'quiet/../results.sarif', 'working-directory': 'my app' });
  assert.deepEqual([sarif.status, sarif.outputs['sarif-file']], [1, 'results.sarif'], sarif.log);
  const { results } = JSON.parse(readFileSync(join(workspace, 'results.sarif'), 'utf8')).runs[0];
  assert.equal(String(results.length), sarif.outputs.findings);
  assert.equal(run({ 'sarif-file': 'old.sarif', paths: 'quiet' }).outputs['sarif-file'], 'old.sarif');
  assert.equal(run({ 'sarif-file': 'old.sarif', select: 'no-such-rule' }).outputs['sarif-file'], '');
  for (const path of [
    'link.sarif',
    '../x.sarif',
    'out/x.sarif',
    join(folder, 'x.sarif'),
    '.git/x',
    'quiet/Dockerfile',
    'no/folder/x',
  ]) {
    const refused = run({ 'sarif-file': path, paths: 'quiet' });
    assert.deepEqual([refused.status, refused.outputs['sarif-file']], [2, ''], `${path}: ${refused.log}`);
  }
  assert.equal(readFileSync(join(folder, 'outside'), 'utf8'), 'x');
  assert.equal(readFileSync(join(workspace, 'quiet/Dockerfile'), 'utf8'), clean);
  assert(!existsSync(join(folder, 'x.sarif')));

  // More findings than GitHub shows.
  checkOut(Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`app-${index}/Dockerfile`, flawed])));
  const many = run();
  assert.equal(many.status, 1);
  assert(Number(many.outputs.findings) > 1000, many.outputs.findings);
  assert.match(many.log, /GitHub shows the first 10 annotations of each kind/);
  assert(Buffer.byteLength(many.summary) <= 1024 * 1024 && many.summary.length > 1000);
  console.log(`The action works, by Node ${node === process.execPath ? process.versions.node : '24'}.`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
