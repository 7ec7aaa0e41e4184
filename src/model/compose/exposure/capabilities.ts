import { type Capability, capability } from '../../../knowledge/capabilities.js';
import type { Located, Note } from '../../../text/location.js';
import type { Service } from '../../compose.js';
import { valueOf } from '../../known.js';
import type { Gravity } from './gravity.js';
import { isPrivileged } from './privileges.js';
import { settingOf, settingsOf } from '../values/settings.js';

/** A capability that a service gets and that leads out of its container, or reaches what others share. */
export interface GivenCapability extends Located, Pick<Capability, 'name' | 'effect'> {
  readonly gravity: Gravity;
  /** What makes it worse. */
  readonly related: readonly Note[];
}

/** The dangerous capabilities in `cap_add`; none for a privileged service, which has them all anyway. */
export const dangerousCapabilities = (service: Service): readonly GivenCapability[] =>
  isPrivileged(service)
    ? []
    : settingsOf(service, 'cap_add').flatMap(({ at, value }) => {
        const row = value.known ? capability(value.value) : undefined;
        return row ? [{ at, ...weighed(row, service) }] : [];
      });

function weighed({ name, effect, grade, worseWith }: Capability, service: Service): Omit<GivenCapability, 'at'> {
  const namespace = worseWith && settingOf(service, worseWith);
  if (!namespace || valueOf(namespace.value) !== 'host') return { name, effect, gravity: grade, related: [] };
  const related = [{ at: namespace.at, note: 'the container shares this with the host' }];
  return { name, effect: `${effect} of the host`, gravity: 'error', related };
}
