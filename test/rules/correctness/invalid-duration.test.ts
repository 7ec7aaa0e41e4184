import rule from '../../../src/rules/correctness/invalid-duration.js';
import { testRule, type RuleCase } from '../../harness.js';

const check = (interval: string, more: Partial<RuleCase> = {}): RuleCase => ({
  files: {
    'compose.yaml': `services:\n  web:\n    image: nginx:1.31\n    healthcheck:\n      test: ["CMD", "true"]\n      interval: ${interval}\n`,
  },
  ...more,
});

testRule(rule, {
  'no unit': check('"[|30|]"', { message: '30 has a number without a unit.' }),
  seconds: check('30s'),
  'several units': check('1m30s'),
  'a fraction': check('1.5m'),
  'a long name': check('30[|sec|]', { message: 'sec is no unit of time.' }),
  'minutes as a word': check('1[|min|]'),
  'a capital letter': check('30[|S|]'),
  'a blank': check('30[| s|]'),
  'a blank behind it': check('"30[|s |]"'),
  'a decimal comma': check('1[|,|]5s'),
  'days and weeks': check('1w2d'),
  nothing: check('[|""|]', { message: 'The duration is empty.' }),
  zero: check('"0"'),
  'zero seconds': check('0s'),
  'shorter than Docker takes': check('[|100us|]', {
    message: '100us is shorter than a millisecond, which Docker refuses for health checks.',
  }),
  'as short as Docker takes': check('1ms'),
  negative: check('[|-1s|]'),
  'a variable': check('"${INTERVAL}s"'),
  'a default': check('[|${INTERVAL:-30}|]', { message: '30 has a number without a unit.' }),
  'a default with unit': check('${INTERVAL:-30s}'),
  'a number is a fault of the schema': check('30'),
  'all other places': {
    files: {
      'compose.yaml':
        'services:\n  web:\n    image: nginx:1.31\n    stop_grace_period: [|x|]\n    healthcheck: {timeout: [|x|], start_period: [|x|], start_interval: [|x|]}\n' +
        '    deploy:\n      restart_policy: {delay: [|x|], window: [|x|]}\n      update_config: {delay: [|x|], monitor: [|x|]}\n      rollback_config: {delay: [|x|], monitor: [|x|]}\n',
    },
  },
  'an override mends it': {
    files: {
      ...check('30sec').files,
      'compose.override.yaml': 'services:\n  web:\n    healthcheck:\n      interval: 30s\n',
    },
  },
});
