import { expect, test } from 'vitest';
import type { PythonProgram } from '../../../../src/model/python/program/program.js';
import { projectOf } from '../../../harness.js';

/** The program of the last stage of a Dockerfile that copies everything to /app. */
function programOf(command: string, files: Readonly<Record<string, string>>, lines = ''): PythonProgram | string {
  const Dockerfile = `FROM python:3.13-slim\nWORKDIR /app\nCOPY . .\n${lines}CMD ${command}\n`;
  const stage = projectOf({ Dockerfile, '.dockerignore': 'Dockerfile\n', ...files }).dockerfiles[0]!.stages.at(-1)!;
  if (!stage.process.known) return stage.process.because;
  const { program } = stage.process.value;
  return program.known ? program.value : program.because;
}

const parts = (program: PythonProgram | string) => {
  if (typeof program === 'string') return program;
  const { kind, text, module, attribute, searchPath, entry } = program;
  return {
    kind,
    text,
    module,
    attribute,
    searchPath: searchPath.known ? searchPath.value : searchPath.because,
    entry: entry.kind === 'file' ? entry.path : entry,
  };
};

const script = { module: undefined, attribute: undefined, kind: 'script' } as const;

test('a script looks for modules in its own folder', () =>
  expect(parts(programOf('["python", "src/main.py"]', { 'src/main.py': '' }))).toEqual({
    ...script,
    text: 'src/main.py',
    searchPath: ['/app/src'],
    entry: '/app/src/main.py',
  }));

test('a script that is not there', () =>
  expect(parts(programOf('["python", "main.py"]', { 'src/main.py': '' }))).toMatchObject({
    entry: { kind: 'absent', tried: ['/app/main.py'] },
  }));

test('a folder with __main__.py', () =>
  expect(parts(programOf('["python", "pkg"]', { 'pkg/__main__.py': '' }))).toMatchObject({
    entry: '/app/pkg/__main__.py',
  }));

test('python -m looks for modules where it runs', () =>
  expect(parts(programOf('["python", "-m", "pkg.cli"]', { 'pkg/__init__.py': '', 'pkg/cli.py': '' }))).toEqual({
    kind: 'module',
    text: 'pkg.cli',
    module: 'pkg.cli',
    attribute: undefined,
    searchPath: ['/app'],
    entry: '/app/pkg/cli.py',
  }));

test('python -m of a package runs its __main__', () => {
  expect(parts(programOf('["python", "-m", "pkg"]', { 'pkg/__init__.py': '', 'pkg/__main__.py': '' }))).toMatchObject({
    entry: '/app/pkg/__main__.py',
  });
  expect(parts(programOf('["python", "-m", "pkg"]', { 'pkg/__init__.py': '' }))).toMatchObject({
    entry: { kind: 'absent', tried: ['/app/pkg/__main__/__init__.py', '/app/pkg/__main__.py'] },
  });
});

test('an application, with PYTHONPATH behind where it runs', () =>
  expect(
    parts(programOf('["uvicorn", "web.main:app"]', { 'lib/web/main.py': '' }, 'ENV PYTHONPATH=/app/lib:more\n')),
  ).toEqual({
    kind: 'application',
    text: 'web.main:app',
    module: 'web.main',
    attribute: 'app',
    searchPath: ['/app', '/app/lib', '/app/more'],
    entry: '/app/lib/web/main.py',
  }));

test('a server that is told where to look', () =>
  expect(parts(programOf('["uvicorn", "--app-dir", "src", "main:app"]', { 'src/main.py': '' }))).toMatchObject({
    searchPath: ['/app/src'],
    entry: '/app/src/main.py',
  }));

test('a factory keeps its call', () =>
  expect(parts(programOf('["gunicorn", "main:create_app()"]', { 'main.py': '' }))).toMatchObject({
    attribute: 'create_app()',
  }));

test('what cannot be known', () => {
  expect(programOf('["uvicorn"]', {})).toBe('uvicorn looks for its application by itself');
  expect(programOf('["python", "-c", "print(1)"]', {})).toBe('python runs no file');
  expect(programOf('["nginx"]', {})).toBe('it runs no Python code that is seen');
});

/** Dotted names of the reached modules; `?` behind those that are reached under a guard only. */
const reached = (command: string, files: Readonly<Record<string, string>>, lines?: string) => {
  const program = programOf(command, files, lines);
  if (typeof program === 'string') return program;
  return program.reachable.modules.map(({ name, guarded }) => `${name}${guarded ? '?' : ''}`);
};

test('modules are reached along imports, with the packages above them', () =>
  expect(
    reached('["python", "main.py"]', {
      'main.py': 'import os\nfrom app.core import settings\nfrom app import views\n',
      'app/__init__.py': '',
      'app/core/__init__.py': '',
      'app/core/settings.py': 'from ..util import x\nimport requests\n',
      'app/util.py': '',
      'app/views.py': '',
      'app/unused.py': '',
    }),
  ).toEqual(['__main__', 'app', 'app.core', 'app.core.settings', 'app.views', 'app.util']));

test('a guard holds for all that is behind it, unless another way leads there', () => {
  const files = {
    'main.py': 'def later():\n    import a\nimport b\n',
    'a.py': 'import c\nimport d\n',
    'b.py': 'import c\n',
    'c.py': '',
    'd.py': '',
  };
  expect(reached('["python", "main.py"]', files)).toEqual(['__main__', 'a?', 'b', 'd?', 'c']);
});

test('rings end', () =>
  expect(
    reached('["python", "main.py"]', { 'main.py': 'import a\n', 'a.py': 'import b\n', 'b.py': 'import a\n' }),
  ).toEqual(['__main__', 'a', 'b']));

test('where an import leads', () => {
  const program = programOf('["python", "main.py"]', {
    'main.py': 'import os\nimport space.part\nfrom pkg import name, module\nimport pkg.none\n',
    'space/part.py': '',
    'pkg/__init__.py': 'name = 1\n',
    'pkg/module.py': '',
  });
  if (typeof program === 'string') throw new Error(program);
  expect(program.reachable.imports.map(({ name, lookup }) => `${name} ${lookup.kind}`)).toEqual([
    'os absent',
    'space.part file',
    'pkg file',
    'pkg.module file',
    'pkg.none absent',
  ]);
});

test('an image whose files are not known', () => {
  const project = projectOf({ Dockerfile: 'FROM example.org/base\nCMD ["python", "main.py"]\n' });
  const { process } = project.dockerfiles[0]!.stages[0]!;
  const program = process.known ? process.value.program : process;
  expect(program.known && program.value.entry.kind).toBe('unknown');
  expect(program.known && program.value.reachable.modules).toEqual([]);
});
