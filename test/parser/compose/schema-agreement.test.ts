import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { deprecatedAttributes } from '../../../src/knowledge/compose-attributes.js';
import { validate } from '../../../src/parser/compose/compose-validator.generated.js';
import listed from './schema-differences.json' with { type: 'json' };

/** A place where our schema says something else than the published one, on purpose. */
interface SchemaDifference {
  readonly what: 'properties' | 'types' | 'unique' | 'pattern' | 'limits' | 'enum' | 'names';
  /** `*` stands for a name, `[]` for an item, `**` for every place. */
  readonly paths: readonly string[];
  /** Only those of our patterns that say this. */
  readonly form?: string;
  /** Only these attributes. */
  readonly names?: readonly string[];
  /** Whether ours refuses what the other accepts. */
  readonly ours: 'stricter' | 'looser';
  readonly reason: string;
  /** A document that the two judge differently. */
  readonly example: unknown;
}
const differences = listed as readonly SchemaDifference[];

interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly patternProperties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema;
  readonly oneOf?: readonly Schema[];
  readonly required?: readonly string[];
  readonly enum?: readonly string[];
  readonly pattern?: string;
  readonly description?: string;
  readonly deprecated?: boolean;
  readonly 'x-form'?: string;
  readonly 'x-replacement'?: string;
  readonly $defs?: Readonly<Record<string, Schema>>;
}
const schema = JSON.parse(
  readFileSync(new URL('../../../schemas/compose.schema.json', import.meta.url), 'utf8'),
) as Schema;

const definition = (reference: string): Schema => schema.$defs![reference.slice('#/$defs/'.length)]!;

/** The schemas that together say what may stand at a place. */
const forms = (one: Schema): readonly Schema[] => [
  one,
  ...(one.$ref === undefined ? [] : forms(definition(one.$ref))),
  ...(one.oneOf ?? []).flatMap(forms),
];

/** The schemas of what stands below, by `.name`, `.*` or `[]`. */
function below(schemas: readonly Schema[]): Map<string, Schema[]> {
  const found = new Map<string, Schema[]>();
  const add = (step: string, one: Schema) => found.set(step, [...(found.get(step) ?? []), ...forms(one)]);
  for (const { properties = {}, patternProperties = {}, additionalProperties, items } of schemas) {
    for (const [name, one] of Object.entries(properties)) add(`.${name}`, one);
    for (const [name, one] of Object.entries(patternProperties)) if (name !== '^x-') add('.*', one);
    if (typeof additionalProperties === 'object') add('.*', additionalProperties);
    if (items) add('[]', items);
  }
  return found;
}

function at(path: string): readonly Schema[] {
  const steps = path === '(root)' ? [] : `.${path}`.split(/(?=\.|\[\])/);
  return steps.reduce<readonly Schema[]>((schemas, step) => below(schemas).get(step) ?? [], forms(schema));
}

