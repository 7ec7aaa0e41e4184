import { byteSizeFaults } from '../../model/compose/faults/byte-sizes.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'invalid-byte-size',
  category: 'correctness',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'A size of memory that Compose cannot read or Docker refuses.',
  why: 'Compose refuses the project, or the container does not start: a number without a unit counts bytes, and Docker wants 6 MB at least.',
  examples: {
    bad: { 'compose.yaml': 'services:\n  web:\n    image: nginx:1.31\n    mem_limit: 512Mi\n' },
    good: { 'compose.yaml': 'services:\n  web:\n    image: nginx:1.31\n    mem_limit: 512m\n' },
  },
  sources: ['https://docs.docker.com/reference/compose-file/extension/#specifying-byte-values'],
  on: {
    compose(project, { report }) {
      for (const { at, ...fault } of byteSizeFaults(project)) report({ at }, fault);
    },
  },
});
