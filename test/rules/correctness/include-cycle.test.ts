import rule from '../../../src/rules/correctness/include-cycle.js';
import { testRule } from '../../harness.js';

const service = (name: string): string => `services:\n  ${name}:\n    image: nginx:1.31\n`;

testRule(rule, {
  'two files': {
    files: {
      'compose.yaml': `include:\n  - [|db.yaml|]\n${service('web')}`,
      'db.yaml': `include:\n  - compose.yaml\n${service('db')}`,
    },
    message: 'Compose files include one another: compose.yaml → db.yaml → compose.yaml.',
  },
  'a file that includes itself': {
    files: { 'compose.yaml': `include:\n  - path: [|./compose.yaml|]\n${service('web')}` },
    message: 'compose.yaml includes itself.',
  },
  'a ring that the project leads to': {
    files: {
      'compose.yaml': `include:\n  - z/one.yaml\n${service('web')}`,
      'z/one.yaml': `include:\n  - two.yaml\n${service('one')}`,
      'z/two.yaml': `include:\n  - three.yaml\n${service('two')}`,
      'z/three.yaml': `include:\n  - [|two.yaml|]\n${service('three')}`,
    },
    message: 'Compose files include one another: z/three.yaml → z/two.yaml → z/three.yaml.',
  },
  'two files that include a third': {
    files: {
      'compose.yaml': `include:\n  - one.yaml\n  - two.yaml\n${service('web')}`,
      'one.yaml': `include:\n  - three.yaml\n${service('one')}`,
      'two.yaml': `include:\n  - three.yaml\n${service('two')}`,
      'three.yaml': service('three'),
    },
  },
});
