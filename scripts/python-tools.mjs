// Python programs that the checks of packages need, in a virtual environment below node_modules/.cache: packaging/requirements.txt names them.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const requirements = join(root, 'packaging/requirements.txt');
const scripts = process.platform === 'win32' ? 'Scripts' : 'bin';

/** The program of an environment, by its path. */
export const programOf = (environment, name) => join(environment, scripts, name);

/**
 * The environment with the programs, which is made when it is not there: uv comes from pip, and installs the rest in a second.
 * Throws where there is no Python with pip, or no registry.
 */
export function pythonTools() {
  const key = createHash('sha256').update(readFileSync(requirements)).digest('hex').slice(0, 12);
  const environment = join(root, 'node_modules/.cache/pydock-lint', `python-${key}`);
  if (existsSync(environment)) return environment;
  const [bootstrap, fresh] = [`${environment}-uv`, `${environment}-new`];
  rmSync(bootstrap, { recursive: true, force: true });
  mkdirSync(dirname(environment), { recursive: true });
  const [, uv] = /^(uv==.*)$/m.exec(readFileSync(requirements, 'utf8'));
  run(pythonName, ['-m', 'pip', 'install', '--quiet', '--root-user-action=ignore', '--target', bootstrap, uv]);
  const installer = join(bootstrap, 'bin/uv');
  // Scripts name their environment's path, so that it has to be relocatable.
  run(installer, ['venv', '--quiet', '--clear', '--relocatable', fresh]);
  run(installer, ['pip', 'install', '--quiet', '--python', fresh, '--requirement', requirements]);
  renameSync(fresh, environment);
  rmSync(bootstrap, { recursive: true, force: true });
  return environment;
}

/** How Python is called where it is installed system-wide. */
const pythonName = process.platform === 'win32' ? 'python' : 'python3';

const run = (program, args) => execFileSync(program, args, { stdio: ['ignore', 'inherit', 'inherit'] });
