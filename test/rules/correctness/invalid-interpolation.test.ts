import rule from '../../../src/rules/correctness/invalid-interpolation.js';
import { testRule } from '../../harness.js';

const web = (attributes: string, message?: string | readonly string[]) => ({
  files: { 'compose.yaml': `services:\n  web:\n    ${attributes.replaceAll('\n', '\n    ')}\n` },
  ...(message !== undefined && { message }),
});

testRule(rule, {
  'a bang in the braces': web(
    'image: "nginx:[|${TAG!}|]"',
    'Something other than `:-`, `-`, `:?`, `?`, `:+` or `+` stands behind the name of this variable.',
  ),
  'a default in the braces': web('image: "nginx:${TAG:-1.31}"'),
  'a brace that is not closed': web(
    'environment:\n  HOST: "[|${|]HOST"',
    'This `${` has no closing brace on its line.',
  ),
  'a brace that is closed': web('image: a\nenvironment:\n  HOST: "${HOST}"'),
  'empty braces': web('command: ["sh", "-c", "echo [|${}|]"]', 'The braces name no variable.'),
  'blanks in braces': web('image: nginx:[|${ TAG }|]'),
  'a bash expansion': web('command: sh -c "echo [|${FILE%.txt}|]"'),
  'a bash expansion that is escaped': web('command: sh -c "echo $${FILE%.txt}"'),
  'two on one line': web('image: "[|${}|]:[|${1}|]"'),
  'an error in a default': web('image: "${IMAGE:-nginx:[|${TAG!}|]}"'),
  'a default in a default': web('image: "${IMAGE:-nginx:${TAG:-1}}"'),
  'dollars as text': web('image: a\ncommand: echo $ 5$ $1 $$ $${A!}'),
  'a key': web('image: a\nlabels:\n  ${}: a'),
  'an item with a variable before its equals sign': web('image: a\nenvironment:\n  - "[|${A!}|]=1"'),
  'a block of text': web('command: |\n  sh -c "echo [|${A^^}|]"\n  echo $${A^^}'),
  'an extension, which Compose reads as well': {
    files: { 'compose.yaml': 'x-tag: "[|${}|]"\nservices:\n  web:\n    image: a\n' },
  },
  'a comment': web('image: a # ${}'),
  'an anchor that is used twice': {
    files: {
      'compose.yaml':
        'x-env: &env\n  A: "[|${A!}|]"\nservices:\n  a:\n    image: a\n    environment: *env\n  b:\n    image: a\n    environment: *env\n',
    },
  },
  'an override': {
    files: {
      'compose.yaml': 'services:\n  web:\n    image: a\n',
      'compose.override.yaml': 'services:\n  web:\n    image: "a:[|${}|]"\n',
    },
  },
  'a template': { files: { 'compose.yaml': 'services:\n  web:\n    image: {{ image }}:${}\n' } },
});
