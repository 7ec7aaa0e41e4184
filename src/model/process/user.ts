import type { Process } from '../process.js';

/** Wrappers that start a program as another user. Sources: their manual pages. */
const userWrappers: ReadonlySet<string> = new Set([
  ...['gosu', 'su-exec', 'setpriv', 'setuser', 'chpst', 'runuser', 'su', 'sudo', 's6-setuidgid'],
]);

/** Whether a process gives up root when it starts: `exec gosu app …`, `gunicorn --user app`. */
export const dropsPrivileges = ({ command }: Process): boolean =>
  command.wrappers.some((wrapper) => userWrappers.has(wrapper.split(' ')[0]!)) ||
  (/^(gunicorn|uwsgi)$/.test(command.program ?? '') && command.option('--user', '-u', '--uid') !== undefined);
