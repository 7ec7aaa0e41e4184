import rule from '../../../src/rules/correctness/swarm-only-source.js';
import { testRule, type RuleCase } from '../../harness.js';

const web = 'services:\n  web:\n    image: nginx:1.29\n    secrets:\n      - key\n';
const compose = (text: string, message?: RuleCase['message']): RuleCase => ({
  files: { 'compose.yaml': text },
  ...(message === undefined ? {} : { message }),
});

testRule(rule, {
  'an external secret': compose(
    `${web}secrets:\n  key:\n    [|external|]: true\n`,
    'docker compose cannot give web the external secret key: only Swarm has it.',
  ),
  'a secret from a file': compose(`${web}secrets:\n  key:\n    file: ./key\n`),
  'a secret that is not external': compose(`${web}secrets:\n  key:\n    external: false\n    file: ./key\n`),
  'an external secret that nobody uses': compose(
    'services:\n  web:\n    image: a\nsecrets:\n  key:\n    external: true\n',
  ),
  'the old form': compose(`${web}secrets:\n  key:\n    [|external|]:\n      name: shared\n`),
  'the long form of a service': compose(
    'services:\n  web:\n    image: a\n    secrets:\n      - source: key\n        target: k\nsecrets:\n  key:\n    [|external|]: true\n',
  ),
  'a driver': compose(
    `${web}  api:\n    image: a\n    secrets: [key]\nsecrets:\n  key:\n    [|driver|]: vault\n`,
    'docker compose cannot give web and api the secret key: only Swarm knows driver.',
  ),
  'a config': compose(
    'services:\n  web:\n    image: a\n    configs: [site]\nconfigs:\n  site:\n    file: ./a\n    [|template_driver|]: golang\n',
    'docker compose cannot give web the config site: only Swarm knows template_driver.',
  ),
  'a config with content': compose(
    'services:\n  web:\n    image: a\n    configs: [site]\nconfigs:\n  site:\n    content: a\n',
  ),
  'a variable': compose(`${web}secrets:\n  key:\n    external: \${EXTERNAL:-true}\n    file: ./key\n`),
  'a stack by its placement': compose(
    `${web}    deploy:\n      placement:\n        constraints: [node.role == manager]\nsecrets:\n  key:\n    external: true\n`,
  ),
  'a stack by its network': compose(
    `${web}secrets:\n  key:\n    external: true\nnetworks:\n  default:\n    driver: overlay\n`,
  ),
  'replicas alone make no stack': compose(
    `${web}    deploy:\n      replicas: 2\nsecrets:\n  key:\n    [|external|]: true\n`,
  ),
  'a stack by its name': { files: { 'docker-compose.stack.yml': `${web}secrets:\n  key:\n    external: true\n` } },
  'an override takes it from a file': {
    files: {
      'compose.yaml': `${web}secrets:\n  key:\n    external: true\n`,
      'compose.override.yaml': 'secrets:\n  key: !override\n    file: ./key\n',
    },
  },
});
