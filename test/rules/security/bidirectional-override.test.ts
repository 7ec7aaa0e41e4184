import rule from '../../../src/rules/security/bidirectional-override.js';
import { testRule } from '../../harness.js';

testRule(rule, {
  'in a comment': {
    files: { Dockerfile: 'FROM a:1\n# x [|\u202e|]y\n' },
    message: 'U+202E turns the direction of the text around, so that this line is not what it looks like.',
  },
  'a comment without': 'FROM a:1\n# x y\n',
  'in a command, once in a line': 'FROM a:1\nRUN echo "[|\u2066|]a\u2069" \\\n  && echo [|\u202a|]b\n',
  'in a compose file': {
    files: { 'compose.yaml': 'services:\n  web:\n    image: a:1\n    command: echo "[|\u202d|]"\n' },
  },
  'marks that text from right to left needs': 'FROM a:1\nLABEL title="\u05e9\u05dc\u05d5\u05dd\u200f!"\n',
  'escape sequences': 'FROM a:1\nRUN printf "\\u202e"\n',
});
