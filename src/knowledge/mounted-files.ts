/** What the names of paths that people mount say about them. */

/** Extensions of files that people write for a program to read, or that a program keeps as one file. */
const fileExtensions: ReadonlySet<string> = new Set(
  (
    'acl bash cfg cnf conf config css csv db env graphql hcl html ini ipynb js json jsonc jsx lua md mjs php properties proto ps1 py rb ' +
    'rego rst rules sh sql sqlite sqlite3 tf toml ts tsv tsx txt vcl xml xsd yaml yml zsh'
  ).split(' '),
);

/** Names of files without extension. */
const fileNames: ReadonlySet<string> = new Set([
  'Caddyfile',
  'Containerfile',
  'Corefile',
  'Dockerfile',
  'Gemfile',
  'Justfile',
  'Makefile',
  'Pipfile',
  'Procfile',
  'Vagrantfile',
]);

/** Whether a path is called like a file. Folders such as `conf.d` and `app.v2` are not. */
export function isFileName(name: string): boolean {
  const dot = name.lastIndexOf('.');
  return fileNames.has(name) || (dot > 0 && fileExtensions.has(name.slice(dot + 1).toLowerCase()));
}

/**
 * Whether a path is one that every machine makes for itself and that no repository holds: keys, certificates, passwords, environment
 * files, sockets, what other tools generate.
 */
export const isMadeOnSite = (path: string): boolean =>
  /(?:^|\/)\.env|\.env$|\.(?:pem|key|crt|cer|csr|der|p12|pfx|jks|pub|sock|socket|pid)$|(?:^|\/)[^/]*(?:secret|password|passwd|credential|token|cert|ssl|tls|letsencrypt|id_rsa|id_ed25519|\.ssh|\.aws|\.netrc|\.pgpass|\.npmrc|artifact|generated)[^/]*(?:\/|$)/i.test(
    path,
  );

/** Names of folders that hold what a container writes: they are there after the first start. */
const dataFolders =
  /(?:^|[._-])(?:data|database|db|logs?|uploads?|media|volumes?|storage|store|cache|tmp|temp|backups?|dumps?|state|exports?|imports?|consume|downloads?|outputs?|results?|artifacts?|sessions?|var|run|models?|workspace|notebooks?|pgdata|postgres(?:ql)?|mysql|mariadb|redis|mongo(?:db)?|rabbitmq|elastic(?:search)?|minio|grafana|prometheus|home|files?)(?:$|[._-])/i;

/** Whether a folder is called like one that a container fills. */
export const isDataFolder = (path: string): boolean => path.split('/').some((segment) => dataFolders.test(segment));
