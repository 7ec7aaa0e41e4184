import rule from '../../../src/rules/correctness/watch-without-build.js';
import { testRule, type RuleCase } from '../../harness.js';

const web = (trigger: string, attributes = 'image: a\n', more: Partial<RuleCase> = {}): RuleCase => ({
  ...more,
  files: {
    'compose.yaml': `services:\n  web:\n${attributes.replace(/^(?=.)/gm, '    ')}    develop:\n      watch:\n        - ${trigger.replaceAll('\n', '\n          ')}\n`,
  },
});

testRule(rule, {
  'an image': web('action: [|rebuild|]\npath: ./src', 'image: a\n', {
    message: 'web is to be rebuilt when files change, but it has no build.',
  }),
  'a build': web('action: rebuild\npath: ./src', 'build: .\n'),
  'another action': web('action: restart\npath: ./src'),
  'a variable': web('action: ${ACTION}\npath: ./src'),
  'a build of the override': {
    files: {
      'compose.yaml':
        'services:\n  web:\n    image: a\n    develop:\n      watch:\n        - action: rebuild\n          path: src\n',
      'compose.override.yaml': 'services:\n  web:\n    build: .\n',
    },
  },
  'an override alone': {
    files: {
      'compose.override.yaml':
        'services:\n  web:\n    develop:\n      watch:\n        - action: rebuild\n          path: src\n',
    },
  },
});
