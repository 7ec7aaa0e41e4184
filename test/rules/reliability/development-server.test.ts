import rule from '../../../src/rules/reliability/development-server.js';
import { testRule } from '../../harness.js';

const image = (start: string): string => `FROM python:3.13-slim\nWORKDIR /app\nCOPY . .\nCMD ${start}\n`;
const flask = 'from flask import Flask\n\napp = Flask(__name__)\n';

testRule(rule, {
  'flask run': {
    files: { Dockerfile: image('[[|"flask", "run", "--host=0.0.0.0"|]]') },
    message: 'flask run is a development server.',
  },
  gunicorn: image('["gunicorn", "-b", "0.0.0.0:8000", "app:app"]'),
  runserver: image('python manage.py migrate && [|python manage.py runserver 0.0.0.0:8000|]'),
  'another command of manage.py': image('python manage.py process_tasks'),
  'fastapi dev': image('[[|"fastapi", "dev", "main.py"|]]'),
  'fastapi run': image('["fastapi", "run", "main.py"]'),
  'http.server': image('[[|"python", "-m", "http.server"|]]'),
  'uvicorn with --reload': {
    files: { Dockerfile: image('["uvicorn", "main:app", [|"--reload"|]]') },
    message: 'uvicorn reloads whenever a file changes, which is for development.',
  },
  'uvicorn without': image('["uvicorn", "main:app", "--workers", "4"]'),
  'gunicorn with --reload': image('gunicorn [|--reload|] app:app'),
  'uvicorn with arguments that nobody can tell': image('uvicorn main:app $OPTIONS'),
  'app.run()': {
    files: { Dockerfile: image('[[|"python", "app.py"|]]'), 'app.py': `${flask}app.run(host="0.0.0.0")\n` },
    message: 'Flask app.run() is a development server.',
  },
  'app.run() while gunicorn serves': {
    files: {
      Dockerfile: image('["gunicorn", "app:app"]'),
      'app.py': `${flask}if __name__ == "__main__":\n    app.run()\n`,
    },
  },
  'uvicorn.run() with reload': {
    files: {
      Dockerfile: image('["python", "main.py"]'),
      'main.py': 'import uvicorn\n\nuvicorn.run("web:app", reload=[|True|])\n',
    },
  },
  'uvicorn.run() without': {
    files: {
      Dockerfile: image('["python", "main.py"]'),
      'main.py': 'import uvicorn\n\nuvicorn.run("web:app", reload=False)\n',
    },
  },
  'uvicorn.run() with reload from the environment': {
    files: {
      Dockerfile: image('["python", "main.py"]'),
      'main.py': 'import os\nimport uvicorn\n\nuvicorn.run("web:app", reload=os.getenv("DEV") == "1")\n',
    },
  },
  'ui.run() reloads by default': {
    files: {
      Dockerfile: image('["python", "main.py"]'),
      'main.py': 'from nicegui import ui\n\n[|ui.run(port=8080)|]\n',
    },
  },
  'ui.run() without': {
    files: {
      Dockerfile: image('["python", "main.py"]'),
      'main.py': 'from nicegui import ui\n\nui.run(port=8080, reload=False)\n',
    },
  },
  'an image for development': { files: { 'Dockerfile.dev': image('["flask", "run"]') } },
  'a stage for development':
    'FROM python:3.13-slim AS base\nFROM base AS dev\nCMD ["flask", "run"]\nFROM base\nCMD ["gunicorn", "app:app"]\n',
  'a service for development': {
    files: {
      Dockerfile: image('["gunicorn", "app:app"]'),
      'compose.dev.yaml': 'services:\n  web:\n    build: .\n    command: flask run\n',
    },
  },
  'an override for development': {
    files: {
      Dockerfile: image('["gunicorn", "app:app"]'),
      'compose.yaml': 'services:\n  web:\n    build: .\n',
      'compose.override.yaml': 'services:\n  web:\n    command: flask run\n',
    },
  },
  'a profile for development': {
    files: {
      Dockerfile: image('["gunicorn", "app:app"]'),
      'compose.yaml': 'services:\n  web:\n    build: .\n    command: flask run\n    profiles: [dev]\n',
    },
  },
  'a service in production': {
    files: {
      Dockerfile: image('["gunicorn", "app:app"]'),
      'compose.yaml': 'services:\n  web:\n    build: .\n    command: [|flask run|]\n',
    },
  },
  'a base file beside one for production is for development': {
    files: {
      Dockerfile: image('["gunicorn", "shop.wsgi"]'),
      'docker-compose.yml': 'services:\n  web:\n    build: .\n    command: python manage.py runserver 0.0.0.0:8000\n',
      'docker-compose.prod.yml': 'services:\n  web:\n    build: .\n    command: gunicorn shop.wsgi\n',
    },
  },
  'a service that starts another server': {
    files: {
      Dockerfile: image('["flask", "run"]'),
      'compose.yaml': 'services:\n  web:\n    build: .\n    command: gunicorn app:app\n',
    },
  },
  'a service that starts the image': {
    files: {
      Dockerfile: image('[[|"flask", "run"|]]'),
      'compose.yaml': 'services:\n  web:\n    build: .\n',
    },
  },
  'a service with an empty command, which Docker and Compose read in two ways': {
    files: {
      Dockerfile: image('[[|"flask", "run"|]]'),
      'compose.yaml': "services:\n  web:\n    build: .\n    command: ''\n",
    },
  },
});
