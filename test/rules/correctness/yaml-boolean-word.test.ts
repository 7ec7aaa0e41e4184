import rule from '../../../src/rules/correctness/yaml-boolean-word.js';
import { testRule, type RuleCase } from '../../harness.js';

const web = (attributes: string): string =>
  `services:\n  web:\n    image: nginx:1.29\n${attributes.replace(/^(?=.)/gm, '    ')}`;
const fixed = (before: string, after: string, message?: RuleCase['message']): RuleCase => ({
  files: { 'compose.yaml': before },
  fixed: { 'compose.yaml': after },
  ...(message === undefined ? {} : { message }),
});

testRule(rule, {
  'a switch': fixed(web('init: [|yes|]\ntty: [|OFF|]\n'), web('init: true\ntty: false\n'), [
    '`yes` is text, which Compose takes for true with a warning.',
    '`OFF` is text, which Compose takes for false with a warning.',
  ]),
  'a boolean': { files: { 'compose.yaml': web('init: true\ntty: False\n') } },
  'a quoted switch is cast as well': fixed(web('init: [|"n"|]\n'), web('init: false\n')),
  'a quoted boolean': { files: { 'compose.yaml': web('init: "true"\n') } },
  'switches further inside': fixed(
    web(
      'volumes:\n  - type: bind\n    source: .\n    target: /a\n    read_only: [|on|]\nhealthcheck:\n  disable: [|y|]\n',
    ),
    web(
      'volumes:\n  - type: bind\n    source: .\n    target: /a\n    read_only: true\nhealthcheck:\n  disable: true\n',
    ),
  ),
  'an external network': fixed(
    `${web('')}networks:\n  proxy:\n    external: [|yes|]\n`,
    `${web('')}networks:\n  proxy:\n    external: true\n`,
  ),
  'a restart policy': fixed(
    web('restart: [|no|]\n'),
    web('restart: "no"\n'),
    '`no` is text here, but some readers of YAML take it for false.',
  ),
  'a quoted restart policy': { files: { 'compose.yaml': web('restart: "no"\n') } },
  'values of variables': fixed(
    web('environment:\n  TLS: [|on|]\n  EULA: Y\ncommand: [a, [|Yes|]]\n'),
    web('environment:\n  TLS: "on"\n  EULA: Y\ncommand: [a, "Yes"]\n'),
  ),
  'longer text': {
    files: { 'compose.yaml': web('environment:\n  - TLS=on\n  - yes=1\ncommand: echo yes\nhostname: on-call\n') },
  },
  keys: { files: { 'compose.yaml': web('labels:\n  on: "1"\nnetworks:\n  off:\n') } },
  'a variable': { files: { 'compose.yaml': web('init: ${INIT:-yes}\n') } },
  'a text block': { files: { 'compose.yaml': web('labels:\n  a: |-\n    yes\n') } },
  'an anchor': fixed(
    'x-a: &a\n  init: [|yes|]\nservices:\n  web:\n    <<: *a\n    image: a\n  api:\n    <<: *a\n    image: a\n',
    'x-a: &a\n  init: true\nservices:\n  web:\n    <<: *a\n    image: a\n  api:\n    <<: *a\n    image: a\n',
  ),
  'an extension': { files: { 'compose.yaml': web('x-mine: yes\n') } },
  'a reset': { files: { 'compose.override.yaml': 'services:\n  web:\n    init: !reset no\n' } },
  'a template': { files: { 'compose.yaml': web('init: yes\ncommand: {{ a }}\n') } },
});
