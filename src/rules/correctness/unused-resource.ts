import { type UnusedEntry, unusedAnchors, unusedResources } from '../../model/compose/names/unused.js';
import { defineRule, type Finding } from '../../rule.js';

export default defineRule({
  name: 'unused-resource',
  category: 'correctness',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fixable: 'unsafe',
  since: '0.1.0',
  summary: 'A top-level volume, network, secret or config that no service uses.',
  why: 'Compose does not create it. Often a service was to use it, and keeps its data nowhere or joins another network instead.',
  examples: {
    bad: { 'compose.yaml': 'services:\n  web:\n    image: nginx:1.31\nvolumes:\n  site:\n' },
    good: {
      'compose.yaml':
        'services:\n  web:\n    image: nginx:1.31\n    volumes:\n      - site:/usr/share/nginx/html\nvolumes:\n  site:\n',
    },
  },
  sources: [
    'https://docs.docker.com/reference/compose-file/volumes/',
    'https://docs.docker.com/reference/compose-file/extension/',
  ],
  on: {
    compose(project, { report, project: { composeProjects } }) {
      for (const entry of unusedResources(project, composeProjects)) {
        report(entry, {
          message: `No service uses the ${entry.what} ${entry.name}.`,
          help: `Remove it, or add it to the ${entry.what}s of a service.`,
          fix: fixOf(entry),
        });
      }
    },
    document(document, { report }) {
      for (const entry of unusedAnchors(document)) {
        report(entry, {
          message: `Nothing in this file refers to the anchor of ${entry.name}.`,
          help: 'Remove it, or merge it with `<<`.',
          severity: 'info',
          fix: fixOf(entry),
        });
      }
    },
  },
});

const fixOf = ({ removal }: UnusedEntry): Finding['fix'] =>
  removal && { title: `Remove ${removal.removes}`, edits: [removal] };
