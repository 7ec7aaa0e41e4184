import rule from '../../../src/rules/correctness/start-command-not-installed.js';
import { testRule, type RuleCase } from '../../harness.js';

const files = {
  'requirements.txt': 'flask==3.1.0\nredis\n',
  'server.txt': '-r requirements.txt\ngunicorn==23.0.0\n',
  'app.py': 'import flask\napp = flask.Flask(__name__)\n',
};
const over = (base: string, lines: readonly string[], more: Readonly<Record<string, string>> = {}): RuleCase => ({
  files: { Dockerfile: [`FROM ${base}`, 'WORKDIR /app', 'COPY . .', ...lines, ''].join('\n'), ...files, ...more },
});
const given = (...lines: readonly string[]): RuleCase => over('python:3.13-slim', lines);
const install = 'RUN pip install -r requirements.txt';
const bad = 'CMD [[|"gunicorn"|], "app:app"]';
const good = 'CMD ["gunicorn", "app:app"]';
const uv = 'COPY --from=ghcr.io/astral-sh/uv:0.9 /uv /bin/';
const pyproject =
  '[project]\nname = "shop"\nversion = "1"\ndependencies = ["flask"]\n[project.scripts]\nshop = "shop:main"\n';
const lock = '[[package]]\nname = "flask"\nversion = "3.1.0"\n';

