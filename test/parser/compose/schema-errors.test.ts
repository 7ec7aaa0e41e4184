import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseCompose } from '../../../src/parser/compose/parse.js';
import { isComposeV1, looksLikeCompose, validateCompose } from '../../../src/parser/compose/schema-errors.js';
import { SourceFile } from '../../../src/text/source.js';

const root = (text: string) => parseCompose(new SourceFile('compose.yaml', text)).documents[0]!;
const service = (attributes: string): string => `services:\n  web:\n    ${attributes.replaceAll('\n', '\n    ')}\n`;

/** Expects one error at the mark, none where the text has no mark; its help only where it is given. */
function expectMarked(marked: string, path = '', message = '', help?: string) {
  const start = marked.indexOf('[|');
  const errors = validateCompose(root(marked.replace('[|', '').replace('|]', '')));
  const found = errors.map((error) => [
    error.at.span.start,
    error.at.span.end,
    error.path,
    error.message,
    help && error.help,
  ]);
  expect(found).toEqual(start === -1 ? [] : [[start, marked.indexOf('|]') - 2, path, message, help]]);
  return errors;
}

test.each([
  ['ports: [|"80:80"|]', 'ports', '`ports` must be a list, not a string.'],
  ['[|ports|]: {a: b}', 'ports', '`ports` must be a list, not a mapping.'],
  ['[|build|]: [.]', 'build', '`build` must be a mapping or a string, not a list.'],
  ['image: [|1|]', 'image', '`image` must be a string, not a number.'],
  ['restart: [|false|]', 'restart', '`restart` must be a string, not `false`.'],
  ['[|environment|]:', 'environment', '`environment` must be a mapping or a list, but it is empty.'],
  [
    'environment:\n  [|A|]: [1]',
    'environment.A',
    '`environment.A` must be a string, a number, true or false or empty, not a list.',
  ],
  ['environment:\n  - [|A: b|]', 'environment[0]', 'Item 1 of `environment` must be a string, not a mapping.'],
  ['command: [a, [|1|]]', 'command[1]', 'Item 2 of `command` must be a string, not a number.'],
  ['privileged: [|1|]', 'privileged', '`privileged` must be true or false, not a number.'],
  ['init: [|maybe|]', 'init', '`init` must be true or false.'],
  ['init: [|t|]', 'init', '`init` must be true or false.'],
  ['scale: [|two|]', 'scale', '`scale` must be a whole number.'],
  ['cpus: [|1,5|]', 'cpus', '`cpus` must be a number.'],
  ['ulimits: {core: [|unlimited|]}', 'ulimits.core', '`ulimits.core` must be a whole number.'],
  ['environment: {[|""|]: a}', 'environment.', 'This name is empty.'],
  ['cpu_percent: [|300|]', 'cpu_percent', '`cpu_percent` must be at most 100.'],
  ['deploy: {replicas: [|-1|]}', 'deploy.replicas', '`deploy.replicas` must be at least 0.'],
  ['depends_on:\n  [|db|]: {}', 'depends_on.db.condition', '`depends_on.db` has no `condition`, which it needs.'],
  ['ulimits: {[|nofile|]: {soft: 1}}', 'ulimits.nofile.hard', '`ulimits.nofile` has no `hard`, which it needs.'],
  ['[|class|]: x', 'class', 'A service has no attribute `class`.'],
  ['ports: [|${PORTS}|]', 'ports', '`ports` must be a list, not a string.'],
])('%s', (attributes, path, message) => {
  expectMarked(service(attributes), `services.web.${path}`, message);
});

