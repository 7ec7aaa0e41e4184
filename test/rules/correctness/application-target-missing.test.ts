import rule from '../../../src/rules/correctness/application-target-missing.js';
import { type RuleCase, testRule } from '../../harness.js';

const fastapi = 'from fastapi import FastAPI\n\napp = FastAPI()\n';
const factory = 'from flask import Flask\n\ndef create_app():\n    app = Flask(__name__)\n    return app\n';
const wsgi = 'from django.core.wsgi import get_wsgi_application\n\napplication = get_wsgi_application()\n';

/** An image of these files in /app that starts a command. */
const image = (files: Readonly<Record<string, string>>, start: string, more = ''): RuleCase => ({
  files: { Dockerfile: `FROM python:3.13-slim\nWORKDIR /app\n${more}COPY . .\nCMD ${start}\n`, ...files },
});
const pip = 'RUN pip install fastapi uvicorn gunicorn\n';

/** An image of AWS's Lambda with one file that has a handler. */
const lambda = (handler: string, more = '', message?: string): RuleCase => ({
  files: {
    Dockerfile: `FROM public.ecr.aws/lambda/python:3.13\n${more}COPY app.py \${LAMBDA_TASK_ROOT}\nCMD [${handler}]\n`,
    'app.py': 'def handler(event, context):\n    return 1\n',
  },
  ...(message === undefined ? {} : { message }),
});

