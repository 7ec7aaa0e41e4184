import rule from '../../../src/rules/security/security-profile-disabled.js';
import { testRule, type RuleCase } from '../../harness.js';

const text = (options: string, image = 'shop/app:1'): string =>
  `services:\n  web:\n    image: ${image}\n    security_opt:${options}\n    restart: always\n`;
const web = (options: string, more: Partial<RuleCase> & { readonly image?: string } = {}): RuleCase => {
  const { image, ...rest } = more;
  return { files: { 'compose.yaml': text(options, image) }, ...rest };
};
const bare = 'services:\n  web:\n    image: shop/app:1\n    restart: always\n';

testRule(rule, {
  'system calls': web('\n      - [|seccomp:unconfined|]', {
    severity: 'warning',
    message: 'web turns off the filter of system calls.',
    fixed: { 'compose.yaml': bare },
  }),
  'a profile of its own': web('\n      - seccomp:./profile.json'),
  'with an equals sign': web('\n      - [|seccomp=unconfined|]', { fixed: { 'compose.yaml': bare } }),
  AppArmor: web('\n      - [|apparmor:unconfined|] # for mounts\n      - no-new-privileges:true', {
    message: 'web turns off the AppArmor profile.',
    fixed: { 'compose.yaml': text('\n      - no-new-privileges:true') },
  }),
  SELinux: web('\n      - [|"label:disable"|]', { message: 'web turns off the SELinux label.' }),
  'a label of its own': web('\n      - label:type:svirt_apache'),
  'masked paths': web(' [[|systempaths=unconfined|]]', { fixed: { 'compose.yaml': bare } }),
  'two in one line stay': web(' [[|seccomp=unconfined|], no-new-privileges]', {
    fixed: { 'compose.yaml': text(' [seccomp=unconfined, no-new-privileges]') },
  }),
  'one after the other': {
    files: {
      'compose.yaml': text(
        '\n      - [|seccomp:unconfined|]\n      - [|apparmor:unconfined|]\n      - no-new-privileges:true',
      ),
    },
    fixed: { 'compose.yaml': text('\n      - no-new-privileges:true') },
  },
  'all of them': web('\n      - [|seccomp:unconfined|]\n      - [|apparmor:unconfined|]', {
    fixed: { 'compose.yaml': bare },
  }),
  'no new privileges': web('\n      - no-new-privileges:true'),
  'a default': web('\n      - [|seccomp:${SECCOMP:-unconfined}|]'),
  'a variable': web('\n      - seccomp:${SECCOMP}'),
  'an anchor stays': {
    files: {
      'compose.yaml':
        'x-options: &options\n  - [|seccomp:unconfined|]\nservices:\n  web:\n    image: a\n    security_opt: *options\n',
    },
    fixed: {
      'compose.yaml':
        'x-options: &options\n  - seccomp:unconfined\nservices:\n  web:\n    image: a\n    security_opt: *options\n',
    },
  },
  'an anchor of its own stays': {
    files: {
      'compose.yaml':
        'services:\n  web:\n    image: a\n    security_opt: &o\n      - [|seccomp:unconfined|]\n  api:\n    image: a\n    security_opt: *o\n',
    },
    fixed: {
      'compose.yaml':
        'services:\n  web:\n    image: a\n    security_opt: &o\n      - seccomp:unconfined\n  api:\n    image: a\n    security_opt: *o\n',
    },
  },
  'in an override': {
    files: {
      'compose.yaml':
        'services:\n  web:\n    image: a\n    security_opt:\n      - [|label:disable|]\n    restart: always\n',
      'compose.override.yaml': 'services:\n  web:\n    security_opt:\n      - [|seccomp:unconfined|]\n',
    },
    severity: ['info', 'info'],
    fixed: { 'compose.yaml': 'services:\n  web:\n    image: a\n    restart: always\n' },
  },
  'a monitor': web('\n      - [|apparmor:unconfined|]', { image: 'netdata/netdata:v2.8.1', severity: 'info' }),
  'a privileged service has none anyway': {
    files: {
      'compose.yaml': 'services:\n  web:\n    image: a\n    privileged: true\n    security_opt: [seccomp:unconfined]\n',
    },
  },
});
