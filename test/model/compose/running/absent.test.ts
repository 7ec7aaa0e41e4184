import { describe, expect, test } from 'vitest';
import { MemoryHost } from '../../../../src/host/memory.js';
import { isFoundFurtherUp, isSurelyAbsent, nearPath } from '../../../../src/model/compose/running/absent.js';

const hostOf = (files: Readonly<Record<string, string>>) => new MemoryHost(Object.entries(files));

describe('isSurelyAbsent', () => {
  const host = hostOf({
    'app/main.py': '',
    '.gitignore': 'data/\n*.log\n',
    '.gitmodules': '[submodule "lib"]\n\tpath = vendor/lib\n\turl = https://example.com/lib\n',
  });
  test.each([
    ['app', false],
    ['app/main.py', false],
    ['App', true],
    ['app/other.py', true],
    ['data', false],
    ['data/db', false],
    ['app.log', false],
    ['vendor/lib', false],
    ['vendor/lib/Dockerfile', false],
    ['vendor/library', true],
    ['../app', false],
    ['/app', false],
  ])('%s: %s', (path, expected) => expect(isSurelyAbsent(host, '.', path)).toBe(expected));
});

describe('nearPath', () => {
  const host = hostOf({ 'frontend/src/App.tsx': '', 'nginx.conf': '' });
  test.each([
    ['Frontend', { path: 'frontend', kind: 'directory', sameLetters: true }],
    ['forntend', { path: 'frontend', kind: 'directory', sameLetters: false }],
    ['Frontend/src', { path: 'frontend/src', kind: 'directory', sameLetters: true }],
    ['frontend/src/app.tsx', { path: 'frontend/src/App.tsx', kind: 'file', sameLetters: true }],
    ['ngnix.conf', { path: 'nginx.conf', kind: 'file', sameLetters: false }],
    ['Frontend/lib', undefined],
    ['backend', undefined],
    ['a/b/c/d', undefined],
    [`${'a/'.repeat(500)}b`, undefined],
  ])('%s', (path, expected) => expect(nearPath(host, path)).toEqual(expected));
});

test('isFoundFurtherUp looks in the folders above', () => {
  const host = hostOf({ 'deploy/docker/compose.yaml': '', 'web/Dockerfile': '', 'deploy/conf/a': '' });
  expect(isFoundFurtherUp(host, 'deploy/docker', './web')).toBe(true);
  expect(isFoundFurtherUp(host, 'deploy/docker', 'conf/a')).toBe(true);
  expect(isFoundFurtherUp(host, 'deploy/docker', 'compose.yaml')).toBe(false);
  expect(isFoundFurtherUp(host, '.', 'web')).toBe(false);
});
