import rule from '../../../src/rules/security/host-namespace.js';
import { testRule, type RuleCase } from '../../harness.js';

const web = (attributes: string, more: Partial<RuleCase> & { readonly image?: string } = {}): RuleCase => {
  const { image = 'shop/app:1', ...rest } = more;
  return { files: { 'compose.yaml': `services:\n  web:\n    image: ${image}\n    ${attributes}\n` }, ...rest };
};

testRule(rule, {
  'the network': web('network_mode: [|host|]', {
    severity: 'warning',
    message:
      'web uses the network of the host: it reaches all that listens on loopback there, and its own ports are open.',
  }),
  'a bridge': web('network_mode: bridge'),
  'a network of another service': web('network_mode: service:db'),
  'quoted processes': web("pid: [|'host'|]", { message: 'web sees all processes of the host and may signal them.' }),
  'processes of another service': web('pid: service:db'),
  memory: web('ipc: [|host|]', { message: 'web shares memory and semaphores with the processes of the host.' }),
  'memory that others may share': web('ipc: shareable'),
  'the name': web('uts: [|host|]', { message: 'web shares the name of the host.' }),
  users: web('userns_mode: [|host|]', { message: 'web has the users of the host: its root is root there.' }),
  several: web('pid: [|host|]\n    ipc: [|host|]'),
  'a default': web('network_mode: [|${NETWORK:-host}|]'),
  'a variable': web('network_mode: ${NETWORK}'),
  'a network that is called so': web('networks: [host]\nnetworks:\n  host: {}'),
  'an exporter': web('pid: [|host|]', { image: 'prom/node-exporter:v1.9.1', severity: 'info' }),
  'a home': web('network_mode: [|host|]', {
    image: 'ghcr.io/home-assistant/home-assistant:${VERSION}',
    severity: 'info',
  }),
  'for development': {
    files: { 'compose.dev.yaml': 'services:\n  web:\n    image: a\n    network_mode: [|host|]\n' },
    severity: 'info',
  },
  'in an override': {
    files: {
      'compose.yaml': 'services:\n  web:\n    image: a\n',
      'compose.override.yaml': 'services:\n  web:\n    network_mode: [|host|]\n',
    },
    severity: 'info',
  },
});
