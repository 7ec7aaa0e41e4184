/** What a container has, whether of a service, a job or before a start. */
const ofContainers = [
  ...['init', 'oom_kill_disable', 'privileged', 'read_only', 'stdin_open', 'tty'],
  ...['env_file.*.required', 'healthcheck.disable'],
  ...['build.no_cache', 'build.privileged', 'build.pull'],
  ...['depends_on.*.required', 'depends_on.*.restart'],
  ...['volumes.*.read_only', 'volumes.*.bind.create_host_path', 'volumes.*.volume.nocopy'],
];
const ofServices = [
  ...['attach', 'develop.watch.*.exec.privileged', 'post_start.*.privileged', 'pre_stop.*.privileged'],
  'pre_start.*.per_replica',
];
const ofNetworks = ['external', 'internal', 'attachable', 'enable_ipv4', 'enable_ipv6'];

/**
 * The attributes of compose files that are true or false and take text for it; `*` stands for a name or an item. Compose
 * casts the text: https://github.com/compose-spec/compose-go/blob/main/loader/interpolate.go
 */
export const booleanAttributes: readonly (readonly string[])[] = [
  ...ofContainers.flatMap((name) => [`services.*.${name}`, `jobs.*.${name}`]),
  ...ofContainers
    .filter((name) => !/^(?:build|depends_on|healthcheck|stdin_open|tty)/.test(name))
    .map((name) => `services.*.pre_start.*.${name}`),
  ...ofServices.map((name) => `services.*.${name}`),
  ...ofNetworks.map((name) => `networks.*.${name}`),
  ...['volumes', 'secrets', 'configs'].map((section) => `${section}.*.external`),
].map((path) => path.split('.'));
