import { describe, expect, test } from 'vitest';
import type { ComposeMap, ComposeNode } from '../../../../src/parser/compose/tree.js';
import { interpolate } from '../../../../src/model/compose/values/interpolate.js';
import { itemsOf } from '../../../../src/model/compose/values/nodes.js';
import { projectOf, shown, source, webOver } from '../build.js';

/** A node as plain data: maps as pairs in order, so that `__proto__` is a name like any other. */
function plain(node: ComposeNode | undefined): unknown {
  if (!node) return undefined;
  if (node.kind === 'scalar') return node.value;
  return node.kind === 'list'
    ? node.items.map(plain)
    : [...node.entries].map(([key, { value }]) => [key, plain(value)]);
}

const attribute = (base: string, override: string): unknown => {
  const name = /^\w+/.exec(base)![0];
  return plain(webOver(base, override).attribute(name)?.value);
};

describe('the general rules', () => {
  test.each([
    ['a scalar replaces', 'image: a', 'image: b', 'b'],
    ['null keeps the base', 'image: a', 'image:', 'a'],
    [
      'mappings merge',
      'healthcheck: {interval: 1s, retries: 2}',
      'healthcheck: {retries: 3}',
      [
        ['interval', '1s'],
        ['retries', 3],
      ],
    ],
    ['sequences append', 'security_opt: [a]', 'security_opt: [b]', ['a', 'b']],
    ['also equal items where nothing is unique', 'security_opt: [a]', 'security_opt: [a]', ['a', 'a']],
    ['another kind replaces', 'restart: always', 'restart: [x]', ['x']],
  ])('%s', (_, base, override, merged) => {
    expect(attribute(base, override)).toEqual(merged);
  });
});

