import type { ComposeProject } from '../../compose.js';
import { hole } from '../values/interpolate.js';
import { parseByteSize } from './byte-size.js';
import { containersOf, faultOf, type Path, pathOf, readText, scalarsAt, type ValueFault } from './fault.js';

/** Limits of memory that the engine refuses below 6 MB. */
const memoryLimits = [
  'mem_limit',
  'mem_reservation',
  'deploy/resources/limits/memory',
  'deploy/resources/reservations/memory',
].map(pathOf);

const otherSizes = [
  'memswap_limit',
  'mem_swappiness',
  'shm_size',
  'build/shm_size',
  'volumes/*/tmpfs/size',
  'blkio_config/device_read_bps/*/rate',
  'blkio_config/device_read_iops/*/rate',
  'blkio_config/device_write_bps/*/rate',
  'blkio_config/device_write_iops/*/rate',
].map(pathOf);

/** In bytes. Source: https://github.com/moby/moby/blob/master/daemon/daemon_unix.go (linuxMinMemory). */
const leastMemory = 6 * 2 ** 20;

/**
 * The sizes that Compose cannot read, and limits of memory that the engine refuses.
 *
 * Source: https://github.com/compose-spec/compose-go/blob/main/types/types.go for the attributes.
 */
export function byteSizeFaults(project: ComposeProject): readonly ValueFault[] {
  const containers = containersOf(project);
  const faultsAt = (path: Path, least: number): readonly ValueFault[] =>
    containers.flatMap(({ node }) =>
      scalarsAt(node, path).flatMap((scalar): readonly ValueFault[] => {
        const item = readText(scalar, project);
        const isFraction = typeof scalar.value === 'number' && !Number.isInteger(scalar.value);
        // Compose ignores a fraction of a byte.
        if (isFraction || typeof scalar.value === 'boolean' || item.text.includes(hole)) return [];
        const read = parseByteSize(item.text);
        if ('problem' in read) return [faultOf(item.part(read.start, read.end), read.problem, read.help)];
        if (!(read.bytes > 0 && read.bytes < least)) return [];
        return [
          faultOf(
            item.part(0, item.text.length),
            `${item.text} is a limit of ${read.bytes} bytes, and Docker refuses less than 6 MB.`,
            /^\d+$/.test(item.text) ? `Write ${item.text}m for megabytes.` : undefined,
          ),
        ];
      }),
    );
  return [
    ...memoryLimits.flatMap((path) => faultsAt(path, leastMemory)),
    ...otherSizes.flatMap((path) => faultsAt(path, 0)),
  ];
}
