import { undefinedNames } from '../../model/compose/undefined-names.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'undefined-service',
  category: 'correctness',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'A service refers to a service that does not exist.',
  why: 'Compose refuses the project: depends_on, links, volumes_from and `service:` need a service of that name.',
  examples: {
    bad: {
      'compose.yaml':
        'services:\n  web:\n    image: nginx:1.31\n    depends_on:\n      - ap\n  api:\n    image: nginx:1.31\n',
    },
    good: {
      'compose.yaml':
        'services:\n  web:\n    image: nginx:1.31\n    depends_on:\n      - api\n  api:\n    image: nginx:1.31\n',
    },
  },
  sources: ['https://docs.docker.com/reference/compose-file/services/#depends_on'],
  on: {
    compose(project, { report }) {
      for (const { at, service, name, near } of undefinedNames(project, 'services')) {
        report(
          { at },
          {
            message: `${service.name} refers to the service ${name}, which does not exist.`,
            help: near === undefined ? 'Define the service, or remove the reference.' : `Did you mean ${near}?`,
          },
        );
      }
    },
  },
});
