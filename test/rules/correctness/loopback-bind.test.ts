import rule from '../../../src/rules/correctness/loopback-bind.js';
import { type RuleCase, testRule } from '../../harness.js';

/** An image with one port and one start instruction. */
const image = (start: string, more = '', port = 8000): string =>
  `FROM python:3.13-slim\nWORKDIR /app\nCOPY . .\n${more}EXPOSE ${port}\nCMD ${start}\n`;

/** The same with files beside the Dockerfile. */
const files = (start: string, others: Readonly<Record<string, string>>, more = '', port = 8000): RuleCase => ({
  files: { Dockerfile: image(start, more, port), ...others },
});

const unmarked = (text: string): string => text.replaceAll(/\[\||\|\]/g, '');
const open = image('["uvicorn", "main:app", "--host", "0.0.0.0"]');

testRule(rule, {
  'uvicorn by default': {
    files: { Dockerfile: image('[[|"uvicorn"|], "main:app"]') },
    message: 'uvicorn listens on 127.0.0.1:8000, so nothing outside the container reaches it.',
  },
  'uvicorn on all addresses': open,
  'uvicorn on all IPv6 addresses': image('["uvicorn", "main:app", "--host", "::"]'),
  'uvicorn on localhost': image('["uvicorn", "main:app", [|"--host", "localhost"|]]'),
  'uvicorn in shell form': image('[|uvicorn|] main:app --port 8000'),
  'uvicorn behind wrappers': image('exec uv run --no-sync [|uvicorn|] main:app'),
  'uvicorn as a module': image('["python", "-m", [|"uvicorn"|], "main:app"]'),
  'uvicorn behind a migration': image('alembic upgrade head && [|uvicorn|] main:app'),
  'uvicorn with a variable of its own': image('["uvicorn", "main:app"]', 'ENV UVICORN_HOST=0.0.0.0\n'),
  'uvicorn with a variable of others': image('[[|"uvicorn"|], "main:app"]', 'ENV HOST=0.0.0.0\n'),
  'uvicorn with a variable that nobody gives': image('uvicorn main:app --host $HOST', 'ARG HOST\n'),
  'uvicorn with a variable that has a default': image('uvicorn main:app --host ${HOST:-0.0.0.0}'),
  'uvicorn on a Unix socket': image('["uvicorn", "main:app", "--uds", "/run/app.sock"]'),
  'uvicorn in the background, behind nginx': image('uvicorn main:app & nginx -g "daemon off;"'),

  'flask by default': image('[[|"flask"|], "run"]', '', 5000),
  'flask on all addresses': image('["flask", "run", "--host=0.0.0.0"]', '', 5000),
  'flask with its variable in the old form': image('["flask", "run"]', 'ENV FLASK_RUN_HOST 0.0.0.0\n', 5000),
  'flask with a .flaskenv that counts': files(
    '["flask", "run"]',
    { '.flaskenv': 'FLASK_RUN_HOST=0.0.0.0\n' },
    'RUN pip install flask python-dotenv\n',
    5000,
  ),
  'flask with a .flaskenv and no python-dotenv that is seen': files(
    '["flask", "run"]',
    { '.flaskenv': 'FLASK_RUN_HOST=0.0.0.0\n' },
    '',
    5000,
  ),

  'gunicorn by default': image('[[|"gunicorn"|], "shop.wsgi"]'),
  'gunicorn with a bind': image('["gunicorn", "-b", "0.0.0.0:8000", "shop.wsgi"]'),
  'gunicorn with a port alone': image('["gunicorn", "-b", ":8000", "shop.wsgi"]'),
  'gunicorn on IPv6': image('["gunicorn", "--bind", "[::]:8000", "shop.wsgi"]'),
  'gunicorn on the loopback of IPv6': {
    files: { Dockerfile: image('["gunicorn", [|"--bind", "[::1]:8000"|], "shop.wsgi"]') },
    message: 'gunicorn listens on [::1]:8000, so nothing outside the container reaches it.',
  },
  'gunicorn with PORT': image('["gunicorn", "shop.wsgi"]', 'ENV PORT=8000\n'),
  'gunicorn with its variable': image('["gunicorn", "shop.wsgi"]', 'ENV GUNICORN_CMD_ARGS="--bind=0.0.0.0:8000"\n'),
  'gunicorn on a Unix socket': image('["gunicorn", "-b", "unix:/run/app.sock", "shop.wsgi"]'),
  'gunicorn for a proxy in the same container and for others': image(
    '["gunicorn", "-b", "127.0.0.1:9000", "-b", "0.0.0.0:8000", "shop.wsgi"]',
  ),
  'gunicorn with a configuration file': files('["gunicorn", "shop.wsgi"]', {
    'gunicorn.conf.py': 'import os\n\nbind = f"0.0.0.0:{os.environ.get(\'PORT\', 8000)}"\nworkers = 2\n',
  }),
  'gunicorn with a configuration file for one machine': files('["gunicorn", "shop.wsgi"]', {
    'gunicorn.conf.py': 'bind = [|"127.0.0.1:8000"|]\n',
  }),
  'gunicorn with a named configuration file': files('["gunicorn", "-c", "deploy/gunicorn.py", "shop.wsgi"]', {
    'deploy/gunicorn.py': 'bind = "0.0.0.0:8000"\n',
  }),
  'gunicorn with a configuration module': files('["gunicorn", "-c", "python:shop.serving", "shop.wsgi"]', {
    'shop/__init__.py': '',
    'shop/serving.py': 'bind = ":8000"\n',
  }),
  'gunicorn with a configuration file that is not here': image('["gunicorn", "-c", "/etc/gunicorn.py", "shop.wsgi"]'),

  'hypercorn by default': image('[[|"hypercorn"|], "main:app"]'),
  'hypercorn with a bind': image('["hypercorn", "main:app", "--bind", "0.0.0.0:8000"]'),
  'daphne by default': image('[[|"daphne"|], "shop.asgi:application"]'),
  'daphne with a bind': image('["daphne", "-b", "0.0.0.0", "shop.asgi:application"]'),
  'granian by default': image('[[|"granian"|], "--interface", "asgi", "main:app"]'),
  'granian with its variable': image('["granian", "main:app"]', 'ENV GRANIAN_HOST=0.0.0.0\n'),
  'fastapi dev': image('[[|"fastapi"|], "dev", "main.py"]'),
  'fastapi run': image('["fastapi", "run", "main.py"]'),
  'runserver with a port alone': image('["python", "manage.py", "runserver", [|"8000"|]]'),
  'runserver without address': image('[[|"python"|], "manage.py", "runserver"]'),
  'runserver with an address': image('["python", "manage.py", "runserver", "0.0.0.0:8000"]'),
  'runserver with the short address': image('["python", "manage.py", "runserver", "0:8000"]'),
  'runserver on localhost': image('["python", "manage.py", "runserver", [|"localhost:8000"|]]'),
  'jupyter by default': image('[[|"jupyter"|], "lab", "--allow-root"]', '', 8888),
  'jupyter for everybody': image('["jupyter", "lab", "--ip=*", "--allow-root"]', '', 8888),
  'jupyter with a configuration file': files(
    '["jupyter", "lab"]',
    { 'jupyter_server_config.py': 'c = get_config()\nc.ServerApp.ip = "0.0.0.0"\n' },
    '',
    8888,
  ),
  'mlflow by default': image('[[|"mlflow"|], "server"]', '', 5000),
  'mlflow for everybody': image('["mlflow", "server", "--host", "0.0.0.0"]', '', 5000),
  'streamlit by default': image('["streamlit", "run", "app.py"]', '', 8501),
  'streamlit with an address': image('["streamlit", "run", "app.py", [|"--server.address=localhost"|]]', '', 8501),
  'streamlit with a configuration file': files(
    '["streamlit", "run", "app.py"]',
    { '.streamlit/config.toml': '[server]\n[|address|] = "127.0.0.1"\n' },
    '',
    8501,
  ),
  'http.server by default': image('["python", "-m", "http.server"]'),
  'waitress by default': image('["waitress-serve", "app:app"]', '', 8080),
  'a worker': image('["celery", "-A", "shop", "worker"]'),
  'a program that nobody knows': image('["server", "--host", "127.0.0.1"]'),

  'app.run() by default': files(
    '["python", "app.py"]',
    { 'app.py': 'from flask import Flask\n\napp = Flask(__name__)\n\nif __name__ == "__main__":\n    [|app.run()|]\n' },
    '',
    5000,
  ),
  'app.run() for everybody': files(
    '["python", "app.py"]',
    { 'app.py': 'from flask import Flask\n\napp = Flask(__name__)\napp.run(host="0.0.0.0")\n' },
    '',
    5000,
  ),
  'app.run() does not read the variable of flask run': files(
    '["python", "app.py"]',
    { 'app.py': 'from flask import Flask\n\napp = Flask(__name__)\n[|app.run()|]\n' },
    'ENV FLASK_RUN_HOST=0.0.0.0\n',
    5000,
  ),
  'app.run() for one machine while gunicorn serves': files('["gunicorn", "-b", "0.0.0.0:8000", "app:app"]', {
    'app.py':
      'from flask import Flask\n\napp = Flask(__name__)\n\nif __name__ == "__main__":\n    app.run(host="127.0.0.1")\n',
  }),
  'app.run() with a host behind nested parentheses': files(
    '["python", "app.py"]',
    {
      'app.py':
        'import os\nfrom flask import Flask\n\napp = Flask(__name__)\napp.run(port=int(os.getenv("PORT", str(5000))), host="0.0.0.0")\n',
    },
    '',
    5000,
  ),
  'app.run() with a host from the environment': files(
    '["python", "app.py"]',
    {
      'app.py':
        'import os\nfrom flask import Flask\n\napp = Flask(__name__)\napp.run(host=os.environ.get("HOST", "0.0.0.0"))\n',
    },
    '',
    5000,
  ),
  'app.run() with an option for the host that nobody gives': files(
    '["python", "app.py"]',
    {
      'app.py':
        'import argparse\nfrom flask import Flask\n\napp = Flask(__name__)\nparser = argparse.ArgumentParser()\nparser.add_argument("--host", default="127.0.0.1")\nargs = parser.parse_args()\napp.run(host=[|args.host|])\n',
    },
    '',
    5000,
  ),
  'uvicorn.run() by default': files('["python", "main.py"]', {
    'main.py': 'import uvicorn\nfrom fastapi import FastAPI\n\napp = FastAPI()\n[|uvicorn.run(app)|]\n',
  }),
  'uvicorn.run() does not read the variable of uvicorn': files(
    '["python", "main.py"]',
    { 'main.py': 'import uvicorn\n\n[|uvicorn.run("web:app")|]\n' },
    'ENV UVICORN_HOST=0.0.0.0\n',
  ),
  'uvicorn.run() for everybody': files('["python", "main.py"]', {
    'main.py': 'import uvicorn\n\nuvicorn.run("web:app", host="0.0.0.0")\n',
  }),
  'launch() of Gradio': {
    files: {
      Dockerfile: image('["python", "app.py"]', '', 7860),
      'app.py':
        'import gradio as gr\n\ndemo = gr.Interface(fn=str, inputs="text", outputs="text")\n[|demo.launch()|]\n',
    },
    message: 'Gradio launch() listens on 127.0.0.1:7860, so nothing outside the container reaches it.',
  },
  'launch() of Gradio with its variable': files(
    '["python", "app.py"]',
    { 'app.py': 'import gradio as gr\n\ndemo = gr.Interface(fn=str)\ndemo.launch()\n' },
    'ENV GRADIO_SERVER_NAME="0.0.0.0"\n',
    7860,
  ),
  'run() of Dash': files(
    '["python", "app.py"]',
    { 'app.py': 'from dash import Dash\n\napp = Dash(__name__)\n[|app.run(debug=False)|]\n' },
    '',
    8050,
  ),
  'run() of Dash with HOST': files(
    '["python", "app.py"]',
    { 'app.py': 'from dash import Dash\n\napp = Dash(__name__)\napp.run()\n' },
    'ENV HOST=0.0.0.0\n',
    8050,
  ),
  'gRPC on localhost': files(
    '["python", "serve.py"]',
    {
      'serve.py':
        'import grpc\nfrom concurrent import futures\n\nserver = grpc.server(futures.ThreadPoolExecutor())\nserver.add_insecure_port([|"localhost:50051"|])\nserver.start()\n',
    },
    '',
    50051,
  ),
  'gRPC for everybody': files(
    '["python", "serve.py"]',
    {
      'serve.py':
        'import grpc\nfrom concurrent import futures\n\nserver = grpc.server(futures.ThreadPoolExecutor())\nserver.add_insecure_port("[::]:50051")\n',
    },
    '',
    50051,
  ),

  'a start script': files('["./start.sh"]', {
    'start.sh': '#!/bin/sh\nset -e\npython manage.py migrate\nexec [|gunicorn|] shop.wsgi --workers 2\n',
  }),
  'a start script that reads host and port': files('["./start.sh"]', {
    'start.sh': '#!/bin/sh\n. ./.env\nexec gunicorn shop.wsgi -b $HOST:$PORT\n',
    '.env': 'HOST=0.0.0.0\nPORT=8000\n',
  }),
  'a start script that runs its arguments': {
    files: {
      Dockerfile:
        'FROM python:3.13-slim\nWORKDIR /app\nCOPY . .\nEXPOSE 8000\nENTRYPOINT ["./start.sh"]\nCMD [[|"uvicorn"|], "main:app"]\n',
      'start.sh': '#!/bin/sh\npython migrate.py\nexec "$@"\n',
    },
  },
  'an image without EXPOSE is a server all the same': 'FROM python:3.13-slim\nCMD [[|"uvicorn"|], "main:app"]\n',
  'a stage that is not shipped':
    'FROM python:3.13-slim AS base\nCMD ["uvicorn", "main:app"]\nFROM base\nCMD ["uvicorn", "main:app", "--host", "0.0.0.0"]\n',
  'a base image that may set the host': 'FROM corp.example/python:1\nEXPOSE 8000\nCMD ["uvicorn", "main:app"]\n',

  'compose publishes the port': {
    files: {
      Dockerfile: 'FROM python:3.13-slim\nCMD [[|"uvicorn"|], "main:app"]\n',
      'compose.yaml': 'services:\n  web:\n    build: .\n    ports:\n      - "80:8000"\n',
    },
  },
  'compose publishes it for the host alone': {
    files: {
      Dockerfile: 'FROM python:3.13-slim\nCMD [[|"uvicorn"|], "main:app"]\n',
      'compose.yaml': 'services:\n  web:\n    build: .\n    ports:\n      - "127.0.0.1:80:8000"\n',
    },
  },
  'compose gives it to other services': {
    files: {
      Dockerfile: 'FROM python:3.13-slim\nCMD [[|"uvicorn"|], "main:app"]\n',
      'compose.yaml': 'services:\n  web:\n    build: .\n    expose: ["8000"]\n',
    },
  },
  'compose neither publishes nor exposes': {
    files: {
      Dockerfile: 'FROM python:3.13-slim\nCMD ["uvicorn", "main:app"]\n',
      'compose.yaml': 'services:\n  web:\n    build: .\n',
    },
  },
  'compose publishes another port, that of a debugger': {
    files: {
      Dockerfile: 'FROM python:3.13-slim\nCMD ["uvicorn", "main:app"]\n',
      'compose.yaml': 'services:\n  web:\n    build: .\n    ports: ["5678:5678"]\n',
    },
  },
  'compose starts it on all addresses': {
    files: {
      Dockerfile: unmarked(image('["uvicorn", "main:app"]')),
      'compose.yaml':
        'services:\n  web:\n    build: .\n    command: uvicorn main:app --host 0.0.0.0\n    ports: ["8000:8000"]\n',
    },
  },
  'compose starts it on the loopback': {
    files: {
      Dockerfile: open,
      'compose.yaml':
        'services:\n  web:\n    build: .\n    command: [|uvicorn|] main:app --reload\n    ports: ["8000:8000"]\n',
    },
  },
  'compose sets the variable': {
    files: {
      Dockerfile: image('["uvicorn", "main:app"]'),
      'compose.yaml': 'services:\n  web:\n    build: .\n    env_file: web.env\n    ports: ["8000:8000"]\n',
      'web.env': 'UVICORN_HOST=0.0.0.0\n',
    },
  },
  'an override sets the host': {
    files: {
      Dockerfile: open,
      'compose.yaml': 'services:\n  web:\n    build: .\n    ports: ["8000:8000"]\n',
      'compose.override.yaml': 'services:\n  web:\n    command: uvicorn main:app [|--host 127.0.0.1|]\n',
    },
  },
  'compose mounts the configuration': {
    files: {
      Dockerfile: 'FROM python:3.13-slim\nWORKDIR /app\nCMD ["gunicorn", "shop.wsgi"]\n',
      'compose.yaml':
        'services:\n  web:\n    build: .\n    ports: ["8000:8000"]\n    volumes:\n      - ./gunicorn.conf.py:/app/gunicorn.conf.py\n',
      'gunicorn.conf.py': 'bind = "0.0.0.0:8000"\n',
    },
  },
  'the network of the host': {
    files: {
      Dockerfile: image('["uvicorn", "main:app"]'),
      'compose.yaml': 'services:\n  web:\n    build: .\n    network_mode: host\n',
    },
  },
  'the network of another service': {
    files: {
      Dockerfile: image('["uvicorn", "main:app"]'),
      'compose.yaml':
        'services:\n  web:\n    build: .\n    network_mode: service:vpn\n  vpn:\n    image: qmcgaw/gluetun:v3.40\n    ports: ["8000:8000"]\n',
    },
  },
  'a proxy in the network of the service': {
    files: {
      Dockerfile: image('["uvicorn", "main:app"]'),
      'compose.yaml':
        'services:\n  web:\n    build: .\n    ports: ["80:80"]\n  proxy:\n    image: nginx:1.29\n    network_mode: service:web\n',
    },
  },
  'services that only test the image': {
    files: {
      Dockerfile: image('[[|"uvicorn"|], "main:app"]'),
      'compose.test.yaml': 'services:\n  web:\n    build: .\n    command: pytest\n',
    },
  },
  'a service that starts another stage': {
    files: {
      Dockerfile:
        'FROM python:3.13-slim AS dev\nCMD ["uvicorn", "main:app", "--host", "0.0.0.0"]\nFROM python:3.13-slim\nEXPOSE 8000\nCMD [[|"uvicorn"|], "main:app"]\n',
      'compose.yaml': 'services:\n  web:\n    build:\n      context: .\n      target: dev\n    ports: ["8000:8000"]\n',
    },
  },
});

