import { expect, test } from 'vitest';
import { run, selectDefault } from '../../../src/engine/run.js';
import rule from '../../../src/rules/correctness/unused-resource.js';
import { projectOf, testRule, type RuleCase } from '../../harness.js';

const web = (
  attributes: string,
  top: string,
  more: Partial<RuleCase> & { files?: RuleCase['files'] } = {},
): RuleCase => ({
  ...more,
  files: {
    'compose.yaml': `services:\n  web:\n    image: a\n${attributes.replace(/^(?=.)/gm, '    ')}${top}`,
    ...more.files,
  },
});

testRule(rule, {
  'a volume': web('volumes: ["data:/data"]\n', 'volumes:\n  data:\n  [|cache|]:\n', {
    message: 'No service uses the volume cache.',
    fixed: { 'compose.yaml': 'services:\n  web:\n    image: a\n    volumes: ["data:/data"]\nvolumes:\n  data:\n' },
  }),
  'the only volume goes with its section': web('', 'volumes:\n  [|data|]:\n    driver: local\n', {
    fixed: { 'compose.yaml': 'services:\n  web:\n    image: a\n' },
  }),
  'all volumes go with their section': web('', 'volumes:\n  [|data|]:\n  [|cache|]:\n'),
  'in one line': web('', 'volumes: {[|data|]: }\n'),
  'the long form': web('volumes:\n  - type: volume\n    source: data\n    target: /data\n', 'volumes:\n  data:\n'),
  'an external volume': web('', 'volumes:\n  data:\n    external: true\n'),
  'what a variable may name': web('volumes: ["${DATA}:/data"]\n', 'volumes:\n  data:\n'),
  'a bind mount from a variable': web('volumes: ["./${DATA}:/data"]\n', 'volumes:\n  [|data|]:\n'),
  'a default that is a path': web('volumes: ["${DATA:-./data}:/data"]\n', 'volumes:\n  data:\n'),
  'a default': web('volumes: ["${DATA:-data}:/data"]\n', 'volumes:\n  data:\n'),
  'a network': web('networks: [front]\n', 'networks:\n  front:\n  [|back|]:\n', {
    message: 'No service uses the network back.',
  }),
  'the long form of networks': web('networks:\n  front:\n    aliases: [w]\n', 'networks:\n  front:\n'),
  'the default network': web('', 'networks:\n  default:\n    name: shared\n'),
  'the default network of nobody': web(
    'networks: [front]\n',
    'networks:\n  front:\n  [|default|]:\n    driver: bridge\n',
  ),
  'the network of the host is not the default one': web(
    'network_mode: host\n',
    'networks:\n  [|default|]:\n    name: a\n',
  ),
  'a secret': web('secrets: [a]\n', 'secrets:\n  a:\n    file: a\n  [|b|]:\n    file: b\n'),
  'a secret of a build': web('build:\n  context: .\n  secrets: [a]\n', 'secrets:\n  a:\n    file: a\n'),
  'a config': web('configs:\n  - source: a\n    target: /a\n', 'configs:\n  a:\n    file: a\n  [|b|]:\n    file: b\n'),
  'a config with credentials': web('credential_spec:\n  config: a\n', 'configs:\n  a:\n    file: a\n'),
  'a job': {
    files: {
      'compose.yaml':
        'services:\n  web:\n    image: a\njobs:\n  dump:\n    image: a\n    triggers: {manual: true}\n    volumes: ["data:/data"]\nvolumes:\n  data:\n',
    },
  },
  'what runs before the start': web(
    'pre_start:\n  - image: a\n    command: [a]\n    volumes: ["data:/data"]\n',
    'volumes:\n  data:\n',
  ),
  'what the override uses': web('', 'volumes:\n  data:\n', {
    files: { 'compose.override.yaml': 'services:\n  web:\n    volumes: ["data:/data"]\n' },
  }),
  'what one of two overrides uses': web('', 'volumes:\n  data:\n', {
    files: {
      'compose.override.yaml': 'services:\n  web:\n    restart: always\n',
      'compose.prod.yaml': 'services:\n  web:\n    volumes: ["data:/data"]\n',
    },
  }),
  'what another file lacks': web('', 'volumes:\n  data:\n', {
    files: { 'compose.db.yaml': 'services:\n  db:\n    image: b\n    volumes: ["data:/data"]\n' },
  }),
  'what the override defines': web('', '', {
    files: { 'compose.override.yaml': 'volumes:\n  [|data|]:\nnetworks:\n  [|back|]:\n' },
  }),
  'a file to be included': {
    files: {
      'compose.yaml': 'include: [parts/networks.yaml]\nservices:\n  web:\n    image: a\n    networks: [back]\n',
      'parts/networks.yaml': 'networks:\n  back:\n  front:\n',
    },
  },
  'a file without services': { files: { 'compose.volumes.yaml': 'volumes:\n  data:\n' } },
  'several base files': web('', 'volumes:\n  data:\n', {
    files: { 'docker-compose.yml': 'services:\n  api:\n    image: b\n' },
  }),
  'an anchor in it': web('', 'volumes:\n  [|data|]: &data\n    driver: local\n  [|cache|]: *data\n'),
  'an anchor that is merged': {
    files: { 'compose.yaml': 'x-web: &web\n  image: a\nservices:\n  web:\n    <<: *web\n' },
  },
  'an anchor that nothing refers to': {
    files: {
      'compose.yaml': '[|x-web|]: &web\n  image: a\nservices:\n  web:\n    image: a\n    command: echo *webs\n',
    },
    message: 'Nothing in this file refers to the anchor of x-web.',
    fixed: { 'compose.yaml': 'services:\n  web:\n    image: a\n    command: echo *webs\n' },
  },
  'an anchor inside that is referred to': {
    files: { 'compose.yaml': 'x-all: &all\n  web: &web\n    image: a\nservices:\n  web: *web\n' },
  },
  'an extension without anchor': {
    files: { 'compose.yaml': 'x-tool:\n  a: b && c\nservices:\n  web:\n    image: a\n' },
  },
});

test('an anchor weighs less', () => {
  const { diagnostics } = run(
    projectOf({ 'compose.yaml': 'x-a: &a\n  b: c\nservices:\n  web:\n    image: a\nvolumes:\n  data:\n' }),
    [selectDefault(rule)],
  );
  expect(diagnostics.map(({ severity }) => severity)).toEqual(['info', 'warning']);
});
