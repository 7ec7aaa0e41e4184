// Runs the built CLI on examples/ as a user would and looks at what comes out. Usage, after a build: node scripts/check-examples.mjs
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** At least one rule of each of the five things that the linter is about. */
const themes = {
  'build cache': ['source-copied-before-install', 'package-cache-in-layer', 'dockerignore-missing'],
  'base images': ['end-of-life-base-image', 'unpinned-service-image', 'unpinned-requirements'],
  'ports and host': ['loopback-bind', 'published-port-mismatch', 'database-published'],
  secrets: ['secret-in-env', 'secret-in-compose-environment', 'secret-file-in-image'],
  'another age': ['deprecated-links', 'obsolete-version-key', 'legacy-key-value', 'maintainer-instruction'],
};
const secrets = ['mellow-otter-42-stream', '5f0c1e9ab27d4c3e8f6a1b2d7c9e0f34'];

function run(...args) {
  const env = { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined };
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'dist/cli.js'), ...args], {
    cwd: join(root, 'examples'),
    env,
    encoding: 'utf8',
  });
  return { status, stdout, stderr, all: `$ pydock-lint ${args.join(' ')}\n${stdout}${stderr}` };
}

const flawed = run('tutorial-app');
assert.equal(flawed.status, 1, flawed.all);
assert.match(flawed.stdout, /Dockerfile:\d+:\d+/, flawed.all);

const json = run('tutorial-app', '--output-format', 'json');
assert.equal(json.status, 1, json.all);
const report = JSON.parse(json.stdout);
assert.equal(report.version, 1);
const found = new Set(report.diagnostics.map(({ rule }) => rule));
for (const [theme, rules] of Object.entries(themes)) {
  const missing = rules.filter((rule) => !found.has(rule));
  assert.deepEqual(missing, [], `The flawed example shows the theme "${theme}" whole; found: ${[...found].join(', ')}`);
}

const sarif = run('tutorial-app', '--output-format', 'sarif', '--exit-zero');
assert.equal(sarif.status, 0, sarif.all);
assert.equal(JSON.parse(sarif.stdout).runs[0].results.length, report.diagnostics.length);

const github = run('tutorial-app', '--output-format', 'github');
assert.equal(github.status, 1, github.all);
assert.match(github.stdout, /^::error /m, github.all);

for (const { all } of [flawed, json, sarif, github]) {
  for (const secret of secrets) assert.ok(!all.includes(secret), 'No report shows a secret.');
}

const healthy = run('healthy-app', '--output-format', 'json');
assert.equal(healthy.status, 0, healthy.all);
assert.deepEqual(JSON.parse(healthy.stdout).diagnostics, [], 'The mended example has no findings.');

const inspected = run('inspect', 'healthy-app', '--output-format', 'json');
assert.equal(inspected.status, 0, inspected.all);
JSON.parse(inspected.stdout);

for (const args of [['no-such-folder'], ['.', '--no-such-option'], ['.', '--select', 'no-such-rule']]) {
  const wrong = run(...args);
  assert.equal(wrong.status, 2, wrong.all);
  assert.notEqual(wrong.stderr.trim(), '', `It says what is wrong: ${wrong.all}`);
}

console.log(
  `The examples are as expected: ${report.diagnostics.length} findings in the flawed one, none in the mended one.`,
);
