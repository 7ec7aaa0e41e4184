import rule from '../../../src/rules/correctness/undefined-secret.js';
import { testRule, type RuleCase } from '../../harness.js';

const compose = (attributes: string, top = '', more: Partial<RuleCase> = {}): RuleCase => ({
  ...more,
  files: {
    'compose.yaml': `services:\n  web:\n    image: nginx:1.29\n${attributes.replace(/^(?=.)/gm, '    ')}${top}`,
  },
});
const top = 'secrets:\n  password:\n    file: password.txt\n';

testRule(rule, {
  'a name': compose('secrets:\n  - [|pasword|]\n', top, {
    message: 'web uses the secret pasword, which the top-level secrets do not define.',
  }),
  'a name that is defined': compose('secrets:\n  - password\n', top),
  'the long form': compose('secrets:\n  - source: [|token|]\n    target: /run/token\n', top),
  'the long form of what is defined': compose('secrets:\n  - source: password\n    target: /run/token\n', top),
  'a secret of the build': compose('build:\n  context: .\n  secrets:\n    - [|token|]\n', top),
  'a secret of the build that is defined': compose('build:\n  context: .\n  secrets:\n    - password\n', top),
  'an external one': compose('secrets: [password]\n', 'secrets:\n  password:\n    external: true\n'),
  'a variable': compose('secrets: ["${NAME}"]\n', top),
  'a job': {
    files: {
      'compose.yaml':
        'services:\n  web:\n    image: a\njobs:\n  migrate:\n    image: a\n    triggers: {manual: true}\n    secrets: [[|token|]]\n',
    },
    message: 'migrate uses the secret token, which the top-level secrets do not define.',
  },
  'an override that everybody makes after an example': {
    files: {
      'compose.yaml': 'services:\n  web:\n    image: a\n    secrets: [token]\n',
      'compose.override.yaml.example': 'secrets:\n  token:\n    environment: TOKEN\n',
    },
  },
  'an override alone': { files: { 'compose.override.yaml': 'services:\n  web:\n    secrets: [token]\n' } },
});
