import rule from '../../../src/rules/correctness/database-driver-missing.js';
import { type RuleCase, testRule } from '../../harness.js';

interface Parts extends Partial<RuleCase> {
  readonly url: string;
  readonly requirements: string;
  readonly code?: string;
  readonly base?: string;
}
const engine = 'import os\nfrom sqlalchemy import create_engine\nengine = create_engine(os.environ["DATABASE_URL"])\n';
const shop = ({ url, requirements, code = engine, base = 'python:3.14-slim', files, ...more }: Parts): RuleCase => ({
  ...more,
  files: {
    'compose.yaml': `services:\n  web:\n    build: .\n    environment:\n      DATABASE_URL: ${url}\n`,
    Dockerfile: `FROM ${base}\nWORKDIR /app\nCOPY . .\nRUN pip install -r requirements.txt\nCMD ["python", "main.py"]\n`,
    'requirements.txt': requirements,
    'main.py': code,
    ...files,
  },
});
const marked = (url: string): string => `[|${url}|]`;

testRule(rule, {
  'asyncpg is missing': shop({
    url: marked('postgresql+asyncpg://u:p@db/x'),
    requirements: 'sqlalchemy==2.0.44\nfastapi==0.121.0\npsycopg2-binary==2.9.11\n',
    message: 'SQLAlchemy imports asyncpg for postgresql+asyncpg:// in DATABASE_URL, and the image does not have it.',
    severity: 'error',
  }),
  'asyncpg is there': shop({
    url: 'postgresql+asyncpg://u:p@db/x',
    requirements: 'sqlalchemy==2.0.44\nasyncpg==0.31.0\n',
  }),
  'psycopg2 is missing': shop({
    url: marked('postgresql://u:p@db/x'),
    requirements: 'sqlalchemy==2.0.44\nflask==3.1.2\n',
  }),
  'psycopg2 is there': shop({ url: 'postgresql://u:p@db/x', requirements: 'sqlalchemy==2.0.44\npsycopg2-binary\n' }),
  'the driver of older releases': shop({
    url: marked('postgresql://u:p@db/x'),
    requirements: 'sqlalchemy\npsycopg2-binary\n',
    severity: 'warning',
    message:
      'DATABASE_URL begins with postgresql://, for which SQLAlchemy 2.1 and newer import psycopg; the image has psycopg2-binary only.',
  }),
  'the driver of older releases, and a pin': shop({
    url: marked('postgresql://u:p@db/x'),
    requirements: 'sqlalchemy==2.1.9\npsycopg2-binary\n',
    severity: 'error',
  }),
  'the driver of older releases, which is named': shop({
    url: 'postgresql+psycopg2://u:p@db/x',
    requirements: 'sqlalchemy==2.1.9\npsycopg2-binary\n',
  }),
  'an upper bound': shop({ url: 'postgresql://u:p@db/x', requirements: 'sqlalchemy<2.1\npsycopg2-binary\n' }),
  'an old Python': shop({
    url: 'postgresql://u:p@db/x',
    requirements: 'sqlalchemy\npsycopg2-binary\n',
    base: 'python:3.9-slim',
  }),
  'a distribution that may bring it': shop({
    url: 'postgresql+asyncpg://u:p@db/x',
    requirements: 'sqlalchemy==2.0.44\nour-models==1.0\n',
  }),
  'a base image that may have it': shop({
    url: 'postgresql+asyncpg://u:p@db/x',
    requirements: 'sqlalchemy==2.0.44\n',
    base: 'example.com/base:1',
  }),
  'a URL that SQLAlchemy does not read': shop({
    url: 'postgresql://u:p@db/x',
    requirements: 'sqlalchemy==2.0.44\nasyncpg==0.31.0\n',
    code: 'import asyncpg\nimport os\nasyncpg.connect(os.environ["DATABASE_URL"])\n',
  }),
  'a URL that the code changes': shop({
    url: 'postgresql://u:p@db/x',
    requirements: 'sqlalchemy==2.0.44\nasyncpg==0.31.0\n',
    code: 'import os\nfrom sqlalchemy.ext.asyncio import create_async_engine\nengine = create_async_engine(os.environ["DATABASE_URL"].replace("postgresql://", "postgresql+asyncpg://"))\n',
  }),
  'settings that change the URL': shop({
    url: 'postgresql://u:p@db/x',
    requirements: 'sqlalchemy==2.0.44\npsycopg==3.3.4\npydantic-settings==2.12\n',
    code: 'from pydantic import field_validator\nfrom pydantic_settings import BaseSettings\nfrom sqlalchemy import create_engine\n\n\nclass Settings(BaseSettings):\n    database_url: str\n\n    @field_validator("database_url")\n    def driver(cls, value):\n        return value.replace("postgresql://", "postgresql+psycopg://")\n\n\nengine = create_engine(Settings().database_url)\n',
  }),
  'a module that stands in for it': shop({
    url: 'mysql://u:p@db/x',
    requirements: 'sqlalchemy==2.0.44\npymysql==1.1.2\n',
    code: `import pymysql\npymysql.install_as_MySQLdb()\n${engine}`,
  }),
  'MySQL without mysqlclient': shop({
    url: marked('mysql://u:p@db/x'),
    requirements: 'sqlalchemy==2.0.44\npymysql==1.1.2\n',
  }),
  'PyMySQL by its name': shop({
    url: 'mysql+pymysql://u:p@db/x',
    requirements: 'sqlalchemy==2.0.44\npymysql==1.1.2\n',
  }),
  'Celery without redis': shop({
    url: marked('redis://cache:6379/0'),
    requirements: 'celery==5.6.0\n',
    code: 'import os\nfrom celery import Celery\napp = Celery("shop", broker=os.environ["DATABASE_URL"])\n',
    message: 'Celery imports redis for redis:// in DATABASE_URL, and the image does not have it.',
  }),
  'Celery with redis': shop({
    url: 'redis://cache:6379/0',
    requirements: 'celery[redis]==5.6.0\n',
    code: 'import os\nfrom celery import Celery\napp = Celery("shop", broker=os.environ["DATABASE_URL"])\n',
  }),
  'Django without a driver': {
    files: {
      'compose.yaml': 'services:\n  web:\n    build: .\n',
      Dockerfile:
        'FROM python:3.14-slim\nWORKDIR /app\nCOPY . .\nRUN pip install -r requirements.txt\nCMD ["gunicorn", "shop.wsgi"]\n',
      'requirements.txt': 'django==5.2\ngunicorn==23.0\n',
      'shop/__init__.py': '',
      'shop/wsgi.py': 'import os\nos.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings")\n',
      'shop/settings.py': 'DATABASES = {"default": {"ENGINE": "django.db.backends.postgresql", "HOST": [|"db"|]}}\n',
    },
    message: 'Django imports psycopg for postgresql in DATABASES, and the image does not have it.',
  },
  'Django with a driver': {
    files: {
      'compose.yaml': 'services:\n  web:\n    build: .\n',
      Dockerfile:
        'FROM python:3.14-slim\nWORKDIR /app\nCOPY . .\nRUN pip install -r requirements.txt\nCMD ["gunicorn", "shop.wsgi"]\n',
      'requirements.txt': 'django==5.2\ngunicorn==23.0\npsycopg2-binary==2.9.11\n',
      'shop/__init__.py': '',
      'shop/wsgi.py': 'import os\nos.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings")\n',
      'shop/settings.py': 'DATABASES = {"default": {"ENGINE": "django.db.backends.postgresql", "HOST": "db"}}\n',
    },
  },
});
