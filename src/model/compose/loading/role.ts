import { fileRole, isProductionFile, profileRole, stageRole } from '../../../knowledge/stage-roles.js';
import { dirname } from '../../../text/path.js';
import type { Role } from '../../stage.js';

/**
 * Who a project is for: as soon as one of its files is for development or tests, all of it is. So is a project that stands beside a
 * file for production and has none itself: `docker-compose.yml` beside `docker-compose.prod.yml` is what developers start.
 * @param beside the paths of other compose files nearby
 */
export function projectRole(paths: readonly string[], beside: readonly string[] = []): Role {
  const named = paths.map(fileRole).find((role) => role !== 'production');
  if (named || paths.some(isProductionFile)) return named ?? 'production';
  const folders = new Set(paths.map(dirname));
  return beside.some((path) => isProductionFile(path) && folders.has(dirname(path))) ? 'development' : 'production';
}

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
