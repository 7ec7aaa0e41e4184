import rule from '../../../src/rules/security/mount-should-be-readonly.js';
import { testRule, type RuleCase } from '../../harness.js';

const service = (image: string, volumes: string, fixed?: string, more: Partial<RuleCase> = {}): RuleCase => {
  const text = (items: string) => `services:\n  web:\n    image: ${image}\n    volumes:\n${items}`;
  return {
    files: { 'compose.yaml': text(volumes), 'conf/nginx.conf': '', 'nginx.conf': '', '.env': '' },
    ...(fixed === undefined ? {} : { fixed: { 'compose.yaml': text(fixed) } }),
    ...more,
  };
};

testRule(rule, {
  'the configuration of a proxy': service(
    'nginx:1.31',
    '      - [|./nginx.conf:/etc/nginx/nginx.conf|]\n      - [|"./conf:/etc/nginx/conf.d"|]\n',
    '      - ./nginx.conf:/etc/nginx/nginx.conf:ro\n      - "./conf:/etc/nginx/conf.d:ro"\n',
    {
      message: [
        'web can change ./nginx.conf (its configuration), from which it only reads.',
        'web can change ./conf (its configuration), from which it only reads.',
      ],
    },
  ),
  'read-only': service('nginx:1.31', '      - ./nginx.conf:/etc/nginx/nginx.conf:ro\n'),
  'the long syntax': service(
    'nginx:1.31',
    '      - [|type: bind\n        source: ./nginx.conf\n        target: /etc/nginx/nginx.conf|]\n',
  ),
  'the long syntax, read-only': service(
    'nginx:1.31',
    '      - type: bind\n        source: ./nginx.conf\n        target: /etc/nginx/nginx.conf\n        read_only: true\n',
  ),
  'an option': service('nginx:1.31', '      - [|./nginx.conf:/etc/nginx/nginx.conf:z|]\n'),
  'a folder that templates are written to': service(
    'nginx:1.31',
    '      - [|./conf:/etc/nginx/templates|]\n      - ./out:/etc/nginx/conf.d\n',
  ),
  'logs of a proxy': service('nginx:1.31', '      - ./logs:/var/log/nginx\n'),
  'scripts of a database': service('postgres:18', '      - [|./init.sql:/docker-entrypoint-initdb.d/init.sql|]\n'),
  'data of a database': service('postgres:18', '      - ./data:/var/lib/postgresql\n'),
  'certificates that are written': service('traefik:3', '      - ./acme.json:/acme.json\n      - ./le:/letsencrypt\n'),
  'a named volume': service('nginx:1.31', '      - conf:/etc/nginx/conf.d\n'),
  'another image': service('acme/web:1', '      - ./nginx.conf:/etc/nginx/nginx.conf\n'),
  'a file of variables': service('acme/web:1', '      - [|./.env:/app/.env|]\n', '      - ./.env:/app/.env:ro\n'),
  'a key': service('acme/web:1', '      - [|./tls/server.key:/run/server.key|]\n'),
  'a program that makes keys': service('certbot/certbot:v5', '      - ./tls/server.key:/run/server.key\n'),
  'a folder that is built on a known image': {
    files: {
      Dockerfile: 'FROM nginx:1.31\n',
      'compose.yaml': 'services:\n  web:\n    build: .\n    volumes: [[|"./nginx.conf:/etc/nginx/nginx.conf"|]]\n',
    },
  },
});
