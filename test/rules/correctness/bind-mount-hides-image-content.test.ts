import rule from '../../../src/rules/correctness/bind-mount-hides-image-content.js';
import { testRule, type RuleCase } from '../../harness.js';

const python = (...lines: readonly string[]) => ['FROM python:3.13-slim', 'WORKDIR /app', ...lines, ''].join('\n');
const project = (
  dockerfile: string,
  service: string,
  files: Readonly<Record<string, string>> = {},
  more: Partial<RuleCase> = {},
): RuleCase => ({
  files: {
    Dockerfile: dockerfile,
    'compose.yaml': `services:\n  web:\n    build: .\n${service}volumes:\n  venv: {}\n`,
    'src/main.py': '',
    'start.sh': '#!/bin/sh\nexec python src/main.py\n',
    ...files,
  },
  ...more,
});
const mounts = (...items: readonly string[]) => `    volumes:\n${items.map((item) => `      - ${item}\n`).join('')}`;

const uv = (...lines: readonly string[]) =>
  python(
    'COPY --from=ghcr.io/astral-sh/uv:0.9 /uv /bin/',
    'COPY pyproject.toml uv.lock ./',
    'RUN uv sync --locked',
    ...lines,
  );
const uvFiles = {
  'pyproject.toml': '[project]\nname = "web"\nversion = "1"\ndependencies = ["gunicorn"]\n',
  'uv.lock': 'version = 1\nrequires-python = ">=3.13"\n',
  'web.py': '',
};
const onPath = 'ENV PATH="/app/.venv/bin:$PATH"';
const served = 'CMD ["gunicorn", "web:app"]';

