import rule from '../../../src/rules/correctness/multistage-editable-copied.js';
import { testRule, type RuleCase } from '../../harness.js';

const files = {
  'pyproject.toml':
    '[project]\nname = "my-shop"\nversion = "1"\n[project.scripts]\nshop = "my_shop:main"\n[build-system]\nrequires = ["hatchling"]\nbuild-backend = "hatchling.build"\n',
  'uv.lock': 'version = 1\n',
  'poetry.lock': '',
  'src/my_shop/__init__.py': 'def main():\n    pass\n',
};
const given = (install: string, final: readonly string[], more: Readonly<Record<string, string>> = {}): RuleCase => ({
  files: {
    Dockerfile: [
      ...[
        'FROM python:3.13 AS builder',
        'COPY --from=ghcr.io/astral-sh/uv:0.9 /uv /bin/',
        'WORKDIR /app',
        'COPY . .',
        install,
      ],
      ...['FROM python:3.13-slim', 'ENV PATH=/app/.venv/bin:$PATH', ...final, ''],
    ].join('\n'),
    ...files,
    ...more,
  },
});
const bad = 'COPY --from=builder [|/app/.venv|] /app/.venv';
const good = 'COPY --from=builder /app/.venv /app/.venv';
const run = 'CMD ["shop"]';

testRule(rule, {
  'uv sync': {
    ...given('RUN uv sync --locked', [bad, run]),
    message: 'shop is installed in this environment as a link to /app, whose code is not copied.',
  },
  'without a link': given('RUN uv sync --locked --no-editable', [good, run]),
  'without a link, by a variable': given('RUN UV_NO_EDITABLE=1 uv sync --locked', [good, run]),
  'without the project': given('RUN uv sync --locked --no-install-project', [good, run]),
  'the code, too': given('RUN uv sync --locked', [good, 'COPY src /app/src', run]),
  'the whole folder': given('RUN uv sync --locked', ['COPY --from=builder /app /app', run]),
  'by its path': given('RUN uv sync --locked', [bad, 'CMD ["/app/.venv/bin/shop"]']),
  'the package as a module': given('RUN uv sync --locked', [bad, 'CMD ["python", "-m", "my_shop"]']),
  'another program': given('RUN uv sync --locked', [good, 'CMD ["sleep", "1"]']),
  'an application elsewhere': given('RUN uv sync --locked', [
    good,
    'WORKDIR /srv',
    'COPY src /srv',
    'CMD ["python", "-m", "my_shop"]',
  ]),
  poetry: given('RUN pip install poetry && POETRY_VIRTUALENVS_IN_PROJECT=1 poetry install', [bad, run]),
  'poetry without the project': given(
    'RUN pip install poetry && POETRY_VIRTUALENVS_IN_PROJECT=1 poetry install --no-root',
    [good, run],
  ),
  'pip install -e': given('RUN python -m venv .venv && .venv/bin/pip install -e .', [bad, run]),
  'pip install .': given('RUN python -m venv .venv && .venv/bin/pip install .', [good, run]),
  'no package': given('RUN uv sync --locked', [good, run], {
    'pyproject.toml': '[project]\nname = "my-shop"\nversion = "1"\n[project.scripts]\nshop = "my_shop:main"\n',
  }),
});
