import rule from '../../../src/rules/correctness/django-target-unresolved.js';
import { type RuleCase, testRule } from '../../harness.js';

const manage = (settings: string) =>
  `import os, sys\nfrom django.core.management import execute_from_command_line\n\ndef main():\n    os.environ.setdefault("DJANGO_SETTINGS_MODULE", ${settings})\n    execute_from_command_line(sys.argv)\n\nmain()\n`;
const wsgi = (settings: string) =>
  `import os\nfrom django.core.wsgi import get_wsgi_application\n\nos.environ.setdefault("DJANGO_SETTINGS_MODULE", ${settings})\napplication = get_wsgi_application()\n`;
const shop = { 'shop/__init__.py': '', 'shop/settings.py': '' };

const image = (
  files: Readonly<Record<string, string>>,
  more = '',
  start = '["python", "manage.py", "migrate"]',
): RuleCase => ({
  files: { Dockerfile: `FROM python:3.13-slim\nWORKDIR /app\n${more}COPY . .\nCMD ${start}\n`, ...files },
});

testRule(rule, {
  'the default of manage.py': {
    ...image({ 'manage.py': manage('[|"store.settings"|]'), ...shop, 'store/__init__.py': '' }),
    message:
      'Django finds no settings store.settings: there is no /app/store/settings/__init__.py and no /app/store/settings.py in the image.',
  },
  'settings that are there': image({ 'manage.py': manage('"shop.settings"'), ...shop }),
  'a variable of the image': {
    ...image({ 'manage.py': manage('"shop.settings"'), ...shop }, 'ENV DJANGO_SETTINGS_MODULE=[|shop.production|]\n'),
    message:
      'Django finds no settings shop.production: there is no /app/shop/production/__init__.py and no /app/shop/production.py in the image.',
  },
  'a variable of the service': {
    files: {
      Dockerfile: 'FROM python:3.13-slim\nWORKDIR /app\nCOPY . .\n',
      'compose.yaml':
        'services:\n  web:\n    build: .\n    command: gunicorn shop.wsgi\n    environment:\n      DJANGO_SETTINGS_MODULE: [|shop.live|]\n',
      'shop/wsgi.py': wsgi('"shop.settings"'),
      ...shop,
    },
  },
  'the default of wsgi.py': image(
    { 'shop/wsgi.py': wsgi('[|"shop.conf"|]'), ...shop },
    '',
    '["gunicorn", "shop.wsgi"]',
  ),
  'a variable that a service sets right': {
    files: {
      Dockerfile: 'FROM python:3.13-slim\nWORKDIR /app\nCOPY . .\nCMD ["python", "manage.py", "migrate"]\n',
      'compose.yaml':
        'services:\n  web:\n    build: .\n    environment:\n      DJANGO_SETTINGS_MODULE: shop.settings\n',
      'manage.py': manage('"missing"'),
      ...shop,
    },
  },
  'an env_file that is not here': {
    files: {
      Dockerfile: 'FROM python:3.13-slim\nWORKDIR /app\nCOPY . .\nCMD ["python", "manage.py", "migrate"]\n',
      'compose.yaml': 'services:\n  web:\n    build: .\n    env_file: .env\n',
      'manage.py': manage('"shop.missing"'),
      ...shop,
    },
  },
  'the option': image(
    { 'manage.py': manage('"missing"'), ...shop },
    '',
    '["python", "manage.py", "migrate", "--settings", "shop.settings"]',
  ),
  'an option that is wrong': image(
    { 'manage.py': manage('"shop.settings"'), ...shop },
    '',
    '["python", "manage.py", "migrate", "--settings=[|shop.live|]"]',
  ),
  'a package of settings': image({ 'manage.py': manage('"shop.settings.live"'), 'shop/settings/live.py': '' }),
  'settings that code chooses': image({ 'manage.py': manage('name()'), ...shop }),
  'settings that code sets': image({
    'manage.py': `import os\nos.environ["DJANGO_SETTINGS_MODULE"] = "shop.settings"\n${manage('"missing"')}`,
    ...shop,
  }),
  'a .env file': image({
    'manage.py': `from dotenv import load_dotenv\nload_dotenv()\n${manage('"missing"')}`,
    ...shop,
  }),
  'a path that code adds': image({
    'manage.py': `import sys\nsys.path.insert(0, "src")\n${manage('"missing"')}`,
    ...shop,
  }),
  'an installed module': image(
    { 'manage.py': manage('"wagtailshop.settings"'), ...shop },
    'RUN pip install wagtailshop\n',
  ),
  'a module that may be installed': image(
    { 'manage.py': manage('"kit.settings"'), ...shop },
    'RUN pip install django\n',
  ),
  'a folder that a mount gives': {
    files: {
      Dockerfile: 'FROM python:3.13-slim\nWORKDIR /app\nCOPY manage.py .\nCMD ["python", "manage.py", "migrate"]\n',
      'compose.yaml': 'services:\n  web:\n    build: .\n    volumes: [".:/app"]\n',
      'manage.py': manage('"shop.settings"'),
      ...shop,
    },
  },
});