describe('attributes of their own', () => {
  test.each([
    ['command: [a, b]', 'command: [c]', ['c']],
    ['command: a b', 'command: [c]', ['c']],
    ['entrypoint: [a]', 'entrypoint: b', 'b'],
    ['entrypoint: [a]', 'entrypoint: []', []],
    [
      'healthcheck: {test: [CMD, a], retries: 1}',
      'healthcheck: {test: b}',
      [
        ['test', 'b'],
        ['retries', 1],
      ],
    ],
    // build
    ['build: .', 'build: ./other', [['context', './other']]],
    [
      'build: .',
      'build: {target: dev}',
      [
        ['context', '.'],
        ['target', 'dev'],
      ],
    ],
    [
      'build: {context: ., target: dev}',
      'build: ./other',
      [
        ['context', './other'],
        ['target', 'dev'],
      ],
    ],
    [
      'build: {args: {A: 1, B: 2}}',
      'build: {args: {B: 3}}',
      [
        [
          'args',
          [
            ['A', 1],
            ['B', 3],
          ],
        ],
      ],
    ],
    ['build: {args: [A=1, B=2]}', 'build: {args: [B=3, C=4]}', [['args', ['A=1', 'B=3', 'C=4']]]],
    [
      'build: {args: [A=1, B=2]}',
      'build: {args: {B: 3}}',
      [
        [
          'args',
          [
            ['A', '1'],
            ['B', 3],
          ],
        ],
      ],
    ],
    // environment and its kin
    [
      'environment: {A: 1, B: 2}',
      'environment: {B: 3, C: }',
      [
        ['A', 1],
        ['B', 3],
        ['C', null],
      ],
    ],
    ['environment: {A: 1}', 'environment: {A: }', [['A', null]]],
    ['environment: [A=1, B=2]', 'environment: [B=3, A]', ['A', 'B=3']],
    [
      'environment: {A: 1, B: 2}',
      'environment: [B=3=4, C]',
      [
        ['A', 1],
        ['B', '3=4'],
        ['C', null],
      ],
    ],
    [
      'environment: [A=1, B]',
      'environment: {B: 2}',
      [
        ['A', '1'],
        ['B', 2],
      ],
    ],
    ['labels: [a=1]', 'labels: {a: 2}', [['a', 2]]],
    ['sysctls: {a: 1}', 'sysctls: [a=2]', [['a', '2']]],
    // names with a long form
    ['depends_on: [a, b]', 'depends_on: [b, c]', ['a', 'b', 'c']],
    [
      'depends_on: {a: {condition: service_healthy}}',
      'depends_on: [b]',
      [
        ['a', [['condition', 'service_healthy']]],
        [
          'b',
          [
            ['condition', 'service_started'],
            ['required', true],
          ],
        ],
      ],
    ],
    [
      'depends_on: [a]',
      'depends_on: {a: {condition: service_healthy}}',
      [
        [
          'a',
          [
            ['condition', 'service_healthy'],
            ['required', true],
          ],
        ],
      ],
    ],
    [
      'networks: [a]',
      'networks: {b: {aliases: [x]}}',
      [
        ['a', null],
        ['b', [['aliases', ['x']]]],
      ],
    ],
    ['networks: {a: {aliases: [x, y]}}', 'networks: {a: {aliases: [y, z]}}', [['a', [['aliases', ['x', 'y', 'z']]]]]],
    // unique items
    ['volumes: ["./a:/x", "./b:/y"]', 'volumes: ["./c:/x:ro"]', ['./c:/x:ro', './b:/y']],
    [
      'volumes: ["./a:/x"]',
      'volumes: [{type: bind, source: ./c, target: /x}]',
      [
        [
          ['type', 'bind'],
          ['source', './c'],
          ['target', '/x'],
        ],
      ],
    ],
    ['volumes: ["one:/${X:-x}"]', 'volumes: ["two:/x"]', ['two:/x']],
    ['ports: ["80:80"]', 'ports: ["80:80/tcp", "81:80"]', ['80:80/tcp', '81:80']],
    [
      'ports: ["80:80"]',
      'ports: [{target: 80, published: "80"}]',
      [
        [
          ['target', 80],
          ['published', '80'],
        ],
      ],
    ],
    ['ports: ["80:80"]', 'ports: ["127.0.0.1:80:80"]', ['80:80', '127.0.0.1:80:80']],
    ['ports: ["${P}:80"]', 'ports: ["${P}:80"]', ['${P}:80']],
    ['expose: [80, 81]', 'expose: ["81"]', [80, '81']],
    ['env_file: a.env', 'env_file: b.env', ['a.env', 'b.env']],
    [
      'env_file: [a.env, b.env]',
      'env_file: [{path: a.env, required: false}]',
      [
        [
          ['path', 'a.env'],
          ['required', false],
        ],
        'b.env',
      ],
    ],
    ['dns: 1.1.1.1', 'dns: [8.8.8.8, 1.1.1.1]', ['1.1.1.1', '8.8.8.8']],
    ['tmpfs: /run', 'tmpfs: /tmp', ['/run', '/tmp']],
    ['cap_drop: [ALL]', 'cap_drop: [ALL]', ['ALL']],
    ['profiles: [a]', 'profiles: [a, b]', ['a', 'b']],
    ['links: [db]', 'links: ["db:database", db]', ['db', 'db:database']],
    [
      'secrets: [a]',
      'secrets: [{source: b, target: /run/secrets/a}]',
      [
        [
          ['source', 'b'],
          ['target', '/run/secrets/a'],
        ],
      ],
    ],
    ['configs: [a]', 'configs: [a, b]', ['a', 'b']],
    ['devices: ["/dev/a:/dev/x"]', 'devices: ["/dev/b:/dev/x"]', ['/dev/b:/dev/x']],
    // logging
    ['logging: {driver: json-file, options: {a: "1"}}', 'logging: {driver: syslog}', [['driver', 'syslog']]],
    [
      'logging: {options: {a: "1"}}',
      'logging: {driver: syslog}',
      [
        ['options', [['a', '1']]],
        ['driver', 'syslog'],
      ],
    ],
    ['ulimits: {nofile: {soft: 1, hard: 2}}', 'ulimits: {nofile: 3}', [['nofile', 3]]],
    ['ulimits: {nofile: {soft: 1, hard: 2}}', 'ulimits: {nofile: {hard: 3}}', [['nofile', [['hard', 3]]]]],
    // null
    ['command: a', 'command:', null],
    ['healthcheck: {test: a}', 'healthcheck: {test: null}', [['test', null]]],
    ['ulimits: {nofile: 3}', 'ulimits: {nofile: null}', [['nofile', null]]],
    // extra_hosts
    ['extra_hosts: {a: 10.0.0.1}', 'extra_hosts: {a: 10.0.0.2}', ['a=10.0.0.1', 'a=10.0.0.2']],
    [
      'extra_hosts: {a: [10.0.0.1, 10.0.0.2]}',
      'extra_hosts: ["b:10.0.0.3", "a=10.0.0.1"]',
      ['a=10.0.0.1', 'a=10.0.0.2', 'b:10.0.0.3'],
    ],
    ['build: {extra_hosts: [a=10.0.0.1]}', 'build: {extra_hosts: {a: 10.0.0.1}}', [['extra_hosts', ['a=10.0.0.1']]]],
  ])('%s < %s', (base, override, merged) => {
    expect(attribute(base, override)).toEqual(merged);
  });

  test('networks merge their address ranges by subnet', () => {
    const project = projectOf(
      'services: {web: {image: a}}\nnetworks: {n: {ipam: {config: [{subnet: 10.0.0.0/8, gateway: 10.0.0.1}]}}}',
      { 'compose.override.yaml': 'networks: {n: {ipam: {config: [{subnet: 10.0.0.0/8}, {subnet: 11.0.0.0/8}]}}}' },
    );
    expect(plain((project.networks.get('n')!.node as ComposeMap).entries.get('ipam')!.value)).toEqual([
      [
        'config',
        [
          [
            ['subnet', '10.0.0.0/8'],
            ['gateway', '10.0.0.1'],
          ],
          [['subnet', '11.0.0.0/8']],
        ],
      ],
    ]);
  });
});

