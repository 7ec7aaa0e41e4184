import type { Located, Note } from '../../../text/location.js';
import type { Service } from '../../compose.js';
import { valueOf } from '../../known.js';
import { scalarValue } from '../values/interpolate.js';
import { child, scalarChild } from '../values/nodes.js';

/** A mount of a folder in the home directory of one person. `at` is the mount, or the device of the volume that shows it. */
export interface HomePath extends Located {
  /** As it is mounted, variables replaced. */
  readonly path: string;
  readonly related: readonly Note[];
}

/** `/home/me`, `/Users/me`, `C:\Users\me`, and the ways in which WSL and Docker Desktop write the last. */
const homeFolder =
  /^(?:\/|[A-Za-z]:[\\/]+|\/(?:mnt\/|host_mnt\/|run\/desktop\/mnt\/host\/)?[A-Za-z]\/)(?:home|Users)[\\/]+(?!(?:Shared|Public)(?:[\\/]|$))[^\\/]+/;

const isHome = (path: string): boolean => homeFolder.test(path);

/** The mounts of a service whose source lies in somebody's home directory, named by its absolute path. */
export function homePaths(service: Service): readonly HomePath[] {
  const { mounts, namedVolumes, project } = service;
  const binds = mounts.flatMap(({ at, type, source }): HomePath[] => {
    const path = type === 'bind' && source?.known ? source.value : undefined;
    return path !== undefined && source?.known && isHome(path) ? [{ at, path, related: source.evidence }] : [];
  });
  const devices = namedVolumes.flatMap(({ name }): HomePath[] => {
    const volume = project.volumes.get(valueOf(name) ?? '');
    const device = scalarChild(child(volume?.node, 'driver_opts'), 'device');
    const path = device && valueOf(scalarValue(device, project.interpolation));
    return device && path !== undefined && isHome(path) ? [{ at: device.at, path, related: [] }] : [];
  });
  return [...binds, ...devices];
}
