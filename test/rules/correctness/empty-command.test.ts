import rule from '../../../src/rules/correctness/empty-command.js';
import { testRule, type RuleCase } from '../../harness.js';

const web = (lines: string, fixed?: string, more: Readonly<Record<string, string>> = {}): RuleCase => ({
  files: { 'compose.yaml': `services:\n  web:\n    image: acme/web:1\n${lines}`, ...more },
  ...(fixed === undefined ? {} : { fixed: { 'compose.yaml': `services:\n  web:\n    image: acme/web:1\n${fixed}` } }),
});

testRule(rule, {
  'an empty text': {
    ...web("    [|command: ''|]\n", ''),
    message: 'command is empty, so Docker uses the CMD of the image all the same.',
  },
  blanks: web('    [|command: "  "|]\n', ''),
  'an empty list': web('    [|command: []|] # nothing\n    restart: always\n', '    restart: always\n'),
  'an empty folder': {
    ...web("    [|working_dir: ''|]\n", ''),
    message: 'working_dir is empty, so Docker uses the WORKDIR of the image all the same.',
  },
  'no value': web('    command:\n'),
  null: web('    command: null\n'),
  'a command': web('    command: gunicorn web:app\n'),
  'a variable that may be empty': web('    command: ${COMMAND:-}\n'),
  'a list of one empty word': web('    command: [""]\n'),
  'an override that clears the command of the base file': web('    command: gunicorn web:app\n', undefined, {
    'compose.override.yaml': "services:\n  web:\n    command: ''\n",
  }),
  'an override of a base file without a command': web('', undefined, {
    'compose.override.yaml': "services:\n  web:\n    [|command: ''|]\n    restart: always\n",
  }),
  'a service that clears what it extends': web("  worker:\n    extends: {service: web}\n    command: ''\n"),
  'a merge key before it': {
    files: {
      'compose.yaml':
        "x-base: &base\n  image: acme/web:1\n  command: gunicorn\nservices:\n  web:\n    <<: *base\n    command: ''\n",
    },
  },
  'a job': {
    files: {
      'compose.yaml':
        "services: {}\njobs:\n  nightly:\n    image: acme/web:1\n    [|command: ''|]\n    triggers: {manual: true}\n",
    },
  },
});
