/** Names that say who a stage, a file or a profile is for. */

/** As `Role` of the model. */
export type NamedRole = 'production' | 'development' | 'test';

const testWords = new Set(
  'test tests testing tester unittest unittests pytest e2e ci lint linter check checks qa'.split(' '),
);
const developmentWords = new Set(
  'dev devel develop development developer local debug debugger devcontainer playground sandbox'.split(' '),
);

function roleOf(words: readonly string[]): NamedRole {
  if (words.some((word) => testWords.has(word))) return 'test';
  if (words.some((word) => developmentWords.has(word))) return 'development';
  return 'production';
}

const wordsOf = (name: string): readonly string[] =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .split(/[^a-z0-9]+/);

/**
 * What a stage is for, by its name: `dev`, `app-dev` and `development` are for development, `test` and `lint` for tests,
 * all others for production.
 */
export const stageRole = (name: string): NamedRole => roleOf(wordsOf(name));

/** What a compose profile is for, by its name. */
export const profileRole = (name: string): NamedRole => roleOf(wordsOf(name));

/** Folders whose files are no part of what is shipped. */
const developmentFolders = new Set(['.devcontainer', '.devcontainers']);
const testFolders = new Set(['test', 'tests', '.github', '.gitlab', '.circleci', 'e2e']);

/**
 * What a Dockerfile or compose file is for, by its path: `Dockerfile.dev`, `dev.Dockerfile`, `compose.override.yaml` and
 * all in `.devcontainer/` are for development, `docker-compose.test.yml` and those in `tests/` for tests.
 * Source of the override's meaning: https://docs.docker.com/compose/how-tos/multiple-compose-files/merge/
 * @param path with `/`; the name of standard input or an empty text is for production
 */
export function fileRole(path: string): NamedRole {
  const parts = path.toLowerCase().split('/');
  const name = parts.pop() ?? '';
  if (parts.some((part) => developmentFolders.has(part))) return 'development';
  const words = wordsOf(name);
  // Compose reads the override without being asked, on a developer's machine.
  if (words.includes('override') && /\.ya?ml$/.test(name)) return 'development';
  const named = roleOf(words);
  if (named !== 'production') return named;
  // Folders above the working directory say nothing: a whole project may live below a folder of tests.
  if (parts.slice(parts.lastIndexOf('..') + 1).some((part) => testFolders.has(part))) return 'test';
  return 'production';
}

const productionWords = new Set('prod production prd live'.split(' '));

/** Whether a file's name says that it is for production: `docker-compose.prod.yml`. */
export const isProductionFile = (path: string): boolean =>
  wordsOf(path.slice(path.lastIndexOf('/') + 1)).some((word) => productionWords.has(word));

const builderWords = new Set(
  'build builder builders building compile compiler wheels wheel deps dependencies'.split(' '),
);

/** Whether a stage's name says that it only prepares files for another stage. */
export const isBuilderName = (name: string): boolean => wordsOf(name).some((word) => builderWords.has(word));
