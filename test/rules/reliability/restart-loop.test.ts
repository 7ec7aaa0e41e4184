import rule from '../../../src/rules/reliability/restart-loop.js';
import { type RuleCase, testRule } from '../../harness.js';

const service = (lines: string, more: Readonly<Record<string, string>> = {}): RuleCase => ({
  files: {
    'compose.yaml': `services:\n  web:\n${lines.replaceAll(/^/gm, '    ')}\n`,
    Dockerfile: 'FROM python:3.13-slim\nWORKDIR /app\nCOPY . .\n',
    ...more,
  },
});

testRule(rule, {
  'a shell without terminal': {
    files: {
      Dockerfile: 'FROM waleedka/modern-deep-learning\nCOPY ./ /app\nWORKDIR /app\n',
      'compose.yaml': 'services:\n  web:\n    build: .\n    restart: [|unless-stopped|]\n',
    },
    message:
      'web starts /bin/bash, which ends at once without a terminal, and `restart: unless-stopped` starts it again and again.',
  },
  'python without terminal': {
    ...service('build: .\nrestart: [|always|]'),
    message:
      'web starts python3, which ends at once without a terminal, and `restart: always` starts it again and again.',
  },
  'a terminal': service('build: .\nrestart: always\ntty: true'),
  'an open standard input': service('build: .\nrestart: always\nstdin_open: true'),
  'no restart': service('build: .'),
  'restart: on-failure': service('build: .\nrestart: on-failure\ncommand: python manage.py migrate'),
  'restart: "no"': service('build: .\nrestart: "no"\ncommand: python manage.py migrate'),
  'a migration': {
    ...service('build: .\nrestart: [|always|]\ncommand: python manage.py migrate --noinput'),
    message: 'web runs manage.py migrate, which ends, and `restart: always` starts it again and again.',
  },
  'a migration of alembic': service('build: .\nrestart: [|unless-stopped|]\ncommand: alembic upgrade head'),
  'a migration of Flask': service('build: .\nrestart: [|always|]\ncommand: ["flask", "db", "upgrade"]'),
  'a migration before a server': service(
    'build: .\nrestart: always\ncommand: sh -c "python manage.py migrate && gunicorn shop.wsgi"',
  ),
  'a migration in a loop': service(
    'build: .\nrestart: always\ncommand: sh -c "while true; do python manage.py clearsessions; sleep 600; done"',
  ),
  'a migration in a script': service('build: .\nrestart: [|always|]\ncommand: ./start.sh', {
    'start.sh': '#!/bin/sh\nset -e\npython manage.py collectstatic --noinput\npython manage.py migrate\n',
  }),
  'a server in a script': service('build: .\nrestart: always\ncommand: ./start.sh', {
    'start.sh': '#!/bin/sh\nset -e\npython manage.py migrate\nexec gunicorn shop.wsgi\n',
  }),
  'a server of Django': service('build: .\nrestart: always\ncommand: python manage.py runserver 0.0.0.0:8000'),
  'a command of the project': service('build: .\nrestart: always\ncommand: python manage.py work'),
  tests: service('build: .\nrestart: [|always|]\ncommand: python -m pytest'),
  'a script': service('build: .\nrestart: always\ncommand: python main.py', { 'main.py': 'print(1)\n' }),
  'a shell that waits': service('build: .\nrestart: always\ncommand: sleep infinity'),
  'a shell with a text': service('build: .\nrestart: always\ncommand: bash -c "tail -f /dev/null"'),
  'python with a text': service('build: .\nrestart: always\ncommand: ["python", "-c", "import app"]'),
  'python with a module': service('build: .\nrestart: always\ncommand: python -m shop'),
  'a policy of a variable': service('build: .\nrestart: ${RESTART}\ncommand: alembic upgrade head'),
  'one that others wait for': {
    files: {
      'compose.yaml':
        'services:\n  web:\n    image: shop/web:1\n    depends_on:\n      setup:\n        condition: service_completed_successfully\n  setup:\n    image: shop/setup:1\n    restart: [|always|]\n',
    },
    message: 'setup is meant to complete before web starts, and `restart: always` starts it again and again.',
  },
  'one that others wait for to start': {
    files: {
      'compose.yaml':
        'services:\n  web:\n    image: shop/web:1\n    depends_on: [setup]\n  setup:\n    image: shop/setup:1\n    restart: always\n',
    },
  },
  'an image that nobody knows': service('image: shop/web:1\nrestart: always'),
  'a database': service('image: postgres:18\nrestart: always'),
});

testRule(rule, {
  'fix: after a failure only': {
    ...service('build: .\nrestart: [|always|] # on\ncommand: alembic upgrade head'),
    fixed: {
      'compose.yaml': service('build: .\nrestart: on-failure # on\ncommand: alembic upgrade head').files[
        'compose.yaml'
      ]!,
    },
  },
});
