import { folderContext } from '../dockerfile/build-context.js';
import type { Mount } from '../compose.js';
import type { FileHost } from '../files.js';
import { valueOf } from '../known.js';
import { join } from '../../text/path.js';
import type { Change } from './change.js';

/**
 * What a service's mounts change in the files that its container sees. A bind mount hides what the image has at its place; a
 * volume starts with it, so that nothing changes.
 * Source: https://docs.docker.com/engine/storage/bind-mounts/ and https://docs.docker.com/engine/storage/volumes/
 */
export function mountedFiles(mounts: readonly Mount[], host: FileHost): readonly Change[] {
  const depth = ({ target }: Mount) => (valueOf(target) ?? '').split('/').length;
  return [...mounts].sort((one, other) => depth(one) - depth(other)).flatMap((mount) => mountChanges(mount, host));
}

function mountChanges(mount: Mount, host: FileHost): readonly Change[] {
  const target = valueOf(mount.target);
  if (target === undefined)
    return [{ kind: 'changed', path: '/', because: 'something is mounted at a path that is not known' }];
  // Docker refuses a mount over the root, and another rule says so.
  if (target === '/' || mount.type === 'volume') return [];
  const path = join('/', target);
  const hidden: Change = { kind: 'hidden', path };
  if (mount.type === 'tmpfs') return [hidden];
  const unsure: Change = { kind: 'changed', path, because: 'files of the host are mounted there' };
  const source = valueOf(mount.hostPath);
  if (mount.type !== 'bind' || source === undefined) return [unsure];
  const by = { at: mount.at, note: 'mounted here' };
  const kind = host.kindOf(source);
  if (kind === 'file') return [{ kind: 'put', path, entry: 'file', source, by }];
  if (kind !== 'directory') return [unsure];
  return [hidden, { kind: 'tree', path, context: folderContext(source, host), from: '.', by }];
}
