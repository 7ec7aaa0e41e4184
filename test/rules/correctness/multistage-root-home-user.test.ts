import rule from '../../../src/rules/correctness/multistage-root-home-user.js';
import { testRule } from '../../harness.js';

const stages = (...final: readonly string[]): string =>
  ['FROM python:3.13 AS builder', 'RUN pip install --user gunicorn', 'FROM python:3.13-slim', ...final, ''].join('\n');
const path = 'ENV PATH=/root/.local/bin:$PATH';
const copy = 'COPY --from=builder /root/.local /root/.local';
const bad = 'CMD [[|"gunicorn", "app:app"|]]';
const good = 'CMD ["gunicorn", "app:app"]';

testRule(rule, {
  'another user': {
    files: { Dockerfile: stages(path, copy, 'RUN useradd app', 'USER app', bad) },
    message: 'gunicorn is in /root/.local, and the user app may not enter /root.',
  },
  'uv of its install script': {
    files: {
      Dockerfile:
        'FROM python:3.13\nRUN curl -LsSf https://astral.sh/uv/install.sh | sh\nENV PATH="/root/.local/bin:$PATH"\nRUN uv sync && useradd app\nUSER app\nCMD [[|"uv"|], "run", "app.py"]\n',
    },
    message: 'uv is in /root/.local/bin, and the user app may not enter /root.',
  },
  'uv of its install script, as root':
    'FROM python:3.13\nRUN curl -LsSf https://astral.sh/uv/install.sh | sh\nCMD ["uv", "run", "app.py"]\n',
  'uv that is installed elsewhere':
    'FROM python:3.13\nRUN curl -LsSf https://astral.sh/uv/install.sh | env UV_INSTALL_DIR=/usr/local/bin sh\nUSER app\nCMD ["uv", "run", "app.py"]\n',
  'uv that a variable sends elsewhere':
    'FROM python:3.13\nENV UV_INSTALL_DIR=/usr/local/bin\nRUN curl -LsSf https://astral.sh/uv/install.sh | sh\nUSER app\nCMD ["uv", "run", "app.py"]\n',
  'uv that is moved':
    'FROM python:3.13\nRUN curl -LsSf https://astral.sh/uv/install.sh | sh && mv /root/.local/bin/uv /usr/local/bin/\nUSER app\nCMD ["uv", "run", "app.py"]\n',
  'uv that the user installs':
    'FROM python:3.13\nUSER app\nRUN curl -LsSf https://astral.sh/uv/install.sh | sh\nCMD ["uv", "run", "app.py"]\n',
  'uv of its install script, in an image that nobody knows':
    'FROM acme/python:1\nUSER root\nRUN curl -LsSf https://astral.sh/uv/install.sh | sh\nUSER app\nCMD ["uv", "run", "app.py"]\n',
  'uv that is copied, too':
    'FROM python:3.13\nRUN curl -LsSf https://astral.sh/uv/install.sh | sh\nCOPY --from=ghcr.io/astral-sh/uv:0.9.5 /uv /bin/\nUSER app\nCMD ["uv", "run", "app.py"]\n',
  'Poetry of its install script':
    'FROM python:3.13\nRUN curl -sSL https://install.python-poetry.org | python3 -\nUSER app\nCMD [[|"poetry"|], "run", "app"]\n',
  'by a number': stages(path, copy, 'USER 1000:1000', bad),
  root: stages(path, copy, good),
  'root by a number': stages(path, copy, 'USER 0', good),
  'copied to the home of the user': stages(
    'ENV PATH=/home/app/.local/bin:$PATH',
    'COPY --from=builder /root/.local /home/app/.local',
    'USER app',
    good,
  ),
  'opened for all': stages(path, copy, 'RUN chmod 755 /root', 'USER app', good),
  'installed here, too': stages(path, copy, 'RUN pip install gunicorn', 'USER app', good),
  'by its path': stages(copy, 'USER app', 'CMD [[|"/root/.local/bin/gunicorn", "app:app"|]]'),
  'in one stage':
    'FROM python:3.13-slim\nRUN pip install --user gunicorn\nENV PATH=/root/.local/bin:$PATH\nUSER app\nCMD [[|"gunicorn", "app:app"|]]\n',
  'the user of compose': {
    files: {
      Dockerfile: stages(path, copy, bad),
      'compose.yaml': 'services:\n  web:\n    build: .\n    user: "1000"\n',
    },
  },
});
