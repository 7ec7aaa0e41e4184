import rule from '../../../src/rules/correctness/lockfile-not-copied.js';
import { testRule, type RuleCase } from '../../harness.js';

const project = {
  'pyproject.toml': '[project]\nname = "shop"\nversion = "1"\n',
  Pipfile: '[packages]\nflask = "*"\n',
  'uv.lock': 'version = 1\n',
  'poetry.lock': '',
  'pdm.lock': '',
  'Pipfile.lock': '{}\n',
};
const given = (lines: readonly string[], files: Readonly<Record<string, string>> = project): RuleCase => ({
  files: { Dockerfile: ['FROM python:3.13-slim', 'WORKDIR /app', ...lines, ''].join('\n'), ...files },
});

testRule(rule, {
  'uv sync --locked with the manifest alone': {
    ...given(['COPY pyproject.toml .', 'RUN uv [|sync|] --locked']),
    message: 'uv sync needs uv.lock, which no earlier step puts into the image.',
    severity: 'error',
  },
  'uv sync --locked with both': given(['COPY pyproject.toml uv.lock ./', 'RUN uv sync --locked']),
  'uv sync --frozen by a variable': {
    ...given(['ENV UV_FROZEN=1', 'COPY pyproject.toml .', 'RUN uv [|sync|]']),
    severity: 'error',
  },
  'uv sync that may resolve': {
    ...given(['COPY pyproject.toml .', 'RUN uv [|sync|] --no-dev']),
    message: 'uv sync chooses versions without uv.lock, which no earlier step puts into the image.',
    severity: 'warning',
  },
  'a lock that .dockerignore keeps out': {
    ...given(['COPY . .', 'RUN uv [|sync|] --frozen'], { ...project, '.dockerignore': '*.lock\n' }),
    message: 'uv sync needs uv.lock, which .dockerignore keeps out of the image.',
  },
  'a lock that nobody made': {
    ...given(['COPY . .', 'RUN uv [|sync|] --frozen'], { 'pyproject.toml': project['pyproject.toml'] }),
    message: 'uv sync needs uv.lock, which the project does not have.',
  },
  'no lock, and none asked for': given(['COPY . .', 'RUN uv sync'], { 'pyproject.toml': project['pyproject.toml'] }),
  'a lock that git ignores': given(['COPY . .', 'RUN uv sync --frozen'], {
    'pyproject.toml': project['pyproject.toml'],
    '.gitignore': 'uv.lock\n',
  }),
  'a lock that is made in the build': given(['COPY pyproject.toml .', 'RUN uv lock && uv sync --frozen']),
  'a mounted lock': given([
    'RUN --mount=type=bind,source=uv.lock,target=uv.lock --mount=type=bind,source=pyproject.toml,target=pyproject.toml uv sync --locked',
  ]),
  'a lock of the workspace': given(['COPY uv.lock /', 'COPY pyproject.toml .', 'RUN uv sync --frozen']),
  'a lock by pattern': given(['COPY pyproject.toml uv.lock* ./', 'RUN uv sync --frozen']),
  'poetry install': {
    ...given(['COPY pyproject.toml .', 'RUN poetry [|install|] --no-root', 'COPY . .']),
    message: 'poetry install chooses versions without poetry.lock, which no earlier step puts into the image.',
    severity: 'warning',
  },
  'poetry install with its lock': given(['COPY pyproject.toml poetry.lock ./', 'RUN poetry install --no-root']),
  'pipenv sync': { ...given(['COPY Pipfile .', 'RUN pipenv [|sync|] --system']), severity: 'error' },
  'pipenv install --deploy makes a lock': {
    ...given(['COPY Pipfile .', 'RUN pipenv [|install|] --deploy']),
    severity: 'warning',
  },
  'pipenv install --system refuses to make one': {
    ...given(['COPY Pipfile .', 'RUN pipenv [|install|] --system --deploy']),
    severity: 'error',
  },
  'pipenv install of a package': given(['COPY Pipfile .', 'RUN pipenv install flask']),
  'pipenv with both': given(['COPY Pipfile* ./', 'RUN pipenv install --system --deploy']),
  'pdm sync': { ...given(['COPY pyproject.toml .', 'RUN pdm [|sync|] --prod']), severity: 'error' },
  'pip reads no lock': given(['COPY pyproject.toml .', 'RUN pip install flask']),
  'a command that may fail': given(['COPY pyproject.toml .', 'RUN uv sync --frozen || true']),
  'a Dockerfile that compose builds from the folder above': {
    files: {
      'compose.yaml': 'services:\n  api:\n    build:\n      context: .\n      dockerfile: docker/Dockerfile\n',
      'docker/Dockerfile':
        'FROM python:3.13-slim\nWORKDIR /app\nCOPY api/pyproject.toml api/README.md ./\nRUN uv [|sync|] --frozen --no-install-project\nCOPY api .\n',
      'api/pyproject.toml': project['pyproject.toml'],
      'api/README.md': '',
      'api/uv.lock': '',
    },
    message: 'uv sync needs uv.lock, which no earlier step puts into the image.',
  },
  'options that a variable brings': given(['COPY pyproject.toml .', 'RUN uv sync $OPTIONS']),
});

/** Instructions, and what they become. */
const mended = (lines: readonly string[], fixed: readonly string[]): RuleCase => ({
  ...given(lines),
  fixed: { Dockerfile: given(fixed).files['Dockerfile']! },
});

testRule(rule, {
  'fix: behind the manifest': mended(
    ['COPY --chown=1000 pyproject.toml Pipfile ./', 'RUN uv [|sync|] --locked'],
    ['COPY --chown=1000 pyproject.toml uv.lock Pipfile ./', 'RUN uv sync --locked'],
  ),
  'fix: a JSON array': mended(
    ['COPY ["pyproject.toml", "./"]', 'RUN poetry [|install|] --no-root'],
    ['COPY ["pyproject.toml", "poetry.lock", "./"]', 'RUN poetry install --no-root'],
  ),
  'fix: the .dockerignore': {
    ...given(['COPY . .', 'RUN uv [|sync|] --locked'], { ...project, '.dockerignore': '*.lock' }),
    fixed: { '.dockerignore': '*.lock\n!uv.lock\n' },
  },
  'no fix: a target that is a file': mended(
    ['COPY pyproject.toml pyproject.toml', 'RUN uv [|sync|] --locked'],
    ['COPY pyproject.toml pyproject.toml', 'RUN uv sync --locked'],
  ),
  'no fix: no COPY that names the manifest': mended(
    ['COPY *.toml ./', 'RUN uv [|sync|] --locked'],
    ['COPY *.toml ./', 'RUN uv sync --locked'],
  ),
});
