import rule from '../../../src/rules/reliability/start-order-race.js';
import { testRule, type RuleCase } from '../../harness.js';

const python = (start: string): string => `FROM python:3.13-slim\nWORKDIR /app\nCOPY . .\n${start}\n`;
const gunicorn = python('CMD ["gunicorn", "shop.wsgi"]');

interface Parts {
  readonly depends?: string;
  readonly web?: readonly string[];
  readonly db?: readonly string[];
  readonly image?: string;
  readonly more?: string;
  readonly files?: RuleCase['files'];
  readonly path?: string;
  readonly message?: string;
}

const shop = ({ depends = '[|depends_on|]: [db]', web = [], db = [], ...more }: Parts = {}): RuleCase => {
  const lines = (attributes: readonly string[]) => attributes.map((line) => `    ${line}\n`).join('');
  const services = `  web:\n    build: .\n    ${depends}\n${lines(web)}  db:\n    image: ${more.image ?? 'postgres:17'}\n${lines(db)}`;
  return {
    files: {
      [more.path ?? 'compose.yaml']: `services:\n${services}${more.more ?? ''}`,
      Dockerfile: gunicorn,
      ...more.files,
    },
    ...(more.message === undefined ? {} : { message: more.message }),
  };
};
const silent = 'depends_on: [db]';

testRule(rule, {
  'a list': shop({
    message: 'web does not wait until db accepts connections.',
  }),
  'a condition that says the same': shop({ depends: '[|depends_on|]: {db: {condition: service_started}}' }),
  'a database that is healthy first': shop({ depends: 'depends_on: {db: {condition: service_healthy}}' }),
  'a database with a health check that nobody asks': shop({ db: ['healthcheck: {test: pg_isready}'] }),
  'a database that may stay away': shop({ depends: 'depends_on: {db: {condition: service_started, required: false}}' }),
  'two of them': shop({
    depends: '[|depends_on|]: [db, broker]',
    more: '  broker:\n    image: rabbitmq:4\n',
    message: 'web does not wait until db and broker accept connections.',
  }),
  'a database whose clients wait': shop({ depends: silent, image: 'mongo:8' }),
  'a database made from an image': shop({
    files: {
      'compose.yaml':
        'services:\n  web:\n    build: .\n    [|depends_on|]: [db]\n  db:\n    build: {context: ., dockerfile: Dockerfile.db}\n',
      'Dockerfile.db': 'FROM postgres:17\nCOPY init.sql /docker-entrypoint-initdb.d/\n',
      'init.sql': '',
    },
  }),
  'a worker of Celery': shop({ depends: silent, web: ['command: celery -A shop worker'] }),
  'a cache': shop({ depends: silent, image: 'redis:8' }),
  'an unknown image': shop({ depends: silent, image: 'registry.example.com/db:1' }),
  'an application that starts again': shop({ web: ['restart: unless-stopped'] }),
  'an application that nobody builds here': {
    files: {
      'compose.yaml': 'services:\n  web:\n    image: shop/web:1\n    depends_on: [db]\n  db:\n    image: postgres:17\n',
    },
  },
  'another service that waited before': shop({
    depends: 'depends_on: [db, migrate]',
    more: '  migrate:\n    build: .\n    depends_on: {db: {condition: service_healthy}}\n',
  }),
  'a command that waits': shop({ depends: silent, web: ['command: ./wait-for-it.sh db:5432 -- gunicorn shop.wsgi'] }),
  dockerize: shop({ depends: silent, web: ['command: dockerize -wait tcp://db:5432 gunicorn shop.wsgi'] }),
  'a command that sleeps': shop({ depends: silent, web: ['command: sh -c "sleep 10 && gunicorn shop.wsgi"'] }),
  'a command that does not': shop({ web: ['command: sh -c "python manage.py migrate && gunicorn shop.wsgi"'] }),
  'a start script that waits': shop({
    depends: silent,
    files: {
      Dockerfile: python('ENTRYPOINT ["./entrypoint.sh"]\nCMD ["gunicorn", "shop.wsgi"]'),
      'entrypoint.sh': '#!/bin/sh\nwhile ! nc -z db 5432; do\n  sleep 0.1\ndone\nexec "$@"\n',
    },
  }),
  'a start script that does not': shop({
    files: {
      Dockerfile: python('ENTRYPOINT ["./entrypoint.sh"]\nCMD ["gunicorn", "shop.wsgi"]'),
      'entrypoint.sh': '#!/bin/sh\npython manage.py migrate\nexec "$@"\n',
    },
  }),
  'a start script that runs one that waits': shop({
    depends: silent,
    files: {
      Dockerfile: python('CMD ["sh", "scripts/start.sh"]'),
      'scripts/start.sh': '#!/bin/sh\npython scripts/check.py\nexec gunicorn shop.wsgi\n',
      'scripts/check.py': 'import tenacity\n',
    },
  }),
  'a start script that is not here': shop({
    depends: silent,
    files: { Dockerfile: 'FROM python:3.13-slim\nCMD ["./start.sh"]\n' },
  }),
  'an application that tries again': shop({
    depends: silent,
    files: {
      Dockerfile: python('CMD ["uvicorn", "shop.main:app"]'),
      'shop/main.py': 'for attempt in range(5):\n    connect()\n',
    },
  }),
  'an application that does not': shop({
    files: { Dockerfile: python('CMD ["uvicorn", "shop.main:app"]'), 'shop/main.py': 'connect()\n' },
  }),
  'a frontend': shop({ depends: silent, files: { Dockerfile: 'FROM nginx:1.31\n' } }),
  'for developers': shop({ path: 'compose.dev.yaml' }),
  'for tests': shop({ depends: silent, path: 'compose.test.yaml' }),
  'a health check that the override adds': shop({
    depends: silent,
    files: { 'compose.override.yaml': 'services:\n  web:\n    depends_on: {db: {condition: service_healthy}}\n' },
  }),
});
