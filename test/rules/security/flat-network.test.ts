import rule from '../../../src/rules/security/flat-network.js';
import { testRule, type RuleCase } from '../../harness.js';

const project = (
  services: { readonly proxy?: string; readonly web?: string; readonly db?: string; readonly more?: string },
  expected: Partial<RuleCase> = {},
  found = true,
): RuleCase => {
  const { proxy = '', web = '', db = '', more = '' } = services;
  const lines = (text: string) => text.replace(/^(?=.)/gm, '    ');
  const text = [
    'services:',
    `  ${found ? '[|proxy|]' : 'proxy'}:\n${lines(proxy || 'image: nginx:1.29\nports: ["80:80"]\ndepends_on: [web]')}`,
    `  web:\n${lines(web || 'build: .\nenvironment:\n  DATABASE_URL: postgres://shop@db:5432/shop')}`,
    `  db:\n${lines(db || 'image: postgres:17')}`,
  ].join('\n');
  return { files: { 'compose.yaml': `${text}\n${more}` }, ...expected };
};
const silent = (services: Parameters<typeof project>[0]): RuleCase => project(services, {}, false);

testRule(rule, {
  'a proxy beside the database': project(
    {},
    {
      severity: 'info',
      message: 'proxy faces the world and shares the network default with db, which it does not use.',
    },
  ),
  'a network of its own': silent({
    proxy: 'image: nginx:1.29\nports: ["80:80"]\nnetworks: [front]',
    web: 'build: .\ndepends_on: [db]\nnetworks: [front, back]',
    db: 'image: postgres:17\nnetworks: [back]',
    more: 'networks:\n  front:\n  back:\n',
  }),
  'networks that both are in': project(
    {
      proxy: 'image: nginx:1.29\nports: ["80:80"]\nnetworks: [front, back]',
      web: 'build: .\ndepends_on: [db]\nnetworks: [front, back]',
      db: 'image: postgres:17\nnetworks:\n  back:\n    aliases: [database]',
      more: 'networks:\n  front:\n  back:\n',
    },
    { message: 'proxy faces the world and shares the network back with db, which it does not use.' },
  ),
  'a front end that speaks of the back end': project({
    proxy: 'build: front\nports: ["3000:3000"]\nenvironment:\n  API: http://web:8000',
  }),
  'a front end that speaks of nothing': silent({ proxy: 'build: front\nports: ["3000:3000"]' }),
  'a service that uses the database itself': silent({
    proxy: 'build: front\nports: ["3000:3000"]\ndepends_on: [web, db]',
  }),
  'a service that has the name of the database from a file': {
    files: {
      'compose.yaml':
        'services:\n  proxy:\n    build: front\n    ports: ["80:80"]\n    depends_on: [web]\n    env_file: app.env\n  web:\n    build: .\n    depends_on: [db]\n  db:\n    image: postgres:17\n',
      'app.env': 'DB_HOST=db\n',
    },
  },
  'a file of variables that is not here': silent({
    proxy: 'image: nginx:1.29\nports: ["80:80"]\nenv_file: secret.env',
  }),
  'a proxy on the loopback': silent({ proxy: 'image: nginx:1.29\nports: ["127.0.0.1:80:80"]\ndepends_on: [web]' }),
  'a proxy that is not published': silent({ proxy: 'image: nginx:1.29\ndepends_on: [web]' }),
  'a proxy with the network of the host': silent({
    proxy: 'image: nginx:1.29\nnetwork_mode: host\ndepends_on: [web]',
  }),
  'a user interface for databases': silent({ proxy: 'image: adminer:5\nports: ["8080:8080"]' }),
  'a database that nobody uses': silent({ web: 'build: .' }),
  'an app that is published itself': {
    files: {
      'compose.yaml':
        'services:\n  web:\n    build: .\n    ports: ["80:80"]\n    depends_on: [db]\n  db:\n    image: postgres:17\n',
    },
  },
  'for development': {
    files: {
      'compose.dev.yaml':
        'services:\n  proxy:\n    image: nginx:1.29\n    ports: ["80:80"]\n  web:\n    build: .\n    depends_on: [db]\n  db:\n    image: postgres:17\n',
    },
  },
  'other profiles': silent({
    proxy: 'image: nginx:1.29\nports: ["80:80"]\nprofiles: [edge]',
    db: 'image: postgres:17\nprofiles: [data]',
  }),
  'two databases': project(
    {
      web: 'build: .\ndepends_on: [db, cache]',
      more: '  cache:\n    image: redis:8\n',
    },
    { message: 'proxy faces the world and shares the network default with db, cache, which it does not use.' },
  ),
});
