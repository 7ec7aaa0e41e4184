import { addressFaults } from '../../model/compose/faults/addresses.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'invalid-address',
  category: 'correctness',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'An IP or MAC address that is none, or that its network does not hold.',
  why: 'Docker creates neither the network nor the container.',
  examples: {
    bad: { 'compose.yaml': 'services:\n  web:\n    image: nginx:1.31\n    dns: dns.example.org\n' },
    good: { 'compose.yaml': 'services:\n  web:\n    image: nginx:1.31\n    dns: 192.0.2.53\n' },
  },
  sources: [
    'https://docs.docker.com/reference/compose-file/services/#ipv4_address-ipv6_address',
    'https://docs.docker.com/reference/compose-file/networks/#ipam',
  ],
  on: {
    compose(project, { report }) {
      for (const { at, ...fault } of addressFaults(project)) report({ at }, fault);
    },
  },
});
