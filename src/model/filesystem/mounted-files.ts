import { folderContext } from '../dockerfile/build-context.js';
import type { ComposeProject, Mount, Service } from '../compose.js';
import { child, isNull, scalarChild } from '../compose/values/nodes.js';
import type { FileHost } from '../files.js';
import { valueOf } from '../known.js';
import { join } from '../../text/path.js';
import type { ImageFilesystem } from '../filesystem.js';
import type { Change } from './change.js';

/**
 * What a service's mounts change in the files of its image that its container sees. A bind mount hides what the image has at its place; a
 * volume starts with that, wherever it lies, and keeps what is written to it later.
 * Source: https://docs.docker.com/engine/storage/bind-mounts/ and https://docs.docker.com/engine/storage/volumes/
 */
export function mountedFiles(
  { mounts, project }: Pick<Service, 'mounts' | 'project'>,
  image: ImageFilesystem,
  host: FileHost,
): readonly Change[] {
  const depth = ({ target }: Mount) => (valueOf(target) ?? '').split('/').length;
  return [...mounts]
    .sort((one, other) => depth(one) - depth(other))
    .flatMap((mount) => mountChanges(mount, project, image, host));
}

/** Whether Docker fills a volume from the image: one that is made elsewhere, or that a driver shows, holds what it holds. */
export function isFilledByImage({ source }: Mount, { volumes }: ComposeProject): boolean {
  const volume = volumes.get(valueOf(source) ?? '');
  if (source !== undefined && !source.known) return false;
  const driver = scalarChild(volume?.node, 'driver')?.text ?? 'local';
  return !volume || (!volume.external && driver === 'local' && isNull(child(volume.node, 'driver_opts')));
}

function mountChanges(
  mount: Mount,
  project: ComposeProject,
  image: ImageFilesystem,
  host: FileHost,
): readonly Change[] {
  const target = valueOf(mount.target);
  if (target === undefined)
    return [{ kind: 'changed', path: '/', because: 'something is mounted at a path that is not known' }];
  // Docker refuses a mount over the root, and another rule says so.
  if (target === '/') return [];
  const path = join('/', target);
  const by = { at: mount.at, note: 'mounted here' };
  if (mount.type === 'volume' && !isFilledByImage(mount, project))
    return [{ kind: 'changed', path, because: 'a volume of which more is not known is mounted there' }];
  if (mount.type === 'volume')
    return [
      { kind: 'put', path, entry: 'directory', source: undefined, by },
      { kind: 'graft', path, files: image, from: path, by },
      { kind: 'added', path, because: 'a volume keeps what is written to it' },
    ];
  const hidden: Change = { kind: 'hidden', path };
  if (mount.type === 'tmpfs') return [hidden];
  const unsure: Change = { kind: 'changed', path, because: 'files of the host are mounted there' };
  const source = valueOf(mount.hostPath);
  if (mount.type !== 'bind' || source === undefined) return [unsure];
  const kind = host.kindOf(source);
  if (kind === 'file') return [{ kind: 'put', path, entry: 'file', source, by }];
  if (kind !== 'directory') return [unsure];
  return [hidden, { kind: 'tree', path, context: folderContext(source, host), from: '.', by }];
}
