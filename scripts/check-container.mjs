// Builds what the image of the linter has, without Docker: the files that the Dockerfile copies, alone in a folder, are built by its commands, and
// the result runs where nothing can be written. Usage, after a build: node scripts/check-container.mjs
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, readlinkSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fetchNode } from './node-versions.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const folder = mkdtempSync(join(tmpdir(), 'pydock-lint-image-'));
const node = fetchNode(24) ?? process.execPath;

function run(program, args, options = {}) {
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8', ...options });
  return { status, all: `$ ${program} ${args.join(' ')}\n${stdout}${stderr}` };
}

try {
  const linted = run(
    process.execPath,
    [join(root, 'dist/cli.js'), 'Dockerfile', '--preset', 'strict', '--fail-on', 'info', '--isolated', '--no-inline'],
    { cwd: root },
  );
  assert.equal(linted.status, 0, linted.all);

  const [build, ...final] = readFileSync(join(root, 'Dockerfile'), 'utf8')
    .split(/^FROM /m)
    .slice(1);
  const copies = [...build.matchAll(/^COPY (.+) (\S+)$/gm)].map(([, words, target]) => [words.split(' '), target]);
  assert(copies.length > 3, 'The build stage copies files.');
  const work = join(folder, 'build');
  mkdirSync(work);
  for (const [sources, target] of copies) {
    for (const source of sources) {
      const to = target === './' ? source : target;
      cpSync(join(root, source), join(work, to), {
        recursive: true,
        filter: (path) => !path.endsWith('.generated.js'),
      });
    }
  }
  symlinkSync(join(root, 'node_modules'), join(work, 'node_modules'), 'junction');
  const [, command] = /^RUN (npm run (?:.*\\\n)*.*)$/m.exec(build);
  execFileSync(command, { cwd: work, shell: true, stdio: 'pipe' });

  assert.equal(readlinkSync(join(work, 'bin/pydock-lint')), '/usr/lib/pydock-lint/cli.js');
  // What the last stages take is all that the program has: nothing around it, and nobody who may write.
  for (const stage of final) assert.match(stage, /^COPY --from=build \/build\/dist \/usr\/lib\/pydock-lint$/m);
  const installed = join(folder, 'usr/lib/pydock-lint');
  cpSync(join(work, 'dist'), installed, { recursive: true });
  for (const name of ['LICENSE', 'THIRD-PARTY-LICENSES.txt']) assert(readdirSync(installed).includes(name), name);
  const confined = Number(process.versions.node.split('.')[0]) >= 24 || node !== process.execPath;
  const flags = confined ? ['--permission', '--allow-fs-read=*'] : [];
  for (const [example, status] of [
    ['healthy-app', 0],
    ['tutorial-app', 1],
  ]) {
    const env = { PYDOCK_LINT_TODAY: '2026-11-20' };
    const result = run(node, [...flags, join(installed, 'cli.js'), '.'], { cwd: join(root, 'examples', example), env });
    assert.equal(result.status, status, result.all);
  }
  console.log('The image passes --preset strict; what it copies builds, and runs without the right to write.');
} finally {
  rmSync(folder, { recursive: true, force: true });
}
