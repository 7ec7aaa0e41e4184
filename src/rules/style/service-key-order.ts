import { serviceAttributeOrder } from '../../knowledge/service-attribute-order.js';
import { serviceKeyDisorder } from '../../model/compose/writing/order.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'service-key-order',
  category: 'style',
  severity: 'info',
  presets: [],
  fixable: 'safe',
  since: '0.1.0',
  summary: 'The attributes of a service are not in the usual order.',
  why: 'Where all services begin with what they run and end with how they are operated, two of them are compared at a glance.',
  examples: {
    bad: { 'compose.yaml': 'services:\n  web:\n    ports:\n      - "8080:80"\n    image: nginx:1.31\n' },
    good: { 'compose.yaml': 'services:\n  web:\n    image: nginx:1.31\n    ports:\n      - "8080:80"\n' },
  },
  sources: ['https://docs.docker.com/reference/compose-file/services/'],
  aliases: ['service-keys-order'],
  options: {
    order: {
      type: 'array',
      items: { type: 'string' },
      default: [...serviceAttributeOrder],
      description: 'The attributes in their order; `x-*` stands for all extensions. Others come last.',
    },
  },
  on: {
    document(document, { options: { order }, report }) {
      for (const { first, before, edits } of serviceKeyDisorder(document, order)) {
        report(first, {
          message: `${first.name} stands behind ${before.name}.`,
          help: 'Put the attributes in order.',
          fix: edits && { title: 'Put the attributes in order', edits },
        });
      }
    },
  },
});
