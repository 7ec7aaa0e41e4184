import { dependencyDisorder } from '../../model/compose/writing/order.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'unsorted-dependencies',
  category: 'style',
  severity: 'info',
  presets: [],
  fixable: 'safe',
  since: '0.1.0',
  summary: 'The services of a `depends_on` are not in the order of their names.',
  why: 'Compose gives their order no meaning. In a sorted list nobody looks for one, and changes are easy to review.',
  examples: {
    bad: {
      'compose.yaml':
        'services:\n  web:\n    image: nginx:1.31\n    depends_on:\n      - worker\n      - api\n  api:\n    image: nginx:1.31\n  worker:\n    image: nginx:1.31\n',
    },
    good: {
      'compose.yaml':
        'services:\n  web:\n    image: nginx:1.31\n    depends_on:\n      - api\n      - worker\n  api:\n    image: nginx:1.31\n  worker:\n    image: nginx:1.31\n',
    },
  },
  sources: ['https://docs.docker.com/reference/compose-file/services/#depends_on'],
  aliases: ['service-dependencies-alphabetical-order'],
  on: {
    document(document, { report }) {
      for (const { first, before, edits } of dependencyDisorder(document)) {
        report(first, {
          message: `The dependency ${first.name} stands behind ${before.name}.`,
          help: 'Sort the dependencies by name.',
          fix: edits && { title: 'Sort the dependencies', edits },
        });
      }
    },
  },
});
