import rule from '../../../src/rules/style/context-uses-pwd.js';
import { testRule, type RuleCase } from '../../harness.js';

const web = (lines: string, fixed?: string): RuleCase => ({
  files: { 'compose.yaml': `services:\n  web:\n${lines}` },
  ...(fixed === undefined ? {} : { fixed: { 'compose.yaml': `services:\n  web:\n${fixed}` } }),
});

testRule(rule, {
  'a build context': {
    ...web('    build:\n      context: [|${PWD}|]\n', '    build:\n      context: .\n'),
    message: 'This path counts from the folder that Compose is called from, not from this file.',
  },
  'a short build': web('    build: [|$PWD|]\n', '    build: .\n'),
  'a folder below': web('    build: "[|${PWD}|]/web"\n', '    build: "./web"\n'),
  'a mount': web(
    '    image: a\n    volumes:\n      - [|${PWD}|]:/app\n      - [|$PWD|]/data:/data\n',
    '    image: a\n    volumes:\n      - .:/app\n      - ./data:/data\n',
  ),
  'a long mount': web(
    '    image: a\n    volumes:\n      - type: bind\n        source: [|${PWD}|]\n        target: /app\n',
  ),
  'a default': web('    build: [|${PWD:-.}|]\n'),
  'a relative path': web('    build: .\n'),
  'the container side of a mount': web('    image: a\n    volumes:\n      - .:${PWD}\n'),
  'another variable': web('    build: ${PWD_WEB}\n'),
  'a variable of the container': web('    image: a\n    environment:\n      HOST_FOLDER: ${PWD}\n'),
  'a folder of the container': web('    image: a\n    working_dir: ${PWD}\n'),
  'a device, which has to be absolute': {
    files: {
      'compose.yaml':
        'services: {}\nvolumes:\n  data:\n    driver_opts:\n      type: none\n      o: bind\n      device: ${PWD}/data\n',
    },
  },
  'a secret': {
    files: { 'compose.yaml': 'services: {}\nsecrets:\n  token:\n    file: [|${PWD}|]/token.txt\n' },
  },
});
