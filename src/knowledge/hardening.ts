/** What a service can ask for so that little is left to whoever gets into its container. */

/** A measure. */
export interface Hardening {
  /** As the configuration names it. */
  readonly name: string;
  /** How it stands in messages. */
  readonly words: string;
  /** The attributes of which one has to be set; `/` separates keys. */
  readonly attributes: readonly string[];
  /**
   * The lines of a service that take it; empty where only its user knows what is needed. Entrypoints that change owners and leave root by
   * gosu or setpriv need capabilities, and write where `read_only` forbids it; `no-new-privileges` does not stop them, as they only give
   * privileges away. It stops sudo. Source: https://docs.kernel.org/userspace-api/no_new_privs.html
   */
  readonly lines: readonly string[];
}

/**
 * Sources: https://cheatsheetseries.owasp.org/cheatsheets/Docker_Security_Cheat_Sheet.html and
 * https://docs.docker.com/engine/containers/resource_constraints/
 */
export const hardenings: readonly Hardening[] = [
  {
    name: 'no-new-privileges',
    words: 'no-new-privileges',
    attributes: ['security_opt'],
    lines: ['security_opt:', '  - no-new-privileges:true'],
  },
  { name: 'cap-drop', words: 'cap_drop', attributes: ['cap_drop'], lines: [] },
  { name: 'read-only', words: 'read_only', attributes: ['read_only'], lines: [] },
  {
    name: 'memory',
    words: 'a limit of memory',
    attributes: ['mem_limit', 'deploy/resources/limits/memory'],
    lines: [],
  },
  {
    name: 'cpus',
    words: 'a limit of CPUs',
    attributes: ['cpus', 'cpu_quota', 'cpuset', 'deploy/resources/limits/cpus'],
    lines: [],
  },
  {
    name: 'pids',
    words: 'a limit of processes',
    attributes: ['pids_limit', 'deploy/resources/limits/pids'],
    lines: [],
  },
];
