/** Files that are secrets, by their names. */

interface SecretFile {
  /** What it is, as it would stand in a sentence. */
  readonly kind: string;
  /** Lower-case file names. */
  readonly names?: readonly string[];
  /** Ends of lower-case file names. */
  readonly endings?: readonly string[];
  /** Of lower-case file names that have one of these parts, which few have. */
  readonly pattern?: { readonly parts: readonly string[]; readonly name: RegExp };
  /** The folder that it lies in, in lower case; any when undefined. */
  readonly folder?: string;
  readonly source: string;
}

/** Words in a file name that say that nothing in it is real, or that it is public. */
const harmless: ReadonlySet<string> = new Set([
  ...['example', 'examples', 'sample', 'samples', 'template', 'tmpl', 'tpl', 'dist', 'default', 'defaults', 'schema'],
  ...['test', 'tests', 'testing', 'dummy', 'fake', 'mock', 'public', 'pub', 'j2', 'jinja', 'ci'],
  ...['encrypted', 'enc', 'sops', 'vault', 'age', 'gpg'],
]);

/** Certificates are public; so are parameters and requests. */
const publicCertificate =
  /(?:^|[._-])(?:ca|cas|cacert|cacerts|cert|certs|certificate|chain|fullchain|bundle|root|intermediate|dhparam|dhparams|dh|csr|roots)(?:$|[._-]|[0-9])/;

const secretFiles: readonly SecretFile[] = [
  {
    kind: 'an environment file',
    pattern: {
      parts: ['env'],
      name: /^\.env(?:$|[._-])|^(?:[a-z0-9_-]*\.)?env\.(?:prod|production|local|staging|secret|secrets)$|^[a-z0-9_-]+\.env$/,
    },
    source: 'https://docs.docker.com/compose/how-tos/environment-variables/best-practices/',
  },
  {
    kind: 'a private key',
    names: ['id_rsa', 'id_dsa', 'id_ecdsa', 'id_ed25519', 'id_ecdsa_sk', 'id_ed25519_sk'],
    endings: ['.key', '.ppk', '.pem'],
    source: 'https://man.openbsd.org/ssh-keygen',
  },
  {
    kind: 'a key store',
    endings: ['.p12', '.pfx', '.jks', '.keystore', '.kdbx'],
    source: 'https://docs.oracle.com/en/java/javase/21/docs/specs/man/keytool.html',
  },
  {
    kind: 'a credentials file',
    pattern: {
      parts: ['credentials', 'client', 'token', 'secret'],
      name: /^(?:credentials|client[_-]secrets?|client_secret_[a-z0-9_.-]+|token|secrets?)\.json$|^secrets?\.(?:ya?ml|toml|ini|env|txt)$/,
    },
    source: 'https://developers.google.com/identity/protocols/oauth2',
  },
  {
    kind: 'a service account key',
    pattern: {
      parts: ['.json'],
      name: /^(?:[a-z0-9-]+[_-])?service[_-]?account(?:[_-]?key)?(?:[_-][a-z0-9-]+)?\.json$|^(?:gcp|gcloud|google|firebase)[a-z0-9_-]*(?:key|credentials|creds|adminsdk)[a-z0-9_-]*\.json$|^application_default_credentials\.json$/,
    },
    source: 'https://cloud.google.com/iam/docs/keys-create-delete',
  },
  {
    kind: 'a file with passwords',
    names: [
      ...['.netrc', '_netrc', '.pypirc', '.pgpass', '.my.cnf', '.htpasswd', 'htpasswd', '.git-credentials'],
      ...['.dockercfg', '.s3cfg', '.boto'],
    ],
    source: 'https://packaging.python.org/en/latest/specifications/pypirc/',
  },
  {
    kind: 'a Kubernetes configuration',
    pattern: { parts: ['kubeconfig'], name: /^kubeconfig(?:$|[._-])/ },
    source: 'https://kubernetes.io/docs/concepts/configuration/',
  },
  {
    kind: 'AWS credentials',
    names: ['credentials'],
    folder: '.aws',
    source: 'https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-files.html',
  },
  {
    kind: 'Docker credentials',
    names: ['config.json'],
    folder: '.docker',
    source: 'https://docs.docker.com/reference/cli/docker/login/',
  },
  {
    kind: 'a Kubernetes configuration',
    names: ['config'],
    folder: '.kube',
    source: 'https://kubernetes.io/docs/concepts/configuration/',
  },
  {
    kind: 'Streamlit secrets',
    names: ['secrets.toml'],
    folder: '.streamlit',
    source: 'https://docs.streamlit.io/develop/concepts/connections/secrets-management',
  },
  {
    kind: 'a Terraform state',
    names: ['terraform.tfstate', 'terraform.tfstate.backup', 'terraform.tfvars'],
    endings: ['.auto.tfvars'],
    source: 'https://developer.hashicorp.com/terraform/language/state/sensitive-data',
  },
];

/** Installed packages bring certificates of their own, and tests and documentation bring keys that open nothing. */
const foldersOfPackages: ReadonlySet<string> = new Set([
  ...['site-packages', 'node_modules', '.venv', 'venv', 'test', 'tests', 'testdata', 'test-data', 'test_data'],
  ...['fixture', 'fixtures', 'example', 'examples', 'sample', 'samples', 'doc', 'docs'],
]);

/**
 * What kind of secret a file is by its name (`an environment file`, `a private key`), or undefined. Templates
 * (`.env.example`), public certificates (`cert.pem`, `ca.crt`) and files of installed packages are none.
 * @param path with `/`, relative or absolute
 */
export function secretFileKind(path: string): string | undefined {
  const folders = path.slice(-1024).toLowerCase().split('/');
  const name = folders.pop()!;
  const row = secretFiles.find((file) => isNamed(file, name) && (!file.folder || file.folder === folders.at(-1)));
  if (!row || folders.some((folder) => foldersOfPackages.has(folder))) return undefined;
  if (name.split(/[._-]/).some((word) => harmless.has(word))) return undefined;
  return name.endsWith('.pem') && publicCertificate.test(name) ? undefined : row.kind;
}

function isNamed({ names, endings, pattern }: SecretFile, name: string): boolean {
  if (names?.includes(name) || endings?.some((ending) => name.endsWith(ending))) return true;
  return pattern !== undefined && pattern.parts.some((part) => name.includes(part)) && pattern.name.test(name);
}
