import { expect, test } from 'vitest';
import { run, selectDefault } from '../../../src/engine/run.js';
import rule from '../../../src/rules/correctness/dependency-cycle.js';
import { projectOf, testRule, type RuleCase } from '../../harness.js';

const services = (all: Readonly<Record<string, string>>, message?: RuleCase['message']): RuleCase => ({
  files: {
    'compose.yaml': `services:\n${Object.entries(all)
      .map(([name, attributes]) => `  ${name}:\n    image: a\n${attributes && `    ${attributes}\n`}`)
      .join('')}`,
  },
  ...(message === undefined ? {} : { message }),
});

testRule(rule, {
  'two services': services(
    { web: 'depends_on: [api]', api: 'depends_on: [[|web|]]' },
    'Services wait for one another: web → api → web.',
  ),
  'one after the other': services({ web: 'depends_on: [api]', api: '' }),
  'a service and itself': services({ web: 'depends_on: [[|web|]]' }, 'web waits for itself.'),
  'three services': services(
    { a: 'depends_on: [b]', b: 'depends_on: [c]', c: 'depends_on: [[|a|]]' },
    'Services wait for one another: a → b → c → a.',
  ),
  'a diamond': services({ a: 'depends_on: [b, c]', b: 'depends_on: [d]', c: 'depends_on: [d]', d: '' }),
  'what leads into a ring is not part of it': services(
    { web: 'depends_on: [a]', a: 'depends_on: [b]', b: 'depends_on: [[|a|]]' },
    'Services wait for one another: a → b → a.',
  ),
  'two rings of one service': services(
    { a: 'depends_on: [b, c]', b: 'depends_on: [[|a|]]', c: 'depends_on: [[|a|]]' },
    ['Services wait for one another: a → b → a.', 'Services wait for one another: a → c → a.'],
  ),
  links: services({ a: 'links: ["b:other"]', b: 'depends_on: [[|a|]]' }),
  volumes_from: services({ a: 'volumes_from: ["b:ro"]', b: 'depends_on: [[|a|]]' }),
  'volumes_from a container': services({ a: 'volumes_from: ["container:b"]', b: 'depends_on: [a]' }),
  'the network of a service': services({ a: 'network_mode: service:b', b: 'depends_on: [[|a|]]' }),
  'the pid namespace': services({ a: 'depends_on: [b]', b: 'pid: service:[|a|]' }),
  'the uts namespace': services({ a: 'depends_on: [b]', b: 'uts: service:[|a|]' }),
  'the network of a container': services({ a: 'network_mode: container:b', b: 'depends_on: [a]' }),
  'a build context is no edge': services({
    a: 'build: {context: ., additional_contexts: {base: "service:b"}}',
    b: 'depends_on: [a]',
  }),
  'a dependency that is not required counts': services({
    a: 'depends_on: {b: {condition: service_started, required: false}}',
    b: 'depends_on: [[|a|]]',
  }),
  'a variable': services({ a: 'depends_on: ["${B}"]', b: 'depends_on: [a]' }),
  'a service that does not exist': services({ a: 'depends_on: [b]' }),
  'an override that closes the ring': {
    files: {
      'compose.yaml': 'services:\n  a:\n    image: x\n    depends_on: [b]\n  b:\n    image: x\n',
      'compose.override.yaml': 'services:\n  b:\n    depends_on: [[|a|]]\n',
    },
  },
  'an override that opens it': {
    files: {
      'compose.yaml': 'services:\n  a:\n    image: x\n    depends_on: [b]\n  b:\n    image: x\n    depends_on: [a]\n',
      'compose.override.yaml': 'services:\n  b:\n    depends_on: !reset []\n',
    },
  },
  jobs: {
    files: {
      'compose.yaml':
        'services:\n  db:\n    image: a\njobs:\n  a:\n    image: a\n    depends_on: [b, db]\n  b:\n    image: a\n    depends_on: [[|a|]]\n',
    },
  },
});

test('a long ring is short to read', () => {
  const count = 5000;
  const texts = Array.from(
    { length: count },
    (_, index) => `  s${index}:\n    image: a\n    depends_on: [s${(index + 1) % count}]\n`,
  );
  const project = projectOf({ 'compose.yaml': `services:\n${texts.join('')}` });
  const { diagnostics } = run(project, [selectDefault(rule)]);
  expect(diagnostics.map(({ message }) => message)).toEqual([
    'Services wait for one another: s0 → s1 → s2 → s3 → s4 → s5 → s6 → s7 → s8 → s9 → s10 → s11 → … → s4999 → s0.',
  ]);
});
