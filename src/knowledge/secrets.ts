import { isStandIn } from './stand-ins.js';

/**
 * What looks like a secret and what only looks like one. Nothing here keeps a value. A miss costs less than a false alarm:
 * what may be a path, a switch, a name or a reference is no secret.
 */

/** What makes a value a secret. */
export interface SecretClass {
  /**
   * `token`: a format that only secrets have; `url-password`: a URL with `user:password@`; `named`: a literal under a
   * secret-like name; `placeholder`: a stand-in such as `changeme`, or a well-known development value, in such a place.
   */
  readonly kind: 'token' | 'url-password' | 'named' | 'placeholder';
  /** Who issues tokens of this format; only for `token`. */
  readonly provider: string | undefined;
}

/** A token format. Patterns take linear time: no quantifier stands inside another. */
export interface TokenFormat {
  readonly provider: string;
  /** Parts of which each token has one: where there is none of them, nobody needs to look. */
  readonly marks: readonly string[];
  readonly pattern: RegExp;
  readonly source: string;
}

/** Token formats that their issuers document or that scanners agree on. */
export const tokenFormats: readonly TokenFormat[] = [
  {
    provider: 'AWS',
    marks: ['AKIA', 'ASIA'],
    pattern: /\b(?:AKIA|ASIA)[A-Z2-7]{16}\b/g,
    source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids',
  },
  {
    provider: 'GitHub',
    marks: ['ghp_', 'gho_', 'ghu_', 'ghs_', 'ghr_', 'github_pat_'],
    pattern: /\b(?:gh[pousr]_[A-Za-z0-9]{36,251}|github_pat_[A-Za-z0-9_]{60,251})\b/g,
    source: 'https://github.blog/engineering/platform-security/behind-githubs-new-authentication-token-formats/',
  },
  {
    provider: 'GitLab',
    marks: ['glpat-', 'gldt-', 'glrt-', 'glcbt-', 'glptt-', 'glft-', 'glsoat-'],
    pattern: /\bgl(?:pat|dt|rt|cbt|ptt|ft|soat)-[\w-]{20,64}/g,
    source: 'https://docs.gitlab.com/security/tokens/#token-prefixes',
  },
  {
    provider: 'Slack',
    marks: ['xox', 'xapp-'],
    pattern: /\b(?:xox[abeoprs]-[A-Za-z0-9-]{20,250}|xapp-[0-9]-[A-Za-z0-9-]{20,250})/g,
    source: 'https://docs.slack.dev/authentication/tokens/',
  },
  {
    provider: 'Slack webhook',
    marks: ['hooks.slack'],
    pattern: /\bhooks\.slack\.com\/(?:services|workflows)\/T[A-Z0-9]{7,12}\/[A-Z0-9]{7,12}\/[A-Za-z0-9]{20,30}/g,
    source: 'https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks/',
  },
  {
    provider: 'Discord webhook',
    marks: ['/webhooks/'],
    pattern: /\bdiscord(?:app)?\.com\/api\/webhooks\/[0-9]{17,20}\/[\w-]{60,80}/g,
    source: 'https://discord.com/developers/docs/resources/webhook',
  },
  {
    provider: 'Discord',
    marks: ['.'],
    pattern: /\b[MNO][A-Za-z0-9]{23,27}\.[\w-]{6}\.[\w-]{27,40}/g,
    source: 'https://discord.com/developers/docs/reference#authentication',
  },
  {
    provider: 'Telegram',
    marks: [':AA'],
    pattern: /\b[0-9]{8,10}:AA[\w-]{33}(?![\w-])/g,
    source: 'https://core.telegram.org/bots/features#botfather',
  },
  {
    provider: 'Stripe',
    marks: ['_live_'],
    pattern: /\b(?:sk|rk)_live_[A-Za-z0-9]{20,247}\b/g,
    source: 'https://docs.stripe.com/keys',
  },
  {
    provider: 'Google',
    marks: ['AIza', 'GOCSPX-'],
    pattern: /\b(?:AIza[\w-]{35}|GOCSPX-[\w-]{28})(?![\w-])/g,
    source: 'https://cloud.google.com/docs/authentication/api-keys',
  },
  {
    provider: 'OpenAI',
    marks: ['sk-'],
    pattern: /\bsk-(?:(?:proj|svcacct|admin)-[\w-]{40,250}|[A-Za-z0-9]{20}T3BlbkFJ[A-Za-z0-9]{20})(?![\w-])/g,
    source: 'https://platform.openai.com/docs/api-reference/authentication',
  },
  {
    provider: 'Anthropic',
    marks: ['sk-ant-'],
    pattern: /\bsk-ant-[a-z0-9]{3,8}-[\w-]{60,250}/g,
    source: 'https://docs.anthropic.com/en/api/overview',
  },
  {
    provider: 'Hugging Face',
    marks: ['hf_', 'api_org_'],
    pattern: /\b(?:hf|api_org)_[A-Za-z0-9]{34,40}\b/g,
    source: 'https://huggingface.co/docs/hub/security-tokens',
  },
  {
    provider: 'Groq',
    marks: ['gsk_'],
    pattern: /\bgsk_[A-Za-z0-9]{52}\b/g,
    source: 'https://console.groq.com/docs/quickstart',
  },
  { provider: 'Replicate', marks: ['r8_'], pattern: /\br8_[A-Za-z0-9]{37}\b/g, source: 'https://replicate.com/docs' },
  {
    provider: 'PyPI',
    marks: ['pypi-AgE'],
    pattern: /\bpypi-AgE[\w-]{50,250}/g,
    source: 'https://pypi.org/help/#apitoken',
  },
  {
    provider: 'npm',
    marks: ['npm_'],
    pattern: /\bnpm_[A-Za-z0-9]{36}\b/g,
    source: 'https://github.blog/changelog/2021-09-23-npm-has-a-new-access-token-format/',
  },
  {
    provider: 'Docker Hub',
    marks: ['dckr_'],
    pattern: /\bdckr_(?:pat|oat)_[\w-]{24,64}/g,
    source: 'https://docs.docker.com/security/access-tokens/',
  },
  {
    provider: 'SendGrid',
    marks: ['SG.'],
    pattern: /\bSG\.[\w-]{22}\.[\w-]{43}(?![\w-])/g,
    source: 'https://www.twilio.com/docs/sendgrid/ui/account-and-settings/api-keys',
  },
  {
    provider: 'DigitalOcean',
    marks: ['_v1_'],
    pattern: /\bdo[opr]_v1_[a-f0-9]{64}\b/g,
    source: 'https://docs.digitalocean.com/reference/api/create-personal-access-token/',
  },
  {
    provider: 'Databricks',
    marks: ['dapi'],
    pattern: /\bdapi[a-f0-9]{32}(?:-[0-9])?\b/g,
    source: 'https://docs.databricks.com/dev-tools/auth/pat.html',
  },
  {
    provider: 'Grafana',
    marks: ['glsa_', 'glc_'],
    pattern: /\b(?:glsa_[A-Za-z0-9]{32}_[A-Fa-f0-9]{8}|glc_[A-Za-z0-9+/]{32,250})/g,
    source: 'https://grafana.com/docs/grafana/latest/administration/service-accounts/',
  },
  {
    provider: 'HashiCorp Vault',
    marks: ['hvs.', 'hvb.'],
    pattern: /\bhv[sb]\.[\w-]{24,250}/g,
    source: 'https://developer.hashicorp.com/vault/docs/concepts/tokens',
  },
  {
    provider: 'Shopify',
    marks: ['shpat_', 'shpca_', 'shppa_', 'shpss_'],
    pattern: /\bshp(?:at|ca|pa|ss)_[a-fA-F0-9]{32}\b/g,
    source: 'https://shopify.dev/docs/apps/auth',
  },
  {
    provider: 'New Relic',
    marks: ['NRAK-'],
    pattern: /\bNRAK-[A-Z0-9]{27}\b/g,
    source: 'https://docs.newrelic.com/docs/apis/intro-apis/new-relic-api-keys/',
  },
  {
    provider: 'Linear',
    marks: ['lin_api_'],
    pattern: /\blin_api_[A-Za-z0-9]{40}\b/g,
    source: 'https://linear.app/developers',
  },
  {
    provider: 'Azure Storage',
    marks: ['AccountKey='],
    pattern: /\bAccountKey=[A-Za-z0-9+/]{86}==/g,
    source: 'https://learn.microsoft.com/azure/storage/common/storage-account-keys-manage',
  },
  {
    provider: 'age',
    marks: ['AGE-SECRET-KEY-'],
    pattern: /\bAGE-SECRET-KEY-1[A-Z0-9]{58}\b/g,
    source: 'https://age-encryption.org/v1',
  },
  {
    provider: 'JSON Web Token',
    marks: ['eyJ'],
    pattern: /(?<![\w-])eyJ[\w-]{10,2000}\.eyJ[\w-]{10,4000}\.[\w-]{20,1000}/g,
    source: 'https://www.rfc-editor.org/rfc/rfc7519',
  },
];

