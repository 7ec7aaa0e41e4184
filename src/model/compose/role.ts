import { fileRole, profileRole, stageRole } from '../../knowledge/stage-roles.js';
import type { Role } from '../stage.js';

/** Who a project is for: as soon as one of its files is for development or tests, all of it is. */
export const projectRole = (paths: readonly string[]): Role =>
  paths.map(fileRole).find((role) => role !== 'production') ?? 'production';

/**
 * Who a service is for: its project, its own name, or its profiles say so. One production profile is enough to make it
 * a production service.
 */
export function serviceRole(name: string, profiles: readonly string[], project: Role): Role {
  if (project !== 'production') return project;
  const named = stageRole(name);
  if (named !== 'production') return named;
  const roles = profiles.map(profileRole);
  return roles[0] !== undefined && !roles.includes('production') ? roles[0] : 'production';
}
