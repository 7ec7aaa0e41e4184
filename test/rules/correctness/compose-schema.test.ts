import rule from '../../../src/rules/correctness/compose-schema.js';
import { testRule, type RuleCase } from '../../harness.js';

const compose = (text: string, message?: RuleCase['message']): RuleCase => ({
  files: { 'compose.yaml': text },
  ...(message === undefined ? {} : { message }),
});
const web = (attributes: string, message?: RuleCase['message']): RuleCase =>
  compose(`services:\n  web:\n    image: nginx:1.29\n${attributes.replace(/^(?=.)/gm, '    ')}`, message);

const database = '  db:\n    image: postgres:17\n';

testRule(rule, {
  'a misspelt attribute': web('[|environments|]:\n  A: b\n', 'A service has no attribute `environments`.'),
  'the attribute': web('environment:\n  A: b\n'),
  'a wrong type': web('[|ports|]:\n  web: 80\n'),
  'the right type': web('ports:\n  - 80\n'),
  'a value that is no choice': web('cgroup: [|hosts|]\n'),
  'a choice': web('cgroup: host\n'),
  several: web('[|enviroment|]: {}\n[|port|]: 80\nprivileged: [|maybe|]\n'),
  'a service outside of services': compose(
    'services:\n  web:\n    image: a\n[|api|]:\n  image: b\n',
    'The service `api` stands outside `services:`.',
  ),
  'a service inside of services': compose('services:\n  web:\n    image: a\n  api:\n    image: b\n'),
  extensions: compose('x-a: 1\nservices:\n  web:\n    image: a\n    x-b: 2\n    build:\n      x-c: 3\n'),
  'variables in typed fields': web('privileged: ${PRIVILEGED}\nscale: ${N:-2}\ninit: "${I}"\n'),
  'reset and override': web('ports: !reset []\nenvironment: !override\n  A: b\ncommand: !reset null\n'),
  'attributes of newer versions': web(
    'pre_start:\n  - image: a\n    command: b\nuse_api_socket: true\nmodels:\n  - llm\n',
  ),
  jobs: compose(
    'services:\n  web:\n    image: a\njobs:\n  migrate:\n    image: a\n    triggers:\n      manual: true\n',
  ),
  'the same item twice': web('environment:\n  - A=b\n  - A=b\nports:\n  - "80:80"\n  - "80:80"\n'),
  'a lax pattern': web('container_name: [|"my app"|]\n'),
  'a merge key': compose(
    'x-a: &a\n  [|imag|]: a\nservices:\n  web:\n    <<: *a\n    image: a\n  api:\n    <<: *a\n    image: b\n',
  ),
  'what follows from broken YAML is not reported': compose(
    'services:\n  web:\n    image: a\n   ports:\n      - "80:80"\n    environment:\n      A: b\n',
  ),
  'beside a duplicate key': web('command: a\ncommand: b\n[|port|]: 80\n'),
  'a template': compose('services:\n  web:\n    images: {{ image }}\n'),
  'the first format': compose('web:\n  image: a\n  net: host\n'),
  'a condition that is missing': {
    files: {
      'compose.yaml': `services:\n  web:\n    image: a\n    depends_on:\n      [|db|]:\n        restart: true\n${database}`,
    },
    message: '`depends_on.db` has no `condition`, which it needs.',
  },
  'a condition that the base has': {
    files: {
      'compose.yaml': `services:\n  web:\n    image: a\n    depends_on:\n      db:\n        condition: service_healthy\n${database}`,
      'compose.override.yaml': 'services:\n  web:\n    depends_on:\n      db:\n        restart: true\n',
    },
  },
  'a base has to be whole': {
    files: {
      'compose.yaml': `services:\n  web:\n    image: a\n    depends_on:\n      [|db|]:\n        restart: true\n${database}`,
      'compose.override.yaml': 'services:\n  web:\n    depends_on:\n      db:\n        condition: service_healthy\n',
    },
  },
  'a condition that the first document has': compose(
    `services:\n  web:\n    image: a\n    depends_on:\n      db:\n        condition: service_started\n${database}---\nservices:\n  web:\n    depends_on:\n      db:\n        restart: true\n`,
  ),
  'a condition that the extended service has': compose(
    `services:\n  base:\n    image: a\n    depends_on:\n      db:\n        condition: service_started\n  web:\n    extends: base\n    depends_on:\n      db:\n        restart: true\n${database}`,
  ),
  'a condition that no file has': {
    files: {
      'compose.yaml': `services:\n  web:\n    image: a\n${database}`,
      'compose.override.yaml': 'services:\n  web:\n    depends_on:\n      [|db|]:\n        restart: true\n',
    },
  },
  'nothing in place of what the base has': {
    files: {
      'compose.yaml': 'services:\n  web:\n    image: a\n    ports: [80]\n',
      'compose.override.yaml': 'services:\n  web:\n    ports:\n    [|volumes|]:\n',
    },
    message: '`volumes` must be a list, but it is empty.',
  },
  'nothing in place of what the extended service has': compose(
    'services:\n  base:\n    image: a\n    ports: [80]\n  web:\n    extends: base\n    ports:\n    [|volumes|]:\n',
  ),
  'an item of an override has to be whole': {
    files: {
      'compose.yaml': 'services:\n  web:\n    image: a\n    volumes: [{type: bind, source: ., target: /a}]\n',
      'compose.override.yaml':
        'services:\n  web:\n    volumes:\n      - [|source: .|]\n        target: /a\n        read_only: true\n',
    },
  },
  'an override alone': {
    files: { 'compose.override.yaml': 'services:\n  web:\n    depends_on:\n      db:\n        restart: true\n' },
  },
  'a misspelt attribute of an override': {
    files: {
      'compose.yaml': 'services:\n  web:\n    image: a\n',
      'compose.override.yaml': 'services:\n  web:\n    [|port|]: 80\n',
    },
  },
  'a fragment': {
    files: { 'db.compose.yml': 'services:\n  web:\n    depends_on:\n      db:\n        restart: true\n' },
  },
});
