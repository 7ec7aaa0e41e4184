import type { Service } from '../../compose.js';
import { valueOf } from '../../known.js';
import { scalarValue } from '../values/interpolate.js';
import { child, isNull, scalarChild } from '../values/nodes.js';
import { isAwaited } from './awaited.js';

/** Whether the engine starts a container again after it ended by itself; `none` where nobody said anything. */
export function restartPolicy({ node, project }: Service): 'restarts' | 'stays' | 'none' | 'unknown' {
  const deployed = child(child(node, 'deploy'), 'restart_policy');
  const scalar = scalarChild(node, 'restart') ?? scalarChild(deployed, 'condition');
  if (!scalar) return isNull(deployed) ? 'none' : 'restarts';
  const policy = valueOf(scalarValue(scalar, project.interpolation));
  if (policy === undefined) return 'unknown';
  // YAML 1.1 took a bare `no` for a boolean.
  return policy === 'no' || policy === 'false' || policy === 'none' ? 'stays' : 'restarts';
}

/** Whether a container is meant to end: it is a job, others wait until it has, another program starts it, or a person sits at its terminal. */
export function runsOnce(service: Service): boolean {
  const { kind, attribute } = service;
  if (kind === 'job') return true;
  if (attribute('provider') || attribute('stdin_open') || attribute('tty')) return true;
  return isAwaited(service);
}
