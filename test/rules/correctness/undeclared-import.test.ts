import rule from '../../../src/rules/correctness/undeclared-import.js';
import { type RuleCase, testRule } from '../../harness.js';

/** An image that installs a requirements file and runs main.py. */
const image = (
  main: string,
  requirements: string,
  files: Readonly<Record<string, string>> = {},
  base = 'python:3.13',
): RuleCase => ({
  files: {
    Dockerfile: `FROM ${base}\nWORKDIR /app\nCOPY . .\nRUN pip install -r requirements.txt\nCMD ["python", "main.py"]\n`,
    'requirements.txt': requirements,
    'main.py': main,
    ...files,
  },
});

testRule(rule, {
  'a distribution that is not listed': {
    ...image('import flask\nimport [|requests|]\n', 'flask==3.1.0\n'),
    message: 'main.py imports requests, which nothing that the image installs brings.',
    severity: 'warning',
  },
  'a distribution that is listed': image('import flask\nimport requests\n', 'flask==3.1.0\nrequests\n'),
  'a distribution that another one brings': image('import jinja2\nimport uvicorn\n', 'fastapi[standard]\n'),
  'a distribution of another name': image('from [|bs4|] import BeautifulSoup\n', 'requests\n'),
  'a distribution of another name that is listed': image(
    'from bs4 import BeautifulSoup\nimport yaml\n',
    'beautifulsoup4\nPyYAML\n',
  ),
  'one of several distributions': image('import cv2\nimport psycopg2\n', 'opencv-python-headless\npsycopg2-binary\n'),
  'something that may bring it': image('import requests\n', 'some-sdk==1.0\n'),
  'a module that nobody knows': image('import acme\n', 'flask==3.1.0\n'),
  'in a try': image('try:\n    import requests\nexcept ImportError:\n    requests = None\n', 'flask\n'),
  'in a function': image('def get():\n    import requests\n', 'flask\n'),
  'for the type checker': image(
    'from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import requests\n',
    'flask\n',
  ),
  'a module of the project': image('import redis\n', 'flask\n', { 'redis.py': '' }),
  'a module of the project at another place': image('import redis\n', 'flask\n', { 'lib/redis/__init__.py': '' }),
  'in a module that is imported': image('from lib import db\n', 'flask\n', { 'lib/db.py': 'import [|sqlalchemy|]\n' }),
  'in a module that nothing imports': image('import flask\n', 'flask\n', { 'db.py': 'import sqlalchemy\n' }),
  'a file that cannot be read': {
    files: {
      Dockerfile:
        'FROM python:3.13\nWORKDIR /app\nCOPY . .\nRUN pip install -r $REQUIREMENTS\nCMD ["python", "main.py"]\n',
      'main.py': 'import requests\n',
    },
  },
  'an image with packages of its own': image(
    'import requests\n',
    'flask\n',
    {},
    'tiangolo/uvicorn-gunicorn-fastapi:python3.11',
  ),
  'a lock without it': {
    files: {
      Dockerfile:
        'FROM python:3.13\nWORKDIR /app\nCOPY . .\nRUN uv sync --frozen\nENV PATH=/app/.venv/bin:$PATH\nCMD ["python", "main.py"]\n',
      'uv.lock':
        'version = 1\n\n[[package]]\nname = "flask"\nversion = "3.1.0"\nsource = { registry = "https://pypi.org/simple" }\n',
      'pyproject.toml': '[project]\nname = "x"\nversion = "1"\ndependencies = ["flask"]\n',
      'main.py': 'import flask\nimport [|requests|]\n',
    },
    severity: 'error',
  },
  'a lock with it': {
    files: {
      Dockerfile:
        'FROM python:3.13\nWORKDIR /app\nCOPY . .\nRUN uv sync --frozen\nENV PATH=/app/.venv/bin:$PATH\nCMD ["python", "main.py"]\n',
      'uv.lock':
        'version = 1\n\n[[package]]\nname = "requests"\nversion = "2.32.0"\nsource = { registry = "https://pypi.org/simple" }\n',
      'pyproject.toml': '[project]\nname = "x"\nversion = "1"\ndependencies = ["requests"]\n',
      'main.py': 'import requests\n',
    },
  },
  'an image that installs nothing': {
    files: {
      Dockerfile: 'FROM python:3.13\nCOPY main.py .\nCMD ["python", "main.py"]\n',
      'main.py': 'import requests\n',
    },
  },
  'packages of another stage': {
    files: {
      Dockerfile:
        'FROM python:3.13 AS build\nRUN pip install --prefix=/install requests\nFROM python:3.13\nCOPY --from=build /install /usr/local\nWORKDIR /app\nCOPY main.py .\nCMD ["python", "main.py"]\n',
      'main.py': 'import requests\n',
    },
  },
  'the program of a service': {
    files: {
      Dockerfile: 'FROM python:3.13\nWORKDIR /app\nRUN pip install flask==3.1.0\nCOPY . .\nCMD ["python", "main.py"]\n',
      'compose.yaml': 'services:\n  worker:\n    build: .\n    command: python worker.py\n',
      'main.py': 'import redis\n',
      'worker.py': 'import [|celery|]\n',
    },
  },
});
