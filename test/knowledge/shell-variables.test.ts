import { expect, test } from 'vitest';
import { isSetOutside } from '../../src/knowledge/shell-variables.js';

test.each(['HOME', 'USER', 'CI', 'CI_COMMIT_SHA', 'GITHUB_RUN_ID', 'COMPOSE_PROJECT_NAME', 'TAG', 'APP_TAG', 'LC_ALL'])(
  '%s is set by what starts Compose',
  (name) => expect(isSetOutside(name)).toBe(true),
);

test.each(['POSTGRES_USER', 'PORT', 'CITY', 'STAGE', 'HOME_DIR', 'tag', 'DB_VERSION'])('%s is not', (name) =>
  expect(isSetOutside(name)).toBe(false),
);
