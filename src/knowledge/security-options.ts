/** Values of `security_opt` that turn off what keeps a container in. */

/**
 * `option=value` to what it turns off, as it stands in a sentence; both parts in lower case.
 * Sources: https://docs.docker.com/engine/containers/run/#security-configuration,
 * https://docs.docker.com/engine/security/seccomp/, https://docs.docker.com/engine/security/apparmor/
 */
const disabling: ReadonlyMap<string, string> = new Map([
  ['seccomp=unconfined', 'the filter of system calls'],
  ['apparmor=unconfined', 'the AppArmor profile'],
  ['label=disable', 'the SELinux label'],
  ['systempaths=unconfined', 'the protection of /proc and /sys'],
]);

/** What an item of `security_opt` turns off; undefined for all others. Both `seccomp:unconfined` and `seccomp=unconfined` count. */
export const disabledProtection = (option: string): string | undefined =>
  disabling.get(option.trim().toLowerCase().replace(':', '='));
