import { selfDroppingPrograms, userChangers } from '../../knowledge/user-programs.js';
import { shells } from '../../knowledge/wrappers.js';
import type { Process } from '../process.js';

/** Whether a process gives up root when it starts: `exec gosu app …`, `gunicorn --user app`. */
export const dropsPrivileges = ({ command }: Process): boolean =>
  [command.program ?? '', ...command.wrappers].some((name) => userChangers.has(name.split(' ')[0]!)) ||
  (/^(gunicorn|uwsgi)$/.test(command.program ?? '') && command.option('--user', '-u', '--uid') !== undefined);

/** Programs that change no user by themselves: whoever starts them decides. */
const plainPrograms: ReadonlySet<string> = new Set(['python', 'pypy', 'flask', 'celery', 'node', ...shells]);

/**
 * Whether a process gives up root, or may do so: by its configuration, as nginx and supervisord do, or in a program of which nothing is
 * known.
 */
export function mayChangeUser(process: Process): boolean {
  const { command, server } = process;
  if (dropsPrivileges(process) || selfDroppingPrograms.has(command.program ?? '')) return true;
  // A configuration file of gunicorn may name the user.
  if (command.program === 'gunicorn' && command.option('-c', '--config')) return true;
  const isPlain = plainPrograms.has(command.program ?? '') || command.wrappers.includes('python -m');
  return server === undefined && !isPlain;
}
