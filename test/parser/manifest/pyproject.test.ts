import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parsePyproject } from '../../../src/parser/manifest/pyproject.js';
import type { Dependency } from '../../../src/parser/manifest/tree.js';
import { textOf } from '../../../src/text/location.js';
import { SourceFile } from '../../../src/text/source.js';

const parse = (text: string) => parsePyproject(new SourceFile('pyproject.toml', text));

const shown = ({ name, extras, specifier, marker, location }: Dependency): string =>
  [
    name,
    extras.length > 0 ? `[${extras.join(',')}]` : '',
    specifier,
    marker ? `;${marker}` : '',
    location ? `@${location}` : '',
  ].join('');

test('a standard project', () => {
  const manifest = parse(`
[project]
name = "My.App"
requires-python = ">=3.11, <4"
readme = "README.md"
license = { file = "LICENSE" }
dependencies = ["Flask[async]>=3, <4", "gunicorn; sys_platform != 'win32'", "lib @ git+https://example.org/lib.git"]
scripts = { serve = "my_app:main" }

[project.optional-dependencies]
Web_UI = ["uvicorn"]

[dependency-groups]
test = ["pytest"]
dev = [{ include-group = "test" }, "ruff==0.9"]

[build-system]
requires = ["hatchling"]
build-backend = "hatchling.build"
`);
  expect(manifest.name).toBe('my-app');
  expect(manifest.requiresPython?.text).toBe('>=3.11,<4');
  expect(manifest.dependencies.map(shown)).toEqual([
    'flask[async]>=3,<4',
    "gunicorn;sys_platform != 'win32'",
    'lib@git+https://example.org/lib.git',
  ]);
  expect(manifest.dependencies.map(({ source }) => source)).toEqual(['index', 'index', 'vcs']);
  expect(manifest.dependencies.map(textOf)[0]).toBe('"Flask[async]>=3, <4"');
  expect([...manifest.extras].map(([name, list]) => [name, list.map(shown)])).toEqual([['web-ui', ['uvicorn']]]);
  expect(manifest.groups.get('dev')).toMatchObject({ includes: ['test'], optional: false });
  expect(manifest.groups.get('test')?.dependencies.map(shown)).toEqual(['pytest']);
  expect(manifest.build?.backend).toBe('hatchling.build');
  expect(manifest.files.map(({ path, for: use }) => [path, use])).toEqual([
    ['README.md', 'readme'],
    ['LICENSE', 'license'],
  ]);
  expect([...manifest.scripts]).toEqual([['serve', 'my_app:main']]);
  expect(manifest).toMatchObject({ open: undefined, versionFrom: 'static', isPackage: undefined, packages: undefined });
});

test('a project of Poetry', () => {
  const manifest = parse(`
[tool.poetry]
name = "shop"
readme = "README.md"
package-mode = false
packages = [{ include = "shop", from = "src" }]

[tool.poetry.dependencies]
python = "^3.11"
django = "~5.1"
redis = "*"
celery = { version = "^5.3.1", extras = ["redis"] }
zero = "^0.2.3"
own = { path = "../own", develop = true }
forked = { git = "https://example.org/forked.git" }
either = "^1 || ^2"

[tool.poetry.group.dev.dependencies]
pytest = "8.0"

[tool.poetry.group.docs]
optional = true
[tool.poetry.group.docs.dependencies]
sphinx = ">=7,<8"
`);
  expect(manifest.requiresPython?.text).toBe('>=3.11,<4');
  expect(textOf(manifest.requiresPython!)).toBe('python');
  expect(manifest.dependencies.map(shown)).toEqual([
    'django>=5.1,<5.2',
    'redis',
    'celery[redis]>=5.3.1,<6',
    'zero>=0.2.3,<0.3',
    'own@../own',
    'forked@git+https://example.org/forked.git',
    'either',
  ]);
  expect(manifest.dependencies[4]).toMatchObject({ source: 'path', editable: true });
  expect(manifest.groups.get('dev')?.dependencies.map(shown)).toEqual(['pytest==8.0']);
  expect(manifest.groups.get('docs')).toMatchObject({ optional: true });
  expect(manifest).toMatchObject({ isPackage: false, packages: ['shop'], open: undefined });
});

test('development dependencies of uv and PDM', () => {
  const manifest = parse(`
[project]
name = "a"
[tool.uv]
dev-dependencies = ["pytest"]
package = false
[tool.pdm.dev-dependencies]
lint = ["ruff"]
`);
  expect([...manifest.groups].map(([name, { dependencies }]) => [name, dependencies.map(shown)])).toEqual([
    ['dev', ['pytest']],
    ['lint', ['ruff']],
  ]);
  expect(manifest.isPackage).toBe(false);
});

test.each([
  ['[project]\nname = "a"\ndynamic = ["version"]\n[build-system]\nrequires = ["hatchling", "hatch-vcs"]', 'scm'],
  ['[project]\nname = "a"\ndynamic = ["version"]\n[tool.pdm.version]\nsource = "scm"', 'scm'],
  ['[tool.poetry]\nname = "a"\n[tool.poetry-dynamic-versioning]\nenable = true', 'scm'],
  ['[project]\nname = "a"\ndynamic = ["version"]\n[tool.hatch.version]\npath = "a/__init__.py"', 'other'],
  ['[project]\nname = "a"\nversion = "1"\n[build-system]\nrequires = ["setuptools-scm"]', 'static'],
])('where the version comes from: %s', (text, from) => expect(parse(text).versionFrom).toBe(from));

test('what is not listed', () => {
  expect(parse('[project]\nname = "a"\ndynamic = ["dependencies"]\n').open).toBe('its dependencies are dynamic');
  expect(parse('[tool.ruff]\nline-length = 100\n').open).toBe('it does not describe a project');
  expect(parse('[project\n')).toMatchObject({ open: 'it is no TOML', dependencies: [] });
  expect(parse('[project\n').problems).toHaveLength(1);
});

test('files that a dynamic field is read from', () =>
  expect(
    parse(
      '[project]\nname = "a"\ndynamic = ["dependencies", "version"]\n[tool.setuptools.dynamic]\ndependencies = { file = ["requirements.txt"] }\nversion = { attr = "a.__version__" }\n',
    ).files.map(({ path, for: use }) => [path, use]),
  ).toEqual([['requirements.txt', 'dependencies']]));

test('any text gives a manifest', () => {
  const words = [
    '[project]',
    '[tool.poetry.dependencies]',
    '\n',
    'name = ',
    '"a"',
    'dependencies = [',
    ']',
    '{',
    '}',
    '^1',
    '"x @ y"',
    '=',
    '1',
  ];
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.constantFrom(...words), fc.string())), (parts) => {
      const manifest = parse(parts.join(''));
      for (const { at } of manifest.dependencies) expect(at.span.end).toBeLessThanOrEqual(manifest.file.text.length);
    }),
  );
});
