import { repeatedVariables } from '../../model/compose/faults/environment-entries.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'duplicate-environment-key',
  category: 'correctness',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'A variable that one list sets twice.',
  why: 'The last one counts, and who changes the first one changes nothing.',
  examples: {
    bad: {
      'compose.yaml':
        'services:\n  web:\n    image: nginx:1.31\n    environment:\n      - TZ=UTC\n      - TZ=Europe/Berlin\n',
    },
    good: { 'compose.yaml': 'services:\n  web:\n    image: nginx:1.31\n    environment:\n      - TZ=Europe/Berlin\n' },
  },
  sources: ['https://docs.docker.com/reference/compose-file/services/#environment'],
  on: {
    document(document, { report }) {
      for (const { at, ...fault } of repeatedVariables(document)) report({ at }, fault);
    },
  },
});
