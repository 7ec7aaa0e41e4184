import rule from '../../../src/rules/correctness/file-mounted-as-directory.js';
import { testRule, type RuleCase } from '../../harness.js';

const web = (item: string, files: RuleCase['files'] = {}, message?: RuleCase['message']): RuleCase => ({
  ...(message === undefined ? {} : { message }),
  files: { 'compose.yaml': `services:\n  web:\n    image: a\n    volumes:\n      - ${item}\n`, ...files },
});

testRule(rule, {
  'a file that is not there': web(
    '[|./nginx.conf|]:/etc/nginx/nginx.conf:ro',
    {},
    'web mounts the file nginx.conf, which does not exist: Docker makes a folder of that name.',
  ),
  'a file that is there': web('./nginx.conf:/etc/nginx/nginx.conf:ro', { 'nginx.conf': '' }),
  'another folder': web('[|./nginx.conf|]:/etc/nginx/nginx.conf', { 'nginx/nginx.conf': '' }),
  'a file of another extension': web('[|./realm.acme|]:/data/realm.acme'),
  'a database in one file': web('[|./db.sqlite3|]:/app/db.sqlite3'),
  'the long form': web(
    'type: bind\n        source: [|./init.sql|]\n        target: /docker-entrypoint-initdb.d/init.sql',
  ),
  'a name without extension': web('[|./Caddyfile|]:/etc/caddy/Caddyfile'),
  'a folder': web('./data:/data'),
  'a folder with a dot': web('./conf.d:/etc/nginx/conf.d'),
  'a folder with a slash': web('./site.conf/:/etc/site'),
  'a folder in the container': web('./site.conf:/etc/site/'),
  'a file that git ignores': web('./db.sqlite3:/app/db.sqlite3', { '.gitignore': '*.sqlite3\n' }),
  'a folder that git ignores': web('./config/app.yml:/app.yml', { '.gitignore': 'config/\n' }),
  'an environment file': web('./.env:/app/.env'),
  'another environment file': web('./.env.production:/app/.env'),
  'keys and certificates': web('./server.key:/server.key\n      - ./certs/ca.txt:/ca.txt'),
  passwords: web('./secrets/db_password.txt:/run/password.txt\n      - ./.htpasswd:/etc/nginx/.htpasswd'),
  'a result of a build': web('./dist/index.html:/usr/share/nginx/html/index.html'),
  'a file with an example': web('./config.yml:/app/config.yml', { 'config.example.yml': '' }),
  'a file with an example behind its name': web('./config.yml:/app/config.yml', { 'config.yml.sample': '' }),
  'a file with variants': web('./site.conf:/etc/nginx/site.conf', { 'site.conf.dev': '', 'site.conf.prod': '' }),
  'what another tool generates': web('./artifacts/a.json:/a.json'),
  'another case is a fault of its own': web('./Nginx.conf:/etc/nginx/nginx.conf', { 'nginx.conf': '' }),
  'a path outside': web('../nginx.conf:/etc/nginx/nginx.conf'),
  'a path of the machine': web('/etc/nginx.conf:/etc/nginx/nginx.conf\n      - ~/a.conf:/a.conf'),
  'a variable': web('${CONF}:/etc/nginx/nginx.conf\n      - ./${NAME}.conf:/etc/nginx/nginx.conf'),
  'a default': web('[|${CONF:-./nginx.conf}|]:/etc/nginx/nginx.conf'),
  'paths may count from a folder above, by --project-directory': {
    files: {
      'deploy/compose.yaml':
        'services:\n  web:\n    image: a\n    volumes: ["./conf/a.conf:/a.conf:ro", "./conf:/conf:ro"]\n',
      'conf/a.conf': '',
    },
  },
  'an override alone': {
    files: { 'compose.override.yaml': 'services:\n  web:\n    volumes:\n      - ./nginx.conf:/etc/nginx/nginx.conf\n' },
  },
});
