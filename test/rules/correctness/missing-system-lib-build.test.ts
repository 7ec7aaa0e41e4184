import rule from '../../../src/rules/correctness/missing-system-lib-build.js';
import { testRule } from '../../harness.js';

const files = (lines: string, requirements: string) => ({
  files: {
    Dockerfile: `${lines}\nCOPY requirements.txt .\nRUN pip install -r requirements.txt\n`,
    'requirements.txt': requirements,
  },
});
const apt = (packages: string) => `RUN apt-get update && apt-get install -y --no-install-recommends ${packages}`;

testRule(rule, {
  'psycopg2 in a slim image': {
    ...files('FROM python:3.12-slim', 'flask==3.1.0\n[|psycopg2==2.9.9|]\n'),
    message: 'psycopg2 is compiled when it is installed, and python:3.12-slim has no pg_config.',
  },
  'psycopg2-binary': files('FROM python:3.12-slim', 'psycopg2-binary==2.9.9\n'),
  'psycopg2 in a full image': files('FROM python:3.12', 'psycopg2==2.9.9\n'),
  'with headers and compiler': files(`FROM python:3.12-slim\n${apt('gcc libpq-dev')}`, 'psycopg2==2.9.9\n'),
  'with headers only': {
    ...files(`FROM python:3.12-slim\n${apt('libpq-dev')}`, '[|psycopg2==2.9.9|]\n'),
    message: 'psycopg2 is compiled when it is installed, and python:3.12-slim has no gcc.',
  },
  'with a compiler only': files(`FROM python:3.12-slim\n${apt('build-essential')}`, '[|psycopg2|]\n'),
  'headers that come too late': {
    files: {
      Dockerfile: `FROM python:3.12-slim\nRUN pip install [|psycopg2|]\n${apt('gcc libpq-dev')}\n`,
    },
  },
  'in the same RUN': {
    files: { Dockerfile: `FROM python:3.12-slim\n${apt('gcc libpq-dev')} && pip install psycopg2\n` },
  },
  'packages of which nothing is known': files(`FROM python:3.12-slim\n${apt('my-tools')}`, 'psycopg2==2.9.9\n'),
  Alpine: {
    ...files('FROM python:3.12-alpine', '[|psycopg2|]\n'),
    message: 'psycopg2 is compiled when it is installed, and python:3.12-alpine has no pg_config.',
  },
  'Alpine with what it needs': files(
    'FROM python:3.12-alpine\nRUN apk add --no-cache --virtual .build postgresql-dev gcc musl-dev',
    'psycopg2\n',
  ),
  'an old release with wheels': files('FROM python:3.6-slim', 'psycopg2==2.7.7\n'),
  mysqlclient: files('FROM python:3.12-slim', '[|mysqlclient>=2.2|]\n'),
  'mysqlclient with what it needs': files(
    `FROM python:3.12-slim\n${apt('gcc pkg-config default-libmysqlclient-dev')}`,
    'mysqlclient\n',
  ),
  uWSGI: files('FROM python:3.12-slim', '[|uWSGI==2.0.28|]\n'),
  'a marker': files('FROM python:3.12-slim', "psycopg2; sys_platform == 'darwin'\n"),
  'another index': files('FROM python:3.12-slim', '--extra-index-url https://example.com/simple\nflask\n'),
  'a folder of wheels': {
    files: {
      Dockerfile: 'FROM python:3.12-slim\nCOPY wheels /wheels\nRUN pip install --find-links=/wheels psycopg2\n',
    },
  },
  'a base image that nobody knows': files('FROM ours/base', 'psycopg2\n'),
  'a builder that can': {
    files: {
      Dockerfile: `FROM python:3.12 AS build\nRUN python -m venv /venv && /venv/bin/pip install psycopg2\nFROM python:3.12-slim\nCOPY --from=build /venv /venv\n`,
    },
  },
  'a lock of poetry': {
    files: {
      Dockerfile:
        'FROM python:3.12-slim\nWORKDIR /app\nRUN pip install poetry==2.2.1\nCOPY pyproject.toml poetry.lock ./\nRUN poetry install --no-root\n',
      'pyproject.toml': '[project]\nname = "a"\nversion = "1"\ndependencies = ["psycopg2"]\n',
      'poetry.lock':
        '[[package]]\n[|name = "psycopg2"|]\nversion = "2.9.9"\noptional = false\n\n[metadata]\nlock-version = "2.1"\n',
    },
  },
});
