import { expect, test } from 'vitest';
import { distributionsOf } from '../../../../src/model/python/installs/distributions.js';
import { projectOf } from '../../../harness.js';

function read(lines: readonly string[], files: Readonly<Record<string, string>> = {}, base = 'python:3.13-slim') {
  const Dockerfile = [`FROM ${base}`, 'WORKDIR /app', ...lines, ''].join('\n');
  const project = projectOf({ Dockerfile, ...files });
  const distributions = distributionsOf(project.dockerfiles[0]!.stages.at(-1)!, project.host);
  const has = (name: string) => {
    const fact = distributions.has(name);
    return fact.known ? fact.value : fact.because;
  };
  return {
    ...distributions,
    has,
    names: distributions.all.map(({ name, version }) => (version ? `${name} ${version}` : name)),
  };
}

test('what a command line names, with what that surely needs', () => {
  const { names, has } = read(['RUN pip install "Flask[async]==3.1.0" redis>=5']);
  expect(names.slice(0, 2)).toEqual(['flask 3.1.0', 'blinker']);
  expect(has('werkzeug')).toBe(true);
  expect(has('gunicorn')).toBe(false);
  expect(has('scipy')).toBe('flask may bring it');
});

test('requirements files, and those that they name', () => {
  const { names, has } = read(['COPY requirements requirements', 'RUN pip install -r requirements/web.txt'], {
    'requirements/web.txt': '-r base.txt\ngunicorn==23.0.0\n',
    'requirements/base.txt': 'redis==5.0.1\npywin32==1; sys_platform == "win32"\n',
  });
  expect(names).toEqual(['gunicorn 23.0.0', 'redis 5.0.1', 'pywin32 1']);
  expect(has('pywin32')).toBe('pywin32 is installed on some platforms only');
});

test('a lock has everything', () => {
  const { names, has } = read(['COPY pyproject.toml uv.lock ./', 'RUN uv sync --locked'], {
    'pyproject.toml': '[project]\nname = "a"\ndependencies = ["flask"]\n',
    'uv.lock': '[[package]]\nname = "flask"\nversion = "3.1.0"\n[[package]]\nname = "jinja2"\nversion = "3.1.6"\n',
  });
  expect(names).toEqual(['flask 3.1.0', 'jinja2 3.1.6']);
  expect(has('jinja2')).toBe(true);
  expect(has('gunicorn')).toBe(false);
});

test('a manifest without its lock', () => {
  const { names, has } = read(['COPY pyproject.toml ./', 'RUN uv sync'], {
    'pyproject.toml': '[project]\nname = "a"\ndependencies = ["flask"]\n[dependency-groups]\ndev = ["pytest"]\n',
  });
  expect(names[0]).toBe('flask');
  expect(has('pytest')).toBe('groups of dependencies may be installed');
});

test('an install that names nothing', () =>
  expect(read(['RUN pip install --upgrade']).has('gunicorn')).toBe('what is installed is not known'));

test('the project itself, with an extra', () => {
  const { names } = read(['COPY . .', 'RUN pip install -e .[web]'], {
    'pyproject.toml':
      '[project]\nname = "My.App"\ndependencies = ["redis"]\n[project.optional-dependencies]\nweb = ["gunicorn"]\n',
  });
  expect(names).toEqual(['my-app', 'redis', 'gunicorn']);
});

test('groups of dependencies, with those that they include', () => {
  const { names, has } = read(['COPY pyproject.toml ./', 'RUN pip install --group main --group=pyproject.toml:web'], {
    'pyproject.toml':
      '[dependency-groups]\nmain = ["celery", { include-group = "base" }]\nbase = ["redis"]\nweb = ["gunicorn"]\n',
  });
  expect(names.filter((name) => ['celery', 'redis', 'gunicorn'].includes(name))).toEqual([
    'celery',
    'redis',
    'gunicorn',
  ]);
  expect(has('gunicorn')).toBe(true);
  expect(read(['RUN pip install --group main']).has('gunicorn')).toBe('what the group main needs is not known');
});

test('the stages below count, too', () => {
  const { names } = read(
    ['RUN pip install gunicorn'],
    {},
    'python:3.13-slim AS base\nRUN pip install redis\nFROM base',
  );
  expect(names).toEqual(['redis', 'gunicorn']);
});

test.each([
  [['RUN pip install $PACKAGES'], 'a package on a command line is not known'],
  [['RUN pip install -r requirements.txt'], 'requirements.txt cannot be read'],
  [['RUN pip install .'], 'what . needs is not known'],
  [['RUN pip install git+https://example.org/x.git'], 'git+https://example.org/x.git may bring others'],
  [['RUN conda install numpy=2.1'], 'conda brings packages of its own choice'],
  [['COPY --from=0 /opt/venv /opt/venv'], 'packages may be copied from another stage or image'],
])('what cannot be told: %s', (lines, because) => expect(read(lines).has('gunicorn')).toBe(because));

test('a base image that is not known', () =>
  expect(read(['RUN pip install flask'], {}, 'example.org/base').has('gunicorn')).toBe(
    'the base image may bring packages',
  ));

test('what nobody can import does not count', () => {
  const { names, has } = read([
    'RUN pipx install gunicorn',
    'RUN uv tool install ruff',
    'COPY --from=ghcr.io/astral-sh/uv:0.9 /uv /bin/',
  ]);
  expect(names).toEqual([]);
  expect(has('gunicorn')).toBe(false);
});

test('a project that a requirements file names, counted from the folder that pip runs in', () => {
  const { names } = read(['COPY . .', 'RUN pip install -r requirements/all.txt'], {
    'requirements/all.txt': '-e ./libs/shared\n',
    'libs/shared/pyproject.toml': '[project]\nname = "shared"\ndependencies = ["redis"]\n',
  });
  expect(names).toEqual(['shared', 'redis']);
});
