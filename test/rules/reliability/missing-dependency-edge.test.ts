import rule from '../../../src/rules/reliability/missing-dependency-edge.js';
import { type RuleCase, testRule } from '../../harness.js';

interface Parts extends Partial<RuleCase> {
  readonly web?: string;
  readonly others?: string;
  readonly name?: string;
}
const url = 'environment:\n  DATABASE_URL: postgresql://u:p@db/x\n';
const shop = ({
  web = '',
  name = '[|web|]',
  others = '  db:\n    image: postgres:17\n',
  files,
  ...more
}: Parts = {}): RuleCase => ({
  ...more,
  files: {
    'compose.yaml': `services:\n  ${name}:\n    build: .\n${web.replace(/^(?=.)/gm, '    ')}${others}`,
    Dockerfile: 'FROM python:3.14-slim\nWORKDIR /app\nCOPY . .\nCMD ["python", "main.py"]\n',
    'main.py': '',
    ...files,
  },
});
const silent = { name: 'web' } as const;

testRule(rule, {
  'a URL': shop({
    web: url,
    message: 'web connects to db, and nothing says that db starts first.',
    severity: 'warning',
  }),
  'a database and a cache': shop({
    web: 'environment:\n  A: postgresql://u:p@db/x\n  B: redis://cache\n',
    others: '  db:\n    image: postgres:17\n  cache:\n    image: redis:8\n',
    message: 'web connects to db and cache, and nothing says that they start first.',
    severity: 'warning',
  }),
  'a cache': shop({
    web: 'environment:\n  B: redis://cache\n',
    others: '  cache:\n    image: redis:8\n',
    severity: 'info',
  }),
  'code that tries again': shop({
    ...silent,
    web: url,
    files: { 'main.py': 'retries = 5\n' },
  }),
  depends_on: shop({ ...silent, web: `${url}depends_on: [db]\n` }),
  links: shop({ ...silent, web: `${url}links: [db]\n` }),
  'a chain': shop({
    ...silent,
    web: `${url}depends_on: [migrate]\n`,
    others: '  migrate:\n    build: .\n    depends_on: [db]\n  db:\n    image: postgres:17\n',
  }),
  'a literal of the code': shop({ files: { 'main.py': 'import psycopg2\nc = psycopg2.connect(host="db")\n' } }),
  'a policy that starts it again': shop({ web: `restart: always\n${url}`, severity: 'info' }),
  'a program that tries again': shop({
    ...silent,
    web: url,
    files: { Dockerfile: 'FROM python:3.14-slim\nCOPY . .\nCMD ./wait-for-it.sh db:5432 -- python main.py\n' },
  }),
  'a service that is no database': shop({
    ...silent,
    web: 'environment:\n  URL: http://db:80\n',
    others: '  db:\n    image: nginx\n',
  }),
  'a database that depends on it': shop({
    ...silent,
    web: url,
    others: '  db:\n    image: postgres:17\n    depends_on: [web]\n',
  }),
  'a profile of its own': shop({
    ...silent,
    web: url,
    others: '  db:\n    image: postgres:17\n    profiles: [local]\n',
  }),
  'a service of another file': {
    files: {
      'compose.yaml': 'services:\n  web:\n    build: .\n    environment:\n      A: postgresql://db/x\n',
      Dockerfile: 'FROM python:3.14-slim\nCMD ["python", "main.py"]\n',
    },
  },
  'clients that wait': shop({
    ...silent,
    web: 'environment:\n  URL: mongodb://db/x\n',
    others: '  db:\n    image: mongo:8\n',
  }),
});

/** Attributes of a service that connects to a database, and what they become. */
const ordered = (attributes: string, fixed: string): RuleCase => {
  const others = '  db:\n    image: postgres:17\n  mail:\n    image: axllent/mailpit:v1.20\n';
  return {
    ...shop({ web: url + attributes, others }),
    fixed: { 'compose.yaml': shop({ ...silent, web: fixed, others }).files['compose.yaml']! },
  };
};

testRule(rule, {
  'fix: no depends_on': {
    ...shop({ web: url }),
    fixed: {
      'compose.yaml':
        'services:\n  web:\n    build: .\n    depends_on:\n      - db\n    environment:\n      DATABASE_URL: postgresql://u:p@db/x\n  db:\n    image: postgres:17\n',
    },
  },
  'fix: a list': ordered('depends_on:\n  - mail\n', `${url}depends_on:\n  - mail\n  - db\n`),
  'fix: the long form': ordered(
    'depends_on:\n  mail:\n    condition: service_started\n',
    `${url}depends_on:\n  mail:\n    condition: service_started\n  db:\n    condition: service_started\n`,
  ),
});
