import rule from '../../../src/rules/security/debug-enabled.js';
import { testRule } from '../../harness.js';

const image = (start: string, more = ''): string =>
  `FROM python:3.13-slim\nWORKDIR /app\nCOPY . .\n${more}CMD ${start}\n`;
const flask = 'from flask import Flask\n\napp = Flask(__name__)\n';

/** A project of Django with these settings. */
const django = (settings: string, start: string, more = ''): Record<string, string> => ({
  Dockerfile: image(start, more),
  'manage.py': 'import os\n\nos.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings")\n',
  'shop/__init__.py': '',
  'shop/wsgi.py': 'import os\n\nos.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings")\napplication = 1\n',
  'shop/asgi.py': 'import os\n\nos.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings")\napplication = 1\n',
  'shop/settings.py': settings,
});

testRule(rule, {
  'the variable of Flask': {
    files: { Dockerfile: image('["flask", "run", "--host=0.0.0.0"]', 'ENV FLASK_DEBUG=[|1|]\n') },
    message: 'flask run runs in debug mode.',
  },
  'the variable of Flask, off': image('["flask", "run"]', 'ENV FLASK_DEBUG=0\n'),
  'the variable of Flask, off in words': image('["flask", "run"]', 'ENV FLASK_DEBUG=false\n'),
  'the variable of Flask for gunicorn': image('["gunicorn", "app:app"]', 'ENV FLASK_DEBUG=1\n'),
  'the variable of Flask without value': image('["flask", "run"]', 'ARG DEBUG\nENV FLASK_DEBUG=$DEBUG\n'),
  'the option of Flask': image('["flask", "run", [|"--debug"|]]'),
  'the option of Flask that wins': image('["flask", "run", "--no-debug"]', 'ENV FLASK_DEBUG=1\n'),
  'the argument of app.run()': {
    files: {
      Dockerfile: image('["python", "app.py"]'),
      'app.py': `${flask}app.run(host="0.0.0.0", debug=[|True|])\n`,
    },
    message: 'Flask app.run() runs in debug mode.',
  },
  'the argument of app.run(), off': {
    files: { Dockerfile: image('["python", "app.py"]'), 'app.py': `${flask}app.run(debug=False)\n` },
  },
  'the argument of app.run() from the environment': {
    files: {
      Dockerfile: image('["python", "app.py"]'),
      'app.py': `import os\n${flask}app.run(debug=bool(os.environ.get("DEBUG", "")))\n`,
    },
  },
  'the argument of app.run() while gunicorn serves': {
    files: {
      Dockerfile: image('["gunicorn", "app:app"]'),
      'app.py': `${flask}if __name__ == "__main__":\n    app.run(debug=True)\n`,
    },
  },
  'an attribute of the application': {
    files: { Dockerfile: image('["python", "app.py"]'), 'app.py': `${flask}[|app.debug|] = True\napp.run()\n` },
  },
  'published by a service': {
    files: {
      Dockerfile: image('["flask", "run", "--host=0.0.0.0"]'),
      'compose.yaml':
        'services:\n  web:\n    build: .\n    environment:\n      FLASK_DEBUG: [|"1"|]\n    ports: ["5000:5000"]\n',
    },
    message: 'flask run runs in debug mode, and its port is published.',
  },
  'not published by a service': {
    files: {
      Dockerfile: image('["flask", "run", "--host=0.0.0.0"]'),
      'compose.yaml': 'services:\n  web:\n    build: .\n    environment:\n      FLASK_DEBUG: [|"1"|]\n',
    },
    message: 'flask run runs in debug mode.',
  },
  'a service that switches it off': {
    files: {
      Dockerfile: image('["flask", "run", "--host=0.0.0.0"]', 'ENV FLASK_DEBUG=1\n'),
      'compose.yaml': 'services:\n  web:\n    build: .\n    environment:\n      FLASK_DEBUG: "0"\n',
    },
  },
  'an override for development': {
    files: {
      Dockerfile: image('["flask", "run"]'),
      'compose.yaml': 'services:\n  web:\n    build: .\n',
      'compose.override.yaml': 'services:\n  web:\n    environment:\n      FLASK_DEBUG: "1"\n',
    },
  },
  'an image for development': { files: { 'dev.Dockerfile': image('["flask", "run", "--debug"]') } },

  'the settings of Django': {
    files: django('DEBUG = [|True|]\n', '["gunicorn", "-b", "0.0.0.0:8000", "shop.wsgi"]'),
    message: 'Django runs in debug mode.',
  },
  'the settings of Django, off': { files: django('DEBUG = False\n', '["gunicorn", "shop.wsgi"]') },
  'the settings of Django, by default': { files: django('', '["gunicorn", "shop.wsgi"]') },
  'runserver of Django': { files: django('DEBUG = [|True|]\n', '["python", "manage.py", "runserver", "0:8000"]') },
  'Django under uvicorn': { files: django('DEBUG = [|True|]\n', '["uvicorn", "shop.asgi:application"]') },
  'the settings of Django from the environment': {
    files: django('import os\nDEBUG = os.environ.get("DEBUG", "0") == "1"\n', '["gunicorn", "shop.wsgi"]'),
  },
  'the settings of Django from an environment that is on by default': {
    files: django('import os\nDEBUG = [|os.environ.get("DEBUG", "1") == "1"|]\n', '["gunicorn", "shop.wsgi"]'),
  },
  'a default of Django that the image switches off': {
    files: django(
      'import os\nDEBUG = os.environ.get("DEBUG", "1") == "1"\n',
      '["gunicorn", "shop.wsgi"]',
      'ENV DEBUG=0\n',
    ),
  },
  'settings of Django that the environment names': {
    files: {
      ...django('DEBUG = True\n', '["gunicorn", "shop.wsgi"]', 'ENV DJANGO_SETTINGS_MODULE=shop.production\n'),
      'shop/production.py': 'DEBUG = False\n',
    },
  },
  'settings of Django that build on others': {
    files: {
      ...django('from .base import *\nDEBUG = True\n', '["gunicorn", "shop.wsgi"]'),
      'shop/base.py': 'DEBUG = False\n',
    },
  },
  'settings of Django that a library reads': {
    files: django(
      'import environ\nenv = environ.Env()\nDEBUG = env.bool("DEBUG", True)\n',
      '["gunicorn", "shop.wsgi"]',
    ),
  },
  'settings of Django that another file may overwrite': {
    files: django(
      'DEBUG = True\ntry:\n    from .local import *\nexcept ImportError:\n    pass\n',
      '["gunicorn", "shop.wsgi"]',
    ),
  },
  'another command of Django': { files: django('DEBUG = True\n', '["python", "manage.py", "process_tasks"]') },
  'a published Django': {
    files: {
      ...django('DEBUG = [|True|]\n', '["gunicorn", "-b", "0.0.0.0:8000", "shop.wsgi"]'),
      'compose.yaml': 'services:\n  web:\n    build: .\n    ports: ["80:8000"]\n',
    },
    message: 'Django runs in debug mode, and its port is published.',
  },
  'Gradio, whose debug mode only prints': {
    files: {
      Dockerfile: image('["python", "app.py"]'),
      'app.py': 'import gradio as gr\n\ngr.Interface(fn=str).launch(debug=True)\n',
    },
  },
});

const quiet = (start: string, fixed: string, more = '', mended = more) => ({
  files: { Dockerfile: image(start, more) },
  fixed: { Dockerfile: image(fixed, mended) },
});

testRule(rule, {
  'fix: the variable': quiet('["flask", "run"]', '["flask", "run"]', 'ENV FLASK_DEBUG=[|1|]\n', 'ENV FLASK_DEBUG=0\n'),
  'fix: the option': quiet('["flask", "run", [|"--debug"|], "--host=0.0.0.0"]', '["flask", "run", "--host=0.0.0.0"]'),
  'fix: the option in shell form': quiet('flask [|--debug|] run', 'flask run'),
  'no fix: code': {
    files: { Dockerfile: image('["python", "app.py"]'), 'app.py': `${flask}app.run(debug=[|True|])\n` },
    fixed: { 'app.py': `${flask}app.run(debug=True)\n` },
  },
});
