import rule from '../../../src/rules/correctness/flask-app-not-found.js';
import { type RuleCase, testRule } from '../../harness.js';

const flask = 'from flask import Flask\n\napp = Flask(__name__)\n';

/** An image of these files that runs flask. */
const image = (files: Readonly<Record<string, string>>, start: string, more = ''): RuleCase => ({
  files: { Dockerfile: `FROM python:3.13-slim\nWORKDIR /app\nCOPY . .\n${more}CMD ${start}\n`, ...files },
});
const found = (files: Readonly<Record<string, string>>, more = '', start = '["flask", "run"]') =>
  image(files, start, more);
const missing = (files: Readonly<Record<string, string>>, more = '', start = '[[|"flask", "run"|]]') =>
  image(files, start, more);

testRule(rule, {
  'main.py': {
    ...missing({ 'main.py': flask }),
    message: 'flask run finds no application: there is no /app/wsgi.py and no /app/app.py in the image.',
  },
  'app.py': found({ 'app.py': flask }),
  'wsgi.py': found({ 'wsgi.py': flask }),
  'a package app': found({
    'app/__init__.py': 'from flask import Flask\n\ndef create_app():\n    return Flask(__name__)\n',
  }),
  'a package of another name': missing({ 'shop/__init__.py': flask }),
  'app.py in a folder': missing({ 'src/app.py': flask }),
  'app.py in the folder of PYTHONPATH': found({ 'src/app.py': flask }, 'ENV PYTHONPATH=/app/src\n'),
  'app.py in the working directory of the service': {
    files: {
      Dockerfile: 'FROM python:3.13-slim AS development\nWORKDIR /app\nCOPY . .\nCMD ["gunicorn", "x:y"]\n',
      'src/app.py': flask,
      'compose.yaml': 'services:\n  web:\n    build: .\n    working_dir: /app/src\n    command: flask run\n',
    },
  },
  FLASK_APP: found({ 'main.py': flask }, 'ENV FLASK_APP=main.py\n'),
  'FLASK_APP in the old form': found({ 'main.py': flask }, 'ENV FLASK_APP main.py\n'),
  'FLASK_APP with an attribute': found({ 'main.py': 'import x\n' }, 'ENV FLASK_APP=main:make\n'),
  'FLASK_APP with a path that is not there': {
    ...missing({ 'main.py': flask }, 'ENV FLASK_APP=src/main.py\n'),
    message:
      'flask run finds no application: there is no /app/src/main.py and no /app/src/main/__init__.py in the image.',
  },
  'FLASK_APP of an installed module': found({ 'main.py': flask }, 'ENV FLASK_APP=shop.web\n'),
  'FLASK_APP without value': found({ 'main.py': flask }, 'ARG APP\nENV FLASK_APP=$APP\n'),
  'FLASK_APP exported by a RUN, which is lost': missing({ 'main.py': flask }, 'RUN export FLASK_APP=main\n'),
  'FLASK_APP exported by the command': found(
    { 'main.py': flask },
    '',
    'export FLASK_APP=main && flask run --host=0.0.0.0',
  ),
  'the option': found({ 'main.py': flask }, '', '["flask", "--app", "main", "run"]'),
  'the option with a file that is not there': missing(
    { 'main.py': flask },
    '',
    '[[|"flask", "--app", "server.py", "run"|]]',
  ),
  '.flaskenv with python-dotenv': found(
    { 'main.py': flask, '.flaskenv': 'FLASK_APP=main\n' },
    'RUN pip install flask python-dotenv\n',
  ),
  '.flaskenv where python-dotenv is not seen': found({ 'main.py': flask, '.flaskenv': 'FLASK_APP=main\n' }),
  '.flaskenv that .dockerignore keeps out': missing({
    'main.py': flask,
    '.flaskenv': 'FLASK_APP=main\n',
    '.dockerignore': '.flaskenv\n',
  }),
  'app.py without application': {
    ...missing({ 'app.py': 'from flask import Flask\n\nprint(1)\n' }),
    message: 'flask run finds no application: /app/app.py has none that it would take.',
  },
  'app.py with an application of another name': found({
    'app.py': 'from flask import Flask\n\nsite = Flask(__name__)\n',
  }),
  'app.py that imports all': found({ 'app.py': 'from shop import *\n' }),
  'app.py that does not parse': found({ 'app.py': 'def (\n' }),
  'app.py that a RUN may make': found({ 'main.py': flask }, 'RUN git clone https://example.org/shop .\n'),
  'app.py that compose mounts': {
    files: {
      Dockerfile: 'FROM python:3.13-slim\nWORKDIR /app\nCMD ["flask", "run"]\n',
      'compose.yaml': 'services:\n  web:\n    build: .\n    volumes: [".:/app"]\n',
      'app.py': flask,
    },
  },
  'main.py that compose mounts': {
    files: {
      Dockerfile: 'FROM python:3.13-slim\nWORKDIR /app\nCMD [[|"flask", "run"|]]\n',
      'compose.yaml': 'services:\n  web:\n    build: .\n    volumes: [".:/app"]\n',
      'main.py': flask,
    },
  },
  'FLASK_APP of the service': {
    files: {
      Dockerfile: 'FROM python:3.13-slim\nWORKDIR /app\nCOPY . .\nCMD ["flask", "run"]\n',
      'compose.yaml': 'services:\n  web:\n    build: .\n    environment:\n      - FLASK_APP=main\n',
      'main.py': flask,
    },
  },
  'FLASK_APP of its env_file': {
    files: {
      Dockerfile: 'FROM python:3.13-slim\nWORKDIR /app\nCOPY . .\nCMD ["flask", "run"]\n',
      'compose.yaml': 'services:\n  web:\n    build: .\n    env_file: web.env\n',
      'web.env': 'FLASK_APP=main\n',
      'main.py': flask,
    },
  },
  'an env_file that is not here': {
    files: {
      Dockerfile: 'FROM python:3.13-slim\nWORKDIR /app\nCOPY . .\nCMD ["flask", "run"]\n',
      'compose.yaml': 'services:\n  web:\n    build: .\n    env_file: web.env\n',
      'main.py': flask,
    },
  },
  'a start script': {
    files: {
      Dockerfile: 'FROM python:3.13-slim\nWORKDIR /app\nCOPY . .\nCMD ["./start.sh"]\n',
      'start.sh': '#!/bin/sh\nflask db upgrade\n[|exec flask run|]\n',
      'main.py': flask,
    },
  },
  'another command of flask': found({ 'main.py': flask }, '', '["flask", "shell"]'),
  'a base image that nobody knows': {
    files: {
      Dockerfile: 'FROM corp.example/web:1\nWORKDIR /app\nCOPY . .\nCMD ["flask", "run"]\n',
      'main.py': flask,
    },
  },
});

testRule(rule, {
  'fix: the one module that it can be': {
    ...missing({ 'main.py': flask }),
    fixed: {
      Dockerfile: 'FROM python:3.13-slim\nWORKDIR /app\nCOPY . .\nENV FLASK_APP=main.py\nCMD ["flask", "run"]\n',
    },
  },
  'no fix: two modules': {
    ...missing({ 'main.py': flask, 'other.py': flask }),
    fixed: { Dockerfile: 'FROM python:3.13-slim\nWORKDIR /app\nCOPY . .\nCMD ["flask", "run"]\n' },
  },
});
