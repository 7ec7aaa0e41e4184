import rule from '../../../src/rules/correctness/compose-syntax.js';
import { testRule, type RuleCase } from '../../harness.js';

const compose = (text: string, message?: RuleCase['message']): RuleCase => ({
  files: { 'compose.yaml': text },
  ...(message === undefined ? {} : { message }),
});

testRule(rule, {
  'a key given twice': compose(
    'services:\n  web:\n    image: nginx:1.29\n    [|image|]: nginx:1.28\n',
    'The key `image` is given twice in one mapping.',
  ),
  'each key once': compose('services:\n  web:\n    image: nginx:1.29\n  api:\n    image: nginx:1.28\n'),
  'a service given twice': compose('services:\n  web:\n    image: a\n  [|web|]:\n    image: b\n'),
  'two merge keys': compose(
    'x-a: &a\n  image: a\nx-b: &b\n  restart: always\nservices:\n  web:\n    <<: *a\n    [|<<|]: *b\n',
  ),
  'one merge key with a list': compose(
    'x-a: &a\n  image: a\nx-b: &b\n  restart: always\nservices:\n  web:\n    <<: [*a, *b]\n',
  ),
  'an own key over a merged one': compose('x-a: &a\n  image: a\nservices:\n  web:\n    <<: *a\n    image: b\n'),
  'an anchor that holds itself': compose('services:\n  web: &web\n    image: a\n    x-self: [|*web|]\n'),
  'an anchor that holds something else': compose('services:\n  web: &web\n    image: a\n  api: *web\n'),
  'an unknown anchor': compose('x-base: &base\n  image: a\nservices:\n  web:\n    <<: [|*bas|]\n'),
  'a number as key': compose('services:\n  [|1|]:\n    image: a\n'),
  'a quoted number as key': compose('services:\n  "1":\n    image: a\n'),
  'an empty file': { files: { 'compose.yaml': '' }, findings: 1, message: 'This compose file is empty.' },
  'a file of comments': { files: { 'compose.yaml': '# nothing yet\n' }, findings: 1 },
  'a tab': compose(
    'services:\n  web:\n[|\t  |]image: a\n',
    'A tab indents this line, but YAML allows only spaces there.',
  ),
  spaces: compose('services:\n  web:\n    image: a\n'),
  'a quote that is not closed': { files: { 'compose.yaml': 'services:\n  web:\n    image: "a\n' }, findings: 1 },
  'a colon in a value': compose('services:\n  web:\n    command: [|e|]cho a: b\n'),
  'a quoted colon': compose('services:\n  web:\n    command: "echo a: b"\n'),
  'several errors': compose(
    'services:\n  web:\n    image: a\n    [|image|]: b\n  api:\n    image: c\n    [|image|]: d\n',
  ),
  'a variable that is not closed': compose('services:\n  web:\n    image: "a:${TAG"\n'),
  'dollars as text': compose('services:\n  web:\n    image: a\n    command: echo $$HOME $$ 5$\n'),
  'no blank behind a colon': compose(
    'services:\n  web:\n    [|image:a|]\n    ports:\n      - 80:80\n',
    'A blank is missing behind the colon, so that this is no key.',
  ),
  'a conflict of a merge': compose(
    '[|<<<<<<< HEAD|]\nservices:\n  web:\n    image: a\n[|=======|]\nservices:\n  web:\n    image: b\n[||]>>>>>>> main\n',
    Array.from({ length: 3 }, () => 'A conflict of a merge was left here.'),
  ),
  'a backtick': compose(
    'services:\n  web:\n    image: [|`|]a`\n',
    'A value cannot start with "`" unless it is quoted.',
  ),
  'what looks doubled behind an error of grammar': compose(
    'services:\n  web:\n    image: a\n    command: a\n[|\t  |]command: b\n    command: c\n',
  ),
  'errors before an error of grammar': compose(
    'services:\n  web:\n    image: a\n    [|image|]: b\n  db:\n[|\t  |]image: b\n',
  ),
  'a key without a value in brackets': compose('services: {web: {image: a, [|image|]: b}}\n'),
  'keys of other types': compose(
    'services:\n  web:\n    image: a\n    environment:\n      [|true|]: a\n      [|~|]: b\n      [|1.5|]: c\n      ? [|[d]|]\n      : e\n',
  ),
  'a scalar behind a merge key': compose('x-a: &a b\nservices:\n  web:\n    <<: [|*a|]\n    image: a\n'),
  'three times the same key': compose('services:\n  web:\n    image: a\n    [|image|]: b\n    [|image|]: c\n'),
  'a byte order mark': compose('\ufeffservices:\n  web:\n    image: a\n'),
  'a template': compose('services:\n  web:\n    image: {{ image }}\n    image: {% if x %}\n'),
  'a list at the top': { files: { 'compose.yaml': '- services\n' }, findings: 1 },
  'an override': {
    files: {
      'compose.yaml': 'services:\n  web:\n    image: a\n',
      'compose.override.yaml': 'services:\n  web:\n    ports: ["80:80"]\n    [|ports|]: ["81:80"]\n',
    },
  },
});
