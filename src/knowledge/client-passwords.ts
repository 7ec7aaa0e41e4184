/** Servers whose passwords their clients are told, as they stand in the names of variables. */
const servers = new Set(
  `db database sql postgres postgresql pg mysql mariadb mongo mongodb redis valkey cache rabbit rabbitmq amqp broker queue
   celery kafka elastic elasticsearch opensearch minio s3 aws storage smtp mail email ldap imap`.split(/\s+/),
);

/**
 * Whether a variable holds what a client needs to reach a server, by its name: `DB_PASSWORD`, `AWS_SECRET_KEY`. The same
 * name may stand at the server itself.
 */
export const isClientPassword = (name: string): boolean =>
  name
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .some((word) => servers.has(word));

/** Whether a variable names a key rather than being one: `AWS_ACCESS_KEY_ID` is the user of `AWS_SECRET_ACCESS_KEY`. */
export const isAccessKeyName = (name: string): boolean => /^(?!.*secret).*access_?key(?:_?id)?$/i.test(name);
