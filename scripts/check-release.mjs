// Proves that the tree of a release depends on the sources alone: the program is built once more, by another Node where one can be had, and the two
// trees have the same bytes. Usage, after a build: node scripts/check-release.mjs
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fetchNode } from './node-versions.mjs';
import { filesOf, makeReleaseTree } from './release-tree.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const folder = mkdtempSync(join(tmpdir(), 'pydock-lint-release-'));
try {
  const [first, second, dist] = ['first', 'second', 'dist'].map((name) => join(folder, name));
  const other = process.versions.node.startsWith('24.') ? 22 : 24;
  const builder = fetchNode(other) ?? process.execPath;
  execFileSync(builder, [join(root, 'scripts/build.mjs'), '--out', dist], { stdio: 'inherit' });
  makeReleaseTree(first);
  makeReleaseTree(second, { dist });
  const files = filesOf(first);
  assert.deepEqual(filesOf(second), files);
  for (const file of files) {
    const [one, two] = [first, second].map((tree) => join(tree, file));
    assert(readFileSync(one).equals(readFileSync(two)), `${file} is not the same in two builds`);
    assert.equal(statSync(one).mode, statSync(two).mode, file);
  }
  const foreign = files.filter(
    (file) =>
      !/^(dist|schemas)\/|^(\.gitattributes|\.pre-commit-hooks\.yaml|action\.yml|LICENSE|package\.json|\w+\.md)$/.test(
        file,
      ),
  );
  assert.deepEqual(foreign, [], 'Nothing else is in a release.');
  const manifest = JSON.parse(readFileSync(join(first, 'package.json'), 'utf8'));
  const kept = [
    'bin',
    'description',
    'engines',
    'exports',
    'files',
    'license',
    'main',
    'name',
    'type',
    'types',
    'version',
  ];
  for (const key of kept) assert(key in manifest, `The manifest of a release has ${key}.`);
  for (const key of ['scripts', 'devDependencies', 'dependencies', 'private'])
    assert(!(key in manifest), `The manifest of a release has no ${key}.`);
  const bytes = files.reduce((sum, file) => sum + statSync(join(first, file)).size, 0);
  const by = builder === process.execPath ? 'twice by this Node' : `by Node ${process.versions.node} and ${other}`;
  console.log(`The release has ${files.length} files, ${Math.round(bytes / 1000)} kB; built ${by}, they are the same.`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