testRule(rule, {
  'a part of the project in the place of the whole': project(
    python('COPY . .', 'CMD ["python", "src/main.py"]'),
    mounts('[|./src:/app|]'),
    {},
    {
      message: 'This mount hides /app/src/main.py, which the container starts with: ./src does not have it.',
      severity: 'error',
    },
  ),
  'the whole in the place of the whole': project(python('COPY . .', 'CMD ["python", "src/main.py"]'), mounts('.:/app')),
  'the part in the place of the part': project(
    python('COPY . .', 'CMD ["python", "src/main.py"]'),
    mounts('./src:/app/src'),
  ),
  'the whole in the place of a part': project(python('COPY src .', 'CMD ["python", "main.py"]'), mounts('[|.:/app|]')),
  'a script': project(python('COPY . .', 'ENTRYPOINT ["./start.sh"]'), mounts('[|./src:/app|]')),
  'a script that is copied elsewhere': project(
    python('COPY start.sh /start.sh', 'COPY src .', 'ENTRYPOINT ["/start.sh"]'),
    mounts('./src:/app'),
  ),
  'a command of the service': project(
    python('COPY . .', 'CMD ["python", "-V"]'),
    `    command: sh -c "python src/main.py"\n${mounts('[|./src:/app|]')}`,
  ),
  'a command of the service for what is mounted': project(
    python('COPY . .', 'CMD ["python", "src/main.py"]'),
    `    command: python main.py\n${mounts('./src:/app')}`,
  ),
  'another folder to start in': project(
    python('COPY . .', 'CMD ["python", "src/main.py"]'),
    `    working_dir: /srv\n${mounts('./src:/app')}`,
  ),
  'a module': project(
    python('COPY . .', 'CMD ["uvicorn", "api.main:app"]'),
    mounts('[|./api:/app|]'),
    { 'api/main.py': 'app = 1\n', 'api/__init__.py': '' },
    { message: 'This mount hides /app/api/main.py, which the container runs: ./api does not have it.' },
  ),
  'a module where it is mounted': project(
    python('COPY . .', 'CMD ["uvicorn", "api.main:app"]'),
    mounts('./api:/app/api'),
    {
      'api/main.py': 'app = 1\n',
      'api/__init__.py': '',
    },
  ),
  'a file that git ignores, which may be made': project(
    python('COPY . .', 'CMD ["python", "main.py"]'),
    mounts('./src:/app'),
    { '.gitignore': 'src/main.py\n', 'main.py': '', 'src/other.py': '' },
  ),
  'a folder that is not there, which is another rule': project(
    python('COPY . .', 'CMD ["python", "src/main.py"]'),
    mounts('./code:/app'),
  ),
  'a folder of the host': project(python('COPY . .', 'CMD ["python", "src/main.py"]'), mounts('/srv/app:/app')),
  'the root, which is another rule': project(python('COPY . .', 'CMD ["python", "src/main.py"]'), mounts('./src:/')),
  'a named volume, which starts with the image': project(
    python('COPY . .', 'CMD ["python", "src/main.py"]'),
    mounts('venv:/app'),
  ),
  'a virtual environment below the mount': project(uv('COPY . .', onPath, served), mounts('[|.:/app|]'), uvFiles, {
    message: 'This mount hides the virtual environment /app/.venv, in which the program is.',
    severity: 'error',
  }),
  'one that git ignores, so that everybody may have one': project(
    uv('COPY . .', onPath, served),
    mounts('[|.:/app|]'),
    { ...uvFiles, '.gitignore': '.venv\n' },
    { severity: 'warning' },
  ),
  'one with a volume of its own': project(uv('COPY . .', onPath, served), mounts('.:/app', '/app/.venv'), uvFiles),
  'one with a named volume': project(uv('COPY . .', onPath, served), mounts('venv:/app/.venv', '.:/app'), {
    ...uvFiles,
    '.gitignore': '.venv\n',
  }),
  'one that the host has as well': project(uv('COPY . .', onPath, served), mounts('.:/app'), {
    ...uvFiles,
    '.venv/bin/gunicorn': '',
  }),
  'one elsewhere': project(
    uv('COPY . .', served).replace('RUN uv', 'ENV UV_PROJECT_ENVIRONMENT=/opt/venv PATH="/opt/venv/bin:$PATH"\nRUN uv'),
    mounts('.:/app'),
    uvFiles,
  ),
  'packages beside the interpreter': project(
    python(
      'COPY requirements.txt .',
      'RUN pip install -r requirements.txt',
      'COPY . .',
      'CMD ["python", "src/main.py"]',
    ),
    mounts('.:/app'),
    { 'requirements.txt': 'flask\n' },
  ),
  'the working directory, where nothing tells what starts': {
    files: {
      Dockerfile: 'FROM example.org/own:1\nCOPY ./ /app\nWORKDIR /app\nRUN pip3 install -e .\nWORKDIR /app/app\n',
      'setup.py': '',
      'app/main.py': '',
      'compose.yaml': 'services:\n  web:\n    build: .\n    volumes:\n      - [|./app/:/app/|]\n',
    },
    message: 'This mount hides the working directory /app/app and what the image has in it.',
    severity: 'warning',
  },
  'the working directory in its place': {
    files: {
      Dockerfile: 'FROM example.org/own:1\nCOPY ./ /app\nWORKDIR /app\nRUN pip3 install -e .\nWORKDIR /app/app\n',
      'setup.py': '',
      'app/main.py': '',
      'compose.yaml': 'services:\n  web:\n    build: .\n    volumes:\n      - ./app/:/app/app\n',
    },
  },
  'an empty working directory': {
    files: {
      Dockerfile: 'FROM python:3.13-slim\nCOPY . /app\nWORKDIR /app/data\nCMD ["python", "/app/main.py"]\n',
      'main.py': '',
      'compose.yaml': 'services:\n  web:\n    build: .\n    volumes:\n      - .:/app\n',
    },
  },
  'a project that is installed to be edited': {
    files: {
      Dockerfile: python('COPY . .', 'RUN pip install -e .', 'CMD ["web"]'),
      'pyproject.toml': '[project]\nname = "web"\n',
      'web/cli.py': '',
      'compose.yaml': 'services:\n  web:\n    build: .\n    volumes:\n      - [|./web:/app|]\n',
    },
    message: 'This mount hides the project in /app, which is installed to be edited there.',
    severity: 'warning',
  },
  'one that is seen': {
    files: {
      Dockerfile: python('COPY . .', 'RUN pip install -e .', 'CMD ["web"]'),
      'pyproject.toml': '[project]\nname = "web"\n',
      'web/cli.py': '',
      'compose.yaml': 'services:\n  web:\n    build: .\n    volumes:\n      - .:/app\n',
    },
  },
});
