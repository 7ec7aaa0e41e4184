import rule from '../../../src/rules/correctness/undefined-network.js';
import { testRule, type RuleCase } from '../../harness.js';

const compose = (networks: string, top: string, more: Partial<RuleCase> = {}): RuleCase => ({
  files: { 'compose.yaml': `services:\n  web:\n    image: nginx:1.29\n    networks: ${networks}\n${top}` },
  ...more,
});

testRule(rule, {
  'a list': compose('[front, [|bakc|]]', 'networks:\n  front:\n  back:\n', {
    message: 'web joins the network bakc, which the top-level networks do not define.',
  }),
  'a list of what is defined': compose('[front, back]', 'networks:\n  front:\n  back:\n'),
  'a mapping': compose('{[|front|]: {aliases: [a]}}', ''),
  'a mapping of what is defined': compose('{front: {aliases: [a]}}', 'networks: {front: }\n'),
  'the default network': compose('[default]', ''),
  'an external network': compose('[proxy]', 'networks:\n  proxy:\n    external: true\n'),
  'the name that Docker gives it is another': compose(
    '[[|proxy_net|]]',
    'networks:\n  proxy:\n    name: proxy_net\n    external: true\n',
  ),
  'an extension is a name': compose('[x-net]', 'networks:\n  x-net: {}\n'),
  'a variable': compose('["${NET}"]', ''),
  'a default': compose('[[|"${NET:-front}"|]]', ''),
  'a network of build': {
    files: { 'compose.yaml': 'services:\n  web:\n    build:\n      context: .\n      network: host\n' },
  },
  network_mode: { files: { 'compose.yaml': 'services:\n  web:\n    image: a\n    network_mode: front\n' } },
  'a network that the override defines': {
    files: {
      'compose.yaml': 'services:\n  web:\n    image: a\n    networks: [front]\n',
      'compose.override.yml': 'networks:\n  front:\n',
    },
  },
  'a network that the override joins': {
    files: {
      'compose.yaml': 'services:\n  web:\n    image: a\n',
      'compose.override.yml': 'services:\n  web:\n    networks: [[|front|]]\n',
    },
  },
  'a network that extends brings is not imported': {
    files: {
      'compose.yaml': 'services:\n  web:\n    extends: {file: base.yaml, service: base}\n',
      'base.yaml': 'services:\n  base:\n    image: a\n    networks: [[|front|]]\nnetworks:\n  front:\n',
    },
    message: 'web joins the network front, which the top-level networks do not define.',
  },
  'an override alone': { files: { 'compose.override.yml': 'services:\n  web:\n    networks: [front]\n' } },
});
