import { undefinedNames } from '../../model/compose/names/undefined-names.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'undefined-secret',
  category: 'correctness',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'A service uses a secret that the top level does not define.',
  why: 'Compose refuses the project. A secret of a service, or of its build, is the name of one of the top-level secrets.',
  examples: {
    bad: {
      'compose.yaml':
        'services:\n  web:\n    image: nginx:1.31\n    secrets:\n      - password\nsecrets:\n  pasword:\n    environment: PASSWORD\n',
    },
    good: {
      'compose.yaml':
        'services:\n  web:\n    image: nginx:1.31\n    secrets:\n      - password\nsecrets:\n  password:\n    environment: PASSWORD\n',
    },
  },
  sources: ['https://docs.docker.com/reference/compose-file/secrets/'],
  on: {
    compose(project, { report }) {
      for (const { at, service, name, near } of undefinedNames(project, 'secrets')) {
        report(
          { at },
          {
            message: `${service.name} uses the secret ${name}, which the top-level secrets do not define.`,
            help: near === undefined ? `Add ${name} to the top-level secrets.` : `Did you mean ${near}?`,
          },
        );
      }
    },
  },
});
