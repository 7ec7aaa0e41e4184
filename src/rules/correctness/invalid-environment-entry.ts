import { environmentEntryFaults } from '../../model/compose/faults/environment-entries.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'invalid-environment-entry',
  category: 'correctness',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'An item of a list of variables that sets none.',
  why: 'Compose refuses a name with a blank behind it, and takes an item without an equals sign for a name whose value the shell gives.',
  examples: {
    bad: {
      'compose.yaml': 'services:\n  web:\n    image: nginx:1.31\n    environment:\n      - "TZ =Europe/Berlin"\n',
    },
    good: { 'compose.yaml': 'services:\n  web:\n    image: nginx:1.31\n    environment:\n      - TZ=Europe/Berlin\n' },
  },
  sources: ['https://docs.docker.com/reference/compose-file/services/#environment'],
  on: {
    compose(project, { report }) {
      for (const { at, accepted, ...fault } of environmentEntryFaults(project)) {
        report({ at }, { ...fault, severity: accepted ? 'warning' : undefined });
      }
    },
  },
});
