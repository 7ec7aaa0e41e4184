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
