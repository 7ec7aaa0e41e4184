import { externalNetworkOptions } from '../../model/compose/faults/external-networks.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'external-network-options',
  category: 'correctness',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'Options of a network that Compose does not create.',
  why: 'Compose looks an external network up by its name and passes over everything else, so that the options only look as if they held.',
  examples: {
    bad: {
      'compose.yaml':
        'services:\n  web:\n    image: nginx:1.31\nnetworks:\n  default:\n    external: true\n    name: proxy\n    driver: bridge\n',
    },
    good: {
      'compose.yaml':
        'services:\n  web:\n    image: nginx:1.31\nnetworks:\n  default:\n    external: true\n    name: proxy\n',
    },
  },
  sources: ['https://docs.docker.com/reference/compose-file/networks/#external'],
  on: {
    compose(project, { report }) {
      for (const { at, ...fault } of externalNetworkOptions(project)) report({ at }, fault);
    },
  },
});
