// Runs the hooks as people do: a release is committed and tagged in a repository of its own, and pre-commit installs it from there into a sample
// project, without a network. Usage, after a build: node scripts/check-pre-commit.mjs [PRE_COMMIT]
// PRE_COMMIT is the program; by default the version of packaging/requirements.txt is fetched.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { commitRelease } from './cut-release.mjs';
import { programOf, pythonTools } from './python-tools.mjs';
import { makeReleaseTree } from './release-tree.mjs';

const preCommit = process.argv[2] === undefined ? programOf(pythonTools(), 'pre-commit') : resolve(process.argv[2]);
const folder = mkdtempSync(join(tmpdir(), 'pydock-lint-hooks-'));
const [repository, project, tree] = ['pydock-lint', 'project', 'tree'].map((name) => join(folder, name));

// Nothing listens there, and every cache is empty: what is not in the repository cannot be had.
const nowhere = 'http://127.0.0.1:9/';
const env = {
  ...process.env,
  PRE_COMMIT_HOME: join(folder, 'cache'),
  npm_config_cache: join(folder, 'npm-cache'),
  npm_config_registry: nowhere,
  npm_config_update_notifier: 'false',
  ...Object.fromEntries(['http_proxy', 'https_proxy', 'HTTP_PROXY', 'HTTPS_PROXY'].map((name) => [name, nowhere])),
  GIT_CONFIG_GLOBAL: join(folder, 'gitconfig'),
  GIT_CONFIG_SYSTEM: join(folder, 'none'),
  PYDOCK_LINT_TODAY: '2026-11-20',
  NO_COLOR: '1',
  FORCE_COLOR: undefined,
};
// The release is committed in this process.
Object.assign(process.env, { GIT_CONFIG_GLOBAL: env.GIT_CONFIG_GLOBAL, GIT_CONFIG_SYSTEM: env.GIT_CONFIG_SYSTEM });

const git = (where, ...args) => execFileSync('git', ['-C', where, ...args], { env, encoding: 'utf8' }).trim();

function write(where, files) {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(where, path)), { recursive: true });
    writeFileSync(join(where, path), text);
  }
}

/** What pre-commit says in the sample project. */
function run(...args) {
  const { status, stdout, stderr } = spawnSync(preCommit, args, { cwd: project, env, encoding: 'utf8' });
  return { status, output: `$ pre-commit ${args.join(' ')}\n${stdout}${stderr}` };
}

function expect({ status, output }, wanted, ...patterns) {
  assert.equal(status, wanted, output);
  for (const pattern of patterns) assert.match(output, pattern);
}

/** Commits what is in the repository. Minutes lie between commits, as in life: `git describe` goes by their dates. */
function commit(message) {
  minutes += 1;
  const date = new Date(Date.UTC(2026, 0, 1, 0, minutes)).toISOString();
  process.env.GIT_COMMITTER_DATE = env.GIT_COMMITTER_DATE = date;
  git(repository, 'add', '.');
  git(repository, 'commit', '--quiet', '--message', message);
}
let minutes = 0;

/** A commit of sources and a release of it; then one more commit, as days later on main. */
function release(version) {
  write(repository, { 'package.json': `{ "name": "pydock-lint", "version": "${version}", "private": true }\n` });
  commit(`Prepare ${version}`);
  process.env.GIT_COMMITTER_DATE = new Date(Date.UTC(2026, 0, 1, 0, minutes, 30)).toISOString();
  const sources = git(repository, 'rev-parse', 'HEAD^{tree}');
  const tag = commitRelease(repository, tree, version);
  assert.equal(git(repository, 'rev-parse', 'HEAD^{tree}'), sources, 'Merging a release back leaves main as it is.');
  assert.equal(git(repository, 'status', '--porcelain'), '');
  return tag;
}

const configuration = (tag, hook, more = '') =>
  `repos:\n  - repo: ${repository}\n    rev: ${tag}\n    hooks:\n      - id: ${hook}\n${more}`;

/** What the sample project is checked with; `more` are lines of the hook. */
function configure(tag, hook, more) {
  write(project, { '.pre-commit-config.yaml': configuration(tag, hook, more) });
  git(project, 'add', '.pre-commit-config.yaml');
}

