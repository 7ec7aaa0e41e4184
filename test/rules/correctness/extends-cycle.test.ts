import rule from '../../../src/rules/correctness/extends-cycle.js';
import { testRule } from '../../harness.js';

testRule(rule, {
  'two services': {
    files: {
      'compose.yaml':
        'services:\n  web:\n    image: a\n    extends: api\n  api:\n    image: a\n    extends:\n      service: [|web|]\n',
    },
    message: 'Services extend one another: api → web → api.',
  },
  'a service that extends itself': {
    files: { 'compose.yaml': 'services:\n  web:\n    image: a\n    extends: [|web|]\n' },
    message: 'web extends itself.',
  },
  'over files': {
    files: {
      'compose.yaml': 'services:\n  web:\n    image: a\n    extends: {file: x.yaml, service: [|web|]}\n',
      'x.yaml': 'services:\n  web:\n    image: a\n    extends: {file: compose.yaml, service: web}\n',
    },
    message: 'Services extend one another: web (compose.yaml) → web (x.yaml) → web (compose.yaml).',
  },
  'a ring that a service leads to': {
    files: {
      'compose.yaml':
        'services:\n  z: {image: a, extends: b}\n  b: {image: a, extends: [|c|]}\n  c: {image: a, extends: b}\n',
    },
  },
  'a service of the same name in another file': {
    files: {
      'compose.yaml': 'services:\n  web:\n    extends: {file: x.yaml, service: web}\n',
      'x.yaml': 'services:\n  web:\n    image: a\n',
    },
  },
  'two services that extend a third': {
    files: { 'compose.yaml': 'services:\n  a: {extends: c}\n  b: {extends: c}\n  c: {image: a}\n' },
  },
});
