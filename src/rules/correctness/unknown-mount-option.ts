import { optionFaults } from '../../model/compose/faults/mounts.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'unknown-mount-option',
  category: 'correctness',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'A mount option that Compose does not know.',
  why: 'Compose leaves it out without a word, so that a mount meant to be read-only is writable.',
  examples: {
    bad: {
      'compose.yaml':
        'services:\n  web:\n    image: nginx:1.31\n    volumes:\n      - .:/usr/share/nginx/html:readonly\n',
    },
    good: {
      'compose.yaml': 'services:\n  web:\n    image: nginx:1.31\n    volumes:\n      - .:/usr/share/nginx/html:ro\n',
    },
  },
  sources: ['https://docs.docker.com/reference/compose-file/services/#volumes'],
  on: {
    compose(project, { report }) {
      for (const { at, ...fault } of optionFaults(project)) report({ at }, fault);
    },
  },
});
