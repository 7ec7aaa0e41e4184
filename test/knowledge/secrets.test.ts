import { describe, expect, test } from 'vitest';
import {
  classifySecretValue,
  findTokens,
  findUrlPasswords,
  isSecretName,
  longestScanned,
} from '../../src/knowledge/secrets.js';

/** Letters and digits without order, so that nothing takes them for an example. Joined here: no scanner sees a token. */
const noise = (length: number, alphabet = 'q7Zr4Kc9TmW2xNb8Yv5Lp3Hs6Gd1Jf'): string =>
  Array.from({ length }, (_, index) => alphabet[(index * 7 + (index >> 2)) % alphabet.length]).join('');
const hex = (length: number): string => noise(length, '4f0a9c3be7d15826');
const upper = (length: number): string => noise(length, 'Q7ZRKCTM2WXNBYVLPHSGDJF3456');

const tokens: readonly (readonly [string, string])[] = [
  ['AWS', 'AK' + 'IA' + upper(16)],
  ['GitHub', 'gh' + 'p_' + noise(36)],
  ['GitHub', 'github' + '_pat_' + noise(22) + '_' + noise(59)],
  ['GitLab', 'glp' + 'at-' + noise(20)],
  ['Slack', 'xox' + 'b-' + noise(40)],
  ['Slack webhook', 'https://hooks.sl' + 'ack.com/services/T' + upper(8) + '/B' + upper(8) + '/' + noise(24)],
  ['Telegram', '123456789' + ':AA' + noise(33)],
  ['Stripe', 'sk' + '_live_' + noise(24)],
  ['Google', 'AI' + 'za' + noise(35)],
  ['OpenAI', 'sk' + '-proj-' + noise(60)],
  ['Anthropic', 'sk' + '-ant-api03-' + noise(90)],
  ['Hugging Face', 'h' + 'f_' + noise(34)],
  ['PyPI', 'py' + 'pi-AgEIcHlwaS5vcmc' + noise(70)],
  ['npm', 'np' + 'm_' + noise(36)],
  ['Docker Hub', 'dckr' + '_pat_' + noise(27)],
  ['SendGrid', 'S' + 'G.' + noise(22) + '.' + noise(43)],
  ['DigitalOcean', 'dop' + '_v1_' + hex(64)],
  ['Databricks', 'da' + 'pi' + hex(32)],
  ['HashiCorp Vault', 'hv' + 's.' + noise(28)],
  ['JSON Web Token', 'ey' + 'J' + noise(20) + '.ey' + 'J' + noise(30) + '.' + noise(43)],
  ['private key', '-----BEGIN RSA PRIV' + 'ATE KEY-----\n' + noise(64) + '\n-----END RSA PRIVATE KEY-----'],
];

describe('token formats', () => {
  test.each(tokens)('%s is found where it stands', (provider, token) => {
    const text = `RUN curl -H "Authorization: ${token}" https://api.example.org`;
    const [found] = findTokens(text);
    expect(found?.provider).toBe(provider);
    expect(token).toContain(text.slice(found?.start, found?.end));
    expect(classifySecretValue('SETTING', token)).toEqual({ kind: 'token', provider });
  });

  test.each([
    'AKIA' + 'IOSFODNN7EXAMPLE',
    'ghp_' + 'x'.repeat(36),
    'sk-' + 'your-api-key-goes-here-and-it-is-long-enough-to-match',
    'sha256:' + hex(64),
    '0D96DF4D4110E5C43FBFB17F2D347EA6AA65421D',
    'python:3.13-slim@sha256:' + hex(64),
    'https://files.pythonhosted.org/packages/' + hex(60) + '/torch.whl',
    'nltk.download',
  ])('%s is no token', (text) => expect(findTokens(text)).toEqual([]));

  test('long texts are not searched', () => {
    const token = 'gh' + 'p_' + noise(36);
    expect(findTokens(token + ' '.repeat(longestScanned))).toEqual([]);
    expect(classifySecretValue('API_TOKEN', 'a1'.repeat(longestScanned))).toBeUndefined();
  });

  // At this length a regular expression whose time grows by the cube would not end.
  test('hostile texts come to their end', () => {
    for (const piece of [
      'eyJ-',
      'xoxb-',
      '-----BEGIN PRIVATE KEY-----',
      'a://a:',
      'sk-ant-a-',
      'ghp_',
      '<',
      '[a',
      "'",
    ]) {
      const text = piece.repeat(Math.floor(longestScanned / piece.length));
      expect(() => [findTokens(text), classifySecretValue('API_KEY', text)]).not.toThrow();
    }
  });
});

