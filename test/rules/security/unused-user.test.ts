import rule from '../../../src/rules/security/unused-user.js';
import { testRule } from '../../harness.js';

const user = 'FROM python:3.13-slim\nRUN useradd --create-home app\n';
const marked = 'FROM python:3.13-slim\nRUN useradd --create-home [|app|]\n';
const start = 'CMD ["gunicorn", "shop.wsgi"]\n';

testRule(rule, {
  'a user that nobody becomes': {
    files: { Dockerfile: `${marked}EXPOSE 8000\n${start}` },
    message: 'The user app is created, but the container runs as root.',
    fixed: { Dockerfile: `${user}EXPOSE 8000\nUSER app\n${start}` },
  },
  'a user that USER switches to': `${user}USER app\n${start}`,
  'by number': `${user}USER 1000:1000\n${start}`,
  'of Alpine': `FROM python:3.13-alpine\nRUN addgroup -S app && adduser -S -G app -u 1000 [|app|]\n${start}`,
  'of Debian': `FROM python:3.13-slim\nRUN adduser --system --group --home /app [|app|]\n${start}`,
  'a group alone': `FROM python:3.13-slim\nRUN addgroup app && adduser --group app\n${start}`,
  'a user that joins a group': `FROM python:3.13-slim\nRUN adduser www-data app\n${start}`,
  'switched to for a while': `${user}USER app\nRUN make\nUSER root\n${start}`,
  'a name in a variable': `FROM python:3.13-slim\nARG NAME=web\nRUN useradd -m [|$NAME|]\n${start}`,
  'gosu in the start command': `${user}CMD ["gosu", "app", "gunicorn", "shop.wsgi"]\n`,
  'another program before it': {
    files: { Dockerfile: `${marked}CMD ["tini", "--", "gunicorn", "shop.wsgi"]\n` },
    fixed: { Dockerfile: `${user}USER app\nCMD ["tini", "--", "gunicorn", "shop.wsgi"]\n` },
  },
  'su in the start command': `${user}CMD su app -c "gunicorn shop.wsgi"\n`,
  'an option of the server': `${user}CMD ["gunicorn", "--user", "app", "shop.wsgi"]\n`,
  'su-exec in the start script': {
    files: {
      Dockerfile: `${user}COPY start.sh /\nENTRYPOINT ["/start.sh"]\n${start}`,
      'start.sh': '#!/bin/sh\nchown -R app /data\nexec su-exec app "$@"\n',
    },
  },
  'a start script that stays root': {
    files: {
      Dockerfile: `${marked}COPY start.sh /\nENTRYPOINT ["/start.sh"]\n${start}`,
      'start.sh': '#!/bin/sh\nset -e\nexec "$@"\n',
    },
  },
  'a start script that decides': {
    files: {
      Dockerfile: `${user}COPY start.sh /\nENTRYPOINT ["/start.sh"]\n${start}`,
      'start.sh': '#!/bin/sh\nif [ "$(id -u)" = 0 ]; then exec gosu app "$0" "$@"; fi\nexec "$@"\n',
    },
  },
  'a start script that nobody has': `${user}ENTRYPOINT ["/start.sh"]\n`,
  'a server that changes its user': `${user}CMD ["supervisord", "-n"]\n`,
  'a step as the user': `${user}RUN su app -c "pip install --user flask"\n${start}`,
  'compose names the user': {
    files: {
      Dockerfile: `${user}${start}`,
      'compose.yaml': 'services:\n  web:\n    build: .\n    user: app\n',
    },
  },
  'a stage that is not shipped': `FROM python:3.13 AS build\nRUN useradd app\nFROM python:3.13-slim\nUSER 1000\n${start}`,
  'a stage below': `FROM python:3.13-slim AS base\nRUN useradd [|app|]\nFROM base\n${start}`,
  'a stage below that another one uses': `FROM python:3.13-slim AS base\nRUN useradd app\nFROM base AS web\nUSER app\nFROM base\nUSER app\n${start}`,
  'an image that others build on': user,
  'a module of Python': {
    files: { Dockerfile: `${marked}CMD ["python", "-m", "shop"]\n` },
    fixed: { Dockerfile: `${user}USER app\nCMD ["python", "-m", "shop"]\n` },
  },
  'a program of which nothing is known': `${user}CMD ["/opt/shop/start"]\n`,
  'an image for development': { files: { 'Dockerfile.dev': `${user}${start}` } },
  'a base image that nobody knows': `FROM acme.example/base:1\nRUN useradd app\n${start}`,
  'followed by a step that needs root': {
    files: { Dockerfile: `${marked}${start}RUN apt-get update\n` },
    fixed: { Dockerfile: `${user}${start}RUN apt-get update\n` },
  },
});
