import rule from '../../../src/rules/correctness/empty-entrypoint.js';
import { testRule, type RuleCase } from '../../harness.js';

const web = (lines: string, dockerfile?: string): RuleCase => ({
  files: {
    'compose.yaml': `services:\n  web:\n    ${dockerfile === undefined ? 'image: acme/web:1' : 'build: .'}\n${lines}`,
    ...(dockerfile === undefined ? {} : { Dockerfile: dockerfile }),
  },
});

testRule(rule, {
  'an empty text': {
    ...web("    [|entrypoint: ''|]\n"),
    message: 'entrypoint is empty and there is no command: Docker runs the CMD of the image without its ENTRYPOINT.',
    severity: 'warning',
  },
  'an empty list, and an empty command': web("    [|entrypoint: []|]\n    command: ''\n"),
  'a text of nothing in a list': {
    ...web('    [|entrypoint: [""]|]\n'),
    message: 'The entrypoint is an empty text and there is no command, so that Docker has nothing to start.',
    severity: 'error',
  },
  'a command beside it': web("    entrypoint: ''\n    command: gunicorn web:app\n"),
  'a command beside a text of nothing': web('    entrypoint: [""]\n    command: gunicorn web:app\n'),
  'no value': web('    entrypoint:\n'),
  'an entrypoint': web('    entrypoint: /start.sh\n'),
  'an image without an ENTRYPOINT': {
    ...web("    [|entrypoint: ''|]\n    restart: always\n", 'FROM python:3.13-slim\nCMD ["python"]\n'),
    message: 'entrypoint is empty, and the image has no ENTRYPOINT that it clears.',
    fixed: { 'compose.yaml': 'services:\n  web:\n    build: .\n    restart: always\n' },
  },
  'an image with an ENTRYPOINT': {
    ...web("    [|entrypoint: ''|]\n", 'FROM python:3.13-slim\nENTRYPOINT ["/start.sh"]\nCMD ["python"]\n'),
    message: 'entrypoint is empty and there is no command: Docker runs the CMD of the image without its ENTRYPOINT.',
  },
  'an override that clears the entrypoint of the base file': {
    files: {
      'compose.yaml': 'services:\n  web:\n    image: acme/web:1\n    entrypoint: /start.sh\n',
      'compose.override.yaml': 'services:\n  web:\n    entrypoint: []\n',
    },
  },
});
