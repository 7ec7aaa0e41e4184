import { dangerousDevice, dangerousDeviceRule } from '../../../knowledge/devices.js';
import type { ComposeNode } from '../../../parser/compose/tree.js';
import type { Located } from '../../../text/location.js';
import { normalize } from '../../../text/path.js';
import type { Service } from '../../compose.js';
import { type Fact, valueOf } from '../../known.js';
import { interpolate, scalarValue } from '../values/interpolate.js';
import { child, itemsOf, scalarChild } from '../values/nodes.js';
import { settingsOf } from '../values/settings.js';

/** A dangerous device of the host that a service reaches. */
export interface HostDevice extends Located {
  /** The path or the rule, with variables replaced. */
  readonly written: string;
  /** What it is, as it stands before "of the host". */
  readonly what: string;
}

/**
 * The dangerous devices of a service: those in `devices` in either form, and what `device_cgroup_rules` let it create itself.
 *
 * Source: https://docs.docker.com/reference/compose-file/services/#devices
 */
export function dangerousDevices(service: Service): readonly HostDevice[] {
  const devices = itemsOf(child(service.node, 'devices')).flatMap((item) => {
    const written = valueOf(sourceOf(item, service));
    const what = written === undefined ? undefined : dangerousDevice(normalize(written));
    return what === undefined ? [] : [{ at: item.at, written: written!, what }];
  });
  const rules = settingsOf(service, 'device_cgroup_rules').flatMap(({ at, value }) => {
    const what = value.known ? dangerousDeviceRule(value.value) : undefined;
    return value.known && what !== undefined ? [{ at, written: value.value, what }] : [];
  });
  return [...devices, ...rules];
}

/** The host's path of `host[:container[:permissions]]`, or of the long form. */
function sourceOf(item: ComposeNode, { project }: Service): Fact<string> | undefined {
  if (item.kind !== 'scalar') {
    const source = scalarChild(item, 'source');
    return source && scalarValue(source, project.interpolation);
  }
  const { text, part } = interpolate(item, project.interpolation);
  const colon = text.indexOf(':');
  return part(0, colon === -1 ? text.length : colon).value;
}