describe('passwords in URLs', () => {
  test('the password is found where it stands', () => {
    const text = 'pip install -i https://bob:' + 'hJ8kq2Lw@pypi.corp/simple x';
    const [found] = findUrlPasswords(text);
    expect(text.slice(found?.start, found?.end)).toBe('hJ8k' + 'q2Lw');
    expect(found?.placeholder).toBe(false);
  });
  test.each([
    'https://user@host/path',
    'https://host:8080/a@b',
    'postgres://${USER}:${PASS}@db/x',
    'postgres://user:$PASS@db/x',
    'redis://redis:6379/0',
    'git+ssh://git@github.com:22/x/y',
    'https://x/?next=http://y:z',
  ])('%s has none', (text) => expect(findUrlPasswords(text)).toEqual([]));
  test.each(['postgresql://postgres:postgres@db:5432/app', 'amqp://guest:guest@mq//', 'mysql://app:app@db/app'])(
    '%s has a well-known one',
    (text) => expect(classifySecretValue('DATABASE_URL', text)?.kind).toBe('placeholder'),
  );
  test('another password is a secret under any name', () =>
    expect(classifySecretValue('DATABASE_URL', 'postgresql://app:' + 'hJ8kq2Lw@db/app')?.kind).toBe('url-password'));
});

describe('names', () => {
  test.each(
    `PASSWORD DB_PASSWORD POSTGRES_PASSWORD EMAIL_HOST_PASSWORD DJANGO_SUPERUSER_PASSWORD SECRET_KEY SECRET_KEY_BASE API_KEY
     OPENAI_API_KEY AWS_SECRET_ACCESS_KEY GITHUB_TOKEN HF_TOKEN TOKEN SECRET CLIENT_SECRET JWT_SECRET DB_PASS REDIS_PW GITHUB_PAT
     dbPassword apiKey FERNET_KEY PRIVATE_KEY SSH_PRIVATE_KEY REFRESH_TOKEN API_KEY_2 SMTP_PASSWD RABBITMQ_DEFAULT_PASS`.split(
      /\s+/,
    ),
  )('%s is secret-like', (name) => expect(isSecretName(name)).toBe(true));

  test.each(
    `TOKENIZER DD_UWSGI_PASS FASTCGI_PASS TOKENIZERS_PARALLELISM MAX_TOKENS MAX_TOKEN PASSWORDLESS KEYBOARD AUTHOR TIKTOKEN_CACHE_DIR GOPRIVATE
     POSTGRES_PASSWORD_FILE SECRET_NAME SECRET_ID TOKEN_URL TOKEN_TTL TOKEN_VERSION SECRETS_DIR JWT_SECRET_PATH
     NEXT_PUBLIC_API_KEY STRIPE_PUBLISHABLE_KEY ACCESS_TOKEN_EXPIRE_MINUTES PASSWORD_MIN_LENGTH MYSQL_RANDOM_ROOT_PASSWORD
     MYSQL_ALLOW_EMPTY_PASSWORD API_KEY_HEADER PWD OLDPWD BYPASS COMPASS GPG_KEY PRIMARY_KEY PARTITION_KEY AWS_ACCESS_KEY_ID
     PASSWORD_HASHERS PASSWORD_RESET_TIMEOUT TOKEN_ALGORITHM PAD_TOKEN KEYCLOAK_REALM PASSENGER_APP_ENV SECRETARY
     SECRET_MANAGER_PROJECT DISABLE_PASSWORD VAULT_ADDR SSH_AUTH_SOCK MONKEY_PATCH TOKEN_LIMIT USE_TOKEN constructor __proto__`.split(
      /\s+/,
    ),
  )('%s is not', (name) => expect(isSecretName(name)).toBe(false));
});

