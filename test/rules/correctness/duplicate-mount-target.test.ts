import rule from '../../../src/rules/correctness/duplicate-mount-target.js';
import { testRule, type RuleCase } from '../../harness.js';

const web = (attributes: string, more: Partial<RuleCase> = {}): RuleCase => ({
  files: { 'compose.yaml': `services:\n  web:\n    image: nginx:1.31\n${attributes}` },
  ...more,
});

testRule(rule, {
  'tmpfs and a volume': web('    tmpfs: [/data]\n    volumes: ["db:[|/data|]"]\n', {
    message: '/data is mounted twice in web.',
  }),
  'tmpfs and another volume': web('    tmpfs: [/run]\n    volumes: ["db:/data"]\n'),
  'tmpfs with options': web('    tmpfs: "/data:size=64m"\n    volumes: ["db:[|/data/|]"]\n'),
  'two tmpfs': web('    tmpfs: ["/run:size=64m", "[|/run|]:mode=1777"]\n', {
    message: '/run is mounted twice in web.',
  }),
  'one list': web('    volumes: ["one:/data", "two:[|/data|]"]\n', {
    message: '/data is mounted twice, and Compose leaves the first one out.',
  }),
  'both forms': web('    volumes:\n      - one:/data\n      - {type: volume, source: two, target: [|/data/|]}\n', {
    message: '/data is mounted twice in web.',
  }),
  'an override replaces it': {
    files: {
      'compose.yaml': 'services:\n  web:\n    image: nginx:1.31\n    volumes: ["one:/data"]\n',
      'compose.override.yaml': 'services:\n  web:\n    volumes: ["./data:/data"]\n',
    },
  },
  'an override mounts over tmpfs': {
    files: {
      'compose.yaml': 'services:\n  web:\n    image: nginx:1.31\n    tmpfs: [/data]\n',
      'compose.override.yaml': 'services:\n  web:\n    volumes: ["./data:[|/data|]"]\n',
    },
  },
  'two services': {
    files: {
      'compose.yaml':
        'services:\n  a:\n    image: nginx:1.31\n    volumes: ["one:/data"]\n  b:\n    image: nginx:1.31\n    volumes: ["one:/data"]\n',
    },
  },
  'a folder in another': web('    volumes: ["one:/data", "two:/data/two"]\n'),
  variables: web('    volumes: ["one:${DATA}", "two:${DATA}"]\n'),
});
