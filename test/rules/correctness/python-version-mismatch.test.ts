import rule from '../../../src/rules/correctness/python-version-mismatch.js';
import { testRule, type RuleCase } from '../../harness.js';

const project = (requires: string) =>
  `[project]\nname = "shop"\nversion = "1"\nrequires-python = "${requires}"\n[build-system]\nrequires = ["setuptools"]\n`;
const given = (base: string, lines: readonly string[], files: Readonly<Record<string, string>>): RuleCase => ({
  files: {
    Dockerfile: [`FROM ${base}`, 'WORKDIR /app', 'COPY . .', ...lines, ''].join('\n'),
    'shop.py': '',
    ...files,
  },
});
const bad = '[|python:3.11-slim|]';

testRule(rule, {
  'pip refuses the project': {
    ...given(bad, ['RUN pip install .'], { 'pyproject.toml': project('>=3.12') }),
    message:
      'pyproject.toml asks for Python >=3.12, and the image has 3.11, so that pip refuses to install the project.',
    severity: 'error',
  },
  'a Python that fits': given('python:3.12-slim', ['RUN pip install .'], { 'pyproject.toml': project('>=3.12') }),
  'a Python that is too new': {
    ...given('[|python:3.14-slim|]', ['RUN pip install .'], { 'pyproject.toml': project('>=3.10, <3.13') }),
    message:
      'pyproject.toml asks for Python >=3.10, <3.13, and the image has 3.14, so that pip refuses to install the project.',
  },
  'a patch release that the tag does not tell': given('python:3.11-slim', ['RUN pip install .'], {
    'pyproject.toml': project('>=3.11.4'),
  }),
  'a patch release that the tag tells': given('[|python:3.11.2-slim|]', ['RUN pip install .'], {
    'pyproject.toml': project('>=3.11.4'),
  }),
  'a specifier of Poetry': {
    ...given(bad, ['RUN poetry install --no-root'], {
      'pyproject.toml': '[tool.poetry]\nname = "shop"\n[tool.poetry.dependencies]\npython = "^3.12"\n',
    }),
    message:
      'pyproject.toml asks for Python >=3.12, <4, and the image has 3.11, so that poetry refuses to install the project.',
    severity: 'error',
  },
  'Poetry in an image with a second Python': {
    ...given('[|python:3.11|]', ['RUN poetry install --no-root'], { 'pyproject.toml': project('>=3.12') }),
    message: 'pyproject.toml asks for Python >=3.12, and the image has 3.11.',
    severity: 'warning',
  },
  'uv downloads another one': {
    ...given(bad, ['RUN uv sync --no-install-project'], { 'pyproject.toml': project('>=3.12') }),
    message: 'pyproject.toml asks for Python >=3.12, and the image has 3.11, so that uv downloads another Python.',
    severity: 'warning',
  },
  'uv may not download': {
    ...given(bad, ['ENV UV_PYTHON_DOWNLOADS=never', 'RUN uv sync'], { 'pyproject.toml': project('>=3.12') }),
    message:
      'pyproject.toml asks for Python >=3.12, and the image has 3.11, so that uv refuses to install the project.',
    severity: 'error',
  },
  'uv with a pinned Python': {
    ...given('[|ghcr.io/astral-sh/uv:0.9-python3.12-bookworm-slim|]', ['RUN uv sync'], {
      'pyproject.toml': project('>=3.10'),
      '.python-version': '3.13\n',
    }),
    message: '.python-version asks for Python 3.13, and the image has 3.12, so that uv downloads another Python.',
  },
  'uv with a pinned patch release': given('python:3.13-slim', ['RUN uv sync'], {
    'pyproject.toml': project('>=3.10'),
    '.python-version': '3.13.2\n',
  }),
  'a pinned Python that is kept out': given('python:3.12-slim', ['RUN uv sync'], {
    'pyproject.toml': project('>=3.10'),
    '.python-version': '3.13\n',
    '.dockerignore': '.python-version\n',
  }),
  'a pinned Python of another kind': given('python:3.12-slim', ['RUN uv sync'], {
    'pyproject.toml': project('>=3.10'),
    '.python-version': 'pypy3.10\n',
  }),
  'uv is told which Python to use': given('python:3.11-slim', ['ENV UV_PYTHON=3.13', 'RUN uv sync'], {
    'pyproject.toml': project('>=3.12'),
  }),
  'uv installs another Python on purpose': given('python:3.11-slim', ['RUN uv python install 3.13 && uv sync'], {
    'pyproject.toml': project('>=3.12'),
  }),
  'a lock of uv': {
    ...given(bad, ['RUN uv sync --frozen'], {
      'pyproject.toml': '[project]\nname = "shop"\nversion = "1"\n',
      'uv.lock': 'version = 1\nrequires-python = ">=3.12"\n',
    }),
    message: 'uv.lock asks for Python >=3.12, and the image has 3.11, so that uv downloads another Python.',
  },
  'pipenv --deploy': {
    ...given(bad, ['RUN pipenv install --system --deploy'], {
      Pipfile: '[packages]\nflask = "*"\n[requires]\npython_version = "3.12"\n',
    }),
    message: 'Pipfile asks for Python 3.12, and the image has 3.11, so that pipenv refuses to install the project.',
    severity: 'error',
  },
  'pipenv --system warns': {
    ...given(bad, ['RUN pipenv install --system'], { Pipfile: '[requires]\npython_version = "3.12"\n' }),
    severity: 'warning',
  },
  'a manifest that nothing checks': {
    ...given(bad, ['RUN pip install -r requirements.txt'], {
      'requirements.txt': 'flask\n',
      'pyproject.toml': project('>=3.12'),
    }),
    message: 'pyproject.toml asks for Python >=3.12, and the image has 3.11.',
    severity: 'warning',
  },
  'conda brings its own': given('python:3.11-slim', ['RUN conda install python=3.12', 'RUN pip install .'], {
    'pyproject.toml': project('>=3.12'),
  }),
  'an image that does not tell its Python': given('example.org/python:3', ['RUN pip install .'], {
    'pyproject.toml': project('>=3.12'),
  }),
  'an argument that compose sets, and two stages': {
    files: {
      'compose.yaml': 'services:\n  api:\n    build:\n      context: api\n',
      'api/Dockerfile':
        'ARG PYTHON=3.11\nFROM [|python:${PYTHON}-slim|] AS base\nFROM base AS build\nWORKDIR /app\nCOPY . .\nRUN pip install .\nFROM base\nCOPY . .\nRUN pip install .\n',
      'api/pyproject.toml': project('>=3.12'),
      'api/shop.py': '',
    },
    message:
      'api/pyproject.toml asks for Python >=3.12, and the image has 3.11, so that pip refuses to install the project.',
  },
});
