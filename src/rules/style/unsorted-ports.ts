import { portDisorder } from '../../model/compose/writing/order.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'unsorted-ports',
  category: 'style',
  severity: 'info',
  presets: [],
  fixable: 'safe',
  since: '0.1.0',
  summary: 'The `ports` of a service are not in the order of their numbers.',
  why: 'Compose gives their order no meaning. In a sorted list nobody publishes a port twice.',
  examples: {
    bad: {
      'compose.yaml': 'services:\n  web:\n    image: nginx:1.31\n    ports:\n      - "8443:443"\n      - "8080:80"\n',
    },
    good: {
      'compose.yaml': 'services:\n  web:\n    image: nginx:1.31\n    ports:\n      - "8080:80"\n      - "8443:443"\n',
    },
  },
  sources: ['https://docs.docker.com/reference/compose-file/services/#ports'],
  aliases: ['service-ports-alphabetical-order'],
  on: {
    document(document, { report }) {
      for (const { first, before, edits } of portDisorder(document)) {
        report(first, {
          message: `The port ${first.name} stands behind the port ${before.name}.`,
          help: 'Sort the ports by number: by the published one, then by that of the container.',
          fix: edits && { title: 'Sort the ports', edits },
        });
      }
    },
  },
});
