// Makes what a release is: the built program with a manifest that has nothing to run or to install, and the files that pre-commit, GitHub
// and npm look for. The tag of a version holds just this, and npm and PyPI get it too: see docs/decisions/release-tree.md.
// Usage, after a build: node scripts/release-tree.mjs FOLDER [--code-cache]
// The same sources give the same bytes, except for the code cache.
import assert from 'node:assert/strict';
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Files and folders of the repository that a release has as they are. */
const copied = [
  '.pre-commit-hooks.yaml',
  'action.yml',
  'CHANGELOG.md',
  'LICENSE',
  'README.md',
  'SECURITY.md',
  'schemas',
];

/**
 * What npm and pre-commit must not see: they would install what it takes to build (devDependencies, and the scripts that mean "must be built"),
 * or refuse to publish (private).
 */
const ofTheSources = new Set(['private', 'scripts', 'devDependencies']);

/**
 * Writes the tree of a release into a folder, which must be empty or not there. `codeCache` takes along the code that V8 compiled at build time: it
 * fits one Node, and is never the same twice, so that a tag does without. `dist` is the built program. Returns the manifest.
 */
export function makeReleaseTree(folder, { codeCache = false, dist = join(root, 'dist') } = {}) {
  const sources = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const manifest = Object.fromEntries(Object.entries(sources).filter(([name]) => !ofTheSources.has(name)));
  assert(existsSync(join(dist, 'cli.js')), `${dist} has no program: run \`npm run build\` first.`);
  mkdirSync(folder, { recursive: true });
  assert.deepEqual(readdirSync(folder), [], `${folder} is not empty.`);
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(manifest, undefined, 2)}\n`);
  // No checkout changes line ends: the bytes are those that were built.
  writeFileSync(join(folder, '.gitattributes'), '* -text\n');
  for (const name of copied) cpSync(join(root, name), join(folder, name), { recursive: true });
  cpSync(dist, join(folder, 'dist'), {
    recursive: true,
    filter: (path) => codeCache || path !== join(dist, 'code-cache'),
  });
  for (const name of filesOf(folder)) {
    chmodSync(join(folder, name), manifest.bin['pydock-lint'] === name ? 0o755 : 0o644);
  }
  return manifest;
}

/** Every file below a folder, by its path with slashes, sorted. */
export function filesOf(folder) {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(folder, name)).isFile())
    .map((name) => name.replaceAll('\\', '/'))
    .sort();
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [folder, option] = process.argv.slice(2);
  if (folder === undefined || ![undefined, '--code-cache'].includes(option)) {
    console.error('Usage: node scripts/release-tree.mjs FOLDER [--code-cache]');
    process.exit(2);
  }
  const { name, version } = makeReleaseTree(resolve(folder), { codeCache: option !== undefined });
  console.log(`${name} ${version}: ${filesOf(resolve(folder)).length} files in ${folder}`);
}
