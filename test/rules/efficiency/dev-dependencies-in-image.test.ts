import rule from '../../../src/rules/efficiency/dev-dependencies-in-image.js';
import { testRule, type RuleCase } from '../../harness.js';

const groups =
  '[project]\nname = "shop"\nversion = "1"\n[dependency-groups]\ndev = ["pytest", "ruff", {include-group = "typing"}]\ntyping = ["mypy", "types-redis"]\nprod = ["gunicorn"]\n';
const poetry =
  '[tool.poetry]\nname = "shop"\n[tool.poetry.dependencies]\nflask = "*"\n[tool.poetry.group.dev.dependencies]\npytest = "*"\n[tool.poetry.group.docs]\noptional = true\n[tool.poetry.group.docs.dependencies]\nmkdocs = "*"\n';
const given = (
  lines: readonly string[],
  manifest = groups,
  files: Readonly<Record<string, string>> = {},
): RuleCase => ({
  files: {
    Dockerfile: ['FROM python:3.13-slim', 'WORKDIR /app', 'COPY . .', ...lines, ''].join('\n'),
    'pyproject.toml': manifest,
    'uv.lock': '',
    ...files,
  },
});

testRule(rule, {
  'uv sync': {
    ...given(['RUN uv [|sync|] --locked']),
    message: 'uv sync brings the group dev (pytest, ruff, mypy and 1 more) into the shipped image.',
    fixed: { Dockerfile: 'FROM python:3.13-slim\nWORKDIR /app\nCOPY . .\nRUN uv sync --no-dev --locked\n' },
  },
  'uv sync --no-dev': given(['RUN uv sync --locked --no-dev']),
  'uv sync --no-group dev': given(['RUN uv sync --no-group dev']),
  'only one group': given(['RUN uv sync --only-group prod']),
  'a variable': given(['ENV UV_NO_DEV=1', 'RUN uv sync --locked']),
  'a variable of which nobody knows the value': given(['ARG UV_NO_DEV', 'RUN uv sync --locked']),
  'a project without groups': given(['RUN uv sync'], '[project]\nname = "shop"\nversion = "1"\n'),
  'other default groups': given(['RUN uv sync'], `${groups}[tool.uv]\ndefault-groups = ["prod"]\n`),
  'more default groups': {
    ...given(['RUN uv [|sync|]'], `${groups}[tool.uv]\ndefault-groups = ["dev", "typing", "prod"]\n`),
    message: 'uv sync brings the groups dev and typing (pytest, ruff, mypy and 1 more) into the shipped image.',
    fixed: { Dockerfile: 'FROM python:3.13-slim\nWORKDIR /app\nCOPY . .\nRUN uv sync --no-default-groups\n' },
  },
  'the last sync counts': given(['RUN uv sync --locked --no-install-project', 'RUN uv sync --locked --no-dev']),
  'a group that is asked for': {
    ...given(['RUN uv [|sync|] --no-default-groups --group typing']),
    message: 'uv sync brings the group typing (mypy, types-redis) into the shipped image.',
  },
  'poetry install': {
    ...given(['RUN poetry [|install|] --no-root'], poetry),
    message: 'poetry install brings the group dev (pytest) into the shipped image.',
    fixed: { Dockerfile: 'FROM python:3.13-slim\nWORKDIR /app\nCOPY . .\nRUN poetry install --only main --no-root\n' },
  },
  'poetry install --only main': given(['RUN poetry install --only main'], poetry),
  'poetry install --without dev': given(['RUN poetry install --without dev,docs'], poetry),
  'pdm install': {
    ...given(
      ['RUN pdm [|install|]'],
      poetry.replace('poetry.group', 'x').concat('[tool.pdm.dev-dependencies]\ntest = ["pytest"]\n'),
    ),
  },
  'pdm install --prod': given(['RUN pdm install --prod'], '[tool.pdm.dev-dependencies]\ntest = ["pytest"]\n'),
  'pipenv install --dev': given(['RUN pipenv install --system [|--dev|]']),
  'pipenv install': given(['RUN pipenv install --system --deploy']),
  'requirements for development': {
    ...given(['RUN pip install -r requirements.txt -r [|requirements-dev.txt|]']),
    message: 'pip install brings requirements-dev.txt into the shipped image.',
  },
  'requirements for tests in a folder': given(['RUN pip install -r [|requirements/test.txt|]']),
  requirements: given([
    'RUN pip install -r requirements.txt -r requirements/production.txt -r device-requirements.txt',
  ]),
  'an extra': given(['RUN pip install [|.[dev]|]']),
  'another extra': given(['RUN pip install .[web]']),
  'under a condition': given(['ARG DEV', 'RUN if [ "$DEV" ]; then pip install -r requirements-dev.txt; fi']),
  'a stage for tests': given(['FROM python:3.13-slim AS test', 'COPY . .', 'RUN uv sync', 'FROM nginx:1.31']),
  'an image that runs the tests': given(['RUN uv sync', 'CMD ["pytest"]']),
  'a stage that runs them': given(['RUN uv sync && uv run pytest']),
  'a stage that is thrown away': given(['RUN uv sync', 'FROM nginx:1.31']),
  'a stage whose environment is copied': {
    files: {
      Dockerfile:
        'FROM python:3.13-slim AS build\nWORKDIR /app\nCOPY . .\nRUN uv [|sync|] --locked\nFROM python:3.13-slim\nCOPY --from=build /app/.venv /app/.venv\n',
      'pyproject.toml': groups,
    },
  },
  'a service of a development compose file': {
    files: { 'compose.dev.yaml': 'services:\n  web:\n    build: .\n', ...given(['RUN uv sync']).files },
  },
  'a service of a compose project': {
    files: {
      'compose.yaml': 'services:\n  web:\n    build:\n      context: .\n      target: web\n',
      Dockerfile: 'FROM python:3.13-slim AS web\nWORKDIR /app\nCOPY . .\nRUN uv [|sync|]\nFROM nginx:1.31 AS proxy\n',
      'pyproject.toml': groups,
    },
  },
  'options that a variable brings': given(['ARG OPTIONS=--no-dev', 'RUN uv sync $OPTIONS']),
});
