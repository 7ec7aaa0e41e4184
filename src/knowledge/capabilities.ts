/** Linux capabilities that `cap_add` can give, beyond those that every container has. */

/** A capability. */
export interface Capability {
  /** Without `CAP_`. */
  readonly name: string;
  /**
   * `error`: it leads out of the container. `warning`: it reaches what all containers of the host share, or other
   * processes and networks as soon as those are shared. `info`: it takes from what the host has for all.
   */
  readonly grade: 'error' | 'warning' | 'info';
  /** What a process does with it, as it stands behind "can". */
  readonly effect: string;
  /** With this attribute set to `host` it leads out of the container. */
  readonly worseWith?: 'pid' | 'network_mode';
}

/**
 * Those that Docker gives by default are left out, and those that only matter to the process itself.
 * Sources: capabilities(7), https://man7.org/linux/man-pages/man7/capabilities.7.html, and
 * https://docs.docker.com/engine/containers/run/#runtime-privilege-and-linux-capabilities
 */
export const capabilities: readonly Capability[] = [
  { name: 'ALL', grade: 'error', effect: 'do nearly everything that root of the host can' },
  { name: 'SYS_ADMIN', grade: 'error', effect: 'mount file systems and get out of its container' },
  { name: 'SYS_MODULE', grade: 'error', effect: 'load its own code into the kernel of the host' },
  { name: 'SYS_RAWIO', grade: 'error', effect: 'read and write the memory and the disks of the host' },
  { name: 'DAC_READ_SEARCH', grade: 'error', effect: 'open any file of the host' },
  { name: 'BPF', grade: 'error', effect: 'load programs into the kernel of the host' },
  { name: 'MAC_ADMIN', grade: 'error', effect: 'change the security rules of the host' },
  { name: 'MAC_OVERRIDE', grade: 'error', effect: 'ignore the security rules of the host' },
  { name: 'SYS_BOOT', grade: 'error', effect: 'restart the host and load another kernel' },
  { name: 'SYS_PTRACE', grade: 'warning', effect: 'read and change the memory of other processes', worseWith: 'pid' },
  { name: 'NET_ADMIN', grade: 'warning', effect: 'change addresses, routes and firewalls', worseWith: 'network_mode' },
  { name: 'PERFMON', grade: 'warning', effect: 'watch the kernel and all processes of the host' },
  { name: 'SYSLOG', grade: 'warning', effect: 'read the log and the addresses of the kernel' },
  { name: 'SYS_TIME', grade: 'warning', effect: 'set the clock of the host' },
  { name: 'AUDIT_CONTROL', grade: 'warning', effect: 'turn off the audit log of the host' },
  { name: 'AUDIT_READ', grade: 'warning', effect: 'read the audit log of the host' },
  { name: 'CHECKPOINT_RESTORE', grade: 'warning', effect: 'look into other processes', worseWith: 'pid' },
  { name: 'SYS_TTY_CONFIG', grade: 'warning', effect: 'take over the terminals of the host' },
  { name: 'SYS_RESOURCE', grade: 'info', effect: 'go beyond the limits of disks and processes' },
  { name: 'SYS_NICE', grade: 'info', effect: 'take the processors from all others' },
  { name: 'IPC_LOCK', grade: 'info', effect: 'lock the memory of the host' },
  { name: 'LEASE', grade: 'info', effect: 'hold up others that open its files' },
  { name: 'SYS_PACCT', grade: 'info', effect: 'turn the accounting of processes on and off' },
  { name: 'BLOCK_SUSPEND', grade: 'info', effect: 'keep the host from sleeping' },
  { name: 'WAKE_ALARM', grade: 'info', effect: 'wake the host' },
];

const byName = new Map(capabilities.map((capability) => [capability.name, capability]));

/** A capability by its name, with or without `CAP_`, in any case; undefined for those that are not dangerous or do not exist. */
export const capability = (name: string): Capability | undefined => byName.get(name.toUpperCase().replace(/^CAP_/, ''));
