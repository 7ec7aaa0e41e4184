import { networkConflicts } from '../../model/compose/faults/network-conflicts.js';
import { resourceConflicts } from '../../model/compose/faults/resource-conflicts.js';
import { sourceConflicts } from '../../model/compose/faults/source-conflicts.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'conflicting-attributes',
  category: 'correctness',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'Two attributes that exclude or contradict each other, or none of two where one is needed.',
  why: 'Compose does not guess which one is meant: it refuses the project.',
  examples: {
    bad: {
      'compose.yaml': 'services:\n  web:\n    image: nginx:1.31\n    scale: 2\n    deploy:\n      replicas: 3\n',
    },
    good: { 'compose.yaml': 'services:\n  web:\n    image: nginx:1.31\n    deploy:\n      replicas: 3\n' },
  },
  sources: [
    'https://docs.docker.com/reference/compose-file/services/',
    'https://docs.docker.com/reference/compose-file/deploy/',
    'https://docs.docker.com/reference/compose-file/secrets/',
  ],
  on: {
    compose(project, { report }) {
      for (const { at, ...fault } of [
        ...networkConflicts(project),
        ...resourceConflicts(project),
        ...sourceConflicts(project),
      ]) {
        report({ at }, fault);
      }
    },
  },
});
