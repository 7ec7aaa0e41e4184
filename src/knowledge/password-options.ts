/** Options of servers and clients whose value is a password although their names do not say so. */

const names = new Set(['requirepass', 'masterauth']);

/**
 * Whether an option asks for a password under a name of its own, such as `requirepass` of Redis. Dashes are left out.
 * Source: https://redis.io/docs/latest/operate/oss_and_stack/management/security/
 */
export const isPasswordOption = (name: string): boolean => names.has(name);

/** A short option whose value is a password. */
export interface ShortPasswordOption {
  readonly option: string;
  /** Whether the password stands in the same word; otherwise it is the next one. */
  readonly isAttached: boolean;
}

/** By program, without folders. */
const shortOptions = new Map<string, ShortPasswordOption>([['sshpass', { option: '-p', isAttached: false }]]);
// https://redis.io/docs/latest/develop/tools/cli/
for (const program of ['redis-cli', 'valkey-cli', 'keydb-cli'])
  shortOptions.set(program, { option: '-a', isAttached: false });
// https://dev.mysql.com/doc/refman/8.4/en/connection-options.html
for (const client of ['mysql', 'mariadb']) {
  shortOptions.set(client, { option: '-p', isAttached: true });
  for (const suffix of ['admin', 'dump', 'check', 'show', '-admin', '-dump', '-check', '-show'])
    shortOptions.set(`${client}${suffix}`, { option: '-p', isAttached: true });
}

/** The short option for passwords of a program, by its name without folders. */
export const shortPasswordOption = (program: string): ShortPasswordOption | undefined => shortOptions.get(program);
