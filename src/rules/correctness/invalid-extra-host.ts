import { extraHostFaults } from '../../model/compose/faults/extra-hosts.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'invalid-extra-host',
  category: 'correctness',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'An extra host without a name or an IP address.',
  why: 'Compose refuses the project, or Docker refuses to create the container.',
  examples: {
    bad: { 'compose.yaml': 'services:\n  web:\n    image: nginx:1.31\n    extra_hosts:\n      - db:localhost\n' },
    good: { 'compose.yaml': 'services:\n  web:\n    image: nginx:1.31\n    extra_hosts:\n      - db=192.0.2.10\n' },
  },
  sources: ['https://docs.docker.com/reference/compose-file/services/#extra_hosts'],
  on: {
    compose(project, { report }) {
      for (const { at, ...fault } of extraHostFaults(project)) report({ at }, fault);
    },
  },
});
