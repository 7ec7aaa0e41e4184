import { defineRule } from '../../rule.js';
import { closest } from '../../text/similar.js';

export default defineRule({
  name: 'undefined-network',
  category: 'correctness',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'A service joins a network that the top level does not define.',
  why: 'Compose refuses the project. Only the network `default` exists without being defined.',
  examples: {
    bad: { 'compose.yaml': 'services:\n  web:\n    image: nginx:1.29\n    networks:\n      - front\n' },
    good: {
      'compose.yaml': 'services:\n  web:\n    image: nginx:1.29\n    networks:\n      - front\nnetworks:\n  front:\n',
    },
  },
  sources: ['https://docs.docker.com/reference/compose-file/networks/'],
  on: {
    service({ project, networks }, { report }) {
      if (project.open !== undefined) return;
      for (const reference of networks) {
        const name = reference.name.known ? reference.name.value : undefined;
        if (name === undefined || name === 'default' || project.networks.has(name)) continue;
        const near = closest(name, project.networks.keys());
        report(reference, {
          message: `There is no network named ${name} under the top-level networks.`,
          help: near === undefined ? `Define it: networks: ${name}:` : `Did you mean ${near}?`,
        });
      }
    },
  },
});
