import rule from '../../../src/rules/correctness/venv-not-on-path.js';
import { testRule, type RuleCase } from '../../harness.js';

const files = {
  'requirements.txt': 'flask==3.1.0\ngunicorn==23.0.0\n',
  'app.py': 'import flask\napp = flask.Flask(__name__)\n',
  'plain.py': 'import json\n',
  'pyproject.toml': '[project]\nname = "a"\nversion = "1"\ndependencies = ["flask", "gunicorn"]\n',
  'uv.lock': '[[package]]\nname = "flask"\nversion = "3.1.0"\n[[package]]\nname = "gunicorn"\nversion = "23.0.0"\n',
  'poetry.lock': '[[package]]\nname = "flask"\nversion = "3.1.0"\n[[package]]\nname = "gunicorn"\nversion = "23.0.0"\n',
  Pipfile: '[packages]\nflask = "*"\ngunicorn = "*"\n',
  'Pipfile.lock':
    '{"default": {"flask": {"version": "==3.1.0"}, "gunicorn": {"version": "==23.0.0"}}, "develop": {}}\n',
};
const over = (base: string, lines: readonly string[], more: Readonly<Record<string, string>> = {}): RuleCase => ({
  files: { Dockerfile: [`FROM ${base}`, 'WORKDIR /app', 'COPY . .', ...lines, ''].join('\n'), ...files, ...more },
});
const given = (...lines: readonly string[]): RuleCase => over('python:3.13-slim', lines);
const venv = ['RUN python -m venv /opt/venv', 'RUN /opt/venv/bin/pip install -r requirements.txt'];
const bad = 'CMD [[|"gunicorn", "app:app"|]]';
const good = 'CMD ["gunicorn", "app:app"]';
const uv = 'COPY --from=ghcr.io/astral-sh/uv:0.9 /uv /bin/';

