// Builds the package for PyPI: the launcher of packaging/pypi with a release laid beside it. Usage, after a build: node scripts/build-wheel.mjs FOLDER
// Writes the wheel and the source archive; the same sources give the same bytes.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { programOf, pythonTools } from './python-tools.mjs';
import { filesOf, makeReleaseTree } from './release-tree.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** What the launcher needs of dist/: the programmatic interface and the action are of no use to it. */
const isProgram = (name) => !/\.d\.ts$|^(?:action|index)\.js$/.test(name);

/** Builds into a folder. Returns the paths of the wheel and of the source archive. */
export function buildWheel(folder) {
  const scratch = mkdtempSync(join(tmpdir(), 'pydock-lint-wheel-'));
  const [release, project] = ['release', 'project'].map((name) => join(scratch, name));
  try {
    makeReleaseTree(release);
    cpSync(join(root, 'packaging/pypi'), project, {
      recursive: true,
      filter: (path) => !path.endsWith('__pycache__'),
    });
    for (const name of ['package.json', 'LICENSE']) renameSync(join(release, name), join(project, name));
    for (const name of filesOf(join(release, 'dist')).filter(isProgram))
      cpSync(join(release, 'dist', name), join(project, 'src/pydock_lint/dist', name));
    const target = join(scratch, 'built');
    execFileSync(programOf(pythonTools(), 'hatchling'), ['build', '--directory', target], {
      cwd: project,
      // The oldest day that archives can name, as npm uses it, for all files.
      env: { ...process.env, SOURCE_DATE_EPOCH: '499162500' },
      stdio: 'pipe',
    });
    cpSync(target, folder, { recursive: true });
    const named = (ending) =>
      join(
        folder,
        filesOf(target).find((name) => name.endsWith(ending)),
      );
    return { wheel: named('.whl'), archive: named('.tar.gz') };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [folder] = process.argv.slice(2);
  if (folder === undefined) {
    console.error('Usage: node scripts/build-wheel.mjs FOLDER');
    process.exit(2);
  }
  const { wheel, archive } = buildWheel(resolve(folder));
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  console.log(`pydock-lint ${version}: ${wheel}, ${archive}`);
}
