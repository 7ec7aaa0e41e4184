import rule from '../../../src/rules/correctness/invalid-restart-policy.js';
import { testRule, type RuleCase } from '../../harness.js';

const restart = (policy: string, more: Partial<RuleCase> = {}): RuleCase => ({
  files: { 'compose.yaml': `services:\n  web:\n    image: nginx:1.31\n    restart: ${policy}\n` },
  ...more,
});

testRule(rule, {
  'an unknown one': restart('[|on-error|]', { message: 'on-error is no restart policy.' }),
  'an underscore': restart('[|unless_stopped|]'),
  'a capital letter': restart('[|Always|]'),
  'no without quotes': restart('no'),
  always: restart('always'),
  'unless-stopped': restart('unless-stopped'),
  'on-failure': restart('on-failure'),
  'a count': restart('on-failure:3'),
  'a count for always': restart('always:[|3|]', { message: 'Only on-failure takes a count, and always does not.' }),
  'a count that is none': restart('on-failure:[|three|]', {
    message: 'three is no count, so that Docker restarts without end.',
  }),
  'a negative count': restart('on-failure:[|-1|]'),
  nothing: restart('""'),
  'a boolean is a fault of the schema': restart('false'),
  'a variable': restart('${RESTART}'),
  'a default': restart('[|${RESTART:-allways}|]'),
  'a default that exists': restart('${RESTART:-always}'),
  'an unknown condition': {
    files: {
      'compose.yaml':
        'services:\n  web:\n    image: nginx:1.31\n    deploy:\n      restart_policy: {condition: [|on_failure|]}\n',
    },
    message: 'on_failure is no condition for a restart.',
  },
  'a condition replaces the policy': {
    files: {
      'compose.yaml':
        'services:\n  web:\n    image: nginx:1.31\n    restart: sometimes\n    deploy:\n      restart_policy: {condition: any}\n',
    },
  },
});
