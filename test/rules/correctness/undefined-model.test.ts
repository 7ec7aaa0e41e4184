import rule from '../../../src/rules/correctness/undefined-model.js';
import { testRule, type RuleCase } from '../../harness.js';

const compose = (models: string, top = '', more: Partial<RuleCase> = {}): RuleCase => ({
  ...more,
  files: { 'compose.yaml': `services:\n  web:\n    image: nginx:1.29\n    models:\n${models}${top}` },
});
const top = 'models:\n  llm:\n    model: ai/smollm2\n';

testRule(rule, {
  'a name': compose('      - [|lm|]\n', top, {
    message: 'web uses the model lm, which the top-level models do not define.',
  }),
  'a name that is defined': compose('      - llm\n', top),
  'the long form': compose('      [|embedder|]:\n        endpoint_var: URL\n', top),
  'the long form of what is defined': compose('      llm:\n        endpoint_var: URL\n', top),
  'what another file defines': {
    files: {
      'compose.yaml': 'services:\n  web:\n    image: a\n    models: [llm]\n',
      'compose.models.yaml': 'models:\n  llm:\n    model: ai/smollm2\n',
    },
  },
});