/** A start command, and what it becomes. */
const opens = (start: string, fixed: string, port = 8000): RuleCase => ({
  files: { Dockerfile: image(start, '', port) },
  fixed: { Dockerfile: image(fixed, '', port) },
});
const stays = (given: RuleCase): RuleCase => ({
  ...given,
  fixed: Object.fromEntries(Object.entries(given.files).map(([path, text]) => [path, unmarked(text)])),
});
const composed = (command: string): RuleCase['files'] => ({
  Dockerfile: 'FROM python:3.13-slim\nWORKDIR /app\n',
  'compose.yaml': `services:\n  web:\n    build: .\n    ports: ["8000:8000"]\n    command: ${command}\n`,
});

testRule(rule, {
  'fix: an option in exec form': opens('[[|"uvicorn"|], "main:app"]', '["uvicorn", "main:app", "--host", "0.0.0.0"]'),
  'fix: an option in shell form': opens(
    'alembic upgrade head && [|uvicorn|] main:app > log',
    'alembic upgrade head && uvicorn main:app --host 0.0.0.0 > log',
  ),
  'fix: over lines': opens(
    '[|uvicorn|] \\\n  # the app\n  main:app',
    'uvicorn \\\n  # the app\n  main:app --host 0.0.0.0',
  ),
  'fix: through a shell': opens(
    '["sh", "-c", "[|uvicorn|] main:app --port 8000"]',
    '["sh", "-c", "uvicorn main:app --port 8000 --host 0.0.0.0"]',
  ),
  'fix: the address of gunicorn': opens(
    '[[|"gunicorn"|], "shop.wsgi"]',
    '["gunicorn", "shop.wsgi", "-b", "0.0.0.0:8000"]',
  ),
  'fix: a written address': opens(
    '["gunicorn", [|"--bind", "[::1]:8000"|], "shop.wsgi"]',
    '["gunicorn", "--bind", "0.0.0.0:8000", "shop.wsgi"]',
  ),
  'fix: a written host': opens('uvicorn main:app [|--host=localhost|]', 'uvicorn main:app --host=0.0.0.0'),
  'fix: runserver with a port': opens(
    '["python", "manage.py", "runserver", [|"8000"|]]',
    '["python", "manage.py", "runserver", "0.0.0.0:8000"]',
  ),
  'fix: runserver without': opens('[|python|] manage.py runserver', 'python manage.py runserver 0.0.0.0:8000'),
  'fix: flask': opens('[|flask|] run', 'flask run --host 0.0.0.0', 5000),
  'fix: a list in brackets': {
    files: composed('[[|uvicorn|], main:app]'),
    fixed: { 'compose.yaml': composed('[uvicorn, main:app, --host, 0.0.0.0]')['compose.yaml']! },
  },
  'fix: a list behind dashes': {
    files: composed('\n      - "[|uvicorn|]"\n      - "main:app" # the app\n'),
    fixed: {
      'compose.yaml': composed(
        '\n      - "uvicorn"\n      - "main:app"\n      - "--host"\n      - "0.0.0.0" # the app\n',
      )['compose.yaml']!,
    },
  },
  'fix: a text': {
    files: composed('"[|uvicorn|] main:app"'),
    fixed: { 'compose.yaml': composed('"uvicorn main:app --host 0.0.0.0"')['compose.yaml']! },
  },
  'fix: a block': {
    files: composed('>\n      [|uvicorn|]\n      main:app\n'),
    fixed: { 'compose.yaml': composed('>\n      uvicorn\n      main:app --host 0.0.0.0\n')['compose.yaml']! },
  },
  'no fix: an anchor': stays({
    files: {
      ...composed('*start'),
      'compose.yaml': `x-start: &start [[|uvicorn|], main:app]\n${composed('*start')['compose.yaml']!}`,
    },
  }),
  'no fix: code': stays(
    files(
      '["python", "app.py"]',
      {
        'app.py': 'from flask import Flask\n\napp = Flask(__name__)\n[|app.run(host="127.0.0.1")|]\n'.replace(
          '[|app.run(host="127.0.0.1")|]',
          'app.run(host=[|"127.0.0.1"|])',
        ),
      },
      '',
      5000,
    ),
  ),
  'no fix: a configuration file': stays(
    files('["gunicorn", "shop.wsgi"]', { 'gunicorn.conf.py': 'bind = [|"127.0.0.1:8000"|]\n' }),
  ),
  'fix: a text of one word': {
    files: composed('["sh", "-c", "exec [|hypercorn|] main:app"]'),
    fixed: { 'compose.yaml': composed('["sh", "-c", "exec hypercorn main:app -b 0.0.0.0:8000"]')['compose.yaml']! },
  },
});
