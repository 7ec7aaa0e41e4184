/** Servers whose passwords their clients are told, as they stand in the names of variables. */
const servers = new Set(
  `db database sql postgres postgresql pg mysql mariadb mongo mongodb redis valkey cache rabbit rabbitmq amqp broker queue
   celery kafka nats elastic elasticsearch opensearch clickhouse influxdb neo4j qdrant milvus weaviate minio s3 aws storage smtp
   mail email ldap imap ftp sftp`.split(/\s+/),
);

const wordsOf = (name: string): readonly string[] =>
  name
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');

/**
 * Whether a variable holds what a client needs to reach a server, by its name: `DB_PASSWORD`, `AWS_SECRET_KEY`. The same
 * name may stand at the server itself.
 */
export const isClientPassword = (name: string): boolean => wordsOf(name).some((word) => servers.has(word));

/**
 * Whether a variable is the password of a program of one of these names, by its own: `GRAFANA_PASSWORD` is of `grafana`, and
 * `KEYCLOAK_DB_PASSWORD` of something that `keycloak` is a client of.
 */
export function isOwnPassword(name: string, programs: readonly string[]): boolean {
  const text = `_${wordsOf(name).join('_')}_`;
  return programs.some((program) => {
    const own = `_${wordsOf(program).join('_')}_`;
    return text.includes(own) && !isClientPassword(text.replace(own, '_'));
  });
}

/** Whether a variable names a key rather than being one: `AWS_ACCESS_KEY_ID` is the user of `AWS_SECRET_ACCESS_KEY`. */
export const isAccessKeyName = (name: string): boolean => /^(?!.*secret).*access_?key(?:_?id)?$/i.test(name);
