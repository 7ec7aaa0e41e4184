/** Files and folders of a host that a container has no business with, and what comes of it. */

type Grade = 'error' | 'warning' | 'info';

/** A path of the host. */
export interface HostPath {
  /** Absolute and without a slash at the end; `~` is the home folder of any user. `/var/run` is written `/run`. */
  readonly path: string;
  /** Whether what lies below it is the same. */
  readonly below: boolean;
  /** How much it weighs when the container only reads it, and when it may change it; undefined where it does no harm. */
  readonly reading: Grade | undefined;
  readonly writing: Grade | undefined;
  /** What the container reads or changes, as it stands in a sentence. */
  readonly holds: string;
}

const row = (
  path: string,
  holds: string,
  reading: Grade | undefined,
  writing: Grade | undefined,
  below = false,
): HostPath => ({ path, holds, reading, writing, below });

const passwords = 'the users, passwords and settings';
const credentials = (path: string, holds: string): HostPath => row(path, holds, 'error', 'error', true);
const harmless = (path: string): HostPath => row(path, '', undefined, undefined, true);
/** What the host's root runs or trusts: reading it gives nothing away. */
const trusted = (path: string, holds: string): HostPath => row(path, holds, undefined, 'error', true);
/** What thousands of set-ups mount to know the time zone and the names of hosts: it only lacks `:ro`. */
const settings = (path: string, holds: string): HostPath => row(path, holds, undefined, 'info');

const programs = 'the programs and libraries';

/**
 * Sources: the Filesystem Hierarchy Standard, https://refspecs.linuxfoundation.org/fhs.shtml; proc(5) and sysfs(5); the
 * paths that Docker itself hides from containers,
 * https://github.com/moby/moby/blob/master/daemon/pkg/oci/defaults.go; for the data of Docker,
 * https://docs.docker.com/engine/daemon/#daemon-data-directory.
 */
