import rule from '../../../src/rules/correctness/invalid-device.js';
import { testRule, type RuleCase } from '../../harness.js';

const device = (item: string, more: Partial<RuleCase> = {}): RuleCase => ({
  files: { 'compose.yaml': `services:\n  web:\n    image: nginx:1.31\n    devices:\n      - ${item}\n` },
  ...more,
});
const gpus = (request: string): RuleCase => ({
  files: { 'compose.yaml': `services:\n  web:\n    image: nginx:1.31\n    gpus:\n      - ${request}\n` },
});

testRule(rule, {
  'a mount option': device('/dev/ttyUSB0:/dev/ttyUSB0:[|ro|]', { message: 'ro is no permission for a device.' }),
  permissions: device('/dev/ttyUSB0:/dev/ttyUSB0:rw'),
  'a path': device('/dev/ttyUSB0'),
  'two paths': device('/dev/ttyUSB0:/dev/ttyS0'),
  'permissions instead of a path': device('/dev/ttyUSB0:[|rwm|]', {
    message: 'Compose takes rwm for the path in the container.',
  }),
  'too many colons': device('[|/dev/a:/dev/b:rw:m|]', { message: '/dev/a:/dev/b:rw:m has too many colons.' }),
  'no path': device('"[|:/dev/b|]"', { message: ':/dev/b names no device of the host.' }),
  'a CDI name': device('nvidia.com/gpu=all'),
  'a variable': device('"${DEVICE}:/dev/b:ro"'),
  'the long form': device('{source: /dev/a, target: /dev/b, permissions: rw}'),
  'a mount option in the long form': device('{source: /dev/a, permissions: [|ro|]}'),
  'a count': gpus('{count: 1}'),
  'a count of all': gpus('{count: all}'),
  'a count in words': gpus('{count: [|two|]}'),
  'a reserved device': {
    files: {
      'compose.yaml':
        'services:\n  web:\n    image: nginx:1.31\n    deploy:\n      resources:\n        reservations:\n          devices:\n            - {driver: nvidia, count: [|every|], capabilities: [gpu]}\n',
    },
    message: 'every is no count of devices.',
  },
});