// The attributes of every object by its path, from https://github.com/compose-spec/compose-spec/blob/main/schema/compose-spec.json
// and, for jobs, https://docs.docker.com/reference/compose-file/jobs/. `!` marks those that must be there.
const objects = `
(root): configs include jobs models name networks secrets services version volumes
include[]: env_file path project_directory
services.*: annotations attach blkio_config build cap_add cap_drop cgroup cgroup_parent command configs
    container_name cpu_count cpu_percent cpu_period cpu_quota cpu_rt_period cpu_rt_runtime cpu_shares cpus
    cpuset credential_spec depends_on deploy develop device_cgroup_rules devices dns dns_opt dns_search
    domainname entrypoint env_file environment expose extends external_links extra_hosts gpus group_add
    healthcheck hostname image init ipc isolation label_file labels links logging mac_address mem_limit
    mem_reservation mem_swappiness memswap_limit models network_mode networks oom_kill_disable oom_score_adj pid
    pids_limit platform ports post_start pre_start pre_stop privileged profiles provider pull_policy
    pull_refresh_after read_only restart runtime scale secrets security_opt shm_size stdin_open
    stop_grace_period stop_signal storage_opt sysctls tmpfs tty ulimits use_api_socket user userns_mode uts
    volumes volumes_from working_dir
services.*.develop: watch
services.*.develop.watch[]: action! exec ignore include initial_sync path! target
services.*.develop.watch[].exec: command! environment privileged user working_dir
services.*.deploy: endpoint_mode labels mode placement replicas resources restart_policy rollback_config
    update_config
services.*.deploy.rollback_config: delay failure_action max_failure_ratio monitor order parallelism
services.*.deploy.update_config: delay failure_action max_failure_ratio monitor order parallelism
services.*.deploy.resources: limits reservations
services.*.deploy.resources.limits: cpus memory pids
services.*.deploy.resources.reservations: cpus devices generic_resources memory
services.*.deploy.resources.reservations.generic_resources[]: discrete_resource_spec
services.*.deploy.resources.reservations.generic_resources[].discrete_resource_spec: kind value
services.*.deploy.resources.reservations.devices[]: capabilities! count device_ids driver options
services.*.deploy.restart_policy: condition delay max_attempts window
services.*.deploy.placement: constraints max_replicas_per_node preferences
services.*.deploy.placement.preferences[]: spread
services.*.build: additional_contexts args cache_from cache_to context dockerfile dockerfile_inline entitlements
    extra_hosts isolation labels network no_cache no_cache_filter platforms privileged provenance pull sbom
    secrets shm_size ssh tags target ulimits
services.*.build.secrets[]: gid mode source target uid
services.*.build.ulimits.*: hard! soft!
services.*.blkio_config: device_read_bps device_read_iops device_write_bps device_write_iops weight
    weight_device
services.*.blkio_config.device_read_bps[]: path rate
services.*.blkio_config.device_read_iops[]: path rate
services.*.blkio_config.device_write_bps[]: path rate
services.*.blkio_config.device_write_iops[]: path rate
services.*.blkio_config.weight_device[]: path weight
services.*.configs[]: gid mode source target uid
services.*.credential_spec: config file registry
services.*.depends_on.*: condition! required restart
services.*.devices[]: permissions source! target
services.*.env_file[]: format path! required
services.*.extends: file service!
services.*.provider: options type!
services.*.gpus[]: capabilities count device_ids driver options
services.*.healthcheck: disable interval retries start_interval start_period test timeout
services.*.logging: driver options
services.*.models.*: endpoint_var model_var
services.*.networks.*: aliases driver_opts gw_priority interface_name ipv4_address ipv6_address link_local_ips
    mac_address priority
services.*.ports[]: app_protocol host_ip mode name protocol published target
services.*.post_start[]: command! environment privileged user working_dir
services.*.pre_stop[]: command! environment privileged user working_dir
services.*.secrets[]: gid mode source target uid
services.*.ulimits.*: hard! soft!
services.*.volumes[]: bind consistency image read_only source target tmpfs type! volume
services.*.volumes[].bind: create_host_path propagation recursive selinux
services.*.volumes[].volume: labels nocopy subpath
services.*.volumes[].tmpfs: mode size
services.*.volumes[].image: subpath
models.*: context_size model! name runtime_flags
networks.*: attachable driver driver_opts enable_ipv4 enable_ipv6 external internal ipam labels name
networks.*.ipam: config driver options
networks.*.ipam.config[]: aux_addresses gateway ip_range subnet
networks.*.external: name
volumes.*: driver driver_opts external labels name
volumes.*.external: name
secrets.*: driver driver_opts environment external file labels name template_driver
secrets.*.external: name
configs.*: content environment external file labels name template_driver
configs.*.external: name
jobs.*.triggers: manual schedule
jobs.*.triggers.schedule[]: concurrency cron! missed_fires timezone
`;

const rows = objects
  .trim()
  .split(/\n(?=\S)/)
  .map((row) => {
    const [path = '', names = ''] = row.split(': ');
    return [path, names.trim().split(/\s+/)] as const;
  });

