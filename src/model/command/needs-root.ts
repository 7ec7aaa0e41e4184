import { isRootUser } from '../../knowledge/system-users.js';
import type { Located } from '../../text/location.js';
import type { Command } from '../command.js';
import { mayFail } from '../python/installs/project-install.js';

/** A command that only root may run, in a RUN of another user. `at` is the program. */
export interface NeedsRoot extends Located {
  readonly program: string;
  /** The user as written. */
  readonly user: string;
  /** The USER in force; undefined where the base image has set one. */
  readonly by: Located | undefined;
}

/**
 * Programs that end at once without root, and the subcommands that do; all uses where there are none. Who is not root may not write to
 * /var/lib/apt/lists, /lib/apk or /etc/passwd.
 */
const programs: ReadonlyMap<string, readonly string[]> = new Map([
  ...['apt-get', 'apt'].map((name): [string, readonly string[]] => [
    name,
    ['update', 'install', 'upgrade', 'dist-upgrade', 'full-upgrade', 'remove', 'purge', 'autoremove'],
  ]),
  ['apk', ['add', 'update', 'upgrade', 'del']],
  ...['yum', 'dnf', 'microdnf'].map((name): [string, readonly string[]] => [
    name,
    ['install', 'update', 'upgrade', 'remove'],
  ]),
  ...['useradd', 'groupadd', 'usermod', 'groupmod', 'adduser', 'addgroup'].map((name): [string, readonly string[]] => [
    name,
    [],
  ]),
]);

/** The command, if it surely has no right to do its work. */
export function needsRoot(command: Command): NeedsRoot | undefined {
  const { program, programWord, wrappers, arguments: behind, state, stage } = command;
  const subcommands = program === undefined ? undefined : programs.get(program);
  const { user, userBy } = state;
  if (program === undefined || !subcommands || !user.known || isRootUser(user.value) || mayFail(command))
    return undefined;
  // What is known of a base image from memory proves nothing.
  const { rootBase } = stage;
  if (!userBy && !(rootBase.kind === 'image' && rootBase.facts?.verified)) return undefined;
  if (wrappers.some((wrapper) => wrapper !== 'sh -c' && wrapper !== 'bash -c')) return undefined;
  const asks = subcommands.length === 0 || behind.some(({ value }) => subcommands.includes(value ?? ''));
  return asks ? { at: programWord.at, program, user: user.value, by: userBy } : undefined;
}
