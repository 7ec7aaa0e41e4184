/** Programs that only root may run. */

import { words } from './words.js';

const each = (names: string, subcommands: string): readonly (readonly [string, readonly string[]])[] =>
  words(names).map((name) => [name, subcommands === '' ? [] : words(subcommands)]);

/**
 * Programs that end at once without root, by the subcommands that do; all uses where there are none. Who is not root may not write to
 * /var/lib/apt/lists, /lib/apk, /var/lib/rpm and /etc/passwd.
 */
export const rootPrograms: ReadonlyMap<string, readonly string[]> = new Map([
  ...each('apt-get apt', 'update install upgrade dist-upgrade full-upgrade remove purge autoremove'),
  ...each('apk', 'add update upgrade del'),
  ...each('yum dnf microdnf', 'install update upgrade remove'),
  ...each('useradd groupadd usermod groupmod adduser addgroup', ''),
]);
