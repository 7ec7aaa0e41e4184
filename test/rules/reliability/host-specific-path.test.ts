import rule from '../../../src/rules/reliability/host-specific-path.js';
import { testRule, type RuleCase } from '../../harness.js';

const mount = (item: string, more: Partial<RuleCase> = {}): RuleCase => ({
  ...more,
  files: { 'compose.yaml': `services:\n  web:\n    image: nginx:1.31\n    volumes:\n      - ${item}\n`, ...more.files },
});

testRule(rule, {
  'a home directory of Linux': mount('[|/home/maria/html:/usr/share/nginx/html|]', {
    message: '/home/maria/html is in the home directory of one person: on other machines it is empty or not there.',
  }),
  'a relative path': mount('./html:/usr/share/nginx/html'),
  'a home directory of macOS': mount('[|/Users/maria/html:/html|]'),
  'a home directory of Windows': mount("[|'C:\\Users\\maria\\html:/html'|]"),
  'one that WSL sees': mount('[|/mnt/c/Users/maria/html:/html|]'),
  'the long form': mount('[|{type: bind, source: /home/maria/html, target: /html}|]'),
  'everybody who starts it': mount('~/html:/html'),
  'a variable': mount('${HOME}/html:/html'),
  'a person of .env': mount('/home/${PERSON}/html:/html'),
  'a default': mount('[|"${HTML:-/home/maria/html}:/html"|]'),
  'what all share': mount('/Users/Shared/html:/html'),
  'a folder of a server': mount('/srv/html:/html'),
  'the home directory in the container': mount('html:/home/maria', {
    files: {
      'compose.yaml':
        'services:\n  web:\n    image: nginx:1.31\n    volumes: ["html:/home/maria"]\nvolumes:\n  html:\n',
    },
  }),
  'a volume that shows it': {
    files: {
      'compose.yaml':
        'services:\n  web:\n    image: nginx:1.31\n    volumes: ["html:/html"]\nvolumes:\n  html:\n    driver_opts: {type: none, o: bind, device: [|/home/maria/html|]}\n',
    },
  },
  'a path that the override mends': {
    files: {
      'compose.yaml': 'services:\n  web:\n    image: nginx:1.31\n    volumes: ["/home/maria/html:/html"]\n',
      'compose.override.yaml': 'services:\n  web:\n    volumes: ["./html:/html"]\n',
    },
  },
});
