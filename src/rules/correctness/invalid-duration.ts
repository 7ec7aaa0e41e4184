import { durationFaults } from '../../model/compose/faults/durations.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'invalid-duration',
  category: 'correctness',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'A duration that Compose cannot read.',
  why: 'Compose refuses the project: a duration is numbers with units, such as 1m30s, and a number alone is none.',
  examples: {
    bad: { 'compose.yaml': 'services:\n  web:\n    image: nginx:1.31\n    stop_grace_period: 30sec\n' },
    good: { 'compose.yaml': 'services:\n  web:\n    image: nginx:1.31\n    stop_grace_period: 30s\n' },
  },
  sources: ['https://docs.docker.com/reference/compose-file/extension/#specifying-durations'],
  on: {
    compose(project, { report }) {
      for (const { at, ...fault } of durationFaults(project)) report({ at }, fault);
    },
  },
});
