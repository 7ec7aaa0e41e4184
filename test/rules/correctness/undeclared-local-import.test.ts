import rule from '../../../src/rules/correctness/undeclared-local-import.js';
import { type RuleCase, testRule } from '../../harness.js';

/** An image of some files, all of them copied to /app, with a start command. */
const image = (start: string, files: Readonly<Record<string, string>>, more = ''): RuleCase => ({
  files: {
    Dockerfile: `FROM python:3.13-slim\nWORKDIR /app\nCOPY . .\n${more}CMD ${start}\n`,
    '.dockerignore': 'Dockerfile\n',
    ...files,
  },
});
/** An image to which only some files are copied. */
const partly = (
  copies: string,
  files: Readonly<Record<string, string>>,
  start = '["python", "main.py"]',
): RuleCase => ({
  files: { Dockerfile: `FROM python:3.13-slim\nWORKDIR /app\n${copies}CMD ${start}\n`, ...files },
});

testRule(rule, {
  'the package of a script': {
    ...image('["python", "src/main.py"]', { 'src/main.py': 'from [|src.core|] import a\n', 'src/core.py': 'a = 1\n' }),
    message: 'Python looks for src.core in /app/src, and the image has it in /app.',
  },
  'the package of a module': image('["python", "-m", "src.main"]', {
    'src/main.py': 'from src.core import a\n',
    'src/core.py': 'a = 1\n',
  }),
  'the package of a script with PYTHONPATH': image(
    '["python", "src/main.py"]',
    { 'src/main.py': 'from src.core import a\n', 'src/core.py': 'a = 1\n' },
    'ENV PYTHONPATH=/app\n',
  ),
  'a module beside the script': image('["python", "src/main.py"]', {
    'src/main.py': 'from core import a\n',
    'src/core.py': 'a = 1\n',
  }),
  'a module above the script': image('["python", "bin/run.py"]', {
    'bin/run.py': 'import os\nfrom [|lib|] import tool\n',
    'lib/__init__.py': '',
    'lib/tool.py': '',
  }),
  'a module above the script, under a changed path': image('["python", "bin/run.py"]', {
    'bin/run.py': 'import sys\nsys.path.append("..")\nfrom lib import tool\n',
    'lib/__init__.py': '',
    'lib/tool.py': '',
  }),
  'a module of a folder for a server': image('["uvicorn", "src.main:app"]', {
    'src/main.py': 'from [|routers|] import users\n',
    'src/routers/__init__.py': '',
    'src/routers/users.py': '',
  }),
  'a module of a folder for a server that is told': image('["uvicorn", "--app-dir", "src", "main:app"]', {
    'src/main.py': 'from routers import users\n',
    'src/routers/__init__.py': '',
    'src/routers/users.py': '',
  }),
  'a module that was not copied': {
    ...partly('COPY main.py .\n', { 'main.py': 'from [|core|] import a\n', 'core.py': 'a = 1\n' }),
    message: 'No COPY brings core.py into the image, which main.py imports.',
  },
  'a module that was copied': partly('COPY main.py core.py ./\n', {
    'main.py': 'from core import a\n',
    'core.py': 'a = 1\n',
  }),
  'a module of a package that was not copied': partly('COPY main.py .\nCOPY pkg/__init__.py pkg/\n', {
    'main.py': 'from [|pkg.core|] import a\n',
    'pkg/__init__.py': '',
    'pkg/core.py': 'a = 1\n',
  }),
  'a module that .dockerignore keeps out': {
    ...partly('COPY . .\n', {
      '.dockerignore': 'config\n',
      'main.py': 'import [|config.base|]\nimport config.other\n',
      'config/__init__.py': '',
      'config/base.py': '',
      'config/other.py': '',
    }),
    message: '.dockerignore keeps config/base.py out of the image, which main.py imports.',
  },
  'a module that is nowhere': partly('COPY main.py .\n', { 'main.py': 'from core import a\n' }),
  'a relative import of a script': {
    ...image('["python", "app/main.py"]', { 'app/main.py': 'from [|.core|] import a\n', 'app/core.py': 'a = 1\n' }),
    message: 'app/main.py has no package around it when it runs, so that .core leads nowhere.',
  },
  'a relative import of a module': image('["python", "-m", "app.main"]', {
    'app/main.py': 'from .core import a\n',
    'app/core.py': 'a = 1\n',
  }),
  'a relative import of an application at the top': image('["uvicorn", "main:app"]', {
    'main.py': 'from [|.core|] import a\n',
    'core.py': 'a = 1\n',
  }),
  'a relative import of an application in a package': image('["uvicorn", "app.main:app"]', {
    'app/main.py': 'from .core import a\n',
    'app/core.py': 'a = 1\n',
  }),
  'a relative import beyond the top': image('["uvicorn", "app.main:app"]', {
    'app/main.py': 'from [|..core|] import a\n',
    'core.py': 'a = 1\n',
  }),
  'a relative import in a try': image('["python", "app/main.py"]', {
    'app/main.py': 'try:\n    from .core import a\nexcept ImportError:\n    from core import a\n',
    'app/core.py': 'a = 1\n',
  }),
  'a relative import of a file that FastAPI takes for a module': image('["fastapi", "run", "app/main.py"]', {
    'app/__init__.py': '',
    'app/main.py': 'from .core import a\nfrom app.core import b\n',
    'app/core.py': 'a = b = 1\n',
  }),
  'a distribution that has the name of a folder': image(
    '["python", "src/main.py"]',
    { 'src/main.py': 'from redis import Redis\n', 'redis/__init__.py': '', 'redis/redis.conf': '' },
    'RUN pip install redis\n',
  ),
  'a distribution that may have the name of a folder': image(
    '["python", "src/main.py"]',
    { 'src/main.py': 'from alembic import op\n', 'alembic/env.py': '' },
    'RUN pip install flask-migrate\n',
  ),
  'an installed project': image(
    '["python", "src/main.py"]',
    { 'src/main.py': 'from src.core import a\n', 'src/core.py': 'a = 1\n', 'setup.py': '' },
    'RUN pip install .\n',
  ),
  'an import in a function': image('["python", "src/main.py"]', {
    'src/main.py': 'def main():\n    from src.core import a\n',
    'src/core.py': 'a = 1\n',
  }),
  'a script of the standard library': image('["python", "src/main.py"]', {
    'src/main.py': 'import logging\n',
    'logging/x.py': '',
  }),
  'several places': image('["python", "src/main.py"]', {
    'src/main.py': 'import core\n',
    'a/core.py': '',
    'b/core.py': '',
  }),
  'a base image that nobody knows': {
    files: {
      Dockerfile: 'FROM corp.example/x\nWORKDIR /app\nCOPY . .\nCMD ["python", "src/main.py"]\n',
      'src/main.py': 'from src.core import a\n',
      'src/core.py': '',
    },
  },
  'a mount that brings it': {
    files: {
      Dockerfile: 'FROM python:3.13\nWORKDIR /app\nCOPY main.py .\nCMD ["python", "main.py"]\n',
      'compose.yaml': 'services:\n  web:\n    build: .\n    volumes: [".:/app"]\n',
      'main.py': 'import core\n',
      'core.py': '',
    },
  },
  'the working directory of a service': {
    files: {
      Dockerfile: 'FROM python:3.13\nWORKDIR /app\nCOPY . .\nCMD ["python", "-m", "src.main"]\n',
      'compose.yaml': 'services:\n  web:\n    build: .\n    working_dir: /app/src\n    command: python -m main\n',
      'src/main.py': 'from [|src.core|] import a\n',
      'src/core.py': '',
    },
  },
});
