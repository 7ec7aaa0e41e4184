import type { Dockerfile } from '../stage.js';
import type { FileHost } from '../files.js';
import type { InstalledRequirements } from '../python.js';
export const installedRequirements = (_: readonly Dockerfile[], __: FileHost): readonly InstalledRequirements[] => [];
