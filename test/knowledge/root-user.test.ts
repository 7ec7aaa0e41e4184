import { expect, test } from 'vitest';
import { isRootUser } from '../../src/knowledge/system-users.js';

test.each([
  ['root', true],
  ['root:app', true],
  ['0', true],
  ['00:0', true],
  ['', false],
  ['1000:0', false],
  ['app:root', false],
  ['rooted', false],
])('%j is root: %j', (user, expected) => expect(isRootUser(user)).toBe(expected));
