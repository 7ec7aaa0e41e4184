import rule from '../../../src/rules/reliability/entrypoint-script-without-exec.js';
import { type RuleCase, testRule } from '../../harness.js';

const lines = (...text: readonly string[]) => [...text, ''].join('\n');
const image = (...start: readonly string[]) =>
  lines('FROM python:3.13-slim', 'WORKDIR /app', 'COPY start.sh ./', ...start);
const script = (...text: readonly string[]): RuleCase => ({
  files: { Dockerfile: image('CMD ["./start.sh"]'), 'start.sh': lines('#!/bin/sh', 'set -e', ...text) },
});
const entrypoint = (...text: readonly string[]): RuleCase => ({
  files: {
    Dockerfile: image('ENTRYPOINT ["/app/start.sh"]', 'CMD ["uvicorn", "main:app"]'),
    'start.sh': lines('#!/usr/bin/env bash', ...text),
  },
});
const gunicorn = lines('#!/bin/sh', 'gunicorn shop.wsgi');
const marked = lines('#!/bin/sh', '[|gunicorn shop.wsgi|]');
const started = (...start: readonly string[]): RuleCase => ({
  files: { Dockerfile: image(...start), 'start.sh': gunicorn },
});
const composed = (text: string, service: string): RuleCase => ({
  files: {
    Dockerfile: image('CMD ["./start.sh"]'),
    'start.sh': text,
    'compose.yaml': `services:\n  web:\n    build: .\n${service}`,
  },
});

testRule(rule, {
  'a script that runs gunicorn': {
    ...script('python manage.py migrate', '[|gunicorn --bind 0.0.0.0:8000 shop.wsgi|]'),
    message: 'start.sh runs gunicorn without exec, so SIGTERM reaches the shell and not the server.',
  },
  'a script that executes gunicorn': script('python manage.py migrate', 'exec gunicorn --bind 0.0.0.0:8000 shop.wsgi'),
  'an entrypoint that runs the CMD': {
    ...entrypoint('python manage.py migrate', '[|"$@"|]'),
    message: 'start.sh runs uvicorn without exec, so SIGTERM reaches the shell and not the server.',
  },
  'an entrypoint that executes the CMD': entrypoint('python manage.py migrate', 'exec "$@"'),
  'through a wrapper': script('[|uv run gunicorn shop.wsgi|]'),
  'a development server': script('[|python manage.py runserver 0.0.0.0:8000|]'),
  'exit behind it': script('[|gunicorn shop.wsgi|]', 'exit $?'),
  'work behind it, which exec would skip': script('gunicorn shop.wsgi', 'rm -f /tmp/lock'),
  'a script that traps signals': script("trap 'kill -TERM $PID' TERM", 'gunicorn shop.wsgi'),
  'a server in the background': script('gunicorn shop.wsgi &', 'wait'),
  'a server whose log is piped': script('gunicorn shop.wsgi | tee /var/log/web.log'),
  'a job that ends by itself': script('python manage.py migrate'),
  'an entrypoint in shell form': {
    files: { Dockerfile: image('CMD ./start.sh'), 'start.sh': marked },
  },
  'a text, not a script': started('CMD gunicorn shop.wsgi'),
  supervisord: script('supervisord -n'),
  tini: started('ENTRYPOINT ["tini", "--"]', 'CMD ["./start.sh"]'),
  'dumb-init': started('ENTRYPOINT ["/usr/bin/dumb-init", "--", "/app/start.sh"]'),
  'the server itself': started('CMD ["gunicorn", "shop.wsgi"]'),
  'a script that the image does not get from here': lines('FROM python:3.13-slim', 'CMD ["/start.sh"]'),
  'a base image whose ENTRYPOINT is not known': {
    files: {
      Dockerfile: image('CMD ["./start.sh"]').replace('python:3.13-slim', 'acme/python:1'),
      'start.sh': gunicorn,
    },
  },
  'a stage for development': {
    files: {
      Dockerfile: image('CMD ["./start.sh"]').replace('python:3.13-slim', 'python:3.13-slim AS dev'),
      'start.sh': gunicorn,
    },
  },
  'a stage that is not shipped': {
    files: {
      Dockerfile: `${image('CMD ["./start.sh"]')}FROM python:3.13-slim\n`,
      'start.sh': gunicorn,
    },
  },
  'a service that starts it': composed(marked, ''),
  'a service with its own command': composed(gunicorn, '    command: gunicorn shop.wsgi\n'),
  'a service with an init process': composed(gunicorn, '    init: true\n'),
  'a service whose init process is switched off': composed(marked, '    init: false\n'),
  'a service that starts another script': {
    files: {
      Dockerfile: image('COPY web.sh ./', 'CMD ["gunicorn", "shop.wsgi"]'),
      'start.sh': gunicorn,
      'web.sh': lines('#!/bin/sh', '[|uvicorn main:app|]'),
      'compose.yaml': 'services:\n  web:\n    build: .\n    command: sh web.sh\n',
    },
  },
});
