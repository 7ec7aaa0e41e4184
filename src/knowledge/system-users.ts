/** The users that base images have. */

import { words } from './words.js';

/** Source: https://salsa.debian.org/debian/base-passwd/-/blob/master/passwd.master */
const debianUsers = words(
  'root daemon bin sys sync games man lp mail news uucp proxy www-data backup list irc gnats _apt nobody systemd-network messagebus',
);
/** Source: https://gitlab.alpinelinux.org/alpine/aports/-/blob/master/main/alpine-baselayout/passwd, older releases included */
const alpineUsers = words(
  `root bin daemon adm lp sync shutdown halt mail news uucp operator man postmaster cron ftp sshd at squid xfs games cyrus vpopmail ntp
   smmsp guest nobody`,
);

const usersBySystem: ReadonlyMap<string, readonly string[]> = new Map([
  ['debian', debianUsers],
  // The user `ubuntu` came with 24.04: https://bugs.launchpad.net/cloud-images/+bug/2005129
  ['ubuntu', [...debianUsers, 'ubuntu']],
  ['alpine', alpineUsers],
]);

/** Families of which all users are known, with those that they add to the system's: https://github.com/nodejs/docker-node */
const additions: ReadonlyMap<string, readonly string[]> = new Map([
  ['python', []],
  ['pypy', []],
  ['uv-python', []],
  ['uv-system', []],
  ['debian', []],
  ['ubuntu', []],
  ['alpine', []],
  ['node', ['node']],
]);

/** Whether a base image has a user; undefined where not all of its users are known. */
export function imageHasUser(family: string, system: string | undefined, user: string): boolean | undefined {
  const own = additions.get(family);
  const users = system === undefined ? undefined : usersBySystem.get(system);
  return own && users ? own.includes(user) || users.includes(user) : undefined;
}

/** Whether a user, written with or without a group, is root: by its name or its number. */
export function isRootUser(user: string): boolean {
  const [name = ''] = user.split(':', 1);
  return name === 'root' || /^0+$/.test(name);
}

/** Whether the user of a process may be root: it is, or none is named, so that the base image says who it is. */
export const mayBeRoot = (user: string): boolean => user === '' || user.startsWith(':') || isRootUser(user);
