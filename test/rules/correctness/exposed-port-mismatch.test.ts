import rule from '../../../src/rules/correctness/exposed-port-mismatch.js';
import { testRule } from '../../harness.js';

const image = (port: string, start: string, more = ''): string =>
  `FROM python:3.13-slim\nWORKDIR /app\nCOPY . .\n${more}EXPOSE ${port}\nCMD ${start}\n`;
const uvicorn = '["uvicorn", "main:app", "--host", "0.0.0.0"]';

testRule(rule, {
  'EXPOSE of flask with uvicorn': {
    files: { Dockerfile: image('[|5000|]', uvicorn) },
    message: 'uvicorn listens on 8000, but EXPOSE says 5000.',
  },
  'EXPOSE of uvicorn': image('8000', uvicorn),
  'several ports': {
    files: { Dockerfile: image('[|80|] 443', '["gunicorn", "-b", ":8000", "-b", ":8001", "shop.wsgi"]') },
    message: 'gunicorn listens on 8000 and 8001, but EXPOSE says 80 443.',
  },
  'one of several': image('80 8000', uvicorn),
  'a range that holds it': image('8000-8010/tcp', uvicorn),
  'a range that does not': image('[|8001-8010|]', uvicorn),
  'a variable without value': image('$PORT', uvicorn, 'ARG PORT\n'),
  'a variable with a value': image('[|$PORT|]', uvicorn, 'ENV PORT=5000\n'),
  'the variable that the server reads': image('$PORT', '["gunicorn", "shop.wsgi"]', 'ENV PORT=5000\n'),
  'a port from a variable without value': image('5000', 'uvicorn main:app --port $PORT', 'ARG PORT\n'),
  'the start script says another port': {
    files: {
      Dockerfile: image('[|5000|]', '["./start.sh"]'),
      'start.sh': '#!/bin/sh\nexec gunicorn -b 0.0.0.0:5040 app:app\n',
    },
  },
  'the code says another port': {
    files: {
      Dockerfile: image('[|8040|]', 'python app.py'),
      'app.py': 'from flask import Flask\n\napp = Flask(__name__)\napp.run(host="0.0.0.0", port=8084)\n',
    },
    message: 'Flask app.run() listens on 8084, but EXPOSE says 8040.',
  },
  'the code reads the port from the environment': {
    files: {
      Dockerfile: image('8040', 'python app.py', 'ENV PORT=8040\n'),
      'app.py':
        'import os\nfrom flask import Flask\n\napp = Flask(__name__)\napp.run(host="0.0.0.0", port=int(os.environ.get("PORT", 8084)))\n',
    },
  },
  'code that starts two servers': {
    files: {
      Dockerfile: image('9090', 'python app.py'),
      'app.py':
        'import uvicorn\nfrom flask import Flask\n\napp = Flask(__name__)\nuvicorn.run("x:y", port=1)\napp.run(port=2)\n',
    },
  },
  'a worker': image('5555', '["celery", "-A", "shop", "worker"]'),
  'a Unix socket': image('80', '["gunicorn", "-b", "unix:/run/app.sock", "shop.wsgi"]'),
  'two processes': image('80', 'gunicorn -b 127.0.0.1:8000 shop.wsgi & nginx -g "daemon off;"'),
  'a base image that exposes the port':
    'FROM tiangolo/uvicorn-gunicorn-fastapi:python3.11\nEXPOSE 9090\nCMD ["uvicorn", "main:app", "--host", "0.0.0.0", "--port", "80"]\n',
  'a base image that nobody knows':
    'FROM corp.example/python:1\nEXPOSE 9090\nCMD ["uvicorn", "main:app", "--host", "0.0.0.0", "--port", "80"]\n',
  'a stage below that exposes the port':
    'FROM python:3.13-slim AS base\nEXPOSE 8000\nFROM base\nEXPOSE 9090\nCMD ["uvicorn", "main:app", "--host", "0.0.0.0"]\n',
  'a stage that is not shipped':
    'FROM python:3.13-slim AS base\nEXPOSE 5000\nCMD ["uvicorn", "main:app"]\nFROM base\nEXPOSE 8000\n',
  'a service that starts another server on the port': {
    files: {
      Dockerfile: image('5000', uvicorn),
      'compose.yaml': 'services:\n  web:\n    build: .\n    command: flask run --host 0.0.0.0\n',
    },
  },
  'a service that nobody can tell the port of': {
    files: {
      Dockerfile: image('5000', uvicorn),
      'compose.yaml': 'services:\n  web:\n    build: .\n    command: ./run ${WHAT}\n',
    },
  },
  'a service that starts the image': {
    files: {
      Dockerfile: image('[|5000|]', uvicorn),
      'compose.yaml': 'services:\n  web:\n    build: .\n    ports: ["80:8000"]\n',
    },
  },
});

testRule(rule, {
  'fix: the number': {
    files: { Dockerfile: image('[|5000/tcp|]', uvicorn) },
    fixed: { Dockerfile: image('8000/tcp', uvicorn) },
  },
  'no fix: a variable': {
    files: { Dockerfile: image('[|$PORT|]', uvicorn, 'ENV PORT=5000\n') },
    fixed: { Dockerfile: image('$PORT', uvicorn, 'ENV PORT=5000\n') },
  },
});
