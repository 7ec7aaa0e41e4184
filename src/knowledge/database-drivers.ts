/** Which distributions frameworks load for the URLs that they are given. */
import type { UrlReader } from './python-clients.js';
import { words } from './words.js';

/** A driver that a URL needs. */
export interface Driver {
  /** As a person would install it. */
  readonly name: string;
  /** The module whose import fails without it. */
  readonly module: string;
  /** Every distribution that has it, normalised. */
  readonly distributions: readonly string[];
}

const driver = (name: string, module: string, ...others: readonly string[]): Driver => ({
  name,
  module,
  distributions: [name, ...others],
});

const psycopg2 = driver('psycopg2-binary', 'psycopg2', 'psycopg2', 'psycopg2-pool', 'aiopg', 'opengauss-psycopg2');
const psycopg = driver('psycopg', 'psycopg', 'psycopg-binary', 'psycopg-c', 'psycopg-pool');
const mysqlclient = driver('mysqlclient', 'MySQLdb', 'mysql-python');
const redis = driver('redis', 'redis', 'celery-redbeat', 'redbeat');

/**
 * SQLAlchemy's drivers by scheme. Without a driver in the scheme, `postgresql` means psycopg2 before 2.1, and psycopg from 2.1 on: both
 * were run on 2026-11-20. Source: https://docs.sqlalchemy.org/en/21/dialects/
 */
const sqlalchemy: ReadonlyMap<string, Driver> = new Map([
  ['postgresql+psycopg2', psycopg2],
  ['postgresql+psycopg', psycopg],
  ['postgresql+psycopg_async', psycopg],
  ['postgresql+asyncpg', driver('asyncpg', 'asyncpg')],
  ['postgresql+pg8000', driver('pg8000', 'pg8000')],
  ['mysql', mysqlclient],
  ['mysql+mysqldb', mysqlclient],
  ['mysql+pymysql', driver('pymysql', 'pymysql', 'aiomysql')],
  [
    'mysql+mysqlconnector',
    driver('mysql-connector-python', 'mysql.connector', 'mysql-connector', 'mysql-connector-python-rf'),
  ],
  ['mysql+aiomysql', driver('aiomysql', 'aiomysql')],
  ['mysql+asyncmy', driver('asyncmy', 'asyncmy')],
  ['mariadb', mysqlclient],
  ['mariadb+pymysql', driver('pymysql', 'pymysql', 'aiomysql')],
  ['mariadb+mariadbconnector', driver('mariadb', 'mariadb')],
  ['mssql+pyodbc', driver('pyodbc', 'pyodbc', 'aioodbc')],
  ['mssql+pymssql', driver('pymssql', 'pymssql')],
]);

/** Drivers for the schemes that Celery takes as broker or result backend: run without redis on 2026-11-20. */
const celery: ReadonlyMap<string, Driver> = new Map([
  ['redis', redis],
  ['rediss', redis],
]);

/** Django's engines by what stands in the scheme's place: https://docs.djangoproject.com/en/stable/ref/databases/ */
const django: ReadonlyMap<string, Driver> = new Map([
  ['postgresql', driver('psycopg', 'psycopg', ...psycopg.distributions, ...psycopg2.distributions, 'psycopg2cffi')],
  ['mysql', mysqlclient],
]);

/** The drivers of SQLAlchemy for `postgresql://` alone, older first. */
export const plainPostgresql = { before21: psycopg2, from21: psycopg } as const;

/** The driver that a framework loads for a scheme, in lower case; undefined for one that is not known to need one. */
export function driverOf(reader: UrlReader, scheme: string): Driver | undefined {
  return { sqlalchemy, celery, django }[reader].get(scheme);
}

/**
 * Distributions that bring no driver of a database along, whatever extras of these are asked for: what they need was read from their metadata.
 * Source: the `Requires-Dist` of their releases on https://pypi.org.
 */
const driverless: ReadonlySet<string> = new Set(
  words(`
    flask flask-sqlalchemy flask-migrate flask-login flask-wtf flask-cors flask-restful flask-restx flask-jwt-extended flask-bcrypt
    flask-marshmallow flask-smorest flask-mail flask-limiter flask-admin flask-script werkzeug jinja2 markupsafe itsdangerous click wtforms
    marshmallow marshmallow-sqlalchemy sqlalchemy alembic sqlmodel fastapi starlette uvicorn gunicorn hypercorn waitress pydantic
    pydantic-core pydantic-settings python-dotenv python-multipart python-jose passlib bcrypt pyjwt email-validator requests httpx aiohttp
    urllib3 certifi idna charset-normalizer django djangorestframework django-cors-headers django-environ dj-database-url whitenoise
    asgiref sqlparse django-filter drf-yasg drf-spectacular django-extensions django-crispy-forms pillow celery kombu billiard vine
    numpy pandas scipy scikit-learn matplotlib beautifulsoup4 lxml pyyaml python-dateutil pytz tzdata six loguru rich typer tenacity pytest
    pytest-asyncio pytest-cov pytest-django black ruff mypy isort flake8 coverage cryptography cffi pycparser psutil tqdm sentry-sdk
    prometheus-client orjson ujson jsonschema simplejson faker factory-boy greenlet mako typing-extensions annotated-types anyio sniffio h11
    httpcore websockets httptools uvloop watchfiles blinker environs python-decouple setuptools wheel pip openai streamlit gradio boto3
    psycopg2 psycopg2-binary psycopg psycopg-binary psycopg-c asyncpg pg8000 mysqlclient pymysql asyncmy mysql-connector-python mariadb
    pyodbc pymssql redis hiredis aiosqlite
  `),
);

/** Whether a distribution surely brings no driver along that is not its own. */
export const bringsNoDriver = (name: string): boolean => driverless.has(name);