testRule(rule, {
  'the handler of Lambda': lambda('"app.handler"'),
  'a handler in another module': lambda(
    '[|"main.handler"|]',
    '',
    'Lambda cannot import main: there is no /var/task/main/__init__.py and no /var/task/main.py in the image.',
  ),
  'a handler that is not in its module': lambda(
    '[|"app.lambda_handler"|]',
    '',
    'Lambda finds no lambda_handler in /var/task/app.py.',
  ),
  'a handler by its file': lambda('[|"app.py"|]', '', 'Lambda finds no py in /var/task/app.py.'),
  'a handler without a module': lambda(
    '[|"handler"|]',
    '',
    'Lambda takes a module and a function, and handler has no dot.',
  ),
  'a handler of an installed project': lambda('"shop.handler"', 'COPY pyproject.toml .\nRUN pip install .\n'),
  'a handler of an installed distribution': lambda('"shop.handler"', 'RUN pip install shop==1.0\n'),
  'a handler of what is installed from a list': lambda('[|"main.handler"|]', 'RUN pip install requests==2.32.5\n'),
  'a handler that the build unpacks': lambda('"main.handler"', 'RUN curl -fsSL https://example.com/a.tgz | tar xz\n'),
  'the runtime client in another image': {
    files: {
      Dockerfile:
        'FROM python:3.13-slim\nWORKDIR /function\nRUN pip install awslambdaric\nCOPY app.py .\nENTRYPOINT ["python", "-m", "awslambdaric"]\nCMD [[|"app.main"|]]\n',
      'app.py': 'def handler(event, context):\n    return 1\n',
    },
  },
  'a module in a folder': {
    ...image({ 'src/main.py': fastapi }, '["uvicorn", [|"main:app"|], "--host", "0.0.0.0"]', pip),
    message: 'uvicorn cannot import main: there is no /app/main/__init__.py and no /app/main.py in the image.',
  },
  'named with its folder': image({ 'src/main.py': fastapi }, '["uvicorn", "src.main:app"]', pip),
  'a folder on PYTHONPATH': image({ 'src/main.py': fastapi }, '["uvicorn", "main:app"]', 'ENV PYTHONPATH=/app/src\n'),
  'a folder of --app-dir': image({ 'src/main.py': fastapi }, '["uvicorn", "main:app", "--app-dir", "src"]'),
  'another folder of --app-dir': image(
    { 'src/main.py': fastapi },
    '["uvicorn", [|"main:app"|], "--app-dir", "lib"]',
    pip,
  ),
  'a folder of python -m and --app-dir': image(
    { 'main.py': fastapi, 'src/a.py': '' },
    '["python", "-m", "uvicorn", "main:app", "--app-dir", "src"]',
  ),
  'the Django project of a compose command': {
    files: {
      Dockerfile:
        'FROM python:3.13-slim\nWORKDIR /code\nCOPY requirements.txt .\nRUN pip install -r requirements.txt\nCOPY . .\n',
      'requirements.txt': 'Django==5.2.17\ngunicorn==26.2.0\n',
      'app/__init__.py': '',
      'compose.yaml':
        'services:\n  web:\n    build: .\n    command: "gunicorn [|app.wsgi:application|] --bind 0.0.0.0:8000"\n',
    },
    message:
      'gunicorn cannot import app.wsgi: there is no /code/app/wsgi/__init__.py and no /code/app/wsgi.py in the image.',
  },
  'the Django project with an env_file that is not here': {
    files: {
      Dockerfile: 'FROM python:3.13-slim\nWORKDIR /code\nCOPY . .\n',
      'app/__init__.py': '',
      'compose.yaml':
        'services:\n  web:\n    build: .\n    command: gunicorn [|app.wsgi:application|]\n    env_file: .env\n',
    },
  },
  'a module with an env_file that is not here': {
    files: {
      Dockerfile: 'FROM python:3.13-slim\nWORKDIR /code\nCOPY . .\n',
      'src/main.py': fastapi,
      'compose.yaml': 'services:\n  web:\n    build: .\n    command: uvicorn main:app\n    env_file: .env\n',
    },
  },
  'the Django project that is there': {
    files: {
      Dockerfile: 'FROM python:3.13-slim\nWORKDIR /code\nCOPY . .\n',
      'app/wsgi.py': wsgi,
      'compose.yaml': 'services:\n  web:\n    build: .\n    command: gunicorn app.wsgi\n',
    },
  },
  'a service that mounts the code': {
    files: {
      Dockerfile: 'FROM python:3.13-slim\nWORKDIR /code\nCMD ["uvicorn", "main:app"]\n',
      'src/main.py': fastapi,
      'compose.yaml': 'services:\n  web:\n    build: .\n    volumes: [./src:/code]\n',
    },
  },
  'a name that is never bound': {
    ...image({ 'main.py': fastapi.replace('app =', 'api =') }, '["uvicorn", [|"main:app"|]]'),
    message: 'uvicorn finds no app in /app/main.py.',
  },
  'the default name of gunicorn': {
    ...image(
      { 'app.py': factory.replace('def create_app():', 'if True:').replace('return app', 'pass') },
      '["gunicorn", [|"app"|]]',
    ),
    message: 'gunicorn finds no application in /app/app.py.',
  },
  'a name that is imported': image({ 'main.py': 'from shop import app\n' }, '["uvicorn", "main:app"]'),
  'a name that a star may import': image({ 'main.py': 'from shop import *\n' }, '["uvicorn", "main:app"]'),
  'a name that globals() may bind': image({ 'main.py': 'globals()["app"] = 1\n' }, '["uvicorn", "main:app"]'),
  'a name that __getattr__ may give': image(
    { 'main.py': 'def __getattr__(name):\n    return 1\n' },
    '["uvicorn", "main:app"]',
  ),
  'a name that a function binds': image(
    { 'main.py': 'def make():\n    global app\n    app = 1\nmake()\n' },
    '["uvicorn", "main:app"]',
  ),
  'a name under a condition': image(
    { 'main.py': 'try:\n    app = 1\nexcept ValueError:\n    app = 2\n' },
    '["uvicorn", "main:app"]',
  ),
  'a name of a loop': image({ 'main.py': 'for app in [1]:\n    pass\n' }, '["uvicorn", "main:app"]'),
  'a module of a package': image({ 'shop/__init__.py': '', 'shop/app.py': '' }, '["uvicorn", "shop:app"]'),
  'a name of a package that is nowhere': image(
    { 'shop/__init__.py': '', 'shop/web.py': '' },
    '["uvicorn", [|"shop:app"|]]',
  ),
  'a module that is not understood': image({ 'main.py': 'def (\n' }, '["uvicorn", "main:app"]'),
  'a folder without __init__.py': {
    ...image({ 'app/main.py': fastapi }, '["uvicorn", [|"app:app"|]]', pip),
    message: 'uvicorn finds no app in /app/app.',
  },
  'no name for uvicorn': {
    ...image({ 'main.py': fastapi }, '["uvicorn", [|"main"|]]'),
    message: 'uvicorn is not told which name of main is the application.',
  },
  'no name for hypercorn': image({ 'main.py': fastapi }, '["hypercorn", "main"]'),
  'the file with its suffix': {
    ...image({ 'main.py': fastapi }, '["uvicorn", [|"main.py:app"|]]'),
    message: 'uvicorn takes a module, and main.py is a path.',
  },
  'the file with its suffix for hypercorn and granian': image({ 'main.py': fastapi }, 'hypercorn main.py:app'),
  'a path': image({ 'src/main.py': fastapi }, '["gunicorn", [|"src/main:app"|]]'),
  'a call for uvicorn': {
    ...image({ 'main.py': factory }, '["uvicorn", [|"main:create_app()"|]]'),
    message: 'uvicorn calls nothing, so that it finds no create_app() in main.',
  },
  'a call for gunicorn': image({ 'main.py': factory }, `["gunicorn", "main:create_app('x')"]`),
  'a call of what is not there': image({ 'main.py': factory }, '["gunicorn", [|"main:make_app()"|]]'),
  'a factory for gunicorn': {
    ...image({ 'main.py': factory }, '["gunicorn", [|"main:create_app"|]]'),
    message: 'gunicorn takes create_app for the application, and it is a function that makes one.',
  },
  'a factory for uvicorn, which calls it': image(
    { 'main.py': factory.replaceAll('Flask', 'FastAPI').replace('from flask', 'from fastapi') },
    '["uvicorn", "main:create_app"]',
  ),
  'a factory with --factory': image({ 'main.py': factory }, '["granian", "--factory", "main:create_app"]'),
  'a factory with --call': image({ 'main.py': factory }, '["waitress-serve", "--call", "main:create_app"]'),
  'a factory that is decorated': image(
    { 'main.py': factory.replace('def', '@cached\ndef') },
    '["gunicorn", "main:create_app"]',
  ),
  'a function that is the application': image(
    { 'main.py': 'def app(environ, start_response):\n    return []\n' },
    '["gunicorn", "main:app"]',
  ),
  'dots for gunicorn': image(
    { 'main.py': 'from dash import Dash\n\napp = Dash()\n' },
    '["gunicorn", [|"main:app.server"|]]',
  ),
  'dots for an old gunicorn': image(
    { 'main.py': 'from dash import Dash\n\napp = Dash()\n' },
    '["gunicorn", "main:app.server"]',
    'RUN pip install gunicorn==19.9.0\n',
  ),
  'dots for uvicorn': image({ 'main.py': 'import shop\n\nsite = shop.Site()\n' }, '["uvicorn", "main:site.app"]'),

  'an installed module': image({ 'main.py': '' }, '["uvicorn", "litellm.proxy:app"]', 'RUN pip install litellm\n'),
  'a module that a distribution may bring': image({ 'main.py': '' }, '["gunicorn", "shopkit.wsgi"]', pip),
  'an installed project': image(
    { 'src/app/main.py': fastapi, 'pyproject.toml': '[project]\nname = "shop"\n' },
    '["uvicorn", "app.main:app"]',
    'COPY . .\nRUN pip install .\n',
  ),
  'a project that uv installs': image(
    { 'src/app/main.py': fastapi, 'pyproject.toml': '[project]\nname = "shop"\n[build-system]\nrequires = []\n' },
    '["uvicorn", "app.main:app"]',
    'COPY pyproject.toml .\nRUN uv sync\n',
  ),
  'a project that uv does not install': image(
    { 'src/main.py': fastapi, 'pyproject.toml': '[project]\nname = "shop"\ndependencies = ["fastapi"]\n' },
    '["uvicorn", [|"main:app"|]]',
    'COPY pyproject.toml .\nRUN uv sync --no-install-project\n',
  ),
  'a project that another stage installs': {
    files: {
      Dockerfile:
        'FROM python:3.13 AS build\nCOPY . .\nRUN pip install .\nFROM python:3.13-slim\nWORKDIR /app\nCOPY --from=build /usr/local /usr/local\nCMD ["uvicorn", "app.main:app"]\n',
      'src/app/main.py': fastapi,
      'setup.py': '',
    },
  },
  'a wheel of the project': image(
    { 'src/app.py': fastapi },
    '["uvicorn", "app:app"]',
    'RUN pip install /wheels/shop.whl\n',
  ),
  'a base image that nobody knows': {
    files: {
      Dockerfile: 'FROM corp.example/web:1\nWORKDIR /app\nCOPY src/ .\nCMD ["uvicorn", "app:app"]\n',
      'src/main.py': fastapi,
    },
  },
  'a folder that a RUN may fill': image(
    { 'src/main.py': fastapi },
    '["uvicorn", "main:app"]',
    'RUN git clone https://example.org/shop .\n',
  ),
  'an image that gets its code when it is started':
    'FROM python:3.13-slim\nWORKDIR /app\nRUN pip install uvicorn\nCMD ["uvicorn", "main:app"]\n',
  'a target without value': image({ 'main.py': fastapi }, 'uvicorn $TARGET', 'ARG TARGET\n'),
  'settings of gunicorn that change the folder': image(
    { 'src/main.py': wsgi, 'gunicorn.conf.py': 'chdir = "src"\n' },
    '["gunicorn", "main"]',
  ),
  'settings of gunicorn that do not': image(
    { 'src/main.py': wsgi, 'gunicorn.conf.py': 'workers = 2\n' },
    '["gunicorn", [|"main"|]]',
    pip,
  ),
  'gunicorn in a folder': image({ 'src/main.py': wsgi }, '["gunicorn", "--chdir", "src", "main"]'),
  'gunicorn with --pythonpath': image({ 'src/main.py': wsgi }, '["gunicorn", "--pythonpath", "src", "main"]'),
  'a script that changes the folder': image(
    { 'src/main.py': fastapi, 'start.sh': '#!/bin/sh\ncd src\nexec uvicorn main:app\n' },
    '["./start.sh"]',
  ),
  'a script that does not': image(
    { 'src/main.py': fastapi, 'start.sh': '#!/bin/sh\nexec uvicorn [|main:app|]\n' },
    '["./start.sh"]',
    pip,
  ),
  'the working directory of the service': {
    files: {
      Dockerfile: 'FROM python:3.13-slim\nWORKDIR /app\nCOPY . .\nCMD ["uvicorn", "main:app"]\n',
      'src/main.py': fastapi,
      'compose.yaml': 'services:\n  web:\n    build: .\n    working_dir: /app/src\n',
    },
  },
  'a fragment of nothing known':
    'FROM python:3.13-slim\nWORKDIR /app\nCMD ["uvicorn", "main:app"]\nCOPY --from=other /app .\n',

  'celery with a module that a distribution may bring': {
    ...image(
      { 'shop/celery.py': '', 'shop/__init__.py': '' },
      '["celery", "-A", "proj", "worker"]',
      'RUN pip install celery\n',
    ),
    findings: 0,
  },
  'celery with a module that is there': image({ 'tasks.py': '' }, '["celery", "-A", "tasks", "worker"]'),
  'celery with a module in a folder': {
    ...image({ 'src/tasks.py': '' }, '["celery", "-A", [|"tasks"|], "worker"]', 'RUN pip install celery\n'),
    message: 'celery cannot import tasks: there is no /app/tasks/__init__.py and no /app/tasks.py in the image.',
  },
  'celery with an attribute': image({ 'shop/__init__.py': 'app = 1\n' }, '["celery", "-A", "shop.app", "worker"]'),
  'celery with an attribute that is not there': image(
    { 'shop/__init__.py': 'a = 1\n' },
    '["celery", "--app=[|shop.app|]", "worker"]',
  ),
});