const flawed = 'FROM python:3.13-slim\nCOPY . .\nRUN pip install -r requirements.txt\nUSER app\nCMD ["flask", "run"]\n';
const found = /Dockerfile:\d+:\d+/;

try {
  write(folder, {
    gitconfig:
      '[user]\nname = A\nemail = a@example.com\n[init]\ndefaultBranch = main\n[protocol "file"]\nallow = always\n',
  });
  for (const where of [repository, project]) {
    mkdirSync(where);
    git(where, 'init', '--quiet');
  }
  makeReleaseTree(tree);
  const first = release('0.0.1');
  write(project, { Dockerfile: flawed, 'requirements.txt': 'flask==3.1.0\n', '.dockerignore': '.git\n' });
  git(project, 'add', '.');

  // Installed by git, run by a commit: the finding keeps it from being made.
  configure(first, 'pydock-lint');
  expect(run('validate-config'), 0);
  expect(run('install'), 0);
  const refused = spawnSync('git', ['commit', '--message', 'x'], { cwd: project, env, encoding: 'utf8' });
  assert.equal(refused.status, 1, refused.stderr);
  assert.match(refused.stdout + refused.stderr, /pydock-lint\.+Failed\s+- hook id: pydock-lint\s+- exit code: 1/);
  assert.match(refused.stdout + refused.stderr, found);
  expect(run('run', '--files', 'requirements.txt'), 0, /pydock-lint\.+\(no files to check\)Skipped/);

  // A change of .dockerignore alone is about the Dockerfile beside it.
  expect(run('run', '--files', '.dockerignore'), 1, found);

  // What a pattern names by mistake is no error.
  write(project, { '.github/workflows/docker-compose.yml': 'name: x\non: push\njobs: {}\n' });
  expect(run('run', '--files', '.github/workflows/docker-compose.yml'), 0, /pydock-lint\.+Passed/);

  // What the configuration leaves out is left out, even though pre-commit names it.
  write(project, { 'pydock-lint.toml': 'exclude = ["Dockerfile"]\n' });
  expect(run('run', '--files', 'Dockerfile'), 0, /pydock-lint\.+Passed/);
  rmSync(join(project, 'pydock-lint.toml'));

  // Files that are called like options are files: none of them writes a report or takes another configuration.
  write(project, {
    '--output-file=evil/Dockerfile': flawed,
    '--config=evil/compose.yml': 'services: {}\n',
    '-o.Dockerfile': flawed,
    'evil/x': '',
  });
  git(project, 'add', '.');
  expect(run('run', '--all-files'), 1, /--output-file=evil\/Dockerfile:\d+:\d+/, /-o\.Dockerfile:\d+:\d+/);
  assert.equal(git(project, 'status', '--porcelain', 'evil'), 'A  evil/x');
  // The same where somebody's own arguments forgot the --: they are refused.
  configure(first, 'pydock-lint', '        args: [--exit-zero]\n');
  expect(run('run', '--all-files'), 1, /is an option and also the name of a file/, /exit code: 2/);
  for (const name of ['--output-file=evil', '--config=evil', '-o.Dockerfile', 'evil'])
    git(project, 'rm', '--quiet', '-rf', '--', name);
  expect(run('run', '--all-files'), 0, /pydock-lint\.+Passed/);

  // The other hook looks at the whole project, also when only its packages have changed.
  configure(first, 'pydock-lint-project');
  expect(run('run', '--files', 'requirements.txt'), 1, found);
  write(project, { Dockerfile: 'FROM python:3.13-slim\nUSER 1000\nCMD ["python", "-V"]\n' });
  git(project, 'add', '.');
  expect(run('run', '--all-files'), 0, /pydock-lint \(whole project\)\.+Passed/);

  // autoupdate finds the next version, by its own tag and not by that of the major version.
  const second = release('0.0.2');
  write(repository, { 'later.txt': 'x\n' });
  commit('Go on');
  expect(run('autoupdate'), 0, /updating/);
  assert.match(readFileSync(join(project, '.pre-commit-config.yaml'), 'utf8'), new RegExp(`rev: ${second}$`, 'm'));
  expect(run('run', '--all-files'), 0);
  const version = execFileSync(preCommit, ['--version'], { env, encoding: 'utf8' }).trim();
  console.log(`${version}: both hooks install offline, find, leave out and are updated.`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
