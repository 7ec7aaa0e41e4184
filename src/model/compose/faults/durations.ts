import type { ComposeProject } from '../../compose.js';
import { hole } from '../values/interpolate.js';
import { parseDuration } from './duration.js';
import { containersOf, faultOf, type Path, pathOf, readText, scalarsAt, type ValueFault } from './fault.js';

/** The durations of a health check; the engine takes none between zero and a millisecond. */
const healthcheckDurations = ['interval', 'timeout', 'start_period', 'start_interval'].map((name) => [
  'healthcheck',
  name,
]);

const otherDurations = [
  'stop_grace_period',
  'deploy/restart_policy/delay',
  'deploy/restart_policy/window',
  'deploy/update_config/delay',
  'deploy/update_config/monitor',
  'deploy/rollback_config/delay',
  'deploy/rollback_config/monitor',
].map(pathOf);

const millisecond = 1e6;

/**
 * The durations that Compose cannot read, or that the engine refuses.
 *
 * Source: https://github.com/compose-spec/compose-go/blob/main/types/types.go for the attributes,
 * https://github.com/moby/moby/blob/master/daemon/container.go for health checks.
 */
export function durationFaults(project: ComposeProject): readonly ValueFault[] {
  const containers = containersOf(project);
  const faultsAt = (path: Path, least: number): readonly ValueFault[] =>
    containers.flatMap(({ node }) =>
      scalarsAt(node, path).flatMap((scalar): readonly ValueFault[] => {
        const item = readText(scalar, project);
        // The schema takes texts only.
        if (typeof scalar.value !== 'string' || item.text.includes(hole)) return [];
        const read = parseDuration(item.text);
        if ('problem' in read) return [faultOf(item.part(read.start, read.end), read.problem, read.help)];
        if (read.nanoseconds === 0 || read.nanoseconds >= least) return [];
        return [
          faultOf(
            item.part(0, item.text.length),
            `${item.text} is shorter than a millisecond, which Docker refuses for health checks.`,
          ),
        ];
      }),
    );
  return [
    ...healthcheckDurations.flatMap((path) => faultsAt(path, millisecond)),
    ...otherDurations.flatMap((path) => faultsAt(path, Number.NEGATIVE_INFINITY)),
  ];
}
