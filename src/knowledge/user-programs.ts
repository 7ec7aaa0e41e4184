/** Programs that make users, and programs that become one. */

/**
 * The options of useradd and of both adduser programs (Debian's, and BusyBox's in Alpine) that take a value in the next word.
 * Sources: https://man7.org/linux/man-pages/man8/useradd.8.html, https://manpages.debian.org/adduser, https://busybox.net/downloads/BusyBox.html
 */
export const userMakers: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  [
    'useradd',
    new Set(
      '-b --base-dir -c --comment -d --home-dir -e --expiredate -f --inactive -g --gid -G --groups -k --skel -K --key -p --password -R --root -P --prefix -s --shell -u --uid -Z --selinux-user'.split(
        ' ',
      ),
    ),
  ],
  [
    'adduser',
    new Set(
      '-h --home -g --gecos --comment -s --shell -G --ingroup --gid -k -u --uid --firstuid --lastuid --firstgid --lastgid --conf -c -d -b -e -p'.split(
        ' ',
      ),
    ),
  ],
]);

/** The long options of BusyBox, which takes their beginnings, too. Source: loginutils/adduser.c and addgroup.c of BusyBox. */
const busyboxOptions: ReadonlyMap<string, readonly string[]> = new Map([
  [
    'adduser',
    'home gecos shell ingroup disabled-password empty-password system no-create-home uid skel help'.split(' '),
  ],
  ['addgroup', ['gid', 'system', 'help']],
]);

/**
 * Whether `adduser` or `addgroup` of a system surely ends at an option that another system's has. Debian's, a Perl script, takes beginnings of
 * its long options: `-D`, `-S`, `-G`, `-g` and `-s` begin several. Tried with adduser 3.134.
 */
export function refusesUserOption(program: string, option: string, isBusybox: boolean): boolean {
  const known = busyboxOptions.get(program);
  if (!known) return false;
  const long = /^--([a-z][a-z-]*)/.exec(option)?.[1];
  if (isBusybox) return long !== undefined && !known.some((name) => name.startsWith(long));
  return /^-(?:[DSGgs]|(?=[a-z]*[DSGH])[DSGHhgsuk]{2,})$/.test(option);
}

/** Programs that run another one as a user who is named: their manual pages say so. */
export const userChangers: ReadonlySet<string> = new Set([
  ...['gosu', 'su-exec', 'setpriv', 'setuser', 'chpst', 'runuser', 'su', 'sudo', 'doas', 's6-setuidgid', 'setuidgid'],
  ...['s6-applyuidgid', 's6-envuidgid', 'start-stop-daemon', 'chroot', 'capsh'],
]);

/** Programs that start as root and run their work as a user whom their configuration names. */
export const selfDroppingPrograms: ReadonlySet<string> = new Set([
  ...[
    'nginx',
    'httpd',
    'apache2',
    'apache2ctl',
    'apachectl',
    'supervisord',
    'uwsgi',
    'postgres',
    'mysqld',
    'redis-server',
  ],
  ...['haproxy', 'caddy', 'lighttpd', 'php-fpm', 'sshd', 'cron', 'crond', 'init', 's6-svscan', 'runsvdir', 'systemd'],
  ...['circusd', 'monit', 'my_init', 'mongod', 'memcached', 'rabbitmq-server', 'vsftpd', 'squid', 'named', 'unbound'],
]);
