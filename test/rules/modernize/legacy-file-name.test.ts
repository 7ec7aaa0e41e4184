import rule from '../../../src/rules/modernize/legacy-file-name.js';
import { testRule } from '../../harness.js';

const text = 'services:\n  web:\n    image: nginx:1.29\n';

testRule(rule, {
  'the old name': {
    files: { 'docker-compose.yml': `[||]${text}` },
    message: 'docker-compose.yml is the old name of compose.yaml.',
  },
  'the new name': { files: { 'compose.yaml': text } },
  'the new name with the short ending': { files: { 'compose.yml': text } },
  'an override in a folder': {
    files: { 'app/compose.yaml': text, 'app/docker-compose.override.yaml': `[||]${text}` },
    message: 'docker-compose.override.yaml is the old name of compose.override.yaml.',
  },
  'a name of ones own': { files: { 'docker-compose.prod.yml': text } },
  'a template': { files: { 'docker-compose.yml': '[||]services:\n  web:\n    image: {{ image }}\n' } },
});