const PRIVATE_KEY = /-----BEGIN (?:RSA |EC |DSA |OPENSSH |ENCRYPTED |PGP )?PRIVATE KEY(?: BLOCK)?-----/g;

/** No token is shorter: AWS has the shortest ones. In UTF-16 units. */
const shortestToken = 20;

/** Longer texts are no values that a person wrote: they are not searched. In UTF-16 units. */
export const longestScanned = 8192;

/** A token in a text. Offsets are UTF-16, half-open. */
export interface TokenMatch {
  readonly start: number;
  readonly end: number;
  readonly provider: string;
}

/** Every known token in a text, in order, without overlaps; none in texts of more than 8 KiB. The values are not kept. */
export function findTokens(text: string): readonly TokenMatch[] {
  if (text.length > longestScanned || text.length < shortestToken) return [];
  const found: TokenMatch[] = privateKeys(text);
  for (const { provider, marks, pattern } of tokenFormats) {
    if (!marks.some((mark) => text.includes(mark))) continue;
    for (const match of text.matchAll(pattern)) {
      if (isMadeUp(match[0])) continue;
      found.push({ start: match.index, end: match.index + match[0].length, provider });
    }
  }
  return withoutOverlaps(found);
}

/**
 * Every private key in a text of any length, from its first dashes to its last ones. One without an end goes on as long as its lines
 * look like those of a key. Takes linear time.
 */
