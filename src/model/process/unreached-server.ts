import type { Service } from '../compose.js';
import { scalarValue } from '../compose/values/interpolate.js';
import { type Fact, valueOf } from '../known.js';
import type { Process, WaitingScript } from '../process.js';
import type { Stage } from '../stage.js';

/** A server behind a script that does not pass signals on to it. */
export interface UnreachedServer {
  readonly process: Process;
  readonly script: WaitingScript;
}

/** The server of an image that no SIGTERM reaches because its start script keeps the process. */
export const unreachedInImage = (stage: Stage): UnreachedServer | undefined =>
  mayBringInit(stage) ? undefined : unreached(stage.process);

/** The same for a service that builds its image: Compose may replace the entrypoint, or put an init process before it. */
export function unreachedInService(service: Service): UnreachedServer | undefined {
  const stage = valueOf(service.stage);
  if (!stage || hasInit(service) || (!service.entrypoint && mayBringInit(stage))) return undefined;
  return unreached(service.process);
}

function unreached(fact: Fact<Process>): UnreachedServer | undefined {
  const process = valueOf(fact);
  return process?.waiting && process.server ? { process, script: process.waiting } : undefined;
}

/** Whether the base image may have an ENTRYPOINT such as tini. */
const mayBringInit = ({ entrypoint, rootBase }: Stage): boolean =>
  !entrypoint && (rootBase.kind !== 'image' || rootBase.facts?.entrypoint === undefined);

/** Whether `init:` is on, or may be. Source: https://github.com/compose-spec/compose-spec/blob/main/05-services.md#init */
function hasInit(service: Service): boolean {
  const node = service.attribute('init')?.value;
  if (!node) return false;
  return node.kind !== 'scalar' || valueOf(scalarValue(node, service.project.interpolation)) !== 'false';
}
