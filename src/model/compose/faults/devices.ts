import type { ComposeNode } from '../../../parser/compose/tree.js';
import type { ComposeProject } from '../../compose.js';
import { valueOf } from '../../known.js';
import { hole } from '../values/interpolate.js';
import { scalarChild } from '../values/nodes.js';
import { containersOf, faultOf, fieldOf, nodesAt, pathOf, readText, scalarsAt, type ValueFault } from './fault.js';

/** Read, write and make nodes, each once at most. */
const isPermission = (text: string): boolean => /^[rwm]{1,3}$/.test(text) && new Set(text).size === text.length;

/** The counts of device requests. */
const counts = ['gpus/*/count', 'deploy/resources/reservations/devices/*/count'].map(pathOf);

const permissionHelp = 'The permissions are letters of rwm.';

/**
 * The devices that Compose or the engine refuses: items of `devices`, and counts of device requests.
 *
 * Source: https://github.com/compose-spec/compose-go/blob/main/transform/device.go and types/device.go there; permissions:
 * https://docs.docker.com/reference/cli/docker/container/run/#device
 */
export const deviceFaults = (project: ComposeProject): readonly ValueFault[] =>
  containersOf(project).flatMap(({ node }) => [
    ...nodesAt(node, ['devices', '*']).flatMap((item) => deviceFault(item, project)),
    ...counts.flatMap((path) =>
      scalarsAt(node, path).flatMap((scalar) => {
        const field = fieldOf(scalar, project);
        const text = valueOf(field.value);
        if (text === undefined || /^(?:all|[+-]?\d+)$/i.test(text)) return [];
        return [faultOf(field, `${text || 'Nothing'} is no count of devices.`, 'Write a number, or all.')];
      }),
    ),
  ]);

function deviceFault(item: ComposeNode, project: ComposeProject): readonly ValueFault[] {
  if (item.kind === 'map') {
    const permissions = scalarChild(item, 'permissions');
    const field = permissions && fieldOf(permissions, project);
    const text = valueOf(field?.value);
    return field && text && !isPermission(text)
      ? [faultOf(field, `${text} is no permission for a device.`, permissionHelp)]
      : [];
  }
  if (item.kind !== 'scalar' || item.value === null) return [];
  const { text, part } = readText(item, project);
  if (text.includes(hole)) return [];
  const [source = '', target, permissions, ...more] = text.split(':');
  if (more.length > 0) {
    return [
      faultOf(part(0, text.length), `${text} has too many colons.`, 'Write it as source, target and permissions.'),
    ];
  }
  if (source === '') return [faultOf(part(0, text.length), `${text || 'The item'} names no device of the host.`)];
  if (permissions && !isPermission(permissions)) {
    const start = text.length - permissions.length;
    return [faultOf(part(start, text.length), `${permissions} is no permission for a device.`, permissionHelp)];
  }
  if (target !== undefined && permissions === undefined && isPermission(target)) {
    return [
      faultOf(
        part(source.length + 1, text.length),
        `Compose takes ${target} for the path in the container.`,
        `Write ${source}:${source}:${target}.`,
        true,
      ),
    ];
  }
  return [];
}
