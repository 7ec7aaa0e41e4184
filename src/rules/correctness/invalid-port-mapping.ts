import { portFaults } from '../../model/compose/faults/ports.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'invalid-port-mapping',
  category: 'correctness',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'A port that Compose or Docker refuses.',
  why: 'Compose stops at it, or the container does not start: a port is no number up to 65535, the address is no IP address, or two ranges differ in length.',
  examples: {
    bad: { 'compose.yaml': 'services:\n  web:\n    image: nginx:1.31\n    ports:\n      - "localhost:8080:80"\n' },
    good: { 'compose.yaml': 'services:\n  web:\n    image: nginx:1.31\n    ports:\n      - "127.0.0.1:8080:80"\n' },
  },
  sources: ['https://docs.docker.com/reference/compose-file/services/#ports'],
  on: {
    compose(project, { report }) {
      for (const { at, accepted, ...fault } of portFaults(project)) {
        report({ at }, { ...fault, severity: accepted ? 'warning' : undefined });
      }
    },
  },
});
