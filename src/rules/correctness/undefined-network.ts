import { undefinedNames } from '../../model/compose/names/undefined-names.js';
import { defineRule } from '../../rule.js';

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
    bad: { 'compose.yaml': 'services:\n  web:\n    image: nginx:1.31\n    networks:\n      - front\n' },
    good: {
      'compose.yaml': 'services:\n  web:\n    image: nginx:1.31\n    networks:\n      - front\nnetworks:\n  front:\n',
    },
  },
  sources: ['https://docs.docker.com/reference/compose-file/networks/'],
  on: {
    compose(project, { report }) {
      for (const { at, service, name, near } of undefinedNames(project, 'networks')) {
        report(
          { at },
          {
            message: `${service.name} joins the network ${name}, which the top-level networks do not define.`,
            help: near === undefined ? `Add ${name} to the top-level networks.` : `Did you mean ${near}?`,
          },
        );
      }
    },
  },
});
