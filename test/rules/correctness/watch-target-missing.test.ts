import rule from '../../../src/rules/correctness/watch-target-missing.js';
import { testRule, type RuleCase } from '../../harness.js';

const web = (trigger: string, attributes = 'image: a\n', more: Partial<RuleCase> = {}): RuleCase => ({
  ...more,
  files: {
    'compose.yaml': `services:\n  web:\n${attributes.replace(/^(?=.)/gm, '    ')}    develop:\n      watch:\n        - ${trigger.replaceAll('\n', '\n          ')}\n`,
  },
});

testRule(rule, {
  sync: web('action: [|sync|]\npath: ./src', 'image: a\n', { message: 'The action sync of web has no target.' }),
  'sync with a target': web('action: sync\npath: ./src\ntarget: /app'),
  'an empty target': web('action: [|sync|]\npath: ./src\ntarget: ""'),
  'a target that is unknown': web('action: sync\npath: ./src\ntarget: ${TARGET}'),
  'sync and restart': web('action: [|sync+restart|]\npath: ./src'),
  'sync and exec': web('action: [|sync+exec|]\npath: ./src\nexec: {command: make}'),
  rebuild: web('action: rebuild\npath: ./src'),
  restart: web('action: restart\npath: ./src'),
  'no such action is a fault of the schema': web('action: copy\npath: ./src'),
});
