// Other linters, where they are installed: the same files, each read by one process.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const files = (folder, name) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith(name));

/** By name: how each is asked for its version, and for a folder. */
const peers = {
  hadolint: { version: ['--version'], command: (cwd) => ['hadolint', '--no-fail', ...files(cwd, 'Dockerfile')] },
  dclint: { version: ['--version'], command: () => ['dclint', '-r', '.'] },
};

/** The peers on PATH with their versions, by name. */
export function installedPeers() {
  const found = new Map();
  for (const [name, { version }] of Object.entries(peers)) {
    const { status, stdout } = spawnSync(name, version, { encoding: 'utf8' });
    if (status === 0) found.set(name, /\d+(?:\.\d+)+/.exec(stdout)?.[0] ?? 'unknown');
  }
  return found;
}

/** The command that lets a peer lint a folder: its program and arguments. */
export const peerCommand = (name, cwd) => peers[name].command(join(cwd));