describe('values under secret-like names', () => {
  test.each([
    ['DB_PASSWORD', 'hJ8k' + 'q2Lw'],
    ['SECRET_KEY', noise(50)],
    ['OPENAI_API_KEY', noise(40)],
    ['DB_PASSWORD', `'c0rrect-horse'`],
    ['DB_PASSWORD', 'redis-horse'],
    ['DB_PASSWORD', 'secret8675309'],
    ['SECRET_KEY', hex(32)],
    ['SECRET_KEY', hex(8) + hex(8) + 'f'],
  ])('%s=%s is a secret', (name, value) => expect(classifySecretValue(name, value)?.kind).toBe('named'));

  test.each([
    ['POSTGRES_PASSWORD', 'postgres'],
    ['POSTGRES_PASSWORD', 'postgres123'],
    ['RABBITMQ_DEFAULT_PASS', 'guest'],
    ['SECRET_KEY', 'changeme'],
    ['SECRET_KEY', 'change-this-in-production'],
    ['SECRET_KEY', 'django-insecure-abcdef'],
    ['API_KEY', 'your-api-key'],
    ['API_KEY', '<your key>'],
    ['API_KEY', 'xxxxxxxx'],
    ['API_KEY', 'API_KEY'],
    ['MYSQL_ROOT_PASSWORD', '123456'],
    ['MYSQL_ROOT_PASSWORD', 'my-secret-pw'],
    ['TOKEN', '***'],
    ['REDIS_PASSWORD', 'redispassword'],
    ['MYSQL_ROOT_PASSWORD', 'somewordpress'],
    ['DB_PASSWORD', 'my_db_password_2024!'],
    ['JWT_SECRET', 'this-is-a-very-long-secret-key-for-jwt'],
    ['SECRET_KEY', 'please choose a long random string'],
    ['ENCRYPTION_KEY', '0123456789abcdef0123456789abcdef'],
    ['ENCRYPTION_KEY', 'abcdefghijklmnopqrstuvwxyz123456'],
    ['ENCRYPTION_KEY', 'deadbeef'.repeat(4)],
  ])('%s=%s is a stand-in', (name, value) =>
    expect(classifySecretValue(name, value)).toEqual({ kind: 'placeholder', provider: undefined }),
  );

  test.each([
    ['GOOGLE_API_KEY', 'no'],
    ['API_KEY', ''],
    ['API_KEY', '""'],
    ['API_KEY', '$API_KEY'],
    ['API_KEY', '${API_KEY:-}'],
    ['DB_PASSWORD', '/run/secrets/db_password'],
    ['APP_TOKEN', '/run/secrets/app_token'],
    ['GOOGLE_APPLICATION_CREDENTIALS', '/app/key.json'],
    ['GOOGLE_APPLICATION_CREDENTIALS', 'service-account.json'],
    ['SECRET_KEY', '{{ secret_key }}'],
    ['SECRET_KEY', 'op://vault/item/field'],
    ['DB_PASSWORD', 'arn:aws:secretsmanager:eu-west-1:1:secret:x'],
    ['TIKTOKEN_CACHE_DIR', '/app/cache'],
    ['TOKENIZERS_PARALLELISM', 'false'],
    ['GOPRIVATE', 'github.com/acme/*'],
    ['MAX_TOKENS', '4096'],
    ['ACCESS_TOKEN_EXPIRE_MINUTES', '30'],
    ['PIP_INDEX_URL', 'https://pypi.org/simple'],
    ['REDIS_URL', 'redis://redis:6379/0'],
    ['DATABASE_URL', 'postgres://${DB_USER}:${DB_PASSWORD}@db/app'],
    ['SENTRY_DSN', 'https://0123456789abcdef@o1.ingest.sentry.io/1'],
    ['GPG_KEY', 'E3FF2839C048B25C084DEBE9B26995E310250568'],
    ['PYTHON_SHA256', hex(64)],
    ['POSTGRES_HOST_AUTH_METHOD', 'trust'],
    ['PASSWORD_AUTHENTICATION', 'yes'],
    ['JWT_SECRET_ALGORITHM', 'HS256'],
    ['AUTH_TOKEN', 'Bearer'],
    ['NEXT_PUBLIC_SUPABASE_ANON_KEY', 'ey' + 'J' + noise(20) + '.ey' + 'J' + noise(30) + '.' + noise(43)],
    ['PROXY_PASS', 'http://web:8000'],
    ['SSH_PRIVATE_KEY', '~/.ssh/id_rsa'],
    ['MYSQL_ALLOW_EMPTY_PASSWORD', 'yes'],
    ['DJANGO_SETTINGS_MODULE', 'project.settings.production'],
    ['DEFAULT_PASSWORD_VALIDATOR', 'django.contrib.auth.validators'],
  ])('%s=%s is none', (name, value) => expect(classifySecretValue(name, value)).toBeUndefined());
});
