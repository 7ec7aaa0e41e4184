import { topLevelDisorder } from '../../model/compose/writing/order.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'top-level-order',
  category: 'style',
  severity: 'info',
  presets: [],
  fixable: 'safe',
  since: '0.1.0',
  summary: 'The sections of a file are not in the usual order.',
  why: 'Readers look for the name at the top, for the services next, and for what they use below.',
  examples: {
    bad: {
      'compose.yaml': 'volumes:\n  data:\nservices:\n  web:\n    image: nginx:1.31\n    volumes:\n      - data:/data\n',
    },
    good: {
      'compose.yaml': 'services:\n  web:\n    image: nginx:1.31\n    volumes:\n      - data:/data\nvolumes:\n  data:\n',
    },
  },
  sources: ['https://docs.docker.com/reference/compose-file/'],
  aliases: ['top-level-properties-order'],
  options: {
    order: {
      type: 'array',
      items: { type: 'string' },
      default: [
        'version',
        'name',
        'include',
        'x-*',
        'services',
        'jobs',
        'models',
        'networks',
        'volumes',
        'configs',
        'secrets',
      ],
      description: 'The sections in their order; `x-*` stands for all extensions. Others come last.',
    },
  },
  on: {
    document(document, { options: { order }, report }) {
      for (const { first, before, edits } of topLevelDisorder(document, order)) {
        report(first, {
          message: `The section ${first.name} stands behind ${before.name}.`,
          help: `The order is ${order.join(', ')}.`,
          fix: edits && { title: 'Put the sections in order', edits },
        });
      }
    },
  },
});
