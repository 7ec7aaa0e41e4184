/** Attributes of compose files that are deprecated or obsolete, and what stands in their place. */

/** A deprecated attribute. */
export interface DeprecatedAttribute {
  /** Keys from the root; `*` stands for any key. */
  readonly path: readonly string[];
  /** The values it is about; all when undefined. */
  readonly values: readonly string[] | undefined;
  /** Whether only a mapping as value is deprecated (`external: {name: x}`). */
  readonly onlyMapping: boolean;
  /** What to write, as it would stand behind "use". */
  readonly replacement: string;
  /** How a fix may rewrite it. */
  readonly fix:
    | { readonly kind: 'rename'; readonly to: string }
    | { readonly kind: 'replace-value'; readonly to: string }
    /** `external: {name: x}` becomes `external: true` with `name: x` beside it. */
    | { readonly kind: 'name-beside' }
    | undefined;
  /** Completes a sentence that begins with the attribute's name. */
  readonly reason: string;
  readonly source: string;
}

const attribute = (
  path: string,
  replacement: string,
  reason: string,
  more: Partial<DeprecatedAttribute> = {},
): DeprecatedAttribute => ({
  path: path.split('.'),
  values: undefined,
  onlyMapping: false,
  replacement,
  fix: undefined,
  reason,
  source: 'https://docs.docker.com/reference/compose-file/',
  ...more,
});

const v1 = 'https://docs.docker.com/reference/compose-file/legacy-versions/';
const external = (kind: string): DeprecatedAttribute =>
  attribute(`${kind}.*.external`, '`external: true` with `name:` beside it', 'as a mapping is deprecated', {
    onlyMapping: true,
    fix: { kind: 'name-beside' },
    source: `https://docs.docker.com/reference/compose-file/${kind}/#external`,
  });

/** Every deprecated attribute. `version`, `links` and `external_links` have rules of their own. */
export const deprecatedAttributes: readonly DeprecatedAttribute[] = [
  external('networks'),
  external('volumes'),
  external('secrets'),
  external('configs'),
  attribute('services.*.net', '`network_mode`', 'is from the first file format', {
    fix: { kind: 'rename', to: 'network_mode' },
    source: v1,
  }),
  attribute('services.*.log_driver', '`logging.driver`', 'is from the first file format', { source: v1 }),
  attribute('services.*.log_opt', '`logging.options`', 'is from the first file format', { source: v1 }),
  attribute('services.*.volume_driver', '`driver` of the top-level volume', 'is from the first file formats', {
    source: v1,
  }),
  attribute('services.*.dockerfile', '`build.dockerfile`', 'is from the first file format', { source: v1 }),
  attribute('services.*.mac_address', '`mac_address` of one of its networks', 'of a service is deprecated', {
    source: 'https://docs.docker.com/reference/compose-file/services/#mac_address',
  }),
  attribute('services.*.pull_policy', '`pull_policy: missing`', '`if_not_present` is an alias kept for old files', {
    values: ['if_not_present'],
    fix: { kind: 'replace-value', to: 'missing' },
    source: 'https://docs.docker.com/reference/compose-file/services/#pull_policy',
  }),
  attribute('services.*.x-develop', '`develop`', 'was the name while it was an experiment', {
    fix: { kind: 'rename', to: 'develop' },
    source: 'https://docs.docker.com/reference/compose-file/develop/',
  }),
  attribute('services.*.develop.watch.*.x-initialSync', '`initial_sync`', 'was the name while it was an experiment', {
    fix: { kind: 'rename', to: 'initial_sync' },
    source: 'https://docs.docker.com/reference/compose-file/develop/',
  }),
  attribute('services.*.provider.type', 'the top-level `models`', '`model` is how models were declared at first', {
    values: ['model'],
    source: 'https://docs.docker.com/ai/compose/models-and-compose/#alternative-configuration-with-provider-services',
  }),
  attribute('services.*.logging.driver', 'another driver', '`logentries` is no longer part of Docker Engine', {
    values: ['logentries'],
    source: 'https://docs.docker.com/engine/deprecated/#logentries-logging-driver',
  }),
  attribute(
    'services.*.logging.options.fluentd-async-connect',
    '`fluentd-async`',
    'is no longer part of Docker Engine',
    {
      fix: { kind: 'rename', to: 'fluentd-async' },
      source: 'https://docs.docker.com/engine/deprecated/#fluentd-async-connect-log-opt',
    },
  ),
  attribute('services.*.cpuset_cpus', '`cpuset`', 'is no attribute of Compose any more', {
    fix: { kind: 'rename', to: 'cpuset' },
    source: 'https://docs.docker.com/reference/compose-file/services/#cpuset',
  }),
];

/** The row of an attribute by its keys from the root, whatever its value; several where values differ. */
export const deprecatedAttributesAt = (keys: readonly string[]): readonly DeprecatedAttribute[] =>
  deprecatedAttributes.filter(
    ({ path }) => path.length === keys.length && path.every((key, index) => key === '*' || key === keys[index]),
  );

/**
 * What only services have: it manages containers that keep running, and jobs run to their end.
 * https://docs.docker.com/reference/compose-file/jobs/#service-attributes
 */
export const serviceOnlyAttributes: ReadonlySet<string> = new Set([
  ...['attach', 'container_name', 'deploy', 'develop', 'extends', 'external_links', 'links'],
  ...['post_start', 'pre_start', 'pre_stop', 'provider', 'restart', 'scale'],
]);
