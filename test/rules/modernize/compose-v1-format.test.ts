import rule from '../../../src/rules/modernize/compose-v1-format.js';
import { testRule } from '../../harness.js';

testRule(rule, {
  'services at the top': {
    files: {
      'docker-compose.yml': '# Shop\n\n[|web|]:\n  build: .\n  command: |\n    a\n\n    b\n# Data\ndb:\n  image: a\n',
    },
    message: 'The services stand at the top level, as in the first Compose format.',
    fixed: {
      'docker-compose.yml':
        '# Shop\n\nservices:\n  web:\n    build: .\n    command: |\n      a\n\n      b\n  # Data\n  db:\n    image: a\n',
    },
  },
  'services below services': { files: { 'docker-compose.yml': 'services:\n  web:\n    build: .\n' } },
  'line ends of Windows': {
    files: { 'docker-compose.yml': '[|web|]:\r\n  build: .\r\n\r\n' },
    fixed: { 'docker-compose.yml': 'services:\r\n  web:\r\n    build: .\r\n\r\n' },
  },
  'a file that is indented': {
    files: { 'docker-compose.yml': '# Shop\n  [|web|]:\n    image: a\n\n  # Data\n  db:\n    image: b\n' },
    fixed: {
      'docker-compose.yml': '# Shop\n  services:\n    web:\n      image: a\n\n    # Data\n    db:\n      image: b\n',
    },
  },
  'an extension beside them cannot move': {
    files: { 'docker-compose.yml': '[|x-a|]: &a\n  image: a\nweb:\n  <<: *a\n  image: b\n' },
  },
  'several documents cannot move': {
    files: { 'docker-compose.yml': '[|web|]:\n  image: a\n---\ndb:\n  image: b\n' },
  },
  'flow style cannot move': { files: { 'docker-compose.yml': '{[|web|]: {image: a}}\n' } },
  'services on both levels': { files: { 'docker-compose.yml': 'services:\n  web:\n    image: a\ndb:\n  image: b\n' } },
  'only volumes': { files: { 'docker-compose.yml': 'volumes:\n  data:\n' } },
  'an include': { files: { 'docker-compose.yml': 'include:\n  - a.yml\n' } },
  'a template': { files: { 'docker-compose.yml': 'web:\n  image: {{ image }}\n' } },
});
