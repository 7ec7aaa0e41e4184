import { mountFaults } from '../../model/compose/faults/mounts.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'invalid-volume',
  category: 'correctness',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'A mount that Compose or Docker refuses.',
  why: 'Compose stops at it, or the container does not start: the path in the container is not absolute, or a part between the colons is missing.',
  examples: {
    bad: { 'compose.yaml': 'services:\n  web:\n    image: nginx:1.31\n    volumes:\n      - .:html\n' },
    good: {
      'compose.yaml': 'services:\n  web:\n    image: nginx:1.31\n    volumes:\n      - .:/usr/share/nginx/html\n',
    },
  },
  sources: ['https://docs.docker.com/reference/compose-file/services/#volumes'],
  on: {
    compose(project, { report }) {
      for (const { at, accepted, ...fault } of mountFaults(project)) {
        report({ at }, { ...fault, severity: accepted ? 'warning' : undefined });
      }
    },
  },
});
