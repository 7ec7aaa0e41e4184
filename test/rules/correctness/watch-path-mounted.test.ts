import rule from '../../../src/rules/correctness/watch-path-mounted.js';
import { testRule, type RuleCase } from '../../harness.js';

const web = (trigger: string, attributes = 'image: a\n', more: Partial<RuleCase> = {}): RuleCase => ({
  ...more,
  files: {
    'compose.yaml': `services:\n  web:\n${attributes.replace(/^(?=.)/gm, '    ')}    develop:\n      watch:\n        - ${trigger.replaceAll('\n', '\n          ')}\n`,
  },
});

testRule(rule, {
  'the mounted folder': web('action: sync\npath: [|./src|]\ntarget: /app', 'image: a\nvolumes:\n  - ./src:/app\n', {
    message: 'Compose does not watch this path, because a bind mount shows it to web already.',
  }),
  'below the mounted folder': web(
    'action: sync+restart\npath: [|src/app|]\ntarget: /app/app',
    'image: a\nvolumes:\n  - ./src:/app\n',
  ),
  'the long form': web(
    'action: sync\npath: [|./src|]\ntarget: /app',
    'image: a\nvolumes:\n  - type: bind\n    source: .\n    target: /app\n',
  ),
  'above the mounted folder': web(
    'action: sync\npath: ./src\ntarget: /app',
    'image: a\nvolumes:\n  - ./src/app:/app/app\n',
  ),
  'a folder beside it': web('action: sync\npath: ./src2\ntarget: /app', 'image: a\nvolumes:\n  - ./src:/app\n'),
  'a named volume': web('action: sync\npath: ./src\ntarget: /app', 'image: a\nvolumes:\n  - src:/app\n'),
  'sync and exec is watched': web(
    'action: sync+exec\npath: ./src\ntarget: /app\nexec: {command: make}',
    'image: a\nvolumes:\n  - ./src:/app\n',
  ),
  'rebuild is watched': web('action: rebuild\npath: ./src', 'build: .\nvolumes:\n  - ./src:/app\n'),
  'a variable': web('action: sync\npath: ${SRC}\ntarget: /app', 'image: a\nvolumes:\n  - ./src:/app\n'),
});
