// Builds the extension for Visual Studio Code, after a build of the program: editors/vscode/dist/ is the whole extension, with the server in it.
// Usage: node scripts/build-extension.mjs [--package FILE.vsix]
//
// Try it: code --extensionDevelopmentPath=editors/vscode/dist. To package it, npx fetches vsce, which nothing else here needs.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { copyFileSync, cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { licences } from './licences.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const source = join(root, 'editors/vscode');
const target = join(source, 'dist');
/** The last one that runs on Node 20. */
const vsce = '@vscode/vsce@3.9.2';

rmSync(target, { recursive: true, force: true });
mkdirSync(target, { recursive: true });
await bundle();
writeManifest();
copyFileSync(join(source, 'README.md'), join(target, 'README.md'));
for (const name of ['LICENSE', 'CHANGELOG.md']) copyFileSync(join(root, name), join(target, name));
// The program without what only the package for Node needs: types, and compiled code for other Nodes than that of the editor.
for (const name of ['cli.js', 'package.json', 'chunks', 'THIRD-PARTY-LICENSES.txt'])
  cpSync(join(root, 'dist', name), join(target, 'server', name), { recursive: true });
// What the extension would start.
execFileSync(process.execPath, [
  join(root, 'scripts/check-lsp.mjs'),
  process.execPath,
  join(target, 'server/cli.js'),
  'lsp',
]);
const wanted = process.argv.indexOf('--package');
if (wanted !== -1) pack(resolve(process.argv[wanted + 1] ?? 'pydock-lint.vsix'));
console.log(`The extension is in ${target}.`);

async function bundle() {
  const build = await rolldown({
    cwd: root,
    input: join(source, 'src/extension.ts'),
    platform: 'node',
    tsconfig: join(root, 'tsconfig.json'),
    // The editor gives this one.
    external: (id) => id === 'vscode' || isBuiltin(id),
  });
  const { output } = await build.write({ file: join(target, 'extension.js'), format: 'cjs', minify: true });
  await build.close();
  writeFileSync(join(target, 'THIRD-PARTY-LICENSES.txt'), licences('The extension', output));
  const needed = output.flatMap((chunk) => chunk.imports ?? []).filter((id) => id !== 'vscode' && !isBuiltin(id));
  assert.deepEqual(needed, [], 'The extension needs nothing but the editor and Node.');
}

/** Its version is that of the program; its sources are ES modules, what editors load is none. */
function writeManifest() {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const manifest = { ...JSON.parse(readFileSync(join(source, 'package.json'), 'utf8')), version, type: 'commonjs' };
  writeFileSync(join(target, 'package.json'), `${JSON.stringify(manifest, undefined, 2)}\n`);
}

function pack(file) {
  execFileSync('npx', ['--yes', vsce, 'package', '--no-dependencies', '--out', file], {
    cwd: target,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
}