test('a host of a mapping keeps its place and its variables', () => {
  const web = webOver('extra_hosts: {a: "${IP:-10.0.0.1}"}', 'extra_hosts: [b=10.0.0.2]');
  const [item] = itemsOf(web.attribute('extra_hosts')!.value);
  if (item?.kind !== 'scalar') throw new Error('no item');
  const { part } = interpolate(item, web.project.interpolation);
  expect([shown(part(2, 10).value), source(part(2, 10))]).toEqual(['10.0.0.1', 'compose.yaml: ${IP:-10.0.0.1}']);
});

describe('tags through anchors', () => {
  test.each([
    ['x-a: &a !override [b]', 'security_opt: *a', ['b']],
    ['x-a: &a !reset null', 'security_opt: *a', undefined],
    ['x-a: &a {security_opt: !override [b]}', '<<: *a', ['b']],
    ['x-a: &a {security_opt: !reset null}', '<<: *a', undefined],
  ])('%s', (anchor, attributes, merged) => {
    const project = projectOf('services: {web: {image: a, security_opt: [a]}}', {
      'compose.override.yaml': `${anchor}\nservices:\n  web:\n    ${attributes}\n`,
    });
    expect(plain(project.services.get('web')!.attribute('security_opt')?.value)).toEqual(merged);
  });
});

describe('tags', () => {
  test.each([
    ['ports: ["80:80"]', 'ports: !reset []', undefined],
    ['ports: ["80:80"]', 'ports: !override ["81:80"]', ['81:80']],
    ['environment: {A: 1, B: 2}', 'environment: {A: !reset null}', [['B', 2]]],
    ['environment: {A: 1}', 'environment: !override {B: 2}', [['B', 2]]],
    ['command: a', 'command: !reset null', undefined],
    ['build: {context: ., target: dev}', 'build: {target: !reset null}', [['context', '.']]],
  ])('%s < %s', (base, override, merged) => {
    expect(attribute(base, override)).toEqual(merged);
  });

  test('a reset service, network or key of a file without base is gone', () => {
    const project = projectOf('services: {web: {image: a, ports: !reset []}, db: {image: b}}\nnetworks: {n: }', {
      'compose.override.yaml':
        'services: {db: !reset null, new: {image: c, ports: !reset []}}\nnetworks: {n: !reset null}',
    });
    expect([...project.services.keys()]).toEqual(['web', 'new']);
    expect([...project.networks.keys()]).toEqual([]);
    expect(project.services.get('web')!.attribute('ports')).toBeUndefined();
    expect(project.services.get('new')!.attribute('ports')).toBeUndefined();
  });
});

describe('places', () => {
  test('every value keeps its own, and an entry the one that counts', () => {
    const web = webOver(
      'image: a\ncommand: x\nenvironment: {A: 1, B: 2}\nports: ["80:80"]',
      'command: y\nenvironment: {B: 3}\nports: ["81:81"]',
    );
    expect(source(web)).toBe('compose.yaml: web');
    expect(source(web.image!)).toBe('compose.yaml: a');
    expect(source(web.attribute('command')!.key)).toBe('compose.override.yaml: command');
    expect(source(web.command!)).toBe('compose.override.yaml: y');
    expect(source(web.attribute('ports')!.key)).toBe('compose.yaml: ports');
    expect(web.environment.variables.map(source)).toEqual(['compose.yaml: 1', 'compose.override.yaml: 3']);
    expect(web.ports.map(source)).toEqual(['compose.yaml: "80:80"', 'compose.override.yaml: "81:81"']);
  });

  test('a list laid over a mapping keeps the places of names and values', () => {
    const web = webOver('environment: {A: 1}', 'environment: ["A=${X:-2}"]');
    expect(source(web.environment.get('A')!)).toBe('compose.override.yaml: ${X:-2}');
    expect(shown(web.environment.get('A')!.value)).toBe('2');
  });
});

test('the documents of one file are laid over one another', () => {
  const project = projectOf('services: {web: {image: a, ports: ["80:80"]}}\n---\nservices: {web: {image: b}}\n');
  const web = project.services.get('web')!;
  expect([shown(web.image!.text), web.ports.length]).toEqual(['b', 1]);
});

test('names of built-in properties are names', () => {
  const project = projectOf('services: {__proto__: {image: a}, constructor: {image: b}}', {
    'compose.override.yaml': 'services: {__proto__: {image: c}, toString: {image: d}}',
  });
  expect([...project.services].map(([name, { image }]) => [name, shown(image!.text)])).toEqual([
    ['__proto__', 'c'],
    ['constructor', 'b'],
    ['toString', 'd'],
  ]);
});
