import rule from '../../../src/rules/correctness/localhost-in-container.js';
import { type RuleCase, testRule } from '../../harness.js';

const Dockerfile = 'FROM python:3.14-slim\nWORKDIR /app\nCOPY . .\nCMD ["python", "main.py"]\n';

interface Parts {
  readonly web?: string;
  readonly others?: string;
  readonly top?: string;
  readonly code?: string;
  readonly files?: RuleCase['files'];
  readonly message?: string;
  readonly severity?: RuleCase['severity'];
}

/** A program, a database and a cache. */
const shop = ({ web = '', others, top = '', code = '', files = {}, ...more }: Parts): RuleCase => ({
  ...(more as object),
  files: {
    'compose.yaml': `services:\n  web:\n    build: .\n${web.replace(/^(?=.)/gm, '    ')}${
      others ?? '  db:\n    image: postgres:17\n  cache:\n    image: redis:8\n'
    }${top}`,
    Dockerfile,
    'main.py': code,
    ...files,
  },
});
const set = (line: string): string => `environment:\n  ${line}\n`;

testRule(rule, {
  'a URL in a variable': shop({
    web: set('DATABASE_URL: [|postgresql://shop:pw@localhost:5432/shop|]'),
    message: 'DATABASE_URL leads to localhost:5432, which is the container of web itself; db is another one.',
    severity: 'error',
  }),
  'the URL of the service': shop({ web: set('DATABASE_URL: postgresql://shop:pw@db:5432/shop') }),
  'a URL without port': shop({ web: set('BROKER: [|redis://127.0.0.1/0|]') }),
  'a URL with a driver': shop({ web: set('DB: [|postgresql+asyncpg://u:p@localhost/x|]') }),
  'a password that is unknown': shop({ web: set('DB: [|postgresql://u:${DB_PASSWORD}@localhost/x|]') }),
  'a host that is unknown': shop({ web: set('DB: postgresql://u:p@${DB_HOST}/x') }),
  'a default': shop({
    web: set('DB: [|${DB:-postgresql://localhost/x}|]'),
    severity: 'warning',
  }),
  'a host': shop({ web: set('REDIS_HOST: [|localhost|]') }),
  'a host with the port of nobody': shop({ web: 'environment:\n  REDIS_HOST: localhost\n  REDIS_PORT: 7000\n' }),
  'the host of the only database': shop({ web: set('DB_HOST: [|127.0.0.1|]') }),
  'the host of one of two databases': shop({
    web: set('DB_HOST: 127.0.0.1'),
    others: '  db:\n    image: postgres:17\n  other:\n    image: mysql:9\n',
  }),
  'a published port': shop({
    web: set('DB: [|postgresql://localhost:5433/x|]'),
    others: '  db:\n    image: postgres:17\n    ports: ["5433:5432"]\n',
  }),
  'no such service': shop({ web: set('DB: mysql://localhost/x') }),
  'another server on the port': shop({
    web: set('DB: mysql://localhost:5432/x'),
  }),
  'a default of the code': shop({
    code: 'import os\nimport redis\nr = redis.Redis(host=os.getenv("REDIS_HOST", "[|localhost|]"), port=6379)\n'.replace(
      '"[|localhost|]"',
      '[|"localhost"|]',
    ),
    message: 'redis.Redis() leads to localhost:6379, which is the container of web itself; cache is another one.',
  }),
  'a default that compose replaces': shop({
    web: set('REDIS_HOST: cache'),
    code: 'import os\nimport redis\nr = redis.Redis(host=os.getenv("REDIS_HOST", "localhost"), port=6379)\n',
  }),
  'a default that an unreadable file may replace': shop({
    web: 'env_file: secret.env\n',
    code: 'import os\nimport redis\nr = redis.Redis(host=os.getenv("REDIS_HOST", "localhost"))\n',
  }),
  'a default that a .env file may replace': shop({
    code: 'import os\nimport redis\nfrom dotenv import load_dotenv\nload_dotenv()\nr = redis.Redis(host=os.getenv("REDIS_HOST", "localhost"))\n',
  }),
  'a literal': shop({ code: 'import psycopg2\nc = psycopg2.connect(host=[|"localhost"|], dbname="x")\n' }),
  'the default of the library': shop({
    code: 'import redis\nr = [|redis.Redis()|]\n',
    message:
      'redis.Redis() connects to localhost:6379 by default, which is the container of web itself; cache is another one.',
  }),
  'a pool': shop({ code: 'import redis\nr = redis.Redis(connection_pool=pool)\n' }),
  'no cache beside it': shop({ code: 'import redis\nr = redis.Redis()\n', others: '  db:\n    image: postgres:17\n' }),
  'a condition': shop({ code: 'import redis\nif debug:\n    r = redis.Redis()\n' }),
  'a guard of a module that is imported': shop({
    code: 'import cache\n',
    files: { 'cache.py': 'import redis\nif __name__ == "__main__":\n    redis.Redis()\n' },
  }),
  'a test beside it': shop({
    code: 'import tests.helpers\n',
    files: { 'tests/helpers.py': 'import redis\nr = redis.Redis()\n' },
  }),
  'a file that nothing imports': shop({ files: { 'bench.py': 'import redis\nr = redis.Redis()\n' } }),
  'a constant of another module': shop({
    code: 'from shop.db import engine\n',
    files: {
      'shop/__init__.py': '',
      'shop/config.py': 'import os\nDATABASE_URL = os.getenv("DATABASE_URL", [|"postgresql://u:p@localhost/x"|])\n',
      'shop/db.py':
        'from sqlalchemy import create_engine\nfrom .config import DATABASE_URL\nengine = create_engine(DATABASE_URL)\n',
    },
  }),
  'a constant of another module that compose replaces': shop({
    web: set('DATABASE_URL: postgresql://u:p@db/x'),
    code: 'from shop.db import engine\n',
    files: {
      'shop/__init__.py': '',
      'shop/config.py': 'import os\nDATABASE_URL = os.getenv("DATABASE_URL", "postgresql://u:p@localhost/x")\n',
      'shop/db.py':
        'from sqlalchemy import create_engine\nfrom .config import DATABASE_URL\nengine = create_engine(DATABASE_URL)\n',
    },
  }),
  'settings of pydantic': shop({
    code: 'from pydantic_settings import BaseSettings\nfrom sqlalchemy import create_engine\n\n\nclass Settings(BaseSettings):\n    database_url: str = [|"postgresql://u:p@localhost/x"|]\n\n\nsettings = Settings()\nengine = create_engine(settings.database_url)\n',
  }),
  'settings of pydantic that compose replaces': shop({
    web: set('DATABASE_URL: postgresql://u:p@db/x'),
    code: 'from pydantic_settings import BaseSettings\nfrom sqlalchemy import create_engine\n\n\nclass Settings(BaseSettings):\n    database_url: str = "postgresql://u:p@localhost/x"\n\n\nsettings = Settings()\nengine = create_engine(settings.database_url)\n',
  }),
  'settings of Flask': shop({
    code: 'from flask import Flask\napp = Flask(__name__)\napp.config["SQLALCHEMY_DATABASE_URI"] = [|"postgresql://u:p@localhost/x"|]\n',
  }),
  'settings of Django': shop({
    files: {
      Dockerfile: 'FROM python:3.14-slim\nWORKDIR /app\nCOPY . .\nCMD ["gunicorn", "shop.wsgi"]\n',
      'shop/__init__.py': '',
      'shop/wsgi.py':
        'import os\nfrom django.core.wsgi import get_wsgi_application\nos.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings")\napplication = get_wsgi_application()\n',
      'shop/settings.py':
        'DATABASES = {"default": {"ENGINE": "django.db.backends.postgresql", "NAME": "x", "HOST": [|"localhost"|]}}\n',
    },
  }),
  'settings of Django that are not used': shop({
    web: set('DJANGO_SETTINGS_MODULE: shop.production'),
    files: {
      Dockerfile: 'FROM python:3.14-slim\nWORKDIR /app\nCOPY . .\nCMD ["gunicorn", "shop.wsgi"]\n',
      'shop/__init__.py': '',
      'shop/wsgi.py':
        'import os\nos.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings")\napplication = get_wsgi_application()\n',
      'shop/settings.py': 'DATABASES = {"default": {"ENGINE": "django.db.backends.postgresql", "HOST": "localhost"}}\n',
      'shop/production.py': 'DATABASES = {"default": {"ENGINE": "django.db.backends.postgresql", "HOST": "db"}}\n',
    },
  }),
  'another service of the project, asked by the code': {
    files: {
      'compose.yaml': 'services:\n  ui:\n    build: ui\n  api:\n    build: api\n',
      'api/Dockerfile':
        'FROM python:3.14-slim\nWORKDIR /app\nEXPOSE 8000\nCMD ["uvicorn", "main:app", "--host", "0.0.0.0"]\n',
      'ui/Dockerfile': 'FROM python:3.14-slim\nWORKDIR /app\nCOPY . .\nCMD ["streamlit", "run", "app.py"]\n',
      'ui/app.py':
        'import os\nimport requests\nAPI = os.getenv("API_URL", [|"http://localhost:8000"|])\nrequests.post(f"{API}/predict", json={})\n',
    },
    message: 'requests.post() leads to localhost:8000, which is the container of ui itself; api is another one.',
  },
  'a URL for a browser': {
    files: {
      'compose.yaml':
        'services:\n  ui:\n    build: ui\n    environment:\n      API_URL: http://localhost:8000\n  api:\n    build: api\n',
      'api/Dockerfile':
        'FROM python:3.14-slim\nWORKDIR /app\nEXPOSE 8000\nCMD ["uvicorn", "main:app", "--host", "0.0.0.0"]\n',
      'ui/Dockerfile': 'FROM node:24\nCMD ["npm", "start"]\n',
    },
  },
  'allowed origins': shop({ web: set('CORS_ORIGINS: http://localhost:6379') }),
  'a test database': shop({ web: set('TEST_DATABASE_URL: postgresql://localhost/test') }),
  'the network of the host': shop({ web: `network_mode: host\n${set('DB: postgresql://localhost/x')}` }),
  'the network of the database': shop({ web: `network_mode: service:db\n${set('DB: postgresql://localhost/x')}` }),
  'a sidecar in its network': shop({
    web: set('DB: postgresql://localhost/x'),
    others: '  db:\n    image: postgres:17\n    network_mode: service:web\n',
  }),
  'a server of its own': shop({
    web: set('CACHE: redis://localhost:6379'),
    files: {
      Dockerfile: 'FROM python:3.14-slim\nRUN apt-get update && apt-get install -y redis-server\nCMD ["./start.sh"]\n',
    },
  }),
  'a port of its own': shop({ web: `expose: [6379]\n${set('CACHE: redis://localhost:6379')}` }),
  'a file of variables that the code does not read': shop({
    web: 'env_file: .env\n',
    files: { '.env': 'DB_HOST=localhost\nREDIS_URL=redis://localhost\n' },
  }),
  'a file of variables that the code reads': shop({
    web: 'env_file: app.env\n',
    code: 'import os\nimport redis\nr = redis.from_url(os.environ["REDIS_URL"])\n',
    files: { 'app.env': 'REDIS_URL=[|redis://localhost|]\n' },
  }),
  'a file of variables that only Compose reads': shop({ files: { '.env': 'REDIS_URL=redis://localhost\n' } }),
  'the database itself': shop({
    others:
      '  db:\n    image: postgres:17\n    environment:\n      PGHOST: localhost\n  other:\n    image: postgres:16\n',
  }),
  'a profile that does not run with it': shop({
    web: `profiles: [a]\n${set('DB: postgresql://localhost/x')}`,
    others: '  db:\n    image: postgres:17\n    profiles: [b]\n',
  }),
  'one image, two services': {
    files: {
      'compose.yaml': 'services:\n  web:\n    build: .\n  worker:\n    build: .\n  cache:\n    image: redis:8\n',
      Dockerfile,
      'main.py': 'import redis\nr = redis.Redis(host=[|"localhost"|])\n',
    },
  },
});

/** A line of `environment`, and what it becomes. */
const rewritten = (line: string, fixed: string): RuleCase => ({
  ...shop({ web: set(line) }),
  fixed: { 'compose.yaml': shop({ web: set(fixed) }).files['compose.yaml']! },
});

testRule(rule, {
  'fix: a URL': rewritten(
    'DATABASE_URL: [|postgresql://localhost:pw@localhost:5432/localhost|]',
    'DATABASE_URL: postgresql://localhost:pw@db:5432/localhost',
  ),
  'fix: a URL without port': rewritten(
    'BROKER: "[|redis://127.0.0.1/0|]"'.replace('"[|', '[|"').replace('|]"', '"|]'),
    'BROKER: "redis://cache/0"',
  ),
  'fix: a host': rewritten('REDIS_HOST: [|localhost|]', 'REDIS_HOST: cache'),
  'fix: a default': rewritten('DB: [|${DB:-postgresql://localhost/x}|]', 'DB: ${DB:-postgresql://db/x}'),
  'no fix: code': {
    ...shop({ code: 'import redis\nr = redis.Redis(host=[|"localhost"|])\n' }),
    fixed: { 'main.py': 'import redis\nr = redis.Redis(host="localhost")\n' },
  },
});
