import rule from '../../../src/rules/correctness/wsgi-asgi-mismatch.js';
import { type RuleCase, testRule } from '../../harness.js';

const fastapi = 'from fastapi import FastAPI\n\napp = FastAPI()\n';
const flask = 'from flask import Flask\n\napp = Flask(__name__)\n';

const image = (files: Readonly<Record<string, string>>, start: string, more = ''): RuleCase => ({
  files: { Dockerfile: `FROM python:3.13-slim\nWORKDIR /app\nCOPY . .\n${more}CMD ${start}\n`, ...files },
});

testRule(rule, {
  'FastAPI under gunicorn': {
    ...image({ 'main.py': fastapi }, '["gunicorn", [|"main:app"|]]'),
    message: "gunicorn's worker sync speaks WSGI, and main:app is an ASGI application: every request fails.",
  },
  'FastAPI under a worker of uvicorn': image(
    { 'main.py': fastapi },
    '["gunicorn", "-k", "uvicorn.workers.UvicornWorker", "main:app"]',
  ),
  'FastAPI under the worker of gunicorn for ASGI': image({ 'main.py': fastapi }, 'gunicorn -k asgi main:app'),
  'FastAPI under gthread': image({ 'main.py': fastapi }, '["gunicorn", "-k", "gthread", [|"main:app"|]]'),
  'a worker that nobody knows': image({ 'main.py': fastapi }, '["gunicorn", "-k", "shop.Worker", "main:app"]'),
  'a worker of the settings': image(
    { 'main.py': fastapi, 'gunicorn.conf.py': 'worker_class = "uvicorn_worker.UvicornWorker"\n' },
    '["gunicorn", "main:app"]',
  ),
  'settings without a worker': image(
    { 'main.py': fastapi, 'gunicorn.conf.py': 'workers = 4\n' },
    '["gunicorn", [|"main:app"|]]',
  ),
  'settings that are not seen': image({ 'main.py': fastapi }, '["gunicorn", "-c", "conf.py", "main:app"]'),
  'a worker of GUNICORN_CMD_ARGS': image(
    { 'main.py': fastapi },
    '["gunicorn", "main:app"]',
    'ENV GUNICORN_CMD_ARGS="-k uvicorn_worker.UvicornWorker"\n',
  ),
  'a worker of a variable': image(
    { 'main.py': fastapi },
    'gunicorn $OPTIONS main:app',
    'ARG GIVEN\nENV OPTIONS=$GIVEN\n',
  ),
  'Flask under gunicorn': image({ 'main.py': flask }, '["gunicorn", "main:app"]'),
  'Flask under a worker of uvicorn': {
    ...image({ 'main.py': flask }, '["gunicorn", "-k", "uvicorn_worker.UvicornWorker", [|"main:app"|]]'),
    message:
      "gunicorn's worker uvicorn_worker.UvicornWorker speaks ASGI, and main:app is a WSGI application: every request fails.",
  },
  'Flask under uvicorn': {
    ...image({ 'main.py': flask }, '["uvicorn", [|"main:app"|]]'),
    message: 'uvicorn speaks ASGI, and main:app is a WSGI application: every request fails.',
  },
  'Flask under uvicorn with --interface': image({ 'main.py': flask }, '["uvicorn", "--interface", "wsgi", "main:app"]'),
  'Flask under hypercorn, which tells them apart': image({ 'main.py': flask }, '["hypercorn", "main:app"]'),
  'FastAPI under waitress': image({ 'main.py': fastapi }, '["waitress-serve", [|"main:app"|]]'),
  'FastAPI under granian': {
    ...image({ 'main.py': fastapi }, '["granian", [|"main:app"|]]'),
    message: 'granian speaks RSGI, and main:app is an ASGI application: every request fails.',
  },
  'FastAPI under granian with --interface': image({ 'main.py': fastapi }, 'granian --interface asgi main:app'),
  'FastAPI under granian with its variable': image(
    { 'main.py': fastapi },
    'granian main:app',
    'ENV GRANIAN_INTERFACE=asgi\n',
  ),
  'Flask in a wrapper': image(
    {
      'main.py':
        'from asgiref.wsgi import WsgiToAsgi\nfrom flask import Flask\n\nflask_app = Flask("a")\napp = WsgiToAsgi(flask_app)\n',
    },
    '["uvicorn", "main:app"]',
  ),
  'Flask in a wrapper of the same name': image(
    {
      'main.py':
        'from asgiref.wsgi import WsgiToAsgi\nfrom flask import Flask\n\napp = Flask("a")\napp = WsgiToAsgi(app)\n',
    },
    '["uvicorn", "main:app"]',
  ),
  'a wrapper in a factory': image(
    {
      'main.py':
        'from a2wsgi import WSGIMiddleware\nfrom flask import Flask\n\ndef make():\n    app = Flask("a")\n    return WSGIMiddleware(app)\n\napp = make()\n',
    },
    '["uvicorn", "main:app"]',
  ),
  'a wrapper for WSGI': image(
    {
      'main.py':
        'from a2wsgi import ASGIMiddleware\nfrom fastapi import FastAPI\n\napi = FastAPI()\napp = ASGIMiddleware(api)\n',
    },
    '["gunicorn", "main:app"]',
  ),
  'a middleware of the same kind': image(
    {
      'main.py':
        'from werkzeug.middleware.proxy_fix import ProxyFix\nfrom flask import Flask\n\napp = Flask("a")\napp.wsgi_app = ProxyFix(app.wsgi_app)\n',
    },
    '["uvicorn", [|"main:app"|]]',
  ),
  'a factory in another file': image(
    {
      'main.py': 'from shop.web import create_app\n\napp = create_app()\n',
      'shop/web.py': 'from fastapi import FastAPI\n\ndef create_app():\n    app = FastAPI()\n    return app\n',
    },
    '["gunicorn", [|"main:app"|]]',
  ),
  'a factory that is called in the target': image(
    { 'shop/__init__.py': 'from flask import Flask\n\ndef create_app():\n    return Flask("a")\n' },
    '["gunicorn", "-k", "asgi", [|"shop:create_app()"|]]',
  ),
  'an application of another file': image(
    { 'main.py': 'from shop.web import app\n', 'shop/web.py': fastapi, 'shop/__init__.py': '' },
    '["gunicorn", [|"main:app"|]]',
  ),
  'an application of a package that is not here': image(
    { 'main.py': 'from shopkit import app\n' },
    '["gunicorn", "main:app"]',
  ),
  'a class of the project': image(
    { 'main.py': 'from fastapi import FastAPI\n\nclass Shop(FastAPI):\n    pass\n\napp = Shop()\n' },
    '["gunicorn", "main:app"]',
  ),
  'Django by its WSGI file': image(
    { 'shop/wsgi.py': 'from django.core.wsgi import get_wsgi_application\n\napplication = get_wsgi_application()\n' },
    '["uvicorn", [|"shop.wsgi:application"|]]',
  ),
  'Django by its ASGI file under gunicorn': image(
    { 'shop/asgi.py': 'from django.core.asgi import get_asgi_application\n\napplication = get_asgi_application()\n' },
    '["gunicorn", [|"shop.asgi"|]]',
  ),
  'a service that starts it otherwise': {
    files: {
      Dockerfile:
        'FROM python:3.13-slim\nWORKDIR /app\nCOPY . .\nENTRYPOINT ["gunicorn"]\nCMD ["-k", "asgi", "main:app"]\n',
      'main.py': fastapi,
      'compose.yaml': 'services:\n  web:\n    build: .\n    command: -w 4 [|main:app|]\n',
    },
  },
});
