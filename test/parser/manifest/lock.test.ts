import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lockKind, parseLock } from '../../../src/parser/manifest/lock.js';
import type { LockFile } from '../../../src/parser/manifest/tree.js';
import { SourceFile } from '../../../src/text/source.js';

const parse = (kind: LockFile['kind'], text: string) => parseLock(new SourceFile('lock', text), kind);

const shown = ({ packages }: LockFile) =>
  [...packages.values()]
    .flat()
    .map(({ name, version, source, dependencies, groups }) => ({ name, version, source, dependencies, groups }));

test.each([
  ['uv.lock', 'uv'],
  ['web/poetry.lock', 'poetry'],
  ['pdm.lock', 'pdm'],
  ['Pipfile.lock', 'pipenv'],
  ['pylock.toml', 'pylock'],
  ['pylock.dev.toml', 'pylock'],
  ['Cargo.lock', undefined],
  ['constructor', undefined],
])('%s: %s', (path, kind) => expect(lockKind(path)).toBe(kind));

test('of uv', () => {
  const lock = parse(
    'uv',
    `requires-python = ">=3.12"
[[package]]
name = "flask"
version = "3.1.0"
source = { registry = "https://pypi.org/simple" }
dependencies = [{ name = "Jinja2" }]
wheels = [{ url = "x" }]
[[package]]
name = "app"
version = "0.1.0"
source = { virtual = "." }
[[package]]
name = "old"
version = "1"
source = { registry = "https://pypi.org/simple" }
sdist = { url = "x" }
`,
  );
  expect(lock.requiresPython?.text).toBe('>=3.12');
  expect(shown(lock)).toEqual([
    { name: 'flask', version: '3.1.0', source: 'index', dependencies: ['jinja2'], groups: undefined },
    { name: 'app', version: '0.1.0', source: 'path', dependencies: [], groups: undefined },
    { name: 'old', version: '1', source: 'index', dependencies: [], groups: undefined },
  ]);
  expect([...lock.packages.values()].flat().map(({ onlySource }) => onlySource)).toEqual([false, false, true]);
});

test('of Poetry', () => {
  const lock = parse(
    'poetry',
    `[[package]]
name = "celery"
version = "5.4.0"
groups = ["main"]
[package.dependencies]
kombu = ">=5"
[[package]]
name = "own"
version = "1"
[package.source]
type = "git"
url = "x"
[metadata]
python-versions = "^3.11"
`,
  );
  expect(lock.requiresPython?.text).toBe('>=3.11,<4');
  expect(shown(lock)).toEqual([
    { name: 'celery', version: '5.4.0', source: 'index', dependencies: ['kombu'], groups: ['main'] },
    { name: 'own', version: '1', source: 'vcs', dependencies: [], groups: undefined },
  ]);
});

test('of PDM and the standard', () => {
  expect(
    shown(parse('pdm', '[[package]]\nname = "a"\nversion = "1"\ngroups = ["default"]\ndependencies = ["B.c>=2"]\n')),
  ).toEqual([{ name: 'a', version: '1', source: 'index', dependencies: ['b-c'], groups: ['default'] }]);
  expect(shown(parse('pylock', '[[packages]]\nname = "a"\nversion = "1"\n'))).toEqual([
    { name: 'a', version: '1', source: 'index', dependencies: undefined, groups: undefined },
  ]);
});

test('of Pipenv', () =>
  expect(
    shown(parse('pipenv', '{"default": {"Flask": {"version": "==3.1.0"}}, "develop": {"x": {"git": "y"}}}')),
  ).toEqual([
    { name: 'flask', version: '3.1.0', source: 'index', dependencies: undefined, groups: ['default'] },
    { name: 'x', version: undefined, source: 'vcs', dependencies: undefined, groups: ['develop'] },
  ]));

test('several versions of one distribution', () =>
  expect(
    parse('uv', '[[package]]\nname = "a"\nversion = "1"\n[[package]]\nname = "a"\nversion = "2"\n')
      .packages.get('a')
      ?.map(({ version }) => version),
  ).toEqual(['1', '2']));

test('what is no lock has a problem', () => {
  expect(parse('pipenv', '{').problems).toHaveLength(1);
  expect(parse('uv', '[[').problems).toHaveLength(1);
});

test('any text gives a lock', () =>
  fc.assert(
    fc.property(
      fc.constantFrom('uv', 'poetry', 'pdm', 'pipenv', 'pylock'),
      fc.oneof(fc.string(), fc.json()),
      (kind, text) => {
        expect(parse(kind, text).packages.size).toBeGreaterThanOrEqual(0);
      },
    ),
  ));
