import type { ComposeProject, Service } from '../../compose.js';
import { valueOf } from '../../known.js';

/**
 * Whether one choice of profiles starts both services: one without profiles always runs. Two services without a common
 * profile may still be started by naming a profile of each, but nobody has to.
 *
 * Source: https://docs.docker.com/compose/how-tos/profiles/
 */
export const mayRunTogether = (one: Pick<Service, 'profiles'>, other: Pick<Service, 'profiles'>): boolean =>
  one.profiles.length === 0 || other.profiles.length === 0 || sharesProfile(one, other);

/** Whether two services have a profile in common. */
const sharesProfile = (one: Pick<Service, 'profiles'>, other: Pick<Service, 'profiles'>): boolean =>
  one.profiles.some((profile) => other.profiles.includes(profile));

/**
 * Whether a service stays away although the one that needs it starts: it has profiles, and none of them is one of the
 * other's or among those that `COMPOSE_PROFILES` of `.env` switches on.
 */
export const isHiddenFrom = (needed: Service, by: Service): boolean =>
  needed.profiles.length > 0 && !sharesProfile(needed, by) && !isSwitchedOn(needed, activeProfiles(needed.project));

const isSwitchedOn = ({ profiles }: Service, active: readonly string[]): boolean =>
  active.includes('*') || profiles.some((profile) => active.includes(profile));

/** The profiles that the project's own `.env` switches on. */
const activeProfiles = ({ interpolation }: ComposeProject): readonly string[] =>
  (valueOf(interpolation.get('COMPOSE_PROFILES')?.value) ?? '').split(',').map((profile) => profile.trim());