test.each([
  ['[|enviroment|]: []', 'enviroment', 'A service has no attribute `enviroment`.', 'Did you mean `environment`?'],
  [
    'build: {[|Dockerfile|]: a}',
    'build.Dockerfile',
    '`build` has no attribute `Dockerfile`.',
    'Did you mean `dockerfile`?',
  ],
  [
    '[|log_driver|]: syslog',
    'log_driver',
    'A service has no attribute `log_driver`.',
    'Write `driver` below `logging`.',
  ],
  [
    'env_file:\n  - [|pth|]: a',
    'env_file[0].pth',
    'Item 1 of `env_file` has no attribute `pth`.',
    'Did you mean `path`?',
  ],
  ['[|ports|]: {a: b}', 'ports', '`ports` must be a list, not a mapping.', undefined],
  [
    'ports: [|"80:80"|]',
    'ports',
    '`ports` must be a list, not a string.',
    'Put it on a line of its own, behind a hyphen.',
  ],
  ['user: [|1000|]', 'user', '`user` must be a string, not a number.', 'Quote it.'],
  ['restart: [|false|]', 'restart', '`restart` must be a string, not `false`.', 'Write `"no"`.'],
  [
    'environment:\n  - [|A: b|]',
    'environment[0]',
    'Item 1 of `environment` must be a string, not a mapping.',
    'Write `NAME=value`, or leave out the hyphens.',
  ],
  [
    'volumes:\n  - [|./a|]: /b',
    'volumes[0]../a',
    'Item 1 of `volumes` has no attribute `./a`.',
    'The colon with a blank behind it makes it a mapping: leave out the blank, or quote the item.',
  ],
  [
    'cap_add:\n  - [|NET: ADMIN|]',
    'cap_add[0]',
    'Item 1 of `cap_add` must be a string, not a mapping.',
    'The colon with a blank behind it makes it a mapping: leave out the blank, or quote the item.',
  ],
  [
    'depends_on:\n  db: [|service_healthy|]',
    'depends_on.db',
    '`depends_on.db` must be a mapping, not a string.',
    'Write `condition: service_healthy` below the name.',
  ],
  [
    'secrets:\n  - {[|name|]: a}',
    'secrets[0].name',
    'Item 1 of `secrets` has no attribute `name`.',
    'It may have `source`, `target`, `uid`, `gid` or `mode`.',
  ],
  [
    'env_file:\n  - {[|file|]: a}',
    'env_file[0].file',
    'Item 1 of `env_file` has no attribute `file`.',
    'It may have `path`, `required` or `format`.',
  ],
  [
    'develop: {watch: [{path: ., action: rebuild}, {path: ., action: [|rebuilt|]}]}',
    'develop.watch[1].action',
    '`action` of item 2 of `develop.watch` must be `rebuild`, `sync`, `restart`, `sync+restart` or `sync+exec`.',
    'Did you mean `rebuild`?',
  ],
  ['deploy: [|a|]', 'deploy', '`deploy` must be a mapping, not a string.', undefined],
  ['cgroup: [|hosts|]', 'cgroup', '`cgroup` must be `host` or `private`.', 'Did you mean `host`?'],
])('%s gets help', (attributes, path, message, help) => {
  expectMarked(service(attributes), `services.web.${path}`, message, help);
});

test.each([
  [
    '[|service|]:\n  web:\n    image: a\n',
    'service',
    'A compose file has no attribute `service`.',
    'Did you mean `services`?',
  ],
  [
    'services:\n  a:\n    image: a\n[|db|]:\n  image: b\n',
    'db',
    'The service `db` stands outside `services:`.',
    'Indent it below `services:`.',
  ],
  [
    'services:\n  a:\n    image: a\n[|anchors|]:\n  b: c\n',
    'anchors',
    'A compose file has no attribute `anchors`.',
    'Services stand below `services:`; names for extensions start with `x-`.',
  ],
  ['[|services|]:\n  - web\n', 'services', '`services` must be a mapping, not a list.', undefined],
  ['services:\n  [|web|]:\n', 'services.web', '`services.web` must be a mapping, but it is empty.', undefined],
  [
    'services:\n  [|"a b"|]: {image: a}\n',
    'services.a b',
    'The name `a b` has characters other than letters, digits, dots, hyphens and underscores.',
    undefined,
  ],
  ['jobs:\n  [|a|]: {image: x}\n', 'jobs.a.triggers', '`jobs.a` has no `triggers`, which it needs.', undefined],
  [
    'jobs:\n  a:\n    image: x\n    [|restart|]: always\n    triggers: {manual: true}\n',
    'jobs.a.restart',
    'A job has no attribute `restart`.',
    undefined,
  ],
  [
    'jobs:\n  a:\n    triggers:\n      manual: true\n      [|schedule|]: ["0 3 * * *"]\n',
    'jobs.a.triggers.schedule',
    '`triggers.schedule` stands beside `manual: true`, but a job has one or the other.',
    undefined,
  ],
  [
    'include:\n  - [|1|]\n',
    'include[0]',
    'Item 1 of `include` must be a mapping or a string, not a number.',
    undefined,
  ],
])('%j', (text, path, message, help) => {
  expectMarked(text, path, message, help);
});

