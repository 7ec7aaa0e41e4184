import rule from '../../../src/rules/modernize/deprecated-attribute.js';
import { testRule, type RuleCase } from '../../harness.js';

const web = (attributes: string): string =>
  `services:\n  web:\n    image: nginx:1.29\n${attributes.replace(/^(?=.)/gm, '    ')}`;
const fixed = (before: string, after: string, message: string): RuleCase => ({
  files: { 'compose.yaml': before },
  fixed: { 'compose.yaml': after },
  message,
});

testRule(rule, {
  'a pull policy': fixed(
    web('[|pull_policy|]: if_not_present\n'),
    web('pull_policy: missing\n'),
    'pull_policy `if_not_present` is an alias kept for old files.',
  ),
  'another pull policy': { files: { 'compose.yaml': web('pull_policy: always\n') } },
  'a quoted pull policy': {
    files: { 'compose.yaml': web('[|pull_policy|]: "if_not_present"\n') },
    fixed: { 'compose.yaml': web('pull_policy: missing\n') },
  },
  'an experiment': fixed(
    web('[|x-develop|]:\n  watch: []\n'),
    web('develop:\n  watch: []\n'),
    'x-develop was the name while it was an experiment.',
  ),
  'what it became': { files: { 'compose.yaml': web('develop:\n  watch: []\n') } },
  'an experiment below it': {
    files: {
      'compose.yaml': web(
        'develop:\n  watch:\n    - path: .\n      action: sync\n      target: /a\n      [|x-initialSync|]: true\n',
      ),
    },
  },
  'a name below external': fixed(
    `${web('')}networks:\n  proxy:\n    [|external|]:\n      name: web_proxy # shared\n`,
    `${web('')}networks:\n  proxy:\n    external: true\n    name: web_proxy # shared\n`,
    'external as a mapping is deprecated.',
  ),
  'external with the name beside it': {
    files: { 'compose.yaml': `${web('')}networks:\n  proxy:\n    external: true\n    name: web_proxy\n` },
  },
  'external in braces': {
    files: { 'compose.yaml': `${web('')}volumes:\n  data:\n    [|external|]: {name: shared}\n` },
    fixed: { 'compose.yaml': `${web('')}volumes:\n  data:\n    external: true\n    name: shared\n` },
  },
  'all in braces': {
    files: { 'compose.yaml': `${web('')}volumes:\n  data: {[|external|]: {name: shared}}\n` },
    fixed: { 'compose.yaml': `${web('')}volumes:\n  data: {external: {name: shared}}\n` },
  },
  'external with two names': {
    files: { 'compose.yaml': `${web('')}volumes:\n  data:\n    name: a\n    [|external|]:\n      name: a\n` },
    fixed: { 'compose.yaml': `${web('')}volumes:\n  data:\n    name: a\n    external:\n      name: a\n` },
  },
  'external with line ends of Windows': {
    files: {
      'compose.yaml': 'services: {a: {image: a}}\r\nvolumes:\r\n  data:\r\n    [|external|]:\r\n      name: a\r\n',
    },
    fixed: {
      'compose.yaml': 'services: {a: {image: a}}\r\nvolumes:\r\n  data:\r\n    external: true\r\n    name: a\r\n',
    },
  },
  'an experiment beside what it became': {
    files: { 'compose.yaml': web('develop:\n  watch: []\n[|x-develop|]:\n  watch: []\n') },
    fixed: { 'compose.yaml': web('develop:\n  watch: []\nx-develop:\n  watch: []\n') },
  },
  'a removed option of a driver': fixed(
    web('logging:\n  driver: fluentd\n  options:\n    [|fluentd-async-connect|]: "true"\n'),
    web('logging:\n  driver: fluentd\n  options:\n    fluentd-async: "true"\n'),
    'fluentd-async-connect is no longer part of Docker Engine.',
  ),
  'a removed driver': {
    files: { 'compose.yaml': web('logging:\n  [|driver|]: logentries\n') },
    message: 'driver `logentries` is no longer part of Docker Engine.',
  },
  'a model as provider': {
    files: {
      'compose.yaml': 'services:\n  llm:\n    provider:\n      [|type|]: model\n      options: {model: ai/smollm2}\n',
    },
    message: 'type `model` is how models were declared at first.',
  },
  'another provider': { files: { 'compose.yaml': 'services:\n  db:\n    provider:\n      type: awesomecloud\n' } },
  'an address of the service': {
    files: { 'compose.yaml': web('[|mac_address|]: 02:42:ac:11:65:43\n') },
    message: 'mac_address of a service is deprecated.',
  },
  'an address of a network': {
    files: { 'compose.yaml': web('networks:\n  default:\n    mac_address: 02:42:ac:11:65:43\n') },
  },
  'what Compose refuses is an error of the schema': { files: { 'compose.yaml': web('net: host\nlog_driver: none\n') } },
  'in an override': {
    files: {
      'compose.yaml': web(''),
      'compose.override.yaml': 'services:\n  web:\n    [|pull_policy|]: if_not_present\n',
    },
  },
  'an anchor': {
    files: {
      'compose.yaml':
        'x-a: &a\n  image: a\n  [|pull_policy|]: if_not_present\nservices:\n  web:\n    <<: *a\n  api:\n    <<: *a\n',
    },
  },
  'a template': { files: { 'compose.yaml': web('pull_policy: if_not_present\ncommand: {{ a }}\n') } },
});
