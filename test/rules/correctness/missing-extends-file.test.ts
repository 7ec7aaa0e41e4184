import rule from '../../../src/rules/correctness/missing-extends-file.js';
import { testRule } from '../../harness.js';

const web = (file: string): string =>
  `services:\n  web:\n    image: nginx:1.31\n    extends:\n      file: ${file}\n      service: base\n`;
const base = 'services:\n  base:\n    read_only: true\n';

testRule(rule, {
  'a file that is not there': {
    files: { 'compose.yaml': web('[|common.yaml|]') },
    message: 'The extended file common.yaml does not exist.',
  },
  'a file that is there': { files: { 'compose.yaml': web('common.yaml'), 'common.yaml': base } },
  'names differ by capitals': { files: { 'compose.yaml': web('[|Common.yaml|]'), 'common.yaml': base } },
  'a file that is there, but not beside the one that is extended': {
    files: {
      'compose.yaml': web('shared/common.yaml'),
      'shared/common.yaml': 'services:\n  base:\n    extends:\n      file: [|./deep.yaml|]\n      service: x\n',
    },
    message: 'The extended file shared/deep.yaml does not exist.',
  },
  'a path that counts from the folder of the first file': {
    files: {
      'compose.yaml': 'services:\n  web:\n    image: nginx:1.31\n',
      'docker/compose.dev.yaml': web('docker/common.yaml'),
      'docker/common.yaml': base,
    },
  },
  'a file that several services extend': {
    files: {
      'compose.yaml':
        'services:\n  web: {image: a, extends: {file: [|x.yaml|], service: a}}\n  api: {image: a, extends: {file: x.yaml, service: b}}\n',
    },
  },
  'a directory': {
    files: { 'compose.yaml': web('[|./shared|]'), 'shared/common.yaml': base },
    message: 'The extended file shared is a directory.',
  },
  'a file that git ignores, an absolute one, and one that only a variable knows': {
    files: {
      'compose.yaml': web('local.yaml'),
      'a/compose.yaml': web('/srv/common.yaml'),
      'b/compose.yaml': web('${COMMON}/common.yaml'),
      '.gitignore': 'local.yaml\n',
    },
  },
});
