// Cuts a release of the version in package.json from the commit that is checked out. Usage: node scripts/cut-release.mjs
//
//   o---o---o-------M  main: its tree stays as it is
//            \     /
//             R---'    tags v1.2.3 and v1: the tree of scripts/release-tree.mjs
//
// The commit of the release is merged back, so that `git describe` on main finds its tag: `pre-commit autoupdate` asks just that. Nothing is
// pushed. See CONTRIBUTING.md.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { makeReleaseTree } from './release-tree.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

function git(repository, args, env = {}) {
  return execFileSync('git', ['-C', repository, ...args], {
    env: { ...process.env, ...env },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  }).trim();
}

/** The tag that moves: people who write `uses: …@v1` mean the latest release of version 1. */
const movingTag = (version) => `v${version.split('.')[0]}`;

/** Commits a folder as the release of a version on top of HEAD, tags it, and merges it back. Returns the tag. */
export function commitRelease(repository, folder, version) {
  const tag = `v${version}`;
  const tree = treeOf(repository, folder);
  const commit = git(repository, ['commit-tree', tree, '-p', 'HEAD', '-m', `Release ${version}`]);
  git(repository, ['tag', '--annotate', '--message', `pydock-lint ${version}`, tag, commit]);
  // Not a second name of the annotated tag: `git describe --abbrev=0` then gives no tag but `v1.2.3-2-g…`, which pre-commit takes for a commit.
  git(repository, ['tag', '--force', movingTag(version), commit]);
  git(repository, [
    'merge',
    '--quiet',
    '--no-ff',
    '--strategy',
    'ours',
    '--message',
    `Merge release ${version}`,
    commit,
  ]);
  return tag;
}

/** The id of a folder as a tree of git, which is written to the repository. */
export function treeOf(repository, folder) {
  const scratch = mkdtempSync(join(tmpdir(), 'pydock-lint-index-'));
  try {
    const env = { GIT_INDEX_FILE: join(scratch, 'index') };
    const add = [
      '--work-tree',
      folder,
      '-c',
      'core.autocrlf=false',
      '-c',
      'core.fileMode=true',
      'add',
      '--all',
      '--force',
    ];
    git(repository, [...add, '.'], env);
    return git(repository, ['write-tree'], env);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** Throws for what keeps the checked out commit from being released. */
function checkReady(version) {
  assert(git(root, ['status', '--porcelain']) === '', 'There are changes that are not committed.');
  assert(git(root, ['tag', '--list', `v${version}`]) === '', `v${version} is there already.`);
  const heading = new RegExp(`^## \\[?${version.replaceAll('.', '\\.')}\\]? - \\d{4}-\\d\\d-\\d\\d$`, 'm');
  assert.match(
    readFileSync(join(root, 'CHANGELOG.md'), 'utf8'),
    heading,
    `CHANGELOG.md has no heading "## ${version} - YYYY-MM-DD".`,
  );
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const folder = mkdtempSync(join(tmpdir(), 'pydock-lint-release-'));
  try {
    checkReady(version);
    execFileSync('npm', ['run', '--silent', 'build'], { cwd: root, stdio: 'inherit' });
    makeReleaseTree(folder);
    const tag = commitRelease(root, folder, version);
    const branch = git(root, ['rev-parse', '--abbrev-ref', 'HEAD']);
    console.log(
      `${tag} is cut. To publish it:\n  git push --atomic origin ${branch} ${tag} +${movingTag(version)}\nand start the workflow Release with ${tag}.`,
    );
  } catch (error) {
    console.error(`error: ${error.message}`);
    process.exitCode = 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
