import rule from '../../../src/rules/style/unsorted-services.js';
import { testRule } from '../../harness.js';

const file = (text: string) => ({ 'compose.yaml': text });

testRule(rule, {
  'out of order': {
    files: file(
      'services:\n  # The site.\n  web:\n    image: a\n\n  [|api|]:\n    image: b # old\n  db:\n    image: c\n',
    ),
    message: 'The service api stands behind web.',
    fixed: file('services:\n  api:\n    image: b # old\n\n  db:\n    image: c\n  # The site.\n  web:\n    image: a\n'),
  },
  'in order': { files: file('services:\n  api:\n    image: b\n  db:\n    image: c\n  web:\n    image: a\n') },
  'capitals come first': { files: file('services:\n  Web:\n    image: a\n  api:\n    image: b\n') },
  'one finding for several': {
    files: file('services:\n  c:\n    image: a\n  [|b|]:\n    image: a\n  a:\n    image: a\n'),
  },
  'an anchor that is needed first': {
    files: file('services:\n  web: &web\n    image: a\n  [|api|]:\n    <<: *web\n'),
    fixed: file('services:\n  web: &web\n    image: a\n  api:\n    <<: *web\n'),
  },
  'each file by itself': {
    files: {
      'compose.yaml': 'services:\n  web:\n    image: a\n',
      'compose.override.yaml': 'services:\n  api:\n    image: a\n',
    },
  },
  'the first format': { files: file('web:\n  image: a\napi:\n  image: b\n') },
  'a template': { files: file('services:\n  web: {{ a }}\n  api:\n    image: b\n') },
});
