// Runs the built program with PYDOCK_LINT_COMPILE_CACHE: what is kept, who may read it, and what is not used. Usage, after a build:
// node scripts/check-compile-cache.mjs
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const cli = join(root, 'dist/cli.js');
const temporary = mkdtempSync(join(tmpdir(), 'pydock-lint-cache-'));
const cache = join(temporary, 'cache');

function run(folder) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, 'examples', '--output-format=json'], {
    cwd: root,
    env: { ...process.env, ...(folder === undefined ? {} : { PYDOCK_LINT_COMPILE_CACHE: folder }) },
    encoding: 'utf8',
  });
  assert.equal(status, 1, stderr);
  assert.equal(stderr, '');
  return stdout;
}

const contentsOf = (folder) => new Map(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name))]));

try {
  const expected = run(undefined);
  assert.ok(!existsSync(cache));

  assert.equal(run(cache), expected);
  const [name, ...others] = readdirSync(cache);
  assert.deepEqual(others, []);
  const own = join(cache, name);
  const first = contentsOf(own);
  assert.ok(first.has('core.js.bin') && first.has('compose.js.bin'), [...first.keys()].join(' '));
  if (process.getuid) {
    assert.equal(statSync(own).mode & 0o777, 0o700);
    for (const file of first.keys()) assert.equal(statSync(join(own, file)).mode & 0o777, 0o600);
  }

  // Used, and not written again.
  assert.equal(run(cache), expected);
  assert.deepEqual(contentsOf(own), first);

  // What V8 refuses is replaced.
  writeFileSync(join(own, 'core.js.bin'), 'no code');
  assert.equal(run(cache), expected);
  assert.ok(readFileSync(join(own, 'core.js.bin')).length > 10_000);

  if (process.getuid) {
    // A file that others may write is not used, but replaced; a folder that others may look into is left alone.
    chmodSync(join(own, 'core.js.bin'), 0o666);
    assert.equal(run(cache), expected);
    assert.equal(statSync(join(own, 'core.js.bin')).mode & 0o777, 0o600);
    rmSync(join(own, 'core.js.bin'));
    chmodSync(own, 0o755);
    assert.equal(run(cache), expected);
    assert.ok(!existsSync(join(own, 'core.js.bin')));
    chmodSync(own, 0o700);

    const elsewhere = join(temporary, 'elsewhere');
    renameSync(own, elsewhere);
    symlinkSync(elsewhere, own);
    assert.equal(run(cache), expected);
    assert.ok(!existsSync(join(elsewhere, 'core.js.bin')));
    rmSync(own);
  }

  // Where nothing can be kept, the run is as good.
  const file = join(temporary, 'file');
  writeFileSync(file, '');
  assert.equal(run(file), expected);
  mkdirSync(join(temporary, 'empty'));
  assert.equal(run(join(temporary, 'empty')), expected);
  console.log('Compiled code is kept where the user asks for it, for the user alone.');
} finally {
  rmSync(temporary, { recursive: true, force: true });
}
