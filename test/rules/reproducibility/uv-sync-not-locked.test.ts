import rule from '../../../src/rules/reproducibility/uv-sync-not-locked.js';
import { testRule, type RuleCase } from '../../harness.js';

const given = (...lines: readonly string[]): RuleCase => ({
  files: {
    Dockerfile: ['FROM python:3.13-slim', 'WORKDIR /app', ...lines, ''].join('\n'),
    'pyproject.toml': '[project]\nname = "shop"\nversion = "1"\n',
    'uv.lock': 'version = 1\n',
  },
});

testRule(rule, {
  'uv sync beside its lock': {
    ...given('COPY . .', 'RUN uv [|sync|] --no-dev'),
    message: 'uv sync resolves the dependencies anew where uv.lock does not fit pyproject.toml.',
    fixed: { Dockerfile: 'FROM python:3.13-slim\nWORKDIR /app\nCOPY . .\nRUN uv sync --locked --no-dev\n' },
  },
  '--locked': given('COPY . .', 'RUN uv sync --locked --no-dev'),
  '--frozen': given('COPY . .', 'RUN uv sync --frozen'),
  'both manifests mounted': given(
    'RUN --mount=type=bind,source=uv.lock,target=uv.lock --mount=type=bind,source=pyproject.toml,target=pyproject.toml uv [|sync|]',
  ),
  'a variable': given('ENV UV_LOCKED=1', 'COPY . .', 'RUN uv sync'),
  'a variable of which nobody knows the value': given('ARG UV_FROZEN', 'COPY . .', 'RUN uv sync'),
  'a variable that says no': given('ENV UV_FROZEN=0', 'COPY . .', 'RUN uv [|sync|]'),
  'an upgrade on purpose': given('COPY . .', 'RUN uv sync --upgrade'),
  'without the lock another rule speaks': given('COPY pyproject.toml .', 'RUN uv sync'),
  'a development stage': given('COPY . .', 'FROM python:3.13-slim AS dev', 'COPY . .', 'RUN uv sync'),
  'another command of uv': given('COPY . .', 'RUN uv pip install --system .'),
  'a project of compose, with a Dockerfile in a folder': {
    files: {
      'compose.yaml': 'services:\n  api:\n    build:\n      context: api\n',
      'api/Dockerfile': 'FROM python:3.13-slim\nWORKDIR /app\nCOPY . .\nRUN uv [|sync|]\n',
      'api/pyproject.toml': '[project]\nname = "shop"\nversion = "1"\n',
      'api/uv.lock': '',
    },
  },
  'options that a variable brings': given('ARG OPTIONS="--frozen --no-dev"', 'COPY . .', 'RUN uv sync $OPTIONS'),
});
