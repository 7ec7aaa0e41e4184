import { schemaFaults } from '../../model/compose/loading/schema-faults.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'compose-schema',
  category: 'correctness',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'An attribute that Compose does not know, or a value of the wrong type.',
  why: 'Compose refuses the whole file, and names one fault at a time.',
  examples: {
    bad: { 'compose.yaml': 'services:\n  web:\n    image: nginx:1.31\n    environments:\n      A: b\n' },
    good: { 'compose.yaml': 'services:\n  web:\n    image: nginx:1.31\n    environment:\n      A: b\n' },
  },
  sources: ['https://docs.docker.com/reference/compose-file/'],
  aliases: ['invalid-schema'],
  on: {
    compose(project, { report }) {
      for (const { at, message, help, accepted } of schemaFaults(project)) {
        // Compose's own pattern lets some wrong values pass, and takes them for something else.
        report({ at }, { message, help, severity: accepted ? 'warning' : undefined });
      }
    },
  },
});
