import type { Command } from '../command.js';

/** Whether the build goes on when a command fails, or does not run it always. */
export const mayFail = ({ shell }: Command): boolean =>
  shell !== undefined && (shell.conditional || shell.followedBy === '||');
