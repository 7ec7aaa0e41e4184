import { restartPolicyFaults } from '../../model/compose/faults/restart-policies.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'invalid-restart-policy',
  category: 'correctness',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'A restart policy that Docker does not know.',
  why: 'Docker refuses to create the container.',
  examples: {
    bad: { 'compose.yaml': 'services:\n  web:\n    image: nginx:1.31\n    restart: on-error\n' },
    good: { 'compose.yaml': 'services:\n  web:\n    image: nginx:1.31\n    restart: on-failure\n' },
  },
  sources: [
    'https://docs.docker.com/reference/compose-file/services/#restart',
    'https://docs.docker.com/reference/compose-file/deploy/#restart_policy',
  ],
  on: {
    compose(project, { report }) {
      for (const { at, accepted, ...fault } of restartPolicyFaults(project)) {
        report({ at }, { ...fault, severity: accepted ? 'warning' : undefined });
      }
    },
  },
});
