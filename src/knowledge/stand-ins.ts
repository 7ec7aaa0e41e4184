/** What people write where a secret belongs, and what everybody guesses. */

/** Well-known values of development set-ups, as they stand in thousands of tutorials. */
const developmentValues = new Set(
  `postgres postgresql mysql mariadb mongo mongodb redis rabbitmq rabbit guest root toor admin administrator password passwd
   passw0rd p@ssw0rd p@ssword pass pwd secret test tests testing tester dev devel develop development local localhost user
   username default demo sample example changeit letmein qwerty minio minioadmin minio123 django flask fastapi airflow
   superset app myapp db database token key apikey api-key api_key none secretkey secret-key secret_key mysecret
   my-secret my_secret mypassword my-password my_password mysecretpassword my-secret-pw mysecretkey my-secret-key
   my_secret_key supersecret super-secret super_secret supersecretkey super-secret-key super_secret_key supersecretpassword
   topsecret top-secret sa sa123 rootpassword root_password rootpass adminpassword adminpass dbpassword db_password
   userpassword user_password testpassword test_password devpassword dev_password postgrespassword postgres_password
   strongpassword strong_password securepassword secure_password foo bar baz foobar hello world docker compose elastic
   neo4j grafana keycloak odoo wordpress drupal joomla nextcloud gitea sonar jenkins celery worker python abc abc123
   a1b2c3 asdf asdfgh`.split(/\s+/),
);

/** Two words with whatever may stand between them; `-` is `_`, too. */
const pairs = (first: string, between: readonly string[], ...seconds: readonly string[]): readonly string[] =>
  between.flatMap((sign) => seconds.map((second) => `${first}${sign}${second}`));

/** What stand-ins have in them, in lower case and with `-` for `_`. */
const placeholderParts: readonly string[] = [
  ...['placeholder', 'example', 'dummy', 'fixme', 'todo', 'xxx', 'redacted', 'insecure', 'unsafe', 'fake', 'sample'],
  ...['...', '…', '***'],
  ...pairs('change', ['', '-', ' '], 'me', 'this', 'it', 'in'),
  ...pairs('replace', ['', '-', ' '], 'me', 'this', 'with'),
  ...pairs('not', ['', '-', ' '], 'set', 'secure', 'real', 'used', 'needed', 'asecret', 'a-secret', 'a secret'),
  ...['your-', 'your ', 'insert-', 'insert '],
  ...pairs('super', ['', '-'], 'secret'),
  ...pairs('local', ['', '-'], 'dev'),
  ...pairs('secret', ['', '-'], 'here', 'goes'),
  ...pairs('dev', ['-'], 'only', 'secret', 'key', 'password', 'token'),
  ...pairs('test', ['-'], 'secret', 'key', 'password', 'token'),
  ...pairs('my', ['-'], 'secret', 'password', 'token', 'api'),
  ...pairs('some', ['-'], 'secret', 'random', 'key', 'token'),
  ...pairs('random', ['-'], 'secret', 'string', 'key'),
  ...['for-dev', 'only-for', 'key-here', 'token-here'],
];

function hasPlaceholderPart(lower: string): boolean {
  const text = lower.replaceAll('_', '-');
  if (text.startsWith('your') || placeholderParts.some((part) => text.includes(part))) return true;
  return /<[^>]*>|\[[a-z -]+\]/.test(text);
}

/**
 * Whether a value is a stand-in, or one that everybody guesses: a well-known value of development, a number, words that say what it is
 * (`redispassword`, `my-secret-key-123`), or letters and digits in their order (`0123456789abcdef`).
 */
export function isStandIn(value: string): boolean {
  const lower = value.toLowerCase();
  const base = lower.replace(/[0-9!@#]{1,6}$/, '');
  return (
    value.length < 4 ||
    developmentValues.has(lower) ||
    developmentValues.has(base) ||
    /^[0-9]+$/.test(value) ||
    new Set(lower).size <= 2 ||
    hasPlaceholderPart(lower) ||
    saysWhatItIs(lower) ||
    isSequence(lower) ||
    isRepeated(lower)
  );
}

/** Words that values are made of which say nothing but what they are, for whom, and how good. */
const plainWords = new Set(
  `my our the this some any is for of at in to not only very super strong secure secret secrets safe good great nice long short random simple
   default dev devel develop development prod production stage staging test tests testing local localhost demo admin root user
   users owner super superuser service account client server app application api web site backend frontend worker job cache
   broker queue db database data sql key keys token tokens password passwords passwd passphrase pass pwd pw auth jwt access
   refresh login sign signing session cookie hash salt string value text word change choose must should min minimum at least chars characters
   here now please postgres postgresql mysql mariadb mongo mongodb redis valkey rabbit rabbitmq celery elastic elasticsearch kibana minio
   django flask fastapi airflow superset grafana keycloak wordpress drupal nextcloud gitea odoo jupyter notebook docker compose
   container hello world foo bar baz with and`.split(/\s+/),
);

/** A value longer than this is not made of a few words. In UTF-16 units. */
const longestPhrase = 80;

/** Whether a value in lower case is nothing but plain words, with signs and short numbers between and behind them. */
function saysWhatItIs(lower: string): boolean {
  if (lower.length > longestPhrase) return false;
  const parts = lower.split(/[^a-z]+/).filter((part) => part !== '');
  const digits = lower.replace(/[^0-9]/g, '').length;
  return parts.length > 0 && digits <= 6 && parts.every((part) => part === 'a' || isOfPlainWords(part));
}

/** Whether letters are plain words without anything between them. */
function isOfPlainWords(letters: string): boolean {
  const reached = [true];
  for (let end = 1; end <= letters.length; end++) {
    reached[end] = false;
    for (let start = Math.max(0, end - longestWord); start < end; start++)
      if (reached[start] && plainWords.has(letters.slice(start, end))) reached[end] = true;
  }
  return reached[letters.length]!;
}

const longestWord = Math.max(...Array.from(plainWords, (word) => word.length));

/** Whether most letters and digits of a value follow the one before: `abcdefgh12345678`, `0123456789abcdef`. */
function isSequence(lower: string): boolean {
  let steps = 0;
  for (let index = 1; index < lower.length; index++) {
    const pair = lower.slice(index - 1, index + 1);
    if (/^[a-z0-9]+$/.test(pair) && (pair.charCodeAt(1) - pair.charCodeAt(0) === 1 || wraps.has(pair))) steps++;
  }
  return lower.length >= 6 && steps >= (lower.length - 1) * 0.75;
}

/** Where a row of digits or letters starts anew, or goes on with the other. */
const wraps = new Set(['90', '9a', 'z0', 'z1', 'za', 'f0', '0a']);

/** No text that is repeated is longer. In UTF-16 units. */
const longestPeriod = 16;

/** Whether a value is one short text again and again: `deadbeefdeadbeef`. */
function isRepeated(lower: string): boolean {
  for (let period = 1; period <= Math.min(longestPeriod, lower.length / 2); period++)
    if (lower.length >= 8 && lower.slice(period) === lower.slice(0, -period)) return true;
  return false;
}