export const hostPaths: readonly HostPath[] = [
  row('/', 'every file', 'error', 'error'),
  row('/var', 'the data of all services', 'error', 'error'),
  row('/home', 'the home folders of all users', 'error', 'error'),
  row('/Users', 'the home folders of all users', 'error', 'error'),
  row('~', 'a whole home folder, with its keys', 'error', 'error'),

  row('/etc', passwords, 'error', 'error'),
  credentials('/etc/shadow', 'the hashes of all passwords'),
  credentials('/etc/gshadow', 'the hashes of all passwords'),
  credentials('/etc/sudoers', 'the rules of sudo'),
  credentials('/etc/sudoers.d', 'the rules of sudo'),
  credentials('/etc/ssl/private', 'the private keys of TLS'),
  row('/etc/ssh', 'the keys of its SSH server', 'error', 'error'),
  credentials('/etc/kubernetes', 'the keys of Kubernetes'),
  credentials('/etc/rancher', 'the keys of Kubernetes'),
  trusted('/etc/passwd', 'the users'),
  trusted('/etc/group', 'the groups'),
  trusted('/etc/pam.d', 'the rules of logins'),
  trusted('/etc/crontab', 'the jobs that root runs'),
  ...['cron.d', 'cron.hourly', 'cron.daily', 'cron.weekly', 'cron.monthly'].map((name) =>
    trusted(`/etc/${name}`, 'the jobs that root runs'),
  ),
  trusted('/etc/systemd', 'the services that root runs'),
  trusted('/etc/init.d', 'the services that root runs'),
  trusted('/etc/profile.d', 'the scripts of every login'),
  trusted('/etc/ld.so.preload', 'the libraries of every program'),
  trusted('/etc/docker', 'the settings of Docker'),
  row('/etc/ssl/certs', 'the certificates it trusts', undefined, 'warning', true),
  row('/etc/pki', 'the certificates it trusts', undefined, 'warning', true),
  row('/etc/ca-certificates', 'the certificates it trusts', undefined, 'warning', true),
  row('/usr/local/share/ca-certificates', 'the certificates it trusts', undefined, 'warning', true),
  row('/usr/share/ca-certificates', 'the certificates it trusts', undefined, 'warning', true),
  settings('/etc/localtime', 'the time zone'),
  settings('/etc/timezone', 'the time zone'),
  settings('/etc/hosts', 'the names of hosts'),
  settings('/etc/hostname', 'the name'),
  settings('/etc/resolv.conf', 'the name servers'),
  settings('/etc/machine-id', 'the identity'),

  row('/proc', 'all processes and the settings of the kernel', 'error', 'error'),
  row('/proc/sys', 'the settings of the kernel', undefined, 'error', true),
  row('/proc/sysrq-trigger', 'the emergency switch of the kernel', undefined, 'error'),
  row('/proc/kcore', 'the memory', 'error', 'error'),
  row('/proc/1', 'the first process', 'error', 'error', true),
  // Every container has it, read-only: what a mount adds is little.
  row('/sys', 'the devices and the kernel', 'warning', 'error'),
  row('/sys/fs/cgroup', 'the control groups', undefined, 'warning'),
  row('/sys/kernel/debug', 'the insides of the kernel', 'warning', 'error', true),
  row('/sys/kernel/tracing', 'the insides of the kernel', 'warning', 'error', true),
  // The device rules of the container still hold.
  row('/dev', 'the devices', 'warning', 'warning'),

  row('/boot', 'the kernel that it starts', 'warning', 'error', true),
  row('/lib/modules', 'the modules of the kernel', undefined, 'warning', true),
  ...[
    '/bin',
    '/sbin',
    '/lib',
    '/lib64',
    '/usr',
    '/usr/bin',
    '/usr/sbin',
    '/usr/lib',
    '/usr/local',
    '/usr/local/bin',
  ].map((path) => row(path, programs, undefined, 'error')),

  row('/run', 'the sockets of its services, Docker among them', 'error', 'error'),
  row('/run/docker', 'the socket of Docker', 'error', 'error'),
  row('/run/podman', 'the socket of Podman', 'error', 'error'),
  row('/run/containerd', 'the socket of containerd', 'error', 'error'),
  row('/run/systemd', 'the sockets of systemd', undefined, 'warning'),
  row('/var/lib', 'the data of all services', 'error', 'error'),
  row('/var/lib/docker', 'all images, containers and volumes', 'error', 'error'),
  row('/var/lib/docker/volumes', 'all volumes', 'error', 'error'),
  // The configuration beside the logs has the variables of each container.
  row('/var/lib/docker/containers', 'the logs and variables of all containers', 'warning', 'error'),
  row('/var/lib/containers', 'all images, containers and volumes', 'error', 'error'),
  row('/var/lib/containerd', 'all images and containers', 'error', 'error'),
  row('/var/lib/kubelet', 'the data and secrets of all pods', 'error', 'error'),
  row('/var/spool/cron', 'the jobs of all users', undefined, 'error', true),

  credentials('~/.ssh', 'the private keys of SSH'),
  harmless('~/.ssh/known_hosts'),
  harmless('~/.ssh/config'),
  credentials('~/.aws', 'the credentials of AWS'),
  harmless('~/.aws/config'),
  credentials('~/.azure', 'the credentials of Azure'),
  credentials('~/.config/gcloud', 'the credentials of Google Cloud'),
  credentials('~/AppData/Roaming/gcloud', 'the credentials of Google Cloud'),
  credentials('~/.oci', 'the credentials of Oracle Cloud'),
  credentials('~/.config/doctl', 'the credentials of DigitalOcean'),
  credentials('~/.kube', 'the credentials of Kubernetes'),
  credentials('~/.docker', 'the credentials of registries'),
  credentials('~/.config/gh', 'the token of GitHub'),
  credentials('~/.config/hub', 'the token of GitHub'),
  credentials('~/.git-credentials', 'the passwords of git'),
  credentials('~/.netrc', 'the passwords of servers'),
  credentials('~/.pgpass', 'the passwords of databases'),
  credentials('~/.my.cnf', 'the passwords of databases'),
  credentials('~/.npmrc', 'the token of npm'),
  credentials('~/.pypirc', 'the token of PyPI'),
  credentials('~/.config/pypoetry', 'the tokens of Poetry'),
  credentials('~/.cargo/credentials.toml', 'the token of crates.io'),
  credentials('~/.gnupg', 'the private keys of GnuPG'),
  credentials('~/.password-store', 'the passwords'),
  credentials('~/.local/share/keyrings', 'the passwords'),
  credentials('~/.vault-token', 'the token of Vault'),
  credentials('~/.terraform.d', 'the token of Terraform'),
  credentials('~/.bash_history', 'the history of commands'),
  credentials('~/.zsh_history', 'the history of commands'),
  credentials('~/.mozilla', 'the cookies and passwords of Firefox'),
  credentials('~/.config/google-chrome', 'the cookies and passwords of Chrome'),
  credentials('~/Library/Keychains', 'the passwords'),
];

const byPath = new Map(hostPaths.map((path) => [path.path, path]));

/**
 * The row that a path falls under: its own, else the nearest folder above it that covers what lies below.
 * @param path absolute or below `~`, without `.`, `..` and a slash at the end
 */
export function hostPath(path: string): HostPath | undefined {
  const own = byPath.get(path);
  if (own) return own;
  for (let slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
    const above = byPath.get(path.slice(0, slash));
    if (above) return above.below ? above : undefined;
  }
  return undefined;
}
