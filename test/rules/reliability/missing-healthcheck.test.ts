import rule from '../../../src/rules/reliability/missing-healthcheck.js';
import { type RuleCase, testRule } from '../../harness.js';

const image = (...lines: readonly string[]) => ['FROM python:3.13-slim', 'WORKDIR /app', ...lines, ''].join('\n');
const served = image('CMD ["uvicorn", "main:app"]');
const marked = image('CMD [[|"uvicorn", "main:app"|]]');
const composed = (dockerfile: string, ...services: readonly string[]): RuleCase => ({
  files: { Dockerfile: dockerfile, 'compose.yaml': ['services:', ...services, ''].join('\n') },
});
const web = ['  web:', '    build: .'];
const check = '    healthcheck: { test: ["CMD", "true"] }';

testRule(rule, {
  'a server': {
    files: { Dockerfile: marked },
    message: 'Nothing tells Docker whether uvicorn still answers.',
  },
  'a server with a check': image('HEALTHCHECK CMD curl -f http://localhost:8000', 'CMD ["uvicorn", "main:app"]'),
  'a development server': image('CMD [[|"flask", "run", "--host", "0.0.0.0"|]]'),
  'a check that is refused': image('HEALTHCHECK NONE', 'CMD ["uvicorn", "main:app"]'),
  'a check of the stage below': `FROM python:3.13-slim AS base\nHEALTHCHECK CMD true\nFROM base\nCMD ["uvicorn", "main:app"]\n`,
  'a worker': image('CMD ["celery", "-A", "shop", "worker"]'),
  'a bot': { files: { Dockerfile: image('COPY bot.py .', 'CMD ["python", "bot.py"]'), 'bot.py': 'import time\n' } },
  'a program that is not known': image('CMD ["./run"]'),
  'a base image that may bring one': served.replace('python:3.13-slim', 'quay.io/jupyter/base-notebook:2025-01-01'),
  'a base image that is not known': served.replace('python:3.13-slim', 'acme/python:1'),
  'a stage that is not shipped': `${served}FROM python:3.13-slim\n`,
  'a stage for development': served.replace('3.13-slim', '3.13-slim AS dev'),
  'a Dockerfile for development': { files: { 'Dockerfile.dev': served } },
  'a service without one': composed(marked, ...web),
  'a service that checks': composed(served, ...web, check),
  'one of two services that check': composed(marked, ...web, check, '  api:', '    build: .'),
  'a service beside it that is a worker': composed(
    served,
    ...web,
    check,
    '  worker:',
    '    build: .',
    '    command: celery -A shop worker',
  ),
  'a start script': {
    files: {
      Dockerfile: image('COPY start.sh .', '[|CMD ["sh", "start.sh"]|]'),
      'start.sh': 'exec uvicorn main:app\n',
    },
  },
});

testRule(rule, {
  'fix: any answer will do': {
    files: { Dockerfile: marked },
    fixed: {
      Dockerfile: image(
        `HEALTHCHECK CMD ["python", "-c", "import http.client; c = http.client.HTTPConnection('localhost', 8000); c.request('GET', '/'); c.getresponse()"]`,
        'CMD ["uvicorn", "main:app"]',
      ),
    },
  },
  'no fix: a server with a certificate': {
    files: { Dockerfile: image('CMD [[|"uvicorn", "main:app", "--ssl-keyfile", "a.key"|]]') },
    fixed: { Dockerfile: image('CMD ["uvicorn", "main:app", "--ssl-keyfile", "a.key"]') },
  },
});