test.each([
  ['numbers in short form', 'ports: [80, "80:80", {target: 80, published: "8080"}]'],
  ['environment scalars', 'environment: {A: 1, B: true, C: , D: 1.5, E: ""}'],
  ['equal items', 'environment: [A=1, A=1]'],
  [
    'variables in typed fields',
    'privileged: ${P}\nscale: ${N:-2}\ndepends_on: {db: {condition: "${C}", required: "${R}"}}',
  ],
  ['a reset value', 'ports: !reset 3\nnothing: !reset null'],
  ['an overriding value', 'volumes: !override\n  - 1'],
  ['an unknown alias', 'ports: *none'],
  ['extensions', 'x-a: 1\nhealthcheck: {x-b: 1, test: [NONE]}'],
  ['switches as text', 'init: "yes"\ntty: "True"\nprivileged: N'],
  [
    'numbers as text',
    'scale: "2"\ncpus: "0.5"\npids_limit: "-1"\ndeploy: {resources: {limits: {cpus: "1e0", pids: "5"}}}',
  ],
  ['a dependency that need not be there', 'depends_on: {db: {condition: service_started, required: "off"}}'],
  [
    'new attributes',
    'use_api_socket: true\nmodels: [m]\ngpus: all\nprovider: {type: p}\npre_start: [{command: a, per_replica: false}]',
  ],
  ['build details', 'build: {context: ., provenance: mode=max, sbom: true, no_cache_filter: a}'],
  ['env files', 'env_file: [a, {path: b, required: false, format: raw}]'],
])('%s are fine', (_, attributes) => {
  expectMarked(service(attributes));
});

test('resources may have any name and x- is a name below services', () => {
  expectMarked('services:\n  x-a: {image: b}\nnetworks:\n  "a b": {c: 1}\nvolumes:\n  v:\n');
});

test('jobs with a schedule', () => {
  expectMarked(
    'jobs:\n  a:\n    image: x\n    profiles: [p]\n    triggers:\n      schedule: [{cron: "0 3 * * *", timezone: Europe/Paris}]\n',
  );
});

test('several faults are reported in the order of the file', () => {
  const errors = validateCompose(root(service('image: 1\nports: 2\nfoo: 3')));
  expect(errors.map(({ kind }) => kind)).toEqual(['wrong-type', 'wrong-type', 'unknown-attribute']);
});

test('what is merged many times is reported once, where it is written', () => {
  const text = 'x-a: &a\n  [|enviroment|]: {}\nservices:\n  a: {<<: *a}\n  b: {<<: *a}\n';
  expectMarked(
    text,
    'services.a.enviroment',
    'A service has no attribute `enviroment`.',
    'Did you mean `environment`?',
  );
});

test.each([
  ['pull_policy: xalwaysx', true],
  ['pull_policy: sometimes', false],
  ['container_name: a b', false],
  ['container_name: ab c', true],
])('%s: whether Compose lets it pass', (attributes, accepted) => {
  expect(validateCompose(root(service(attributes))).map((error) => error.accepted)).toEqual([accepted]);
});

