/** In the order in which Compose looks for them: https://docs.docker.com/compose/intro/compose-application-model/ */
export const baseNames: readonly string[] = [
  'compose.yaml',
  'compose.yml',
  'docker-compose.yml',
  'docker-compose.yaml',
];

/** Any of them goes with any base. */
export const overrideNames: readonly string[] = [
  'compose.override.yml',
  'compose.override.yaml',
  'docker-compose.override.yml',
  'docker-compose.override.yaml',
];

/** Names of Compose v1 that Compose still looks for, with those that it prefers. */
export const legacyNames: ReadonlyMap<string, string> = new Map([
  ['docker-compose.yml', 'compose.yaml'],
  ['docker-compose.yaml', 'compose.yaml'],
  ['docker-compose.override.yml', 'compose.override.yaml'],
  ['docker-compose.override.yaml', 'compose.override.yaml'],
]);
