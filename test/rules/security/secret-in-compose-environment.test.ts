import rule from '../../../src/rules/security/secret-in-compose-environment.js';
import { testRule, type RuleCase } from '../../harness.js';

const web = (attributes: string, message?: RuleCase['message'], more: RuleCase['files'] = {}): RuleCase => ({
  files: {
    'compose.yaml': `services:\n  web:\n    image: nginx:1.29\n    ports: ["80:80"]\n${attributes.replace(/^(?=.)/gm, '    ')}`,
    ...more,
  },
  ...(message === undefined ? {} : { message }),
});
/** A value of `environment`. */
const variable = (name: string, value: string, message?: string): RuleCase =>
  web(`environment:\n  ${name}: ${value}\n`, message);
// In parts, so that no scanner takes it for a real one.
const token = `ghp_${'a1B2c3D4e5'.repeat(3)}F6g7H8`;

testRule(rule, {
  'a password': variable('DB_PASSWORD', '[|correct-horse-battery|]', 'DB_PASSWORD holds a secret in plain text.'),
  'a variable': variable('DB_PASSWORD', '${DB_PASSWORD}'),
  'a required variable': variable('DB_PASSWORD', '${DB_PASSWORD:?}'),
  'a bare name': web('environment:\n  - DB_PASSWORD\n'),
  'a list': web('environment:\n  - DB_PASSWORD=[|correct-horse-battery|]\n'),
  'a default': variable('DB_PASSWORD', '[|${DB_PASSWORD:-correct-horse-battery}|]'),
  'an empty default': variable('DB_PASSWORD', '${DB_PASSWORD:-}'),
  'a secret file': variable('DB_PASSWORD_FILE', '/run/secrets/db_password'),
  'a path of a secret': variable('DB_PASSWORD', '/run/secrets/db_password'),
  'a name that only looks like it': variable('TIKTOKEN_CACHE_DIR', '/var/cache/tiktoken-battery'),
  'a switch': variable('GOOGLE_API_KEY', 'no'),
  'a token': variable('GREETING', `[|${token}|]`, 'GREETING holds a token of GitHub.'),
  'a URL with a password': variable(
    'DATABASE_URL',
    '[|postgresql://shop:correct-horse@db.example.com/shop|]',
    'DATABASE_URL holds a URL with a password.',
  ),
  'a URL with a variable': variable('DATABASE_URL', 'postgresql://shop:${DB_PASSWORD}@db.example.com/shop'),
  'a build argument': web('build:\n  context: .\n  args:\n    API_TOKEN: [|correct-horse-battery|]\n'),
  'a build argument from outside': web('build:\n  context: .\n  args:\n    API_TOKEN:\n'),
  'a command': web(`command: ["serve", "--key=[|${token}|]"]\n`, 'command holds a token of GitHub.'),
  'a label': web(
    'labels:\n  - url=https://shop:[|correct-horse|]@example.com/\n',
    'labels holds a URL with a password.',
  ),
  'a command with a variable': web('command: serve --url https://shop:${PASSWORD}@example.com/\n'),
  'a label by its name': web(
    'labels:\n  homepage.widget.password: [|correct-horse|]\n',
    'homepage.widget.password holds a secret in plain text.',
  ),
  'a label with another name': web('labels:\n  traefik.http.middlewares.secret-token.redirectscheme.scheme: https\n'),
  'a label of what is deployed': web('deploy:\n  labels: ["shop.api-token=[|correct-horse|]"]\n'),
  'a label with a variable': web('labels:\n  homepage.widget.password: ${PASSWORD}\n'),
  'an option': web(
    'command: redis-server --requirepass [|correct-horse|]\n',
    '--requirepass is told a secret in plain text.',
  ),
  'an option with a variable': web('command: redis-server --requirepass ${REDIS_PASSWORD:?}\n'),
  'an option with a default': web('command: redis-server --requirepass [|${REDIS_PASSWORD:-correct-horse}|]\n'),
  'an option without a value': web('command: ["redis-server", "--requirepass", "--port", "6379"]\n'),
  'an option in a list': web(
    'command: ["serve", "--password", [|"correct-horse"|]]\n'.replace('[|"', '"[|').replace('"|]', '|]"'),
  ),
  'an option with an equals sign': web('command: serve --ServerApp.token=[|correct-horse|] --port=80\n'),
  'an option that names a file': web('command: serve --password-file=/run/secrets/password --token-ttl 3600\n'),
  'an option that anybody guesses': web(
    'command: redis-server --requirepass [|redis|]\n',
    'The value of --requirepass is easy to guess, and web is reachable from outside.',
  ),
  'an option of a service inside': {
    files: {
      'compose.yaml': 'services:\n  cache:\n    image: redis:8\n    command: redis-server --requirepass redis\n',
    },
  },
  'an assignment': web('command: sh -c "PGPASSWORD=x psql"\nentrypoint: PGPASSWORD=[|correct-horse|] psql\n'),
  'a short option': web('healthcheck:\n  test: ["CMD", "mysqladmin", "ping", "-p[|correct-horse|]"]\n'),
  'a short option in a shell': web('healthcheck:\n  test: redis-cli -a [|correct-horse|] ping\n'),
  'a short option of another program': web('healthcheck:\n  test: mkdir -pcorrect-horse && pg_isready -p 5432\n'),
  'a short option with a variable': web('healthcheck:\n  test: mysqladmin ping -p$$MYSQL_ROOT_PASSWORD\n'),
  'a short option that anybody guesses': web('healthcheck:\n  test: mysqladmin ping -proot\n'),
  'a service on the loopback': {
    files: {
      'compose.yaml':
        'services:\n  db:\n    image: postgres:17\n    ports: ["127.0.0.1:5432:5432"]\n    environment:\n      POSTGRES_PASSWORD: postgres\n',
    },
  },
  'for development, less': {
    files: {
      'compose.dev.yaml':
        'services:\n  web:\n    image: a\n    environment:\n      API_TOKEN: [|correct-horse|]\n    command: serve --password [|correct-horse|]\n',
    },
    severity: ['info', 'info'],
  },
  'a stand-in': variable(
    'SECRET_KEY',
    '[|changeme|]',
    'The value of SECRET_KEY is easy to guess, and web is reachable from outside.',
  ),
  'a stand-in that nobody outside reaches': {
    files: {
      'compose.yaml': 'services:\n  db:\n    image: postgres:17\n    environment:\n      POSTGRES_PASSWORD: postgres\n',
    },
  },
  'a stand-in of a database that is published': {
    files: {
      'compose.yaml':
        'services:\n  db:\n    image: postgres:17\n    ports: ["5432:5432"]\n    environment:\n      POSTGRES_PASSWORD: [|postgres|]\n',
    },
  },
  'the password of a database that nobody outside reaches': {
    files: {
      'compose.yaml':
        'services:\n  web:\n    image: a\n    ports: ["80:80"]\n    environment:\n      DB_PASSWORD: postgres\n  db:\n    image: postgres:17\n    environment:\n      POSTGRES_PASSWORD: postgres\n',
    },
  },
  'the password of a database outside': web('environment:\n  DB_PASSWORD: postgres\n'),
  'the same as its user': web(
    'environment:\n  ADMIN: shopper\n  ADMIN_PASSWORD: [|shopper|]\n',
    'The value of ADMIN_PASSWORD is easy to guess, and web is reachable from outside.',
  ),
  'the same as its access key': web('environment:\n  AWS_ACCESS_KEY: shopper\n  AWS_SECRET_KEY: shopper\n'),
  'the same as the guessable password of another service': {
    files: {
      'compose.yaml':
        'services:\n  web:\n    image: a\n    ports: ["80:80"]\n    environment:\n      DB_PASSWORD: shopper\n  db:\n    image: postgres:17\n    healthcheck:\n      test: PGPASSWORD=shopper pg_isready\n    environment:\n      POSTGRES_USER: shopper\n      POSTGRES_PASSWORD: shopper\n',
    },
  },
  'the password of another service of that name': {
    files: {
      'compose.yaml':
        'services:\n  web:\n    image: a\n    ports: ["80:80"]\n    environment:\n      KEYCLOAK_ADMIN_PASSWORD: admin\n  keycloak:\n    image: quay.io/keycloak/keycloak:26.0\n',
    },
  },
  'the own password of a service, and that of its database': {
    files: {
      'compose.yaml':
        'services:\n  sso:\n    image: quay.io/keycloak/keycloak:26.0\n    ports: ["80:80"]\n    environment:\n      KEYCLOAK_ADMIN_PASSWORD: [|admin|]\n      KEYCLOAK_DB_PASSWORD: admin\n',
    },
    message: 'The value of KEYCLOAK_ADMIN_PASSWORD is easy to guess, and sso is reachable from outside.',
  },
  'the same as another secret': web('environment:\n  A_PASSWORD: [|correct-horse|]\n  B_PASSWORD: [|correct-horse|]\n'),
  'a URL to a service that nobody outside reaches': {
    files: {
      'compose.yaml':
        'services:\n  web:\n    image: a\n    ports: ["80:80"]\n    environment:\n      DATABASE_URL: postgresql://postgres:postgres@db:5432/shop\n  db:\n    image: postgres:17\n',
    },
  },
  'a URL to a published service': {
    files: {
      'compose.yaml':
        'services:\n  web:\n    image: a\n    ports: ["80:80"]\n    environment:\n      DATABASE_URL: [|postgresql://postgres:postgres@db:5432/shop|]\n  db:\n    image: postgres:17\n    ports: ["5432:5432"]\n',
    },
  },
  'a URL to somewhere else': variable('DATABASE_URL', 'postgresql://postgres:postgres@db.example.com/shop'),
  'a published database that its client knows': {
    files: {
      'compose.yaml':
        'services:\n  web:\n    image: a\n    environment:\n      PG_PASSWORD: mysecretpassword\n  db:\n    image: postgres:17\n    ports: ["5432:5432"]\n    environment:\n      POSTGRES_PASSWORD: [|mysecretpassword|]\n',
    },
    message: 'The value of POSTGRES_PASSWORD is easy to guess, and db is reachable from outside.',
  },
  'the network of the host': {
    files: {
      'compose.yaml':
        'services:\n  web:\n    image: a\n    network_mode: host\n    environment:\n      SECRET_KEY: [|changeme|]\n',
    },
  },
  'a stand-in for development': {
    files: {
      'compose.dev.yaml':
        'services:\n  web:\n    image: a\n    ports: ["80:80"]\n    environment:\n      SECRET_KEY: changeme\n',
    },
  },
  'what an override replaces is still written': {
    files: {
      'compose.yaml': 'services:\n  web:\n    image: a\n    environment:\n      API_TOKEN: [|correct-horse-battery|]\n',
      'compose.override.yaml': 'services:\n  web:\n    environment:\n      API_TOKEN: ${API_TOKEN}\n',
    },
  },
  'an anchor': {
    files: {
      'compose.yaml':
        'x-env: &env\n  API_TOKEN: [|correct-horse-battery|]\nservices:\n  web:\n    image: a\n    environment:\n      <<: *env\n  api:\n    image: a\n    environment: *env\n',
    },
  },
  'what .env sets is not written here': web('environment:\n  API_TOKEN: ${API_TOKEN}\n', undefined, {
    '.env': 'API_TOKEN=correct-horse-battery\n',
  }),
  'a database without password': variable('POSTGRES_HOST_AUTH_METHOD', 'trust'),
});
