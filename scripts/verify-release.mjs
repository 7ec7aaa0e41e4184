// Proves that a tag holds what its sources give: builds the commit that is checked out, which has to be the parent of the tag's, and compares.
// Usage: node scripts/verify-release.mjs TAG
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { treeOf } from './cut-release.mjs';
import { makeReleaseTree } from './release-tree.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [tag] = process.argv.slice(2);
const git = (...args) => execFileSync('git', ['-C', root, ...args], { encoding: 'utf8' }).trim();

const folder = mkdtempSync(join(tmpdir(), 'pydock-lint-verify-'));
try {
  assert.match(tag ?? '', /^v\d+\.\d+\.\d+(?:-[\w.]+)?$/, 'Usage: node scripts/verify-release.mjs vMAJOR.MINOR.PATCH');
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  assert(tag === `v${version}`, `The sources are those of ${version}.`);
  assert(git('status', '--porcelain') === '', 'There are changes that are not committed.');
  const parents = git('show', '--no-patch', '--format=%P', `${tag}^{commit}`);
  assert(parents === git('rev-parse', 'HEAD'), `${tag} was not cut from this commit.`);
  execFileSync('npm', ['run', '--silent', 'build'], { cwd: root, stdio: 'inherit' });
  makeReleaseTree(folder);
  assert(
    treeOf(root, folder) === git('rev-parse', `${tag}^{tree}`),
    `${tag} holds something else than its sources give.`,
  );
  console.log(`${tag} holds what its sources give.`);
} catch (error) {
  console.error(`error: ${error.message}`);
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
