import type { Role } from '../stage.js';
export const projectRole = (_paths: readonly string[]): Role => 'production';
export const serviceRole = (_name: string, _profiles: readonly string[], role: Role): Role => role;
