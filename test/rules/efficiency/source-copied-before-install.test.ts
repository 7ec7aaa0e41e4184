import rule from '../../../src/rules/efficiency/source-copied-before-install.js';
import { type RuleCase, testRule } from '../../harness.js';

const project = {
  'requirements.txt': 'flask==3.1.0\n',
  'app.py': '',
  'src/web/__init__.py': '',
  'config/requirements.txt': 'flask==3.1.0\n',
  'pyproject.toml': '[project]\nname = "web"\n',
  'uv.lock': '',
};
const given = (...lines: readonly string[]): RuleCase => ({
  files: { Dockerfile: ['FROM python:3.13-slim', 'WORKDIR /app', ...lines, ''].join('\n'), ...project },
});
/** A project with another requirements file. */
const listing = (requirements: string, copy = 'COPY . .'): RuleCase => ({
  files: { ...given(copy, 'RUN pip install -r requirements.txt').files, 'requirements.txt': requirements },
});

testRule(rule, {
  'everything first': {
    ...given('COPY [|.|] .', 'RUN pip install --no-cache-dir -r requirements.txt'),
    message: 'COPY . comes before pip install, so every change of a source file installs all packages again.',
  },
  'requirements first': given('COPY requirements.txt .', 'RUN pip install -r requirements.txt', 'COPY . .'),
  'requirements and everything first': given(
    'COPY requirements.txt .',
    'COPY [|.|] .',
    'RUN pip install -r requirements.txt',
  ),
  'ADD of everything': given('ADD [|./|] /app/', 'RUN pip install -r requirements.txt'),
  'a folder of sources first': given(
    'COPY requirements.txt .',
    'COPY [|src|] src',
    'RUN pip install -r requirements.txt',
  ),
  'a folder of manifests first': given('COPY config config', 'RUN pip install -r config/requirements.txt', 'COPY . .'),
  'one source file, which is no broad copy': given(
    'COPY app.py .',
    'COPY requirements.txt .',
    'RUN pip install -r requirements.txt',
  ),
  'two installs, one finding': given(
    'COPY [|.|] .',
    'RUN pip install -r requirements.txt',
    'RUN pip install -r config/requirements.txt',
  ),
  'uv without the project': given('COPY [|.|] .', 'RUN uv sync --locked --no-install-project'),
  'uv with the project, which needs the sources': given('COPY . .', 'RUN uv sync --locked'),
  'uv with bind mounts': given(
    'RUN --mount=type=bind,source=uv.lock,target=uv.lock --mount=type=bind,source=pyproject.toml,target=pyproject.toml uv sync --no-install-project',
    'COPY . .',
  ),
  'poetry without the project': given('COPY [|.|] .', 'RUN poetry install --no-root'),
  'poetry with the project': given('COPY . .', 'RUN poetry install'),
  'the project itself': given('COPY . .', 'RUN pip install .'),
  'the project itself, editable': given('COPY . .', 'RUN pip install -e .'),
  'a package by name': given('COPY . .', 'RUN pip install gunicorn'),
  'requirements that hold the project': listing('-e .\nflask==3.1.0\n'),
  'requirements that hold a folder': listing('./src/web\n'),
  'requirements without': listing('flask\n', 'COPY [|.|] .'),
  'pip download, which installs nothing': given('COPY . .', 'RUN pip download -r requirements.txt'),
  'the RUN needs the sources': given(
    'COPY . .',
    'RUN pip install -r requirements.txt && python manage.py collectstatic',
  ),
  'the RUN needs a script of the project': given('COPY . .', 'RUN ./prepare.sh && pip install -r requirements.txt'),
  'the RUN installs the project too': given('COPY . .', 'RUN pip install -r requirements.txt && pip install .'),
  'the RUN makes an environment and cleans up': given(
    'COPY [|.|] .',
    'RUN python -m venv /venv && /venv/bin/pip install -r requirements.txt && rm -rf /root/.cache',
  ),
  'an install that may be skipped': given(
    'COPY . .',
    'RUN if [ -s requirements.txt ]; then pip install -r requirements.txt; fi',
  ),
  'sources of another stage': {
    files: {
      Dockerfile:
        'FROM python:3.13-slim AS a\nFROM python:3.13-slim\nCOPY --from=a / /x\nCOPY requirements.txt .\nRUN pip install -r requirements.txt\n',
      ...project,
    },
  },
  'a context of manifests alone': {
    files: {
      Dockerfile: 'FROM python:3.13-slim\nWORKDIR /app\nCOPY deps .\nRUN pip install -r requirements.txt\n',
      'deps/requirements.txt': 'flask==3.1.0\n',
      'deps/constraints.txt': '',
    },
  },
  'each of two Dockerfiles with the same list': {
    files: {
      'a.Dockerfile': 'FROM python:3.13-slim\nWORKDIR /app\nCOPY [|.|] .\nRUN pip install -r requirements.txt\n',
      'b.Dockerfile': 'FROM python:3.13-slim\nWORKDIR /app\nCOPY [|.|] .\nRUN pip install -r requirements.txt\n',
      ...project,
    },
  },
  'the same, where the list holds the project': {
    files: {
      'a.Dockerfile': 'FROM python:3.13-slim\nWORKDIR /app\nCOPY . .\nRUN pip install -r requirements.txt\n',
      'b.Dockerfile': 'FROM python:3.13-slim\nWORKDIR /app\nCOPY . .\nRUN pip install -r requirements.txt\n',
      ...project,
      'requirements.txt': '-e .\n',
    },
  },
});
