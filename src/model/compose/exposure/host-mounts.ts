import type { ComposeNode } from '../../../parser/compose/tree.js';
import type { Located, Note } from '../../../text/location.js';
import { normalize } from '../../../text/path.js';
import type { Service } from '../../compose.js';
import type { Environment } from '../../environment.js';
import { known, valueOf } from '../../known.js';
import { scalarValue } from '../values/interpolate.js';
import { readMount } from '../values/mount-syntax.js';
import { child, itemsOf, scalarChild } from '../values/nodes.js';

/** A file or folder of the host, outside the project, that a service sees. */
export interface HostMount extends Located {
  /**
   * Normalised: `/var/run` is `/run`, every home folder is `~`, the drive `C:` is `/`. Undefined where it is not known.
   */
  readonly path: string | undefined;
  /** As a person reads it: variables replaced as far as they are known. */
  readonly written: string;
  readonly target: string | undefined;
  readonly readOnly: boolean;
  /** Where a named volume says what it shows. */
  readonly related: readonly Note[];
}

/** The mounts of a service that show a part of the host by its absolute path, by a variable, or by a volume that binds it. */
export function hostMounts(service: Service): readonly HostMount[] {
  const environment = withHomes(service.project.interpolation);
  return itemsOf(child(service.node, 'volumes')).flatMap((item) => hostMount(item, service, environment) ?? []);
}

function hostMount(item: ComposeNode, service: Service, environment: Environment): HostMount | undefined {
  const mount = readMount(item, environment);
  if (!mount?.source || mount.type === 'tmpfs') return undefined;
  const { at, type, source, readOnly } = mount;
  const target = valueOf(mount.target.value);
  const text = valueOf(source.value);
  if (type === 'volume') {
    const volume = text === undefined ? undefined : boundVolume(text, service, environment);
    return volume && { ...volume, at, target, readOnly: readOnly || volume.readOnly };
  }
  if (text === undefined) return { at, target, readOnly, path: undefined, written: 'a path of the host', related: [] };
  const path = hostPathOf(text);
  return path === undefined ? undefined : { at, path, written: text, target, readOnly, related: [] };
}

/** A volume of the driver `local` that only binds a path: https://docs.docker.com/reference/cli/docker/volume/create/#opt */
function boundVolume(
  name: string,
  { project }: Service,
  environment: Environment,
): Pick<HostMount, 'path' | 'written' | 'readOnly' | 'related'> | undefined {
  const options = child(project.volumes.get(name)?.node, 'driver_opts');
  const device = scalarChild(options, 'device');
  const flags = scalarChild(options, 'o');
  const words = (flags && valueOf(scalarValue(flags, environment)))?.split(',') ?? [];
  const text = device && valueOf(scalarValue(device, environment));
  const path = text === undefined ? undefined : hostPathOf(text);
  if (!device || path === undefined || !words.some((word) => word === 'bind' || word === 'rbind')) return undefined;
  return {
    path,
    written: text!,
    readOnly: words.includes('ro'),
    related: [{ at: device.at, note: `the volume ${name} shows this path` }],
  };
}

/** The variables that hold a home folder. Who starts the project decides which one: `~` stands for it. */
const homes = new Set(['HOME', 'USERPROFILE']);

const withHomes = (environment: Environment): Environment => ({
  ...environment,
  value: (name) => (homes.has(name) && !environment.get(name) ? known('~') : environment.value(name)),
  within: (file) => {
    const inner = environment.within?.(file);
    return inner && withHomes(inner);
  },
});

/** A path as this file writes them; undefined for one of the project. */
function hostPathOf(text: string): string | undefined {
  const path = text.replaceAll('\\', '/');
  if (!/^(?:\/|~(?:\/|$)|[A-Za-z]:)/.test(path)) return undefined;
  return normalize(path)
    .replace(/^c:$/i, '/')
    .replace(/^(?:[a-z]:|\/(?:mnt\/|host_mnt\/)?[a-z])?\/(?:Users|home)\/(?!Shared(?:\/|$))[^/]+/i, '~')
    .replace(/^(?:\/var)?\/root(?=\/|$)/, '~')
    .replace(/^\/var\/run(?=\/|$)/, '/run');
}
