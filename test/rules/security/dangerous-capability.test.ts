import rule from '../../../src/rules/security/dangerous-capability.js';
import { testRule, type RuleCase } from '../../harness.js';

const gets = (
  names: string,
  more: Partial<RuleCase> & { readonly image?: string; readonly beside?: string } = {},
): RuleCase => {
  const { image = 'shop/app:1', beside = '', ...rest } = more;
  const text = `services:\n  web:\n    image: ${image}\n    cap_add: ${names}\n${beside}`;
  return { files: { 'compose.yaml': text }, ...rest };
};

testRule(rule, {
  'a way out': gets('[[|SYS_ADMIN|]]', {
    severity: 'error',
    message: 'web gets SYS_ADMIN, with which it can mount file systems and get out of its container.',
  }),
  'what every container has': gets('[CHOWN, NET_BIND_SERVICE, NET_RAW, MKNOD]'),
  all: gets('[[|ALL|]]', {
    message: 'web gets ALL, with which it can do nearly everything that root of the host can.',
  }),
  'with its prefix, in small letters': gets('[[|cap_sys_module|]]', { severity: 'error' }),
  'an item of a list': gets('\n      - [|"SYS_RAWIO"|]', { severity: 'error' }),
  'its own network': gets('[[|NET_ADMIN|]]', {
    severity: 'warning',
    message: 'web gets NET_ADMIN, with which it can change addresses, routes and firewalls.',
  }),
  'the network of the host': gets('[[|NET_ADMIN|]]', {
    beside: '    network_mode: host\n',
    severity: 'error',
    message: 'web gets NET_ADMIN, with which it can change addresses, routes and firewalls of the host.',
  }),
  'its own processes': gets('[[|SYS_PTRACE|]]', { severity: 'warning' }),
  'the processes of the host': gets('[[|SYS_PTRACE|]]', { beside: '    pid: host\n', severity: 'error' }),
  'what takes from others': gets('[[|SYS_NICE|], [|IPC_LOCK|]]', { severity: ['info', 'info'] }),
  'dropping is fine': {
    files: { 'compose.yaml': 'services:\n  web:\n    image: a\n    cap_drop: [ALL, SYS_ADMIN]\n' },
  },
  'a name that nobody knows': gets('[FLY]'),
  'a default': gets('[[|"${CAP:-SYS_ADMIN}"|]]'),
  'a variable': gets('["${CAP}"]'),
  'a VPN': gets('[[|NET_ADMIN|], [|SYS_MODULE|]]', {
    image: 'lscr.io/linuxserver/wireguard:1.0.20250521',
    severity: ['info', 'warning'],
  }),
  'a browser': gets('[[|SYS_ADMIN|]]', { image: 'ghcr.io/puppeteer/puppeteer:24', severity: 'warning' }),
  'a database that sets priorities': gets('[[|SYS_NICE|]]', { image: 'mysql:8.4', severity: 'info' }),
  'a privileged service has them all': gets('[SYS_ADMIN]', { beside: '    privileged: true\n' }),
  'for development': {
    files: { 'compose.dev.yaml': 'services:\n  web:\n    image: a\n    cap_add: [[|SYS_PTRACE|]]\n' },
    severity: 'info',
  },
  'in an override': {
    files: {
      'compose.yaml': 'services:\n  web:\n    image: a\n    cap_add: [[|SYS_TIME|]]\n',
      'compose.override.yaml': 'services:\n  web:\n    cap_add: [[|BPF|]]\n',
    },
    severity: ['warning', 'info'],
  },
});
