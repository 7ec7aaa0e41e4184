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
  'the name of another service as alias': stays('[|links|]:\n  - db:web\n'),
  'beside depends_on': web('depends_on:\n  - db\n[|links|]:\n  - db\n', 'depends_on:\n  - db\n'),
  'beside the long form of depends_on': web(
    'depends_on:\n  db:\n    condition: service_healthy\n[|links|]: [db]\n',
    'depends_on:\n  db:\n    condition: service_healthy\n',
  ),
  'beside a depends_on of another service': web(
    'depends_on:\n  - cache\n[|links|]:\n  - db\n',
    'depends_on:\n  - cache\n  - db\n',
  ),
  'behind depends_on in brackets': web('[|links|]: [db, "db:db"]\ndepends_on: [cache]\n', 'depends_on: [cache, db]\n'),
  'behind the long form of depends_on': web(
    '[|links|]:\n  - db\ndepends_on:\n  cache:\n    condition: service_healthy # ready\n',
    'depends_on:\n  cache:\n    condition: service_healthy # ready\n  db:\n    condition: service_started\n',
  ),
  'behind the long form in braces': web(
    '[|links|]:\n  - db\ndepends_on: {cache: {condition: service_healthy}}\n',
    'depends_on: {cache: {condition: service_healthy}, db: {condition: service_started}}\n',
  ),
  'comments that belong to it': web(
    'ports:\n  - "80:80"\n# reach the database\n[|links|]: # old\n  # first\n  - db # the only one\n  # last\ndepends_on:\n  - db\n',
    'ports:\n  - "80:80"\ndepends_on:\n  - db\n',
  ),
  'a name twice': web('[|links|]:\n  - db\n  - "db:db"\n', 'depends_on:\n  - db\n'),
  'a comment in what it turns into': web(
    '[|links|]:\n  # the database\n  - db # here\n',
    'depends_on:\n  # the database\n  - db # here\n',
  ),
  'in braces': {
    files: { 'compose.yaml': 'services: {web: {image: a, [|links|]: [db]}, db: {image: b}}\n' },
    fixed: { 'compose.yaml': 'services: {web: {image: a, depends_on: [db]}, db: {image: b}}\n' },
  },
  'depends_on of an anchor': {
    files: {
      'compose.yaml':
        'x-order: &order\n  - cache\nservices:\n  web:\n    image: a\n    depends_on: *order\n    [|links|]:\n      - db\n  db:\n    image: b\n  cache:\n    image: c\n',
    },
    fixed: {
      'compose.yaml':
        'x-order: &order\n  - cache\nservices:\n  web:\n    image: a\n    depends_on: *order\n    links:\n      - db\n  db:\n    image: b\n  cache:\n    image: c\n',
    },
  },
  'another network than the linked service': stays('networks:\n  - own\n[|links|]:\n  - db:database\n'),
  'the network of the host': stays('network_mode: host\n[|links|]:\n  - db:database\n'),
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

const links = (db: string, web = 'links:\n      - db:database\n') =>
  `services:\n  web:\n    image: a\n    ${web}  db:\n    image: b\n${db}`;
/** Links with an alias, whose service is in the networks that are given. */
const aliased = (db: string, fixedDb: string, networks = ''): RuleCase => ({
  files: { 'compose.yaml': links(db, `[|links|]:\n      - db:database\n${networks}`) },
  fixed: { 'compose.yaml': links(fixedDb, `depends_on:\n      - db\n${networks}`) },
});
const both = '    networks:\n      - back\n';

testRule(rule, {
  'an alias on the default network': aliased(
    '',
    '    networks:\n      default:\n        aliases:\n          - database\n',
  ),
  'an alias on a network of both': aliased(
    '    networks:\n      - front\n      - back\n',
    '    networks:\n      front:\n      back:\n        aliases:\n          - database\n',
    both,
  ),
  'networks at the indentation of their key': aliased(
    '    networks:\n    - back # here\n    - front\n',
    '    networks:\n      back:\n        aliases:\n          - database # here\n      front:\n',
    both,
  ),
  'networks in brackets': aliased(
    '    networks: [front, back]\n',
    '    networks: {front: null, back: {aliases: [database]}}\n',
    both,
  ),
  'a network with settings': aliased(
    '    networks:\n      back:\n        priority: 1\n',
    '    networks:\n      back:\n        priority: 1\n        aliases:\n          - database\n',
    both,
  ),
  'a network with aliases': aliased(
    '    networks:\n      back:\n        aliases:\n          - pg\n',
    '    networks:\n      back:\n        aliases:\n          - pg\n          - database\n',
    both,
  ),
  'a network that has the alias': aliased(
    '    networks:\n      back:\n        aliases: [database]\n',
    '    networks:\n      back:\n        aliases: [database]\n',
    both,
  ),
  'Windows line ends': {
    files: { 'compose.yaml': links('', '[|links|]:\n      - db:database\n').replaceAll('\n', '\r\n') },
    fixed: {
      'compose.yaml': links(
        '    networks:\n      default:\n        aliases:\n          - database\n',
        'depends_on:\n      - db\n',
      ).replaceAll('\n', '\r\n'),
    },
  },
});
