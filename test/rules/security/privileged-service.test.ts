import rule from '../../../src/rules/security/privileged-service.js';
import { testRule, type RuleCase } from '../../harness.js';

const web = (attributes: string, more: Partial<RuleCase> & { readonly image?: string } = {}): RuleCase => {
  const { image = 'shop/app:1', ...rest } = more;
  return { files: { 'compose.yaml': `services:\n  web:\n    image: ${image}\n    ${attributes}\n` }, ...rest };
};

testRule(rule, {
  'a service': web('privileged: [|true|]', {
    severity: 'error',
    message: 'web is privileged: it has all capabilities and devices of the host.',
  }),
  'not privileged': web('privileged: false'),
  'a word of YAML 1.1 in a variable': web('privileged: [|"${P:-yes}"|]'),
  'a default': web('privileged: [|${PRIVILEGED:-true}|]'),
  'a variable': web('privileged: ${PRIVILEGED}'),
  'a value of .env': {
    files: {
      '.env': 'PRIVILEGED=false\n',
      'compose.yaml': 'services:\n  web:\n    image: a\n    privileged: ${PRIVILEGED:-true}\n',
    },
  },
  'its build': {
    files: { 'compose.yaml': 'services:\n  web:\n    build:\n      context: .\n      privileged: [|true|]\n' },
    message: 'The build of web is privileged: it has all capabilities and devices of the host.',
  },
  'a hook': web('post_start:\n      - command: ./fix.sh\n        privileged: [|true|]', {
    message: 'A post_start hook of web is privileged: it has all capabilities and devices of the host.',
  }),
  'a hook with another user': web('post_start:\n      - command: ./fix.sh\n        user: root'),
  'Docker in Docker': web('privileged: [|true|]', { image: 'docker:29-dind', severity: 'warning' }),
  'a monitor': web('privileged: [|true|]', { image: 'gcr.io/cadvisor/cadvisor:v0.52.1', severity: 'warning' }),
  'for development': {
    files: {
      'compose.override.yaml': '',
      'compose.dev.yaml': 'services:\n  web:\n    image: a\n    privileged: [|true|]\n',
    },
    severity: 'warning',
  },
  'a later file takes it back': {
    files: {
      'compose.yaml': 'services:\n  web:\n    image: a\n    privileged: true\n',
      'compose.override.yaml': 'services:\n  web:\n    privileged: false\n',
    },
  },
  'from a service that it extends': {
    files: {
      'compose.yaml':
        'services:\n  base:\n    image: a\n    privileged: [|true|]\n  web:\n    extends: base\n    image: b\n',
    },
  },
  'a key that is called so': web('labels:\n      privileged: "true"'),
});