describe('the attributes of objects', () => {
  test.each(rows)('%s', (path, names) => {
    const schemas = at(path);
    const known = schemas.flatMap(({ properties = {} }) => Object.keys(properties));
    const required = new Set(schemas.flatMap(({ required = [] }) => required));
    expect([...new Set(known)].sort().map((name) => (required.has(name) ? `${name}!` : name))).toEqual(names);
  });

  test('jobs and init containers have those of services', () => {
    const namesOf = (path: string) => at(path).flatMap(({ properties = {} }) => Object.keys(properties));
    const service = namesOf('services.*');
    const lacking = (names: readonly string[]) => service.filter((name) => !names.includes(name)).sort();
    const only =
      'attach container_name deploy develop extends external_links links post_start pre_start pre_stop provider restart scale';
    expect(lacking(namesOf('jobs.*'))).toEqual(only.split(' '));
    const workload = 'build depends_on expose healthcheck ports profiles stdin_open tty';
    expect(lacking(namesOf('services.*.pre_start[]'))).toEqual([...only.split(' '), ...workload.split(' ')].sort());
    expect(namesOf('jobs.*').filter((name) => !service.includes(name))).toEqual(['triggers']);
    expect(namesOf('services.*.pre_start[]').filter((name) => !service.includes(name))).toEqual(['per_replica']);
  });
});

/** Every schema with its path in the file. */
function* allSchemas(one: Schema, path: string): Generator<readonly [string, Schema]> {
  yield [path, one];
  for (const [name, child] of Object.entries(one.properties ?? {})) yield* allSchemas(child, `${path}.${name}`);
  for (const [name, child] of Object.entries(one.patternProperties ?? {})) yield* allSchemas(child, `${path}.${name}`);
  if (typeof one.additionalProperties === 'object') yield* allSchemas(one.additionalProperties, `${path}.*`);
  if (one.items) yield* allSchemas(one.items, `${path}[]`);
  for (const [index, child] of (one.oneOf ?? []).entries()) yield* allSchemas(child, `${path}|${index}`);
  for (const [name, child] of Object.entries(one.$defs ?? {})) yield* allSchemas(child, name);
}
const every = [...allSchemas(schema, '')];

test('every attribute is described', () => {
  const silent = every.flatMap(([path, { properties = {} }]) =>
    Object.entries(properties)
      .filter(([, one]) => !forms(one).some(({ description }) => description))
      .map(([name]) => `${path}.${name}`),
  );
  expect(silent).toEqual([]);
});

test('what is deprecated has a replacement, and a pattern says what it wants', () => {
  const lacking = every.filter(
    ([, one]) =>
      (one.deprecated && one['x-replacement'] === undefined) ||
      (one.pattern !== undefined && one['x-form'] === undefined),
  );
  expect(lacking.map(([path]) => path)).toEqual([]);
});

test('what is deprecated is reported', () => {
  const deprecated = rows.flatMap(([path, names]) =>
    names
      .map((name) => `${path === '(root)' ? '' : `${path}.`}${name.replace('!', '')}`)
      .filter((name) => at(name).some((one) => one.deprecated)),
  );
  const reported = new Set([
    // Rules of their own.
    ...['version', 'services.*.links', 'services.*.external_links'],
    ...deprecatedAttributes.map(({ path, onlyMapping }) => `${path.join('.')}${onlyMapping ? '.name' : ''}`),
  ]);
  expect(deprecated.filter((path) => !reported.has(path))).toEqual([]);
  expect(deprecated).toContain('services.*.mac_address');
});

// --- values of every attribute

/** A value that a schema accepts. */
function sample(one: Schema): unknown {
  if (one.$ref !== undefined) return sample(definition(one.$ref));
  if (one.enum) return one.enum[0];
  if (one.oneOf) return sample(one.oneOf[0]!);
  const [type] = [one.type ?? 'object'].flat();
  if (type === 'array') return [];
  if (type === 'string')
    return one.pattern?.includes('always') ? 'always' : one.pattern?.includes('[-+]') ? '1' : 'sample';
  if (type !== 'object') return type === 'boolean' ? true : type === 'null' ? null : 1;
  return Object.fromEntries((one.required ?? []).map((name) => [name, sample(one.properties![name]!)]));
}

