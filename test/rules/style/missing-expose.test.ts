import rule from '../../../src/rules/style/missing-expose.js';
import { testRule } from '../../harness.js';

const uvicorn = '["uvicorn", "main:app", "--host", "0.0.0.0"]';

testRule(rule, {
  'a server without EXPOSE': {
    files: { Dockerfile: 'FROM python:3.13-slim\nCMD [[|"uvicorn", "main:app", "--host", "0.0.0.0"|]]\n' },
    message: 'uvicorn listens on 8000, and the image exposes no port.',
  },
  'a server with EXPOSE': `FROM python:3.13-slim\nEXPOSE 8000\nCMD ${uvicorn}\n`,
  'EXPOSE in the stage below': `FROM python:3.13-slim AS base\nEXPOSE 8000\nFROM base\nCMD ${uvicorn}\n`,
  'EXPOSE in a stage that is only copied from':
    'FROM python:3.13-slim AS base\nEXPOSE 8000\nFROM python:3.13-slim\nCMD [|gunicorn -b 0.0.0.0:80 shop.wsgi|]\n',
  'a start script': {
    files: {
      Dockerfile: 'FROM python:3.13-slim\nCOPY start.sh /\n[|CMD ["/start.sh"]|]\n',
      'start.sh': '#!/bin/sh\nexec gunicorn -b 0.0.0.0:80 shop.wsgi\n',
    },
  },
  'a port that nobody can tell': 'FROM python:3.13-slim\nARG PORT\nCMD gunicorn -b 0.0.0.0:$PORT shop.wsgi\n',
  'a worker': 'FROM python:3.13-slim\nCMD ["celery", "-A", "shop", "worker"]\n',
  'a script without server': {
    files: { Dockerfile: 'FROM python:3.13-slim\nCOPY a.py .\nCMD ["python", "a.py"]\n', 'a.py': 'print(1)\n' },
  },
  'a server on the loopback': 'FROM python:3.13-slim\nCMD ["uvicorn", "main:app"]\n',
  'a base image that exposes a port': `FROM tiangolo/uvicorn-gunicorn-fastapi:python3.11\nCMD ${uvicorn}\n`,
  'a base image that nobody knows': `FROM corp.example/python:1\nCMD ${uvicorn}\n`,
  'a service on another port': {
    files: {
      Dockerfile: `FROM python:3.13-slim\nCMD ${uvicorn}\n`,
      'compose.yaml': 'services:\n  web:\n    build: .\n    environment:\n      UVICORN_PORT: "8001"\n',
    },
  },
  'a service on the same port, and a worker': {
    files: {
      Dockerfile: 'FROM python:3.13-slim\nCMD [[|"uvicorn", "main:app", "--host", "0.0.0.0"|]]\n',
      'compose.yaml': 'services:\n  web:\n    build: .\n  worker:\n    build: .\n    command: celery -A shop worker\n',
    },
  },
  'an image for development': { files: { 'Dockerfile.dev': `FROM python:3.13-slim\nCMD ${uvicorn}\n` } },
});

testRule(rule, {
  'fix: above the start command and its comments': {
    files: {
      Dockerfile: 'FROM python:3.13-slim\r\n\r\n# Start\r\nCMD [[|"uvicorn", "main:app", "--host", "0.0.0.0"|]]\r\n',
    },
    fixed: { Dockerfile: `FROM python:3.13-slim\r\n\r\nEXPOSE 8000\r\n\r\n# Start\r\nCMD ${uvicorn}\r\n` },
  },
});
