import { undefinedNames } from '../../model/compose/names/undefined-names.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'undefined-model',
  category: 'correctness',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'A service uses a model that the top level does not define.',
  why: 'Compose refuses the project. A model of a service is the name of one of the top-level models.',
  examples: {
    bad: {
      'compose.yaml': 'services:\n  web:\n    image: nginx:1.31\n    models:\n      - llm\n',
    },
    good: {
      'compose.yaml':
        'services:\n  web:\n    image: nginx:1.31\n    models:\n      - llm\nmodels:\n  llm:\n    model: ai/smollm2\n',
    },
  },
  sources: ['https://docs.docker.com/reference/compose-file/models/'],
  on: {
    compose(project, { report }) {
      for (const { at, service, name, near } of undefinedNames(project, 'models')) {
        report(
          { at },
          {
            message: `${service.name} uses the model ${name}, which the top-level models do not define.`,
            help: near === undefined ? `Add ${name} to the top-level models.` : `Did you mean ${near}?`,
          },
        );
      }
    },
  },
});
