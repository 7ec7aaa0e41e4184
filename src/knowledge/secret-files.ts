/** Files that are secrets, by their names. */

interface SecretFile {
  /** What it is, as it would stand in a sentence. */
  readonly kind: string;
  /** Of the lower-case file name. */
  readonly name: RegExp;
  /** Of the lower-case folder path with `/` at its end; any when undefined. */
  readonly folder?: RegExp;
  readonly source: string;
}

/** Words in a file name that say that nothing in it is real, or that it is public. */
const harmless =
  /(?:^|[._-])(?:example|examples|sample|samples|template|tmpl|tpl|dist|default|defaults|test|tests|testing|dummy|fake|mock|schema|public|pub|encrypted|enc|sops|vault|age|gpg|j2|jinja|ci)(?:$|[._-])/;

/** Certificates are public; so are parameters and requests. */
const publicCertificate =
  /(?:^|[._-])(?:ca|cas|cacert|cacerts|cert|certs|certificate|chain|fullchain|bundle|root|intermediate|dhparam|dhparams|dh|csr|roots)(?:$|[._-]|[0-9])/;

const secretFiles: readonly SecretFile[] = [
  {
    kind: 'an environment file',
    name: /^\.env(?:$|[._-])|^(?:[a-z0-9_-]*\.)?env\.(?:prod|production|local|staging|secret|secrets)$|^[a-z0-9_-]+\.env$/,
    source: 'https://docs.docker.com/compose/how-tos/environment-variables/best-practices/',
  },
  {
    kind: 'a private key',
    name: /^id_(?:rsa|dsa|ecdsa|ed25519|ecdsa_sk|ed25519_sk)$|\.(?:key|ppk)$|\.pem$/,
    source: 'https://man.openbsd.org/ssh-keygen',
  },
  {
    kind: 'a key store',
    name: /\.(?:p12|pfx|jks|keystore|kdbx)$/,
    source: 'https://docs.oracle.com/en/java/javase/21/docs/specs/man/keytool.html',
  },
  {
    kind: 'a credentials file',
    name: /^(?:credentials|client[_-]secrets?|client_secret_[a-z0-9_.-]+|token|secrets?)\.json$|^secrets?\.(?:ya?ml|toml|ini|env|txt)$/,
    source: 'https://developers.google.com/identity/protocols/oauth2',
  },
  {
    kind: 'a service account key',
    name: /^(?:[a-z0-9-]+[_-])?service[_-]?account(?:[_-]?key)?(?:[_-][a-z0-9-]+)?\.json$|^(?:gcp|gcloud|google|firebase)[a-z0-9_-]*(?:key|credentials|creds|adminsdk)[a-z0-9_-]*\.json$|^application_default_credentials\.json$/,
    source: 'https://cloud.google.com/iam/docs/keys-create-delete',
  },
  {
    kind: 'a file with passwords',
    name: /^(?:\.netrc|_netrc|\.pypirc|\.pgpass|\.my\.cnf|\.htpasswd|htpasswd|\.git-credentials|\.dockercfg|\.s3cfg|\.boto)$/,
    source: 'https://packaging.python.org/en/latest/specifications/pypirc/',
  },
  {
    kind: 'a Kubernetes configuration',
    name: /^kubeconfig(?:$|[._-])/,
    source: 'https://kubernetes.io/docs/concepts/configuration/',
  },
  {
    kind: 'AWS credentials',
    name: /^credentials$/,
    folder: /(?:^|\/)\.aws\/$/,
    source: 'https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-files.html',
  },
  {
    kind: 'Docker credentials',
    name: /^config\.json$/,
    folder: /(?:^|\/)\.docker\/$/,
    source: 'https://docs.docker.com/reference/cli/docker/login/',
  },
  {
    kind: 'a Kubernetes configuration',
    name: /^config$/,
    folder: /(?:^|\/)\.kube\/$/,
    source: 'https://kubernetes.io/docs/concepts/configuration/',
  },
  {
    kind: 'Streamlit secrets',
    name: /^secrets\.toml$/,
    folder: /(?:^|\/)\.streamlit\/$/,
    source: 'https://docs.streamlit.io/develop/concepts/connections/secrets-management',
  },
  {
    kind: 'a Terraform state',
    name: /^terraform\.tfstate(?:\.backup)?$|\.auto\.tfvars$|^terraform\.tfvars$/,
    source: 'https://developer.hashicorp.com/terraform/language/state/sensitive-data',
  },
];

/** Installed packages bring certificates of their own, and tests and documentation bring keys that open nothing. */
const folderOfPackages =
  /(?:^|\/)(?:site-packages|node_modules|\.venv|venv|tests?|test[-_]?data|fixtures?|examples?|samples?|docs?)\//;

/**
 * What kind of secret a file is by its name (`an environment file`, `a private key`), or undefined. Templates
 * (`.env.example`), public certificates (`cert.pem`, `ca.crt`) and files of installed packages are none.
 * @param path with `/`, relative or absolute
 */
export function secretFileKind(path: string): string | undefined {
  const lower = path.slice(-1024).toLowerCase();
  const slash = lower.lastIndexOf('/');
  const folder = lower.slice(0, slash + 1);
  const name = lower.slice(slash + 1);
  if (harmless.test(name) || folderOfPackages.test(folder)) return undefined;
  const row = secretFiles.find((file) => file.name.test(name) && (file.folder?.test(folder) ?? true));
  return row && name.endsWith('.pem') && publicCertificate.test(name) ? undefined : row?.kind;
}
