import rule from '../../../src/rules/security/root-service-user.js';
import { testRule, type RuleCase } from '../../harness.js';

const user = (value: string, more: Partial<RuleCase> & { readonly image?: string } = {}): RuleCase => {
  const { image = 'shop/app:1', files = {}, ...rest } = more;
  return {
    files: { 'compose.yaml': `services:\n  web:\n    image: ${image}\n    user: ${value}\n`, ...files },
    ...rest,
  };
};

testRule(rule, {
  'by name': user('[|root|]', { severity: 'warning', message: 'user: root makes web run as root.' }),
  'another user': user('app'),
  'by number': user('[|0|]', { message: 'user: 0 makes web run as root.' }),
  'by number and group': user('[|"0:0"|]'),
  'by name and group': user('[|root:root|]'),
  'only the group': user('"1000:0"'),
  'a number that begins so': user('"01000"'),
  'a name that begins so': user('rootless'),
  'a default': user('[|"${UID:-0}:${GID:-0}"|]'),
  'a variable': user('"${UID}:${GID}"'),
  'a value of .env': user('"${APP_UID:-0}"', { files: { '.env': 'APP_UID=1000\n' } }),
  'what others wait for': {
    files: {
      'compose.yaml':
        'services:\n  init:\n    image: a\n    user: [|"0:0"|]\n  web:\n    image: a\n    depends_on:\n      init:\n        condition: service_completed_successfully\n',
    },
    severity: 'info',
  },
  'what others only start behind': {
    files: {
      'compose.yaml':
        'services:\n  init:\n    image: a\n    user: [|"0:0"|]\n  web:\n    image: a\n    depends_on: [init]\n',
    },
    severity: 'warning',
  },
  'a reader of logs': user('[|root|]', { image: 'docker.elastic.co/beats/filebeat:9.2.0', severity: 'info' }),
  'for development': {
    files: { 'compose.dev.yaml': 'services:\n  web:\n    image: a\n    user: [|root|]\n' },
    severity: 'info',
  },
  'of a hook': {
    files: {
      'compose.yaml':
        'services:\n  web:\n    image: a\n    post_start:\n      - command: chown app /data\n        user: root\n',
    },
  },
});
