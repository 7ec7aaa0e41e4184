import { servicesDisorder } from '../../model/compose/writing/order.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'unsorted-services',
  category: 'style',
  severity: 'info',
  presets: [],
  fixable: 'safe',
  since: '0.1.0',
  summary: 'The services of a file are not in the order of their names.',
  why: 'In a long file, a service that stands where its name belongs is found at once.',
  examples: {
    bad: { 'compose.yaml': 'services:\n  web:\n    image: nginx:1.31\n  cache:\n    image: redis:8.2\n' },
    good: { 'compose.yaml': 'services:\n  cache:\n    image: redis:8.2\n  web:\n    image: nginx:1.31\n' },
  },
  sources: ['https://docs.docker.com/reference/compose-file/services/'],
  aliases: ['services-alphabetical-order'],
  on: {
    document(document, { report }) {
      for (const { first, before, edits } of servicesDisorder(document)) {
        report(first, {
          message: `The service ${first.name} stands behind ${before.name}.`,
          help: 'Sort the services by name.',
          fix: edits && { title: 'Sort the services', edits },
        });
      }
    },
  },
});