export function privateKeys(text: string): TokenMatch[] {
  const found: TokenMatch[] = [];
  if (!text.includes('-----BEGIN ')) return found;
  let hasEnd = true;
  for (const { index, 0: begin } of text.matchAll(PRIVATE_KEY)) {
    if (index < (found.at(-1)?.end ?? 0)) continue;
    const body = index + begin.length;
    const last: number = hasEnd ? text.indexOf('-----END ', body) : -1;
    hasEnd = last >= 0;
    const close = hasEnd ? text.indexOf('-----', last + 9) : -1;
    found.push({ start: index, end: close < 0 ? endOfKeyLines(text, body) : close + 5, provider: 'private key' });
  }
  return found;
}

const KEY_SEPARATOR = /(?:\\[nr]?|[\s"'|,])*/y;
const KEY_LINE = /[A-Za-z0-9+/=]{16,}/y;

function endOfKeyLines(text: string, from: number): number {
  for (let end = from; ; end = KEY_LINE.lastIndex) {
    KEY_SEPARATOR.lastIndex = end;
    KEY_SEPARATOR.test(text);
    KEY_LINE.lastIndex = KEY_SEPARATOR.lastIndex;
    if (!KEY_LINE.test(text)) return end;
  }
}

function withoutOverlaps(found: TokenMatch[]): readonly TokenMatch[] {
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  const kept: TokenMatch[] = [];
  for (const match of found) if (match.start >= (kept.at(-1)?.end ?? 0)) kept.push(match);
  return kept;
}

/** The documentation's own examples (`AKIAIOSFODNN7EXAMPLE`) and patterns such as `ghp_xxxxxxxx…`. */
const isMadeUp = (token: string): boolean =>
  /example|Eby8vdM02xNOcqFl|placeholder|x{6}|X{6}|0{8}|\*{4}|(?:your|my)[_-]|changeme|redacted|1234567890123/i.test(
    token,
  ) || new Set(token.slice(-20)).size < 7;

/** A password in a URL. Offsets are UTF-16, half-open, of the password alone. */
export interface UrlPassword {
  readonly start: number;
  readonly end: number;
  /** Whether it is a stand-in or a well-known development value. */
  readonly placeholder: boolean;
}

const AUTHORITY = /[^\s/?#'"`<>\\]*/y;

/** Every `scheme://user:password@` in a text whose password is a literal; none in texts of more than 8 KiB. */
export function findUrlPasswords(text: string): readonly UrlPassword[] {
  if (text.length > longestScanned) return [];
  const found: UrlPassword[] = [];
  for (let index = text.indexOf('://'); index >= 0; index = text.indexOf('://', index + 3)) {
    AUTHORITY.lastIndex = index + 3;
    const authority = AUTHORITY.exec(text)?.[0] ?? '';
    const at = authority.lastIndexOf('@');
    const colon = authority.indexOf(':');
    if (colon < 0 || colon > at - 2) continue;
    const password = authority.slice(colon + 1, at);
    if (isReference(password)) continue;
    const start = index + 3 + colon + 1;
    const placeholder = isStandIn(password) || password === authority.slice(0, colon);
    found.push({ start, end: start + password.length, placeholder });
  }
  return found;
}

const secretWords = new Set([
  'password',
  // Written as one word: https://www.postgresql.org/docs/current/libpq-envars.html
  'pgpassword',
  'dbpassword',
  'passwd',
  'passphrase',
  'passwort',
  'secret',
  'token',
  'apikey',
  'secretkey',
  'privatekey',
  'accesskey',
  'authtoken',
  'accesstoken',
  'credential',
  'credentials',
]);
/** Secret only behind another word: `PWD` is a folder, `PAT` and `PW` need an owner. */
const secretLastWords = new Set(['pwd', 'pass', 'pw', 'pat']);
/** Before `PASS`, the protocols of nginx's directives: `uwsgi_pass` names the server that requests are passed to. */
const passedProtocols = new Set(['uwsgi', 'fastcgi', 'scgi', 'memcached']);
/** What makes a `KEY` a secret one. */
const keyQualifiers = new Set([
  'api',
  'secret',
  'private',
  'access',
  'encryption',
  'encrypt',
  'signing',
  'master',
  'auth',
  'jwt',
  'fernet',
  'account',
  'ssh',
  'hmac',
  'crypt',
  'webhook',
]);
/** Behind the secret word, these make the name speak of something else: where it is, how long it lives, how it is sent. */
const qualifiers = new Set(
  `public pub file files filename path paths dir dirs directory folder name names id ids url urls uri uris endpoint host
   hostname port ttl version cache cached length len size expire expires expiry expiration expired lifetime age timeout
   limit limits count policy policies reset header headers type types algorithm alg algo enabled disabled enable disable
   required mode format prefix suffix field fields minutes seconds hours days minute hour day ms sec secs min max
   rotation strength validators hashers hasher hash hashed scope scopes issuer audience provider providers backend manager
   store storage engine arn ref rounds iterations location mask hint prompt retries interval regex pattern chars charset
   encoding encoder model usage budget price cost window per bucket region env var variable source sources salt template
   method class module user username email verification verify validation check placeholder description label title loc
   grant authentication authenticator auth change encrypted encryption login server service parallelism refresh rate`.split(
    /\s+/,
  ),
);
/** Before the secret word, these make it a switch, a number, or something public. */
const harmlessPrefixes = new Set(
  `public pub publishable anon max min num number allow random use require requires disable disabled enable enabled skip
   no is has verify show hide generate pad eos bos stop unk mask sep cls special input output prompt completion total
   per image dummy fake mock test example with without forgot reset csrf xsrf`.split(/\s+/),
);

/** The words of a name, lower case: `DB_PASSWORD`, `dbPassword` and `db-password` are `db`, `password`. */
function wordsOf(name: string): readonly string[] {
  return name
    .slice(0, 256)
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^a-z0-9]/)
    .filter((word) => word !== '' && !/^[0-9]+$/.test(word));
}

/** Where the last secret word ends: the index behind it, and whether it is there at all. */
function secretWordAt(words: readonly string[]): { readonly first: number; readonly behind: number } | undefined {
  for (let index = words.length - 1; index >= 0; index--) {
    const word = words[index] as string;
    if (secretWords.has(word)) return { first: index, behind: index + 1 };
    if (index === 0) continue;
    if (word === 'pass' && passedProtocols.has(words[index - 1] as string)) return undefined;
    if (index === words.length - 1 && secretLastWords.has(word)) return { first: index, behind: index + 1 };
    if (word === 'key' && keyQualifiers.has(words[index - 1] as string)) return { first: index - 1, behind: index + 1 };
  }
  return words.length === 1 && words[0] === 'pass' ? { first: 0, behind: 1 } : undefined;
}

/** Variables that bundlers write into what every browser gets. Source: https://vite.dev/guide/env-and-mode */
const published = /^(?:VITE|REACT_APP|VUE_APP|GATSBY)_/i;

/**
 * Whether a variable of this name would hold a secret: it has a word such as PASSWORD, SECRET, TOKEN or API_KEY, and no
 * word that makes it speak of something else (`PASSWORD_FILE`, `TOKEN_URL`, `MAX_TOKENS`, `NEXT_PUBLIC_API_KEY`).
 * Words count, not letters: TOKENIZER, PASSWORDLESS, KEYBOARD, AUTHOR, TIKTOKEN_CACHE_DIR and GOPRIVATE are harmless.
 */
export function isSecretName(name: string): boolean {
  const words = wordsOf(name);
  const place = secretWordAt(words);
  if (!place || published.test(name)) return false;
  // `secretName` of Kubernetes, `SECRET_KEY_PATH`: what follows decides.
  if (words.slice(place.behind).some((word) => qualifiers.has(word))) return false;
  return !words.slice(0, place.first).some((word) => harmlessPrefixes.has(word));
}

/** Values that say where the value is: variables, templates, paths, references of secret stores. */
function isReference(value: string): boolean {
  return (
    /^\$|\$[{(]|\{\{|^\{[^}]*\}$|\{%|%\([^)]*\)|^%[^%]*%$|^<%/.test(value) ||
    secretStores.some((start) => value.slice(0, 16).toLowerCase().startsWith(start))
  );
}

/** How references of secret stores start, in lower case. */
const secretStores = [
  ...['/run/secrets/', 'file:', 'op:', 'vault:', 'arn:', 'ref+', 'secret:', 'secret/', 'secrets/', 'ssm:', 'env:'],
  ...['aws:', 'gcp:', 'azure:', 'keyring:', 'projects/'],
];

/** Switches, schemes and names of algorithms that settings with secret-like names take. */
const switches = new Set(
  `true false yes no on off none null nil undefined empty auto default enabled disabled enable disable optional required
   basic bearer jwt oauth oauth2 plain md5 sha1 sha256 sha512 hs256 hs384 hs512 rs256 es256 scram-sha-256 trust ident peer
   file env vault memory cookie header session include omit same-origin argon2 bcrypt pbkdf2 scrypt`.split(/\s+/),
);

/** Of files that settings with secret-like names name. */
const fileExtensions = new Set([
  ...['json', 'pem', 'key', 'txt', 'crt', 'cert', 'pub', 'jks', 'p12', 'pfx', 'yml', 'yaml', 'toml', 'ini', 'cfg'],
  ...['conf', 'env', 'py', 'sh', 'secret'],
]);

/** Values that are no secret under any name. */
function isHarmless(value: string): boolean {
  return (
    value === '' ||
    isReference(value) ||
    switches.has(value.toLowerCase()) ||
    /^(?:\.{0,2}|~)\/[\w./@-]*$/.test(value) ||
    /^[A-Za-z]:[\\/]/.test(value) ||
    fileExtensions.has(/^[\w./-]+\.(\w+)$/.exec(value)?.[1]?.toLowerCase() ?? '') ||
    (value.includes('://') && /^[a-z][a-z0-9+.-]*:\/\//i.test(value)) ||
    isDottedName(value)
  );
}

/** `django.contrib.auth.hashers`: letters only, so that no token passes for one. */
const isDottedName = (value: string): boolean =>
  value.includes('.') && value.split('.').every((part) => /^[a-z_]{2,30}$/.test(part));

/** A value without the quotes around it. */
const unquoted = (value: string): string => value.trim().replace(/^(["'])(.*)\1$/s, '$2');

/**
 * What kind of secret a value is, or undefined when it is none.
 * @param name the variable's name; a key of labels or options works too
 * @param value the value as the container sees it; what is not replaced in it (`$VAR`) is a reference
 */
export function classifySecretValue(name: string, value: string): SecretClass | undefined {
  if (value.length > longestScanned) return undefined;
  const text = unquoted(value);
  const isPublic = wordsOf(name).some((word) => word === 'public' || word === 'anon' || word === 'publishable');
  const [token] = isPublic ? [] : findTokens(text);
  if (token) return { kind: 'token', provider: token.provider };
  const passwords = findUrlPasswords(text);
  if (passwords.some(({ placeholder }) => !placeholder)) return { kind: 'url-password', provider: undefined };
  if (passwords.length > 0) return { kind: 'placeholder', provider: undefined };
  if (isHarmless(text) || !isSecretName(name)) return undefined;
  const sameAsName = text.toLowerCase() === name.toLowerCase();
  return { kind: sameAsName || isStandIn(text) ? 'placeholder' : 'named', provider: undefined };
}