testRule(rule, {
  'a venv and a bare program': {
    ...given(...venv, bad),
    message: 'gunicorn is installed in /opt/venv, but PATH has no /opt/venv/bin.',
    fixed: {
      Dockerfile: [
        ...['FROM python:3.13-slim', 'WORKDIR /app', 'COPY . .', ...venv],
        'ENV PATH="/opt/venv/bin:$PATH"',
        good,
        '',
      ].join('\n'),
    },
  },
  'a venv on PATH': given(...venv, 'ENV PATH="/opt/venv/bin:$PATH"', good),
  'a venv by its path': given(...venv, 'CMD ["/opt/venv/bin/gunicorn", "app:app"]'),
  'activated in a RUN of its own': given(
    'RUN python -m venv venv',
    'RUN . venv/bin/activate && pip install -r requirements.txt',
    bad,
  ),
  'activated in another RUN, so that pip installs beside it': given(
    'RUN python -m venv venv',
    'RUN . venv/bin/activate',
    'RUN pip install -r requirements.txt',
    good,
  ),
  'activated by the start command': given(...venv, 'CMD . /opt/venv/bin/activate && exec gunicorn app:app'),
  'activated by a start script': over('python:3.13-slim', [...venv, 'ENTRYPOINT ["/app/start.sh"]', good], {
    'start.sh': '#!/bin/sh\n. /opt/venv/bin/activate\nexec "$@"\n',
  }),
  'a start script that activates nothing': over('python:3.13-slim', [...venv, 'ENTRYPOINT ["/app/start.sh"]', bad], {
    'start.sh': '#!/bin/sh\necho start\nexec "$@"\n',
  }),
  'python and its imports': {
    ...given(...venv, 'CMD [[|"python", "app.py"|]]'),
    message: 'Python starts without its virtual environment: flask is installed in /opt/venv.',
  },
  'python, and nothing imported': given(...venv, 'CMD ["python", "plain.py"]'),
  'python -m': {
    ...given(...venv, 'CMD [[|"python", "-m", "gunicorn", "app:app"|]]'),
    message: 'Python starts without its virtual environment: gunicorn is installed in /opt/venv.',
  },
  'packages on PYTHONPATH': given(
    ...venv,
    'ENV PYTHONPATH=/opt/venv/lib/python3.13/site-packages',
    'CMD ["python", "app.py"]',
  ),
  'installed in both': given(...venv, 'RUN pip install gunicorn', good),
  'perhaps installed in both': given(...venv, 'RUN pip install something-private', good),
  'a tool beside it': given('RUN pip install --upgrade pip', ...venv, bad),
  virtualenv: given('RUN pip install virtualenv && virtualenv env', 'RUN env/bin/pip install -r requirements.txt', bad),
  'uv venv': given(uv, 'RUN uv venv && uv pip install -r requirements.txt', bad),
  'uv into the system': given(uv, 'RUN uv pip install --system -r requirements.txt', good),
  'uv sync': {
    ...given(uv, 'RUN uv sync --locked', bad),
    message: 'gunicorn is installed in /app/.venv, but PATH has no /app/.venv/bin.',
  },
  'uv run': given(uv, 'RUN uv sync --locked', 'CMD ["uv", "run", "gunicorn", "app:app"]'),
  'uv sync to the system': given(uv, 'ENV UV_PROJECT_ENVIRONMENT=/usr/local', 'RUN uv sync --locked', good),
  'uv sync to another folder': {
    ...given(uv, 'ENV UV_PROJECT_ENVIRONMENT=/venv', 'RUN uv sync --locked', bad),
    message: 'gunicorn is installed in /venv, but PATH has no /venv/bin.',
  },
  'uv with VIRTUAL_ENV, but not on PATH': given(
    uv,
    'ENV VIRTUAL_ENV=/venv',
    'RUN uv venv /venv',
    'RUN uv pip install gunicorn',
    bad,
  ),
  poetry: {
    ...given('RUN pip install poetry', 'RUN poetry install --no-root', bad),
    message:
      'gunicorn is installed in a virtual environment below /root/.cache/pypoetry/virtualenvs, but PATH has no folder of it.',
  },
  'poetry run': given('RUN pip install poetry', 'RUN poetry install', 'CMD ["poetry", "run", "gunicorn", "app:app"]'),
  'poetry without virtual environments': given(
    'RUN pip install poetry && poetry config virtualenvs.create false',
    'RUN poetry install --no-root',
    good,
  ),
  'poetry without them, by a variable': given(
    'ENV POETRY_VIRTUALENVS_CREATE=false',
    'RUN pip install poetry',
    'RUN poetry install --no-root',
    good,
  ),
  'poetry without them, by poetry.toml': over(
    'python:3.13-slim',
    ['RUN pip install poetry', 'RUN poetry install --no-root', good],
    { 'poetry.toml': '[virtualenvs]\ncreate = false\n' },
  ),
  'poetry in the project': given(
    'ENV POETRY_VIRTUALENVS_IN_PROJECT=1',
    'RUN pip install poetry',
    'RUN poetry install --no-root',
    bad,
  ),
  'poetry in the project, on PATH': given(
    'ENV POETRY_VIRTUALENVS_IN_PROJECT=1 PATH="/app/.venv/bin:$PATH"',
    'RUN pip install poetry',
    'RUN poetry install --no-root',
    good,
  ),
  pipenv: given('RUN pip install pipenv', 'RUN pipenv install --deploy', bad),
  'pipenv into the system': given('RUN pip install pipenv', 'RUN pipenv install --system --deploy', good),
  'pipenv in the project': given('ENV PIPENV_VENV_IN_PROJECT=1', 'RUN pip install pipenv', 'RUN pipenv sync', bad),
  'a user without rights': {
    ...given('RUN useradd -m app', 'USER app', 'ENV HOME=/home/app', 'RUN pip install -r requirements.txt', bad),
    message: 'gunicorn is installed in /home/app/.local, but PATH has no /home/app/.local/bin.',
  },
  'a user without rights, on PATH': given(
    'RUN useradd -m app',
    'USER app',
    'ENV HOME=/home/app PATH=/home/app/.local/bin:$PATH',
    'RUN pip install -r requirements.txt',
    good,
  ),
  'a link to it': given(...venv, 'RUN ln -s /opt/venv/bin/gunicorn /usr/local/bin/gunicorn', good),
  'over an image that nobody knows': over('example.org/base:1', [...venv, good]),
  'something that may install others': given(...venv, 'RUN make deps', good),
  'copied from a builder': {
    files: {
      Dockerfile: [
        ...['FROM python:3.13-slim AS builder', 'RUN python -m venv /opt/venv && /opt/venv/bin/pip install gunicorn'],
        ...['FROM python:3.13-slim', 'COPY --from=builder /opt/venv /opt/venv', bad, ''],
      ].join('\n'),
    },
  },
  'copied from a builder, on PATH': {
    files: {
      Dockerfile: [
        ...['FROM python:3.13-slim AS builder', 'RUN python -m venv /opt/venv && /opt/venv/bin/pip install gunicorn'],
        ...[
          'FROM python:3.13-slim',
          'ENV PATH=/opt/venv/bin:$PATH',
          'COPY --from=builder /opt/venv /opt/venv',
          good,
          '',
        ],
      ].join('\n'),
    },
  },
  'a command of compose': {
    files: {
      ...given(...venv, 'CMD ["/opt/venv/bin/gunicorn", "app:app"]').files,
      'compose.yaml': 'services:\n  web:\n    build: .\n    command: [|gunicorn app:app|]\n',
    },
  },
  'a mount over it': {
    files: {
      ...given(uv, 'RUN uv sync --locked', good).files,
      'compose.yaml': 'services:\n  web:\n    build: .\n    volumes:\n      - .:/app\n',
    },
  },
  'a stage for a test': { files: { ...given(...venv, good, 'FROM python:3.13-slim').files } },
});
