import rule from '../../../src/rules/correctness/duplicate-environment-key.js';
import { testRule, type RuleCase } from '../../harness.js';

const list = (items: string, more: Partial<RuleCase> = {}): RuleCase => ({
  files: { 'compose.yaml': `services:\n  web:\n    image: nginx:1.31\n    environment: [${items}]\n` },
  ...more,
});

testRule(rule, {
  'two values': list('A=1, B=2, [|A|]=3', { message: 'A is set twice in this list, and the last one counts.' }),
  'one value each': list('A=1, B=2'),
  'three values': list('A=1, [|A|]=2, [|A|]=3'),
  'a value and a bare name': list('A=1, [|A|]'),
  'names differ in case': list('A=1, a=2'),
  'a variable as name': list('"${A}=1", "${A}=2"'),
  'an override sets it anew': {
    files: {
      ...list('A=1').files,
      'compose.override.yaml': 'services:\n  web:\n    environment: [A=2]\n',
    },
  },
  'a base file of two projects': {
    files: {
      ...list('A=1, [|A|]=2').files,
      'compose.override.yaml': 'services:\n  web:\n    environment: [B=2]\n',
    },
  },
  'two services': {
    files: {
      'compose.yaml':
        'services:\n  a:\n    image: nginx:1.31\n    environment: [A=1]\n  b:\n    image: nginx:1.31\n    environment: [A=1]\n',
    },
  },
  'a template': { files: { 'compose.yaml': 'services:\n  a:\n    image: {{ a }}\n    environment: [A=1, A=2]\n' } },
});
