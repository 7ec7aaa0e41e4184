import { expect, test } from 'vitest';
import { textOf } from '../../../../src/text/location.js';
import { projectOf } from '../../../harness.js';

test('a password with a dollar sign is a secret, which reports do not show', () => {
  const { secrets } = projectOf({
    'compose.yaml': 'services:\n  web:\n    image: a\n    environment:\n      DB_PASSWORD: pa$word\n',
  });
  expect(secrets.map(textOf)).toEqual(['pa$word']);
});
