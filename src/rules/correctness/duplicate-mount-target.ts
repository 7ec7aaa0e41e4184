import { mountTargetFaults } from '../../model/compose/faults/mount-targets.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'duplicate-mount-target',
  category: 'correctness',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'Two things that are mounted at one path of a container.',
  why: 'Compose refuses the project, or leaves the first one out without a word.',
  examples: {
    bad: {
      'compose.yaml':
        'services:\n  web:\n    image: nginx:1.31\n    tmpfs:\n      - /var/cache/nginx\n    volumes:\n      - cache:/var/cache/nginx\nvolumes:\n  cache:\n',
    },
    good: {
      'compose.yaml':
        'services:\n  web:\n    image: nginx:1.31\n    tmpfs:\n      - /var/cache/nginx\n    volumes:\n      - .:/usr/share/nginx/html\n',
    },
  },
  sources: ['https://docs.docker.com/reference/compose-file/services/#volumes'],
  on: {
    compose(project, { report }) {
      for (const { at, accepted, ...fault } of mountTargetFaults(project)) {
        report({ at }, { ...fault, severity: accepted ? 'warning' : undefined });
      }
    },
  },
});
