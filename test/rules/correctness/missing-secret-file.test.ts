import rule from '../../../src/rules/correctness/missing-secret-file.js';
import { testRule, type RuleCase } from '../../harness.js';

const given = (file: string, files: Readonly<Record<string, string>> = {}, service = ''): RuleCase => ({
  files: {
    'compose.yaml': `services:\n  web:\n    image: nginx:1.31\n${service}    secrets: [token]\nsecrets:\n  token:\n    file: ${file}\n`,
    ...files,
  },
});

testRule(rule, {
  'a test, which writes its files itself': {
    files: {
      'tests/compose.yaml':
        'services:\n  web:\n    image: nginx:1.31\n    secrets: [password]\nsecrets:\n  password:\n    file: ./password.txt\n',
    },
  },
  'a file that is not there': {
    ...given('[|./secrets/token.txt|]', { 'secrets/password.key': '' }),
    message: 'The secret token is read from secrets/token.txt, which does not exist.',
    severity: 'error',
  },
  'a file that is there': given('./secrets/token.txt', { 'secrets/token.txt': 'x' }),
  'a file that git ignores': given('./token.txt', { '.gitignore': 'token.txt\n' }),
  'a folder that git ignores': given('./secrets/token.txt', { '.gitignore': 'secrets/\n' }),
  'a file of which there is an example': given('./token.txt', { 'token.txt.example': '' }),
  'a folder that is kept for it': given('./secrets/token.txt', { 'secrets/.gitkeep': '' }),
  'an absolute path': given('/run/token.txt'),
  'a path of the home folder': given('~/.token'),
  'a variable': given('${TOKEN_FILE}'),
  'an external secret': {
    files: {
      'compose.yaml':
        'services:\n  web:\n    image: nginx:1.31\n    secrets: [token]\nsecrets:\n  token:\n    external: true\n',
    },
  },
  'a secret that nobody gets': {
    files: {
      'compose.yaml': 'services:\n  web:\n    image: nginx:1.31\nsecrets:\n  token:\n    file: token.txt\n',
    },
  },
  'a service that has to be asked for': given('token.txt', {}, '    profiles: [debug]\n'),
  'a config': {
    files: {
      'compose.yaml':
        'services:\n  web:\n    image: nginx:1.31\n    configs:\n      - source: site\n        target: /etc/nginx/conf.d/site.conf\nconfigs:\n  site:\n    file: [|nginx/site.conf|]\n',
      'nginx/sites.conf': '',
    },
    message: 'The config site is read from nginx/site.conf, which does not exist.',
  },
  'paths count from the first file': {
    files: {
      'compose.yaml': 'services:\n  web:\n    image: nginx:1.31\n    secrets: [token]\n',
      'compose.override.yaml': 'secrets:\n  token:\n    file: [|deploy/token.txt|]\n',
      'deploy/other.txt': '',
    },
  },
});
