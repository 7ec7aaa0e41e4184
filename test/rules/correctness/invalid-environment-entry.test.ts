import rule from '../../../src/rules/correctness/invalid-environment-entry.js';
import { testRule, type RuleCase } from '../../harness.js';

const list = (item: string, more: Partial<RuleCase> = {}, attribute = 'environment'): RuleCase => ({
  files: { 'compose.yaml': `services:\n  web:\n    image: nginx:1.31\n    ${attribute}:\n      - ${item}\n` },
  ...more,
});

testRule(rule, {
  'a blank behind the name': list('[|DEBUG |]=1', { message: 'A blank stands behind the name DEBUG.' }),
  'a blank behind the equals sign': list('DEBUG= 1'),
  'a blank behind a bare name': list('"[|DEBUG |]"'),
  'a bare name': list('DEBUG'),
  'a tab': list('"[|DEBUG\\t|]=1"'),
  'no name': list('[|=|]1', { message: 'The value has no name before its equals sign.' }),
  'an empty entry': list('[|""|]', { message: 'The entry is empty.' }),
  'a colon': list('[|POSTGRES_PASSWORD:|]secret', {
    message: 'POSTGRES_PASSWORD gets no value: an item of a list sets one with an equals sign, not with a colon.',
  }),
  'a colon and a blank': list('"[|DEBUG:|] 1"'),
  'a colon in the value': list('URL=http://web:80'),
  'a name before a colon and an equals sign': list('A:B=1'),
  'a variable as name': list('"${NAME}=1"'),
  'a variable as value': list('"DEBUG=${DEBUG}"'),
  'a variable with a blank behind it': list('"${NAME} =1"'),
  'a mapping': {
    files: { 'compose.yaml': 'services:\n  web:\n    image: nginx:1.31\n    environment: {"DEBUG ": 1, A: }\n' },
  },
  'build arguments': {
    files: {
      'compose.yaml': 'services:\n  web:\n    build:\n      context: .\n      args: ["[|A |]=1", "=1", "B=1"]\n',
    },
  },
  'a label': list('a =1', {}, 'labels'),
});
