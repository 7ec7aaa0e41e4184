import rule from '../../../src/rules/correctness/invalid-byte-size.js';
import { testRule, type RuleCase } from '../../harness.js';

const limit = (size: string, more: Partial<RuleCase> = {}): RuleCase => ({
  files: { 'compose.yaml': `services:\n  web:\n    image: nginx:1.31\n    mem_limit: ${size}\n` },
  ...more,
});

testRule(rule, {
  'a unit of Kubernetes': limit('512[|Mi|]', { message: 'Mi is no unit of a size.' }),
  'units in any case': limit('512M'),
  'a blank between': limit('1.5 GB'),
  'two blanks between': limit('[|1  GB|]'),
  'a blank behind it': limit('"[|512m |]"'),
  'with i and b': limit('512MiB'),
  'a decimal comma': limit('[|1,5g|]', { message: '1,5g is no size.' }),
  'a word': limit('[|unlimited|]', { message: 'unlimited is no size.' }),
  'a long unit': limit('512[|mega|]'),
  'megabytes without unit': limit('[|512|]', {
    message: '512 is a limit of 512 bytes, and Docker refuses less than 6 MB.',
  }),
  'bytes enough': limit('536870912'),
  'less than Docker takes': limit('[|4m|]'),
  'as much as Docker needs': limit('6m'),
  'no limit': limit('0'),
  'minus one': limit('"-1"'),
  'negative with unit': limit('[|-1g|]', { message: '-1g is negative.' }),
  nothing: limit('[|""|]', { message: 'The size is empty.' }),
  'a variable': limit('${MEM}m'),
  'a default': limit('[|${MEM:-512}|]'),
  'a default with unit': limit('${MEM:-512m}'),
  'shared memory': {
    files: { 'compose.yaml': 'services:\n  web:\n    image: nginx:1.31\n    shm_size: 64\n    memswap_limit: "-1"\n' },
  },
  'all other places': {
    files: {
      'compose.yaml':
        'services:\n  web:\n    build: {context: ., shm_size: [|x|]}\n    shm_size: [|x|]\n    mem_reservation: [|x|]\n    memswap_limit: [|x|]\n' +
        '    volumes:\n      - {type: tmpfs, target: /x, tmpfs: {size: [|x|]}}\n' +
        '    deploy:\n      resources:\n        limits: {memory: [|x|]}\n        reservations: {memory: [|x|]}\n' +
        '    blkio_config:\n      device_read_bps:\n        - {path: /dev/sda, rate: [|x|]}\n',
    },
  },
});
