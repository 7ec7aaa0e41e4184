import type { Installer } from '../command.js';
import type { Peeled } from './peel.js';

export const installerOf = (_peeled: Peeled): Installer | undefined => undefined;
