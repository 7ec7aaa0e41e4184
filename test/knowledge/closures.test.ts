import { expect, test } from 'vitest';
import { brings } from '../../src/knowledge/closures.js';
import { providersOf } from '../../src/knowledge/python-distributions.js';

test.each([
  ['flask', [], 'gunicorn', false],
  ['flask', [], 'flask', true],
  ['streamlit', [], 'uvicorn', true],
  ['flask-migrate', [], 'alembic', true],
  ['fastapi', ['standard'], 'uvicorn', true],
  ['fastapi', [], 'uvicorn', false],
  ['uvicorn', ['standard'], 'gunicorn', false],
  // Nothing is known of a distribution that nobody looked at, of an extra that does not exist, and of what the table is not about.
  ['a-private-distribution', [], 'gunicorn', undefined],
  ['flask', ['no-such-extra'], 'gunicorn', undefined],
  ['flask', [], 'scipy', undefined],
] as const)('%s%j brings %s: %s', (name, extras, wanted, expected) =>
  expect(brings(name, extras, wanted)).toBe(expected),
);

test('the table is about every distribution that installs the commands of servers', () => {
  for (const command of ['gunicorn', 'uvicorn', 'flask', 'celery', 'streamlit', 'django-admin', 'hypercorn'])
    for (const provider of providersOf(command)) expect(brings('requests', [], provider)).toBe(false);
});