test.each([
  [
    'services:\n  web:\n    build: .\n  [|ports|]: ["80:80"]\n',
    'services.ports',
    '`services.ports` must be a mapping, not a list.',
    'It stands among the services: indent it below the service that it belongs to.',
  ],
  [
    'services:\n  web:\n    image: a\n  networks:\n    [|front|]: {}\n',
    'services.networks.front',
    'A service has no attribute `front`.',
    '`networks` stands among the services: begin its line at the margin.',
  ],
])('%j: a line that is indented wrongly', (marked, path, message, help) => {
  expectMarked(marked, path, message, help);
});

test('services at the margin are one thing, not three', () => {
  const errors = validateCompose(root('services:\nweb:\n  image: a\napi:\n  build: .\n'));
  expect(errors.map(({ message }) => message)).toEqual([
    'The service `web` stands outside `services:`.',
    'The service `api` stands outside `services:`.',
  ]);
});

test('values are not repeated', () => {
  const errors = validateCompose(
    root(service('cgroup: hunter2\npull_policy: hunter2\ncontainer_name: "hunter2!"\nports: hunter2')),
  );
  expect(errors).toHaveLength(4);
  expect(JSON.stringify(errors.map(({ message, help }) => [message, help]))).not.toContain('hunter2');
});

describe('services at the top level', () => {
  test.each(['web:\n  image: a\n', 'web:\n  build: .\ndb:\n  image: b\n', 'version: "3"\nweb:\n  image: a\n'])(
    '%j',
    (text) => {
      expect([isComposeV1(root(text)), validateCompose(root(text))]).toEqual([true, []]);
    },
  );

  test.each([
    'services:\n  web:\n    image: a\n',
    'web:\n  a: b\n',
    '- a\n',
    'a\n',
    'test:\n  image: a\n  script: [b]\n',
  ])('%j is something else', (text) => {
    expect(isComposeV1(root(text))).toBe(false);
  });
});

describe('what looks like a compose file', () => {
  test.each([
    'services:\n  web:\n    image: a\n',
    'services:\n  web:\n    environment: {A: 1}\n',
    'include:\n  - a.yaml\n',
    'include:\n  - path: a.yaml\n',
    'volumes:\n  data:\n',
    'web:\n  image: a\n',
    'jobs:\n  a:\n    image: x\n    triggers: {manual: true}\n',
    'services:\n',
  ])('%j', (text) => {
    expect(looksLikeCompose(root(text))).toBe(true);
  });

  test.each([
    'on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    services:\n      db: {image: b}\n',
    'image: python\nservices:\n  - postgres\ntest:\n  script: [a]\n',
    'test:\n  image: python\n  script: [a]\n',
    'services:\n  App\\Mailer:\n    class: App\\Mailer\n',
    'include:\n  - local: a.yml\n',
    'apiVersion: v1\nkind: Service\n',
    'version: 2\n',
    '- a\n',
    'a\n',
  ])('%j does not', (text) => {
    expect(looksLikeCompose(root(text))).toBe(false);
  });
});

test('any document gives errors inside of the file', () => {
  const names = fc.constantFrom(
    'services',
    'web',
    'image',
    'ports',
    'build',
    'environment',
    'x-a',
    '__proto__',
    'toString',
  );
  const { value } = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 5 },
      fc.constantFrom('a', '${A}', 1, null, true),
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(names, tie('value'), { maxKeys: 4 }),
    ),
  }));
  fc.assert(
    fc.property(fc.dictionary(names, value), (document) => {
      // JSON is YAML.
      const text = JSON.stringify(document);
      for (const { at, message } of validateCompose(root(text))) {
        expect(message).toMatch(/\.$/);
        expect(at.span.end).toBeLessThanOrEqual(text.length);
        expect(at.span.end).toBeGreaterThan(at.span.start);
      }
    }),
    { numRuns: 300 },
  );
});
