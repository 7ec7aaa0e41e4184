import rule from '../../../src/rules/modernize/deprecated-links.js';
import { testRule, type RuleCase } from '../../harness.js';

const text = (attributes: string): string =>
  `services:\n  web:\n    image: nginx:1.29\n${attributes.replace(/^(?=.)/gm, '    ')}  db:\n    image: postgres:17\n`;
const web = (attributes: string, fixed: string, more: Partial<RuleCase> = {}): RuleCase => ({
  files: { 'compose.yaml': text(attributes) },
  fixed: { 'compose.yaml': text(fixed) },
  ...more,
});
/** A case whose links stay. */
const stays = (attributes: string, more: Partial<RuleCase> = {}): RuleCase =>
  web(attributes, attributes.replace(/\[\||\|\]/g, ''), more);

testRule(rule, {
  'links take the place of depends_on': web('[|links|]:\n  - db\n', 'depends_on:\n  - db\n', {
    message: 'links is legacy: services reach each other by name on the network they share.',
  }),
  'depends_on alone': stays('depends_on:\n  - db\n'),
  'its own name as alias': web('[|links|]:\n  - "db:db"\n', 'depends_on:\n  - db\n'),
  'another alias': stays('[|links|]:\n  - db:database\n'),
  'beside depends_on': web('depends_on:\n  - db\n[|links|]:\n  - db\n', 'depends_on:\n  - db\n'),
  'beside the long form of depends_on': web(
    'depends_on:\n  db:\n    condition: service_healthy\n[|links|]: [db]\n',
    'depends_on:\n  db:\n    condition: service_healthy\n',
  ),
  'beside a depends_on of another service': stays('depends_on:\n  - cache\n[|links|]:\n  - db\n'),
  'links to outside': stays('[|external_links|]:\n  - redis:cache\n', {
    message: 'external_links is legacy: containers reach each other by name on the network they share.',
  }),
  'an external network': stays('networks:\n  - outside\n'),
  'a variable': stays('[|links|]:\n  - ${DB}\n'),
  'an anchor': {
    files: {
      'compose.yaml':
        'x-web: &web\n  image: a\n  [|links|]:\n    - db\nservices:\n  web:\n    <<: *web\n  api:\n    <<: *web\n  db:\n    image: b\n',
    },
    fixed: {
      'compose.yaml':
        'x-web: &web\n  image: a\n  links:\n    - db\nservices:\n  web:\n    <<: *web\n  api:\n    <<: *web\n  db:\n    image: b\n',
    },
  },
  'in an override': {
    files: {
      'compose.yaml': 'services:\n  web:\n    image: a\n  db:\n    image: b\n',
      'compose.override.yaml': 'services:\n  web:\n    [|links|]:\n      - db\n',
    },
  },
  'an override removes them': {
    files: {
      'compose.yaml': 'services:\n  web:\n    image: a\n    links:\n      - db\n  db:\n    image: b\n',
      'compose.override.yaml': 'services:\n  web:\n    links: !reset []\n',
    },
  },
  'a service called links': { files: { 'compose.yaml': 'services:\n  links:\n    image: a\n' } },
});
