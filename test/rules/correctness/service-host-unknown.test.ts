import rule from '../../../src/rules/correctness/service-host-unknown.js';
import { type RuleCase, testRule } from '../../harness.js';

interface Parts extends Partial<RuleCase> {
  readonly web?: string;
  readonly others?: string;
  readonly top?: string;
}

/** A service that may be anything, a database, and what else there is. */
const shop = ({ web = '', others = '  db:\n    image: postgres:17\n', top = '', files, ...more }: Parts): RuleCase => ({
  ...more,
  files: {
    'compose.yaml': `services:\n  web:\n    build: .\n${web.replace(/^(?=.)/gm, '    ')}${others}${top}`,
    Dockerfile: 'FROM python:3.14-slim\nWORKDIR /app\nCOPY . .\nCMD ["python", "main.py"]\n',
    'main.py': '',
    ...files,
  },
});
const set = (line: string): string => `environment:\n  ${line}\n`;

testRule(rule, {
  'another name than that of the service': shop({
    web: set('DATABASE_URL: [|postgresql://shop:pw@postgres:5432/shop|]'),
    message: 'DATABASE_URL leads to the host postgres, but no service that web reaches is called so.',
    severity: 'error',
  }),
  'the name of the service': shop({ web: set('DATABASE_URL: postgresql://shop:pw@db:5432/shop') }),
  'the name in capitals': shop({ web: set('DATABASE_URL: postgresql://shop:pw@DB:5432/shop') }),
  'a host': shop({ web: set('REDIS_HOST: [|redis|]'), others: '  cache:\n    image: redis:8\n', severity: 'error' }),
  'a host of a kind that is not here': shop({ web: set('REDIS_HOST: redis') }),
  'a host of the code': shop({
    files: { 'main.py': 'import redis\nr = redis.Redis(host=[|"redis"|])\n' },
    others: '  cache:\n    image: redis:8\n',
  }),
  'a host of the code that compose replaces': shop({
    web: set('REDIS_HOST: cache'),
    files: { 'main.py': 'import os\nimport redis\nr = redis.Redis(host=os.getenv("REDIS_HOST", "redis"))\n' },
    others: '  cache:\n    image: redis:8\n',
  }),
  'a name of a container': shop({
    web: set('REDIS_HOST: redis'),
    others: '  cache:\n    image: redis:8\n    container_name: redis\n',
  }),
  'a host name': shop({
    web: set('REDIS_HOST: redis'),
    others: '  cache:\n    image: redis:8\n    hostname: redis\n',
  }),
  'the name that Compose gives a container': shop({ web: set('DB_HOST: shop-db-1') }),
  'an alias': shop({
    web: set('REDIS_HOST: redis'),
    others: '  cache:\n    image: redis:8\n    networks: {default: {aliases: [redis]}}\n',
  }),
  'an alias of a link': shop({
    web: `links: ["cache:redis"]\n${set('REDIS_HOST: redis')}`,
    others: '  cache:\n    image: redis:8\n',
  }),
  'an external link': shop({ web: `external_links: ["other_1:redis"]\n${set('REDIS_HOST: redis')}` }),
  'an extra host': shop({ web: `extra_hosts: ["redis:10.0.0.1"]\n${set('REDIS_HOST: redis')}` }),
  'an extra host in a mapping': shop({ web: `extra_hosts: {redis: 10.0.0.1}\n${set('REDIS_HOST: redis')}` }),
  'a name with a dot': shop({ web: set('DATABASE_URL: postgresql://db.example.com/shop') }),
  'an address': shop({ web: set('DB_HOST: 10.0.0.4') }),
  'the host': shop({ web: set('DB_HOST: host.docker.internal') }),
  'a placeholder': shop({ web: set('DATABASE_URL: postgresql://user:password@host:5432/name') }),
  'a default that a shell replaces': shop({ web: set('DATABASE_URL: "${DATABASE_URL:-postgresql://pg/x}"') }),
  'a variable': shop({ web: set('DATABASE_URL: postgresql://${DB_HOST}/x') }),
  'an external network': shop({
    web: `networks: [shared]\n${set('REDIS_HOST: redis')}`,
    top: 'networks:\n  shared:\n    external: true\n',
  }),
  'an external network that is the default': shop({
    web: set('REDIS_HOST: redis'),
    top: 'networks:\n  default:\n    external: true\n',
  }),
  'an external network of somebody else': shop({
    web: set('REDIS_HOST: [|redis|]'),
    others: '  cache:\n    image: redis:8\n    networks: [shared, default]\n',
    top: 'networks:\n  shared:\n    external: true\n',
    severity: 'warning',
  }),
  'the network of the host': shop({ web: `network_mode: host\n${set('REDIS_HOST: redis')}` }),
  'a name server': shop({ web: `dns: 10.0.0.1\n${set('REDIS_HOST: redis')}` }),
  'networks apart': shop({
    web: `networks: [front]\n${set('DATABASE_URL: [|postgresql://u:p@db/x|]')}`,
    others: '  db:\n    image: postgres:17\n    networks: [back]\n',
    top: 'networks:\n  front:\n  back:\n',
    message: 'DATABASE_URL leads to the host db, but web and db have no network in common.',
  }),
  'networks that meet': shop({
    web: `networks: [front, back]\n${set('DATABASE_URL: postgresql://u:p@db/x')}`,
    others: '  db:\n    image: postgres:17\n    networks: [back]\n',
    top: 'networks:\n  front:\n  back:\n',
  }),
  'an override that stands alone': {
    files: {
      'compose.override.yaml': 'services:\n  web:\n    environment:\n      DATABASE_URL: postgresql://postgres/x\n',
    },
  },
  'a service of another file': shop({
    web: set('DATABASE_URL: postgresql://postgres/x'),
    files: { 'compose.override.yaml': 'services:\n  postgres:\n    image: postgres:17\n' },
  }),
  'a URL of a website': shop({ web: set('API_URL: http://api:8000'), others: '  api:\n    image: a\n' }),
});

testRule(rule, {
  'fix: the name of the one service that it can be': {
    ...shop({ web: set('DATABASE_URL: [|postgresql://shop:pw@postgres:5432/shop|]') }),
    fixed: {
      'compose.yaml': shop({ web: set('DATABASE_URL: postgresql://shop:pw@db:5432/shop') }).files['compose.yaml']!,
    },
  },
});
