import { undefinedNames } from '../../model/compose/names/undefined-names.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'undefined-config',
  category: 'correctness',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'A service uses a config that the top level does not define.',
  why: 'Compose refuses the project. A config of a service is the name of one of the top-level configs.',
  examples: {
    bad: {
      'compose.yaml': 'services:\n  web:\n    image: nginx:1.31\n    configs:\n      - site\n',
    },
    good: {
      'compose.yaml':
        'services:\n  web:\n    image: nginx:1.31\n    configs:\n      - site\nconfigs:\n  site:\n    content: hello\n',
    },
  },
  sources: ['https://docs.docker.com/reference/compose-file/configs/'],
  on: {
    compose(project, { report }) {
      for (const { at, service, name, near } of undefinedNames(project, 'configs')) {
        report(
          { at },
          {
            message: `${service.name} uses the config ${name}, which the top-level configs do not define.`,
            help: near === undefined ? `Add ${name} to the top-level configs.` : `Did you mean ${near}?`,
          },
        );
      }
    },
  },
});
