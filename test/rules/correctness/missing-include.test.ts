import rule from '../../../src/rules/correctness/missing-include.js';
import { testRule } from '../../harness.js';

const web = 'services:\n  web:\n    image: nginx:1.31\n';

testRule(rule, {
  'a file that is not there': {
    files: { 'compose.yaml': `include:\n  - [|infra/db.yaml|]\n${web}` },
    message: 'The included file infra/db.yaml does not exist.',
  },
  'a file that is there': {
    files: {
      'compose.yaml': `include:\n  - infra/db.yaml\n${web}`,
      'infra/db.yaml': 'services:\n  db:\n    image: p\n',
    },
  },
  'names differ by capitals': {
    files: {
      'compose.yaml': `include:\n  - path: [|infra/DB.yaml|]\n${web}`,
      'infra/db.yaml': 'services:\n  db:\n    image: p\n',
    },
  },
  'one of several paths': {
    files: {
      'compose.yaml': `include:\n  - path: [infra/db.yaml, [|infra/db.override.yaml|]]\n${web}`,
      'infra/db.yaml': 'services:\n  db:\n    image: p\n',
    },
  },
  'in what is included': {
    files: {
      'compose.yaml': `include:\n  - infra/all.yaml\n${web}`,
      'infra/all.yaml': 'include:\n  - [|infra/db.yaml|]\nservices:\n  db:\n    image: p\n',
    },
    message: 'The included file infra/infra/db.yaml does not exist.',
  },
  'its environment file': {
    files: {
      'compose.yaml': `include:\n  - path: db.yaml\n    env_file: [|db.env|]\n${web}`,
      'db.yaml': 'services:\n  db:\n    image: p\n',
    },
    message: 'The included environment file db.env does not exist.',
  },
  'an environment file that is there, and none': {
    files: {
      'compose.yaml': `include:\n  - path: db.yaml\n    env_file: [db.env, /dev/null]\n${web}`,
      'db.yaml': 'services:\n  db:\n    image: p\n',
      'db.env': 'A=1\n',
    },
  },
  'a directory': {
    files: { 'compose.yaml': `include:\n  - [|infra|]\n${web}`, 'infra/db.yaml': 'services:\n  db:\n    image: p\n' },
    message: 'The included file infra is a directory.',
  },
  'remote, outside, ignored and unknown paths': {
    files: {
      'compose.yaml': `include:\n  - oci://docker.io/acme/db:1\n  - https://github.com/acme/db.git\n  - /etc/db.yaml\n  - generated.yaml\n  - "\${WHERE}/db.yaml"\n${web}`,
      '.gitignore': 'generated.yaml\n',
    },
  },
  'a submodule that is not checked out': {
    files: {
      'compose.yaml': `include:\n  - vendor/db/compose.yaml\n${web}`,
      '.gitmodules': '[submodule "db"]\n\tpath = vendor/db\n',
    },
  },
  'a path that counts from a folder further up': {
    files: {
      'docker/dev.compose.yaml': `include:\n  - infra/db.yaml\n${web}`,
      'infra/db.yaml': 'services:\n  db:\n    image: p\n',
    },
  },
  'the base of a project and its override': {
    files: {
      'compose.yaml': web,
      'compose.override.yaml': 'include:\n  - [|db.yaml|]\n',
      'compose.gpu.yaml': 'services:\n  web:\n    environment: {GPU: "1"}\n',
    },
  },
  'a template': { files: { 'compose.yaml': `include:\n  - {{ db }}.yaml\n${web}` } },
});
