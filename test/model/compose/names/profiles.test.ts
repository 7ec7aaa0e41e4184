import { expect, test } from 'vitest';
import { isHiddenFrom, mayRunTogether } from '../../../../src/model/compose/names/profiles.js';
import { projectOf } from '../../../harness.js';

const pair = (one: string, other: string, env = '') => {
  const project = projectOf({
    'compose.yaml': `services:\n  one:\n    image: a\n    profiles: [${one}]\n  other:\n    image: a\n    profiles: [${other}]\n`,
    '.env': env,
  });
  const { services } = project.composeProjects[0]!;
  return [services.get('one')!, services.get('other')!] as const;
};

test.each([
  ['', '', true],
  ['a', '', true],
  ['', 'a', true],
  ['a', 'b, a', true],
  ['a', 'b', false],
])('[%s] and [%s] run together: %s', (one, other, expected) =>
  expect(mayRunTogether(...pair(one, other))).toBe(expected),
);

test.each([
  ['', '', '', false],
  ['a', '', '', true],
  ['a', 'a', '', false],
  ['a', 'b', '', true],
  ['', 'b', '', false],
  ['a', '', 'COMPOSE_PROFILES=b, a', false],
  ['a', '', 'COMPOSE_PROFILES=b', true],
  ['a', '', 'COMPOSE_PROFILES=*', false],
])('[%s] is hidden from [%s] with %s: %s', (one, other, env, expected) =>
  expect(isHiddenFrom(...pair(one, other, env))).toBe(expected),
);
