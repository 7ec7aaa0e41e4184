import rule from '../../../src/rules/security/database-published.js';
import { testRule, type RuleCase } from '../../harness.js';

const text = (port: string, image = 'postgres:17'): string =>
  `services:\n  db:\n    image: ${image}\n    ports:\n      - ${port}\n`;
const db = (port: string, more: Partial<RuleCase> & { image?: string } = {}): RuleCase => ({
  ...more,
  files: { 'compose.yaml': text(port, more.image), ...more.files },
});
const fixed = (port: string, after: string, more: Partial<RuleCase> = {}): RuleCase =>
  db(port, { ...more, fixed: { 'compose.yaml': text(after) } });

testRule(rule, {
  'on all interfaces': fixed('[|"5432:5432"|]', '"127.0.0.1:5432:5432"', {
    message: 'PostgreSQL is published on every interface of the host.',
  }),
  'on the loopback': db('"127.0.0.1:5432:5432"'),
  'on the loopback of IPv6': db('"[::1]:5432:5432"'),
  'without quotes': fixed('[|5432:5432|]', '127.0.0.1:5432:5432'),
  'on 0.0.0.0': fixed('[|"0.0.0.0:5432:5432"|]', '"127.0.0.1:5432:5432"'),
  'on one address': db('"192.168.1.5:5432:5432"'),
  'a container port alone': db('"5432"'),
  'a number': db('5432'),
  'the long form': fixed(
    '[|target: 5432\n        published: "5432"|]',
    'target: 5432\n        published: "5432"\n        host_ip: 127.0.0.1',
  ),
  'the long form with an address': db('target: 5432\n        published: 5432\n        host_ip: 127.0.0.1'),
  'a variable as address': db('"${BIND}:5432:5432"'),
  'a default as address': db('"${BIND:-127.0.0.1}:5432:5432"'),
  'an open default as address': fixed('[|"${BIND:-0.0.0.0}:5432:5432"|]', '"${BIND:-0.0.0.0}:5432:5432"'),
  'a value of .env': db('"${BIND:-0.0.0.0}:5432:5432"', { files: { '.env': 'BIND=127.0.0.1\n' } }),
  'a variable that may hold an address': db('"${PORT}:5432"'),
  'a default as port': fixed('[|"${PORT:-5432}:5432"|]', '"127.0.0.1:${PORT:-5432}:5432"'),
  'a cache': db('[|"6379:6379"|]', { image: 'redis:8' }),
  'a broker': db('[|"5672:5672"|]', { image: 'rabbitmq:4' }),
  'a proxy': db('"80:80"', { image: 'nginx:1.29' }),
  'a database of another registry': db('[|"9200:9200"|]', {
    image: 'docker.elastic.co/elasticsearch/elasticsearch:9.0.0',
  }),
  'an application that is called so': db('"80:80"', { image: 'shop/postgres-admin:1' }),
  'a build': {
    files: { 'compose.yaml': 'services:\n  db:\n    build: .\n    image: postgres\n    ports: ["5432:5432"]\n' },
  },
  'a variable as tag': db('[|"5432:5432"|]', { image: 'postgres:${PG_TAG}' }),
  'a variable as image': db('"5432:5432"', { image: '${DB_IMAGE}' }),
  'the network of the host publishes nothing': {
    files: {
      'compose.yaml': 'services:\n  db:\n    image: postgres:17\n    network_mode: host\n    ports: ["5432:5432"]\n',
    },
  },
  'for production': db('[|"5432:5432"|]', { severity: 'warning' }),
  'for development': {
    files: { 'compose.dev.yaml': text('[|"5432:5432"|]') },
    severity: 'info',
  },
  'in an override': {
    severity: 'info',
    files: {
      'compose.yaml': 'services:\n  db:\n    image: postgres:17\n',
      'compose.override.yaml': 'services:\n  db:\n    ports:\n      - [|"5432:5432"|]\n',
    },
  },
  'an anchor': {
    files: {
      'compose.yaml':
        'x-ports: &ports\n  - [|"5432:5432"|]\nservices:\n  db:\n    image: postgres:17\n    ports: *ports\n',
    },
  },
});

const anchored = (port: string) =>
  `x-ports: &ports ["${port}"]\nservices:\n  db:\n    image: postgres:17\n    ports: *ports\n`;
testRule(rule, {
  'no fix: an anchor, which others may use': {
    files: { 'compose.yaml': anchored('5432:5432').replace('"5432:5432"', '[|"5432:5432"|]') },
    fixed: { 'compose.yaml': anchored('5432:5432') },
  },
  'fix: in an override': {
    files: {
      'compose.yaml': 'services:\n  db:\n    image: postgres:17\n',
      'compose.override.yaml': 'services:\n  db:\n    ports:\n      - [|"5432:5432"|]\n',
    },
    fixed: { 'compose.override.yaml': 'services:\n  db:\n    ports:\n      - "127.0.0.1:5432:5432"\n' },
  },
});
