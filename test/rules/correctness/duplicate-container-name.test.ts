import rule from '../../../src/rules/correctness/duplicate-container-name.js';
import { testRule, type RuleCase } from '../../harness.js';

const two = (web: string, api: string, more: Partial<RuleCase> = {}): RuleCase => ({
  files: {
    'compose.yaml': `services:\n  web:\n    image: a\n    ${web}\n  api:\n    image: a\n    ${api}\n`,
  },
  ...more,
});

testRule(rule, {
  'one name': two('container_name: app', 'container_name: [|app|]', {
    message: 'web and api both call their container app.',
  }),
  'two names': two('container_name: app', 'container_name: app2'),
  'no names': two('restart: always', 'restart: always'),
  'disjoint profiles': two('container_name: app\n    profiles: [a]', 'container_name: app\n    profiles: [b]'),
  'a common profile': two('container_name: app\n    profiles: [a]', 'container_name: [|app|]\n    profiles: [b, a]'),
  'a profile and none': two('container_name: app', 'container_name: [|app|]\n    profiles: [b]'),
  'a default': two('container_name: app', 'container_name: [|${NAME:-app}|]'),
  'another default': two('container_name: app', 'container_name: ${NAME:-api}'),
  'a variable': two('container_name: ${NAME}', 'container_name: ${NAME}'),
  'a value of .env': {
    files: {
      '.env': 'NAME=app\n',
      'compose.yaml':
        'services:\n  web:\n    image: a\n    container_name: app\n  api:\n    image: a\n    container_name: [|${NAME}|]\n',
    },
  },
  'three services': {
    files: {
      'compose.yaml':
        'services:\n  a:\n    image: a\n    container_name: app\n  b:\n    image: a\n    container_name: [|app|]\n  c:\n    image: a\n    container_name: [|app|]\n',
    },
  },
  'a name that extends copies': {
    files: {
      'compose.yaml': 'services:\n  web:\n    image: a\n    container_name: [|app|]\n  api:\n    extends: web\n',
    },
    message: 'web and api both call their container app.',
  },
  'an override that gives another name': {
    files: {
      'compose.yaml':
        'services:\n  web:\n    image: a\n    container_name: app\n  api:\n    image: a\n    container_name: app\n',
      'compose.override.yaml': 'services:\n  api:\n    container_name: api\n',
    },
  },
  'an override that takes the name': {
    files: {
      'compose.yaml': 'services:\n  web:\n    image: a\n    container_name: app\n  api:\n    image: a\n',
      'compose.override.yaml': 'services:\n  api:\n    container_name: [|app|]\n',
    },
  },
  'two projects': {
    files: {
      'a/compose.yaml': 'services:\n  web:\n    image: a\n    container_name: app\n',
      'b/compose.yaml': 'services:\n  web:\n    image: a\n    container_name: app\n',
    },
  },
  'a blank in it': two('container_name: [|"my app"|]', 'container_name: my-app', {
    message: 'web calls its container my app, which Docker does not take for a name.',
  }),
  'a leading dash': two('container_name: [|-app|]', 'container_name: app'),
  'a slash in front is cut off': two('container_name: /app', 'container_name: api.1_a'),
  'a variable inside a bad name': two('container_name: "my ${APP}"', 'container_name: app'),
  'one letter is a fault of the schema': two('container_name: a', 'container_name: app'),
});