testRule(rule, {
  'a server that nobody installs': {
    ...given(install, bad),
    message: 'The container cannot start gunicorn: nothing installs the program gunicorn.',
  },
  'a server in a file that another one names': given('RUN pip install -r server.txt', good),
  'a server on the command line': given(install, 'RUN pip install gunicorn', good),
  'nothing is installed': given(good),
  'as a module': {
    ...given(install, 'CMD ["python", "-m", [|"gunicorn"|], "app:app"]'),
    message: 'The container cannot start gunicorn: nothing installs the module gunicorn.',
  },
  'by its path': given(install, 'CMD ["/opt/bin/gunicorn", "app:app"]'),
  'a distribution that may bring it': over('python:3.13-slim', [install, good], {
    'requirements.txt': 'a-private-distribution\n',
  }),
  'a distribution that brings it': over('python:3.13-slim', [install, 'CMD ["uvicorn", "app:app"]'], {
    'requirements.txt': 'streamlit\n',
  }),
  'an extra that brings it': over('python:3.13-slim', [install, 'CMD ["uvicorn", "app:app"]'], {
    'requirements.txt': 'fastapi[standard]\n',
  }),
  'without the extra': over('python:3.13-slim', [install, 'CMD [[|"uvicorn"|], "app:app"]'], {
    'requirements.txt': 'fastapi==0.115.0\n',
  }),
  'a lock without it': over(
    'python:3.13-slim',
    [uv, 'RUN uv sync --locked', 'CMD ["uv", "run", [|"gunicorn"|], "app:app"]'],
    {
      'pyproject.toml': pyproject,
      'uv.lock': lock,
    },
  ),
  'a lock with it': over('python:3.13-slim', [uv, 'RUN uv sync --locked', 'CMD ["uv", "run", "gunicorn", "app:app"]'], {
    'pyproject.toml': pyproject,
    'uv.lock': `${lock}[[package]]\nname = "gunicorn"\nversion = "23"\n`,
  }),
  'brought for the run': over(
    'python:3.13-slim',
    [uv, 'RUN uv sync --locked', 'CMD ["uv", "run", "--with", "gunicorn", "gunicorn", "app:app"]'],
    { 'pyproject.toml': pyproject, 'uv.lock': lock },
  ),
  uvx: given(uv, 'CMD ["uvx", "gunicorn", "app:app"]'),
  'a group that may have it': over('python:3.13-slim', [uv, 'RUN uv sync', good], {
    'pyproject.toml': `${pyproject}[dependency-groups]\nserver = ["gunicorn"]\n`,
  }),
  'fastapi without its command': {
    ...over('python:3.13-slim', [install, 'CMD [[|"fastapi"|], "run", "main.py"]'], {
      'requirements.txt': 'fastapi==0.115.0\nuvicorn\n',
    }),
    message: 'The container cannot start fastapi: the command fastapi is only there with fastapi[standard].',
  },
  'fastapi with its command': over('python:3.13-slim', [install, 'CMD ["fastapi", "run", "main.py"]'], {
    'requirements.txt': 'fastapi[standard]==0.115.0\n',
  }),
  'the worker of uvicorn': {
    ...given('RUN pip install -r server.txt', 'CMD ["gunicorn", "-k", [|"uvicorn.workers.UvicornWorker"|], "app:app"]'),
    message:
      'The container cannot start uvicorn.workers.UvicornWorker: gunicorn loads uvicorn.workers.UvicornWorker from uvicorn, which nothing installs.',
  },
  'the worker of uvicorn, installed': given(
    'RUN pip install -r server.txt uvicorn[standard]',
    'CMD ["gunicorn", "-k", "uvicorn.workers.UvicornWorker", "app:app"]',
  ),
  'a worker of its own': given('RUN pip install -r server.txt', 'CMD ["gunicorn", "-k", "gthread", "app:app"]'),
  'flower of celery': given('RUN pip install celery redis', 'CMD ["celery", "-A", "app", [|"flower"|]]'),
  'flower, installed': given('RUN pip install celery redis flower', 'CMD ["celery", "-A", "app", "flower"]'),
  'an application called flower': given('RUN pip install celery redis', 'CMD ["celery", "-A", "flower", "worker"]'),
  'a package of the distribution': over('debian:12', ['RUN apt-get install -y gunicorn', good]),
  'a conda environment': given('RUN conda install flask', good),
  'over an image that nobody knows': over('example.org/base:1', [install, good]),
  'an image that brings it': over('tiangolo/uvicorn-gunicorn:python3.11', [install, good]),
  'a script that may install it': given(install, 'RUN ./setup.sh', good),
  'make may install it': given(install, 'RUN make install', good),
  'manage.py installs nothing': given(install, 'RUN python manage.py collectstatic', bad),
  'a file of the project': over('python:3.13-slim', [install, 'ENV PATH=/app:$PATH', good], {
    gunicorn: '#!/bin/sh\n',
  }),
  'a requirements file that cannot be read': given('RUN pip install -r missing.txt', good),
  'from a builder that installs it': {
    files: {
      Dockerfile: [
        ...['FROM python:3.13-slim AS builder', 'RUN pip install --user gunicorn'],
        ...[
          'FROM python:3.13-slim',
          'ENV PATH=/root/.local/bin:$PATH',
          'COPY --from=builder /root/.local /root/.local',
          good,
          '',
        ],
      ].join('\n'),
    },
  },
  'from a builder that installs others': {
    files: {
      Dockerfile: [
        ...['FROM python:3.13-slim AS builder', 'RUN pip install --user flask'],
        ...[
          'FROM python:3.13-slim',
          'ENV PATH=/root/.local/bin:$PATH',
          'COPY --from=builder /root/.local /root/.local',
          bad,
          '',
        ],
      ].join('\n'),
    },
  },
  'from a builder that nobody can read': {
    files: {
      Dockerfile: [
        ...['FROM example.org/base AS builder', 'RUN pip install flask'],
        ...['FROM python:3.13-slim', 'COPY --from=builder /usr/local /usr/local', good, ''],
      ].join('\n'),
    },
  },
  'wheels from a builder': {
    files: {
      Dockerfile: [
        ...['FROM python:3.13-slim AS builder', 'RUN pip wheel --wheel-dir /wheels gunicorn'],
        ...['FROM python:3.13-slim', 'COPY --from=builder /wheels /wheels', 'RUN pip install /wheels/*', good, ''],
      ].join('\n'),
    },
  },
  'a script of the project that is left out': {
    ...over(
      'python:3.13-slim',
      [uv, 'RUN uv sync --locked --no-install-project', 'ENV PATH=/app/.venv/bin:$PATH', 'CMD [[|"shop"|]]'],
      {
        'pyproject.toml': `${pyproject}[build-system]\nrequires = ["hatchling"]\nbuild-backend = "hatchling.build"\n`,
        'uv.lock': lock,
      },
    ),
    message: 'The container cannot start shop: it is a script of the project, which --no-install-project leaves out.',
  },
  'a script of the project that is installed later': over(
    'python:3.13-slim',
    [
      uv,
      'RUN uv sync --locked --no-install-project',
      'RUN uv sync --locked',
      'ENV PATH=/app/.venv/bin:$PATH',
      'CMD ["shop"]',
    ],
    {
      'pyproject.toml': `${pyproject}[build-system]\nrequires = ["hatchling"]\nbuild-backend = "hatchling.build"\n`,
      'uv.lock': lock,
    },
  ),
  'a script of a project without a build system': over(
    'python:3.13-slim',
    [uv, 'RUN uv sync --locked', 'CMD ["uv", "run", [|"shop"|]]'],
    { 'pyproject.toml': pyproject, 'uv.lock': lock },
  ),
  'a command of compose': {
    files: {
      ...given(install, 'CMD ["flask", "run"]').files,
      'compose.yaml': 'services:\n  worker:\n    build: .\n    command: [|celery|] -A app worker\n',
    },
  },
  'a command that nobody knows': given(install, 'CMD ["some-program"]'),
});
