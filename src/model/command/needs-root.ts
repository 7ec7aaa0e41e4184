import { rootPrograms } from '../../knowledge/root-programs.js';
import { mayBeRoot } from '../../knowledge/system-users.js';
import type { Located } from '../../text/location.js';
import type { Command } from '../command.js';
import { mayFail } from './may-fail.js';

/** A command that only root may run, in a RUN of another user. `at` is the program. */
export interface NeedsRoot extends Located {
  readonly program: string;
  /** The user as written. */
  readonly user: string;
  /** The USER in force; undefined where the base image has set one. */
  readonly by: Located | undefined;
}

/** The command, if it surely has no right to do its work. */
export function needsRoot(command: Command): NeedsRoot | undefined {
  const { program, programWord, wrappers, arguments: behind, state, stage, has } = command;
  const subcommands = program === undefined ? undefined : rootPrograms.get(program);
  const { user, userBy } = state;
  if (program === undefined || !subcommands || !user.known || mayBeRoot(user.value) || mayFail(command))
    return undefined;
  // What is known of a base image from memory proves nothing.
  const { rootBase } = stage;
  if (!userBy && !(rootBase.kind === 'image' && rootBase.facts?.verified)) return undefined;
  if (wrappers.some((wrapper) => wrapper !== 'sh -c' && wrapper !== 'bash -c')) return undefined;
  if (has('-s', '--simulate', '--dry-run', '--just-print')) return undefined;
  const asks = subcommands.length === 0 || behind.some(({ value }) => subcommands.includes(value ?? ''));
  return asks ? { at: programWord.at, program, user: user.value, by: userBy } : undefined;
}
