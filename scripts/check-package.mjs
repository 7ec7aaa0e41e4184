// Checks what npm would get: packs a release, looks into the tarball, and uses it as a stranger would, on every Node that is supported.
// Usage, after a build: node scripts/check-package.mjs
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fetchNode } from './node-versions.mjs';
import { makeReleaseTree } from './release-tree.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
/** Half of it is compiled code (docs/decisions/compiled-code.md): a package is fetched once, and started with every commit. */
const limits = { packedBytes: 2_500_000, unpackedBytes: 7_000_000 };
const folder = mkdtempSync(join(tmpdir(), 'pydock-lint-package-'));

/** Runs a program of node_modules; its output is shown only when it fails. */
function tool(path, args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'node_modules', path), ...args], {
    cwd: folder,
    encoding: 'utf8',
  });
  assert.equal(status, 0, `${path} ${args.join(' ')}\n${stdout}${stderr}`);
}

function node(args) {
  return spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
}

/** `npm pack` of a release, unpacked under node_modules of an empty folder. */
function pack() {
  const release = join(folder, 'release');
  makeReleaseTree(release, { codeCache: true });
  const out = execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], {
    cwd: release,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  const parsed = JSON.parse(out);
  // npm 11 and older give an array, later ones an object by package name.
  const [description] = Array.isArray(parsed) ? parsed : Object.values(parsed);
  const tarball = join(folder, description.filename);
  const installed = join(folder, 'node_modules/pydock-lint');
  mkdirSync(installed, { recursive: true });
  execFileSync('tar', ['-xzf', tarball, '-C', installed, '--strip-components=1']);
  return {
    tarball,
    installed,
    files: description.files.map(({ path }) => path),
    unpackedBytes: description.unpackedSize,
  };
}

function checkContents({ tarball, installed, files, unpackedBytes }) {
  const manifest = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'));
  assert.deepEqual(Object.keys(manifest.dependencies ?? {}), [], 'The package has no runtime dependencies.');
  // npm takes a package with any of `build`, `prepare`, `prepack`, `install`… for one that must be built.
  for (const key of ['scripts', 'devDependencies', 'private'])
    assert.equal(manifest[key], undefined, `The package has no ${key}.`);
  for (const file of [
    'dist/cli.js',
    'dist/index.js',
    'dist/index.d.ts',
    'dist/THIRD-PARTY-LICENSES.txt',
    'LICENSE',
    'README.md',
  ]) {
    assert.ok(files.includes(file), `${file} is in the package.`);
  }
  const foreign = files.filter(
    (file) => !/^(dist|schemas)\/|^(LICENSE|README\.md|CHANGELOG\.md|package\.json)$/.test(file),
  );
  assert.deepEqual(foreign, [], 'Nothing else is in the package.');
  assert.ok(!files.includes('dist/action.js'), 'The action is for GitHub alone.');
  const packedBytes = statSync(tarball).size;
  assert.ok(
    packedBytes <= limits.packedBytes,
    `The tarball has ${packedBytes} bytes; the limit is ${limits.packedBytes}.`,
  );
  assert.ok(
    unpackedBytes <= limits.unpackedBytes,
    `Unpacked it has ${unpackedBytes} bytes; the limit is ${limits.unpackedBytes}.`,
  );
  for (const file of files.filter((name) => name.startsWith('dist/') && name.endsWith('.js'))) {
    for (const [, name] of readFileSync(join(installed, file), 'utf8').matchAll(/\brequire\(["'`]([^"'`]+)["'`]\)/g)) {
      assert.ok(name.startsWith('.') || isBuiltin(name), `${file} requires ${name}, which the package does not bring.`);
    }
  }
  assert.ok(statSync(join(installed, 'dist/cli.js')).mode & 0o100, 'The CLI is executable.');
  return `${files.length} files, ${kilobytes(packedBytes)} packed, ${kilobytes(unpackedBytes)} unpacked`;
}

const kilobytes = (bytes) => `${Math.round(bytes / 1000)} kB`;

/** The programmatic API by both module systems, its types by both, and the CLI by its bin entry. */
function checkUse(installed) {
  const use = '(typeof lint === "function" && Array.isArray(rules)) || process.exit(1)';
  for (const code of [
    `const { lint, rules } = require('pydock-lint'); ${use}`,
    `import('pydock-lint').then(({ lint, rules }) => { ${use} })`,
  ]) {
    const { status, stderr } = node(['-e', code]);
    assert.equal(status, 0, `${code}\n${stderr}`);
  }
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
  for (const file of ['consumer.mts', 'consumer.cts']) {
    writeFileSync(
      join(folder, file),
      "import { lint, rules } from 'pydock-lint';\nexport const used = [lint, rules] as const;\n",
    );
  }
  symlinkSync(join(root, 'node_modules/@types'), join(folder, 'node_modules/@types'), 'junction');
  const options = [
    '--noEmit',
    '--strict',
    '--module',
    'nodenext',
    '--target',
    'es2022',
    '--lib',
    'es2022',
    '--types',
    'node',
  ];
  tool('typescript/bin/tsc', [...options, 'consumer.mts', 'consumer.cts']);
  const { version, bin } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'));
  const run = node([join(installed, bin['pydock-lint']), '--version']);
  assert.equal(run.status, 0, run.stderr);
  assert.ok(run.stdout.includes(version), `--version says ${version}: ${run.stdout}`);
}

/** Installed by npm into an empty folder, the program runs on the oldest and the newest Node: by its name, with its exit codes. */
function checkNodes(tarball) {
  const home = join(folder, 'elsewhere');
  mkdirSync(home);
  writeFileSync(join(home, 'package.json'), '{ "private": true }\n');
  const options = ['--offline', '--no-audit', '--no-fund'];
  execFileSync('npm', ['install', ...options, '--prefix', home, tarball], {
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
  // On Windows the name is that of a shell script.
  const program = join(
    home,
    'node_modules',
    process.platform === 'win32' ? 'pydock-lint/dist/cli.js' : '.bin/pydock-lint',
  );
  const examples = join(root, 'examples');
  const env = { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined };
  const versions = [20, 22, 24].map((major) => [major, fetchNode(major)]).filter(([, found]) => found !== undefined);
  for (const [major, found] of versions) {
    const run = (...args) => spawnSync(found, [program, ...args], { cwd: examples, env, encoding: 'utf8' });
    for (const [args, status, output] of [
      [['tutorial-app'], 1, /Found \d+ problems/],
      [['healthy-app'], 0, /passed/],
      [['nowhere'], 2, /./],
    ]) {
      const result = run(...args);
      const said = `Node ${major}: ${result.stdout}${result.stderr}`;
      assert.equal(result.status, status, said);
      assert.match(said, output);
      assert.doesNotMatch(result.stderr, /Warning/, said);
    }
  }
  return versions.map(([major]) => major).join(', ');
}

try {
  const packed = pack();
  const summary = checkContents(packed);
  tool('publint/src/cli.js', [packed.tarball, '--strict']);
  tool('@arethetypeswrong/cli/dist/index.js', [packed.tarball, '--no-color']);
  checkUse(packed.installed);
  console.log(`The package is fit to publish: ${summary}. It runs on Node ${checkNodes(packed.tarball)}.`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