/** A document with a value at a path; what objects on the way need stands in them. */
function documentWith(path: string, value: unknown): unknown {
  const steps = path.split(/(?=\.|\[\])/);
  const build = (index: number): unknown => {
    if (index === steps.length) return value;
    const step = steps[index]!;
    if (step === '[]') return [build(index + 1)];
    const name = step.replace('.', '').replace('*', 'name');
    const here = index === 0 ? '(root)' : steps.slice(0, index).join('');
    const { required = [], properties = {} } = at(here).find((one) => one.properties?.[name] !== undefined) ?? {};
    const needed = required.filter((other) => other !== name).map((other) => [other, sample(properties[other]!)]);
    return { ...Object.fromEntries(needed), [name]: build(index + 1) };
  };
  return build(0);
}

const attributes = rows.flatMap(([path, names]) =>
  names.map((name) => `${path === '(root)' ? '' : `${path}.`}${name.replace('!', '')}`),
);
/** Attributes that may hold anything of a type, or that the next test cannot give a wrong value. */
const typesOf = (path: string): Set<string> => new Set(at(path).flatMap(({ type = [] }) => type));

test('every attribute takes a value of its type', () => {
  const refused = attributes.filter((path) => {
    const first = at(path)[0]!;
    return !validate(documentWith(path, sample(first)));
  });
  expect(refused).toEqual([]);
});

test('every attribute refuses a value of another type', () => {
  const wrong = [
    ['object', {}],
    ['array', [[]]],
    ['null', null],
  ] as const;
  const accepted = attributes.flatMap((path) =>
    wrong
      .filter(([type, value]) => !typesOf(path).has(type) && validate(documentWith(path, value)))
      .map(([type]) => `${path}: ${type}`),
  );
  expect(accepted).toEqual([]);
});

test('every object refuses an unknown attribute', () => {
  const open = rows.filter(([path]) => path !== '(root)' && validate(documentWith(`${path}.nonsense`, 1)));
  // The published schema leaves these open, and so does Compose.
  expect(open.map(([path]) => path)).toEqual(['services.*.gpus[]', 'secrets.*.external', 'configs.*.external']);
});

// --- differences

describe('the differences from the published schema', () => {
  test.each(differences)('$what of $paths.0: $reason', ({ ours, reason, example }) => {
    expect(validate(example)).toBe(ours === 'looser');
    expect(reason).toMatch(/\.$/);
  });
});

// --- the generated code

/** The errors of a validator, without what only sums them up. */
const errorsOf = (errors: readonly { instancePath: string; keyword: string }[] | null | undefined) =>
  (errors ?? []).map(({ instancePath, keyword }) => `${instancePath} ${keyword}`);

test('the generated code finds what the schema says', () => {
  const reference = new Ajv2020({ allErrors: true, strict: false, inlineRefs: false }).compile(schema);
  const names = fc.constantFrom(
    ...['services', 'jobs', 'networks', 'volumes', 'a', 'image', 'ports', 'build', 'args', 'environment', 'triggers'],
    ...[
      'manual',
      'schedule',
      'depends_on',
      'condition',
      'deploy',
      'replicas',
      'init',
      'ulimits',
      'external',
      'x-a',
      '',
    ],
  );
  const { value } = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 5 },
      fc.constantFrom('a', 'true', '1', 1, -1, 1.5, null, true, 'service_started'),
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(names, tie('value'), { maxKeys: 4 }),
    ),
  }));
  const service = fc.dictionary(names, value, { maxKeys: 6 });
  const document = fc.oneof(
    value,
    fc.record({ services: fc.dictionary(names, service, { maxKeys: 2 }) }),
    fc.record({ jobs: fc.dictionary(names, service, { maxKeys: 2 }) }),
  );
  fc.assert(
    fc.property(document, (one) => {
      expect(validate(one)).toBe(reference(one));
      expect(errorsOf(validate.errors)).toEqual(errorsOf(reference.errors));
    }),
    { numRuns: 300 },
  );
});
