import rule from '../../../src/rules/reliability/healthcheck-wrong-port.js';
import { type RuleCase, testRule } from '../../harness.js';

const image = (check: string, command = '["uvicorn", "main:app", "--host", "0.0.0.0"]', more = ''): string =>
  `FROM python:3.14-slim\nWORKDIR /app\n${more}HEALTHCHECK CMD ${check}\nCMD ${command}\n`;
const bare = 'FROM python:3.14-slim\nWORKDIR /app\nCMD ["uvicorn", "main:app", "--host", "0.0.0.0"]\n';

const service = (attributes: string, more: Partial<RuleCase> = {}): RuleCase => ({
  ...more,
  files: {
    'compose.yaml': `services:\n  web:\n    build: .\n${attributes.replace(/^(?=.)/gm, '    ')}`,
    Dockerfile: bare,
    ...more.files,
  },
});

testRule(rule, {
  'another port': {
    files: { Dockerfile: image('curl -f [|http://localhost:5000|]/health || exit 1') },
    message: 'The health check asks port 5000, but uvicorn listens on 8000.',
    severity: 'warning',
  },
  'the port': image('curl -f http://localhost:8000/health || exit 1'),
  'the exec form': image('["curl", "-f", [|"http://127.0.0.1:5000/health"|]]'),
  'no port': image('curl -f [|http://localhost|]/health'),
  'code of Python': image(`python -c "import urllib.request as r; r.urlopen('[|http://localhost:80|]/')"`),
  'a port that is put together': image(`python -c "r.urlopen('http://localhost:' + port)"`),
  'a port that is formatted': image(`python -c "r.urlopen(f'http://localhost:{port}/')"`),
  'a variable': image('curl -f http://localhost:$PORT/'),
  'a variable with a default': image('curl -f http://localhost:${PORT:-5000}/'),
  netcat: image('[|nc -z localhost 5000|]'),
  'another host': image('curl -f http://example.com:5000/'),
  'a second port that is exposed': image('curl -f http://localhost:9000/', undefined, 'EXPOSE 8000 9000\n'),
  'a second port of the code': {
    files: {
      Dockerfile:
        'FROM python:3.14-slim\nWORKDIR /app\nCOPY . .\nHEALTHCHECK CMD curl http://localhost:9100/\nCMD ["uvicorn", "main:app", "--host", "0.0.0.0"]\n',
      'main.py': 'from prometheus_client import start_http_server\nstart_http_server(9100)\napp = 1\n',
    },
  },
  'a program that is not known': image('curl http://localhost:5000/', '["./start"]'),
  'several programs': image('curl http://localhost:5000/', 'redis-server & uvicorn main:app'),
  'a stage that nobody ships': `${image('curl http://localhost:5000/').replace('slim', 'slim AS build')}FROM python:3.14-slim\n`,
  'a check of compose': service('healthcheck:\n  test: curl -f [|http://localhost:5000|]/\n'),
  'a check of compose in words': service('healthcheck:\n  test: ["CMD", "curl", "[|http://localhost:5000|]/"]\n'),
  'the right check of compose': service('healthcheck:\n  test: curl -f http://localhost:8000/\n'),
  'the command of compose': service(
    'command: uvicorn main:app --host 0.0.0.0 --port 5000\nhealthcheck:\n  test: curl -f http://localhost:5000/\n',
  ),
  'a published port instead of that of the container': service(
    'ports: ["8080:8000"]\nhealthcheck:\n  test: curl -f [|http://localhost:8080|]/\n',
  ),
  'somebody waits for it': {
    files: {
      'compose.yaml':
        'services:\n  web:\n    build: .\n    healthcheck:\n      test: curl -f [|http://localhost:5000|]/\n  ui:\n    image: nginx\n    depends_on: {web: {condition: service_healthy}}\n',
      Dockerfile: bare,
    },
    severity: 'error',
  },
  'the network of another service': service(
    'network_mode: service:x\nhealthcheck:\n  test: curl http://localhost:5000/\n',
  ),
  'a HEALTHCHECK that compose replaces': service('healthcheck:\n  test: curl http://localhost:8000/\n', {
    files: { Dockerfile: image('curl http://localhost:5000/') },
  }),
  'a HEALTHCHECK that fits the command of compose': service('command: uvicorn main:app --port 5000\n', {
    files: { Dockerfile: image('curl http://localhost:5000/') },
  }),
  'a HEALTHCHECK that one of two services passes': {
    files: {
      'compose.yaml':
        'services:\n  web:\n    build: .\n  other:\n    build: .\n    command: uvicorn main:app --port 5000\n',
      Dockerfile: image('curl http://localhost:5000/'),
    },
  },
  'an image that is known': {
    files: {
      'compose.yaml':
        'services:\n  db:\n    image: adminer:5\n    healthcheck:\n      test: wget [|http://localhost:80|]/\n',
    },
    message: 'The health check asks port 80, but Adminer listens on 8080.',
  },
});

testRule(rule, {
  'fix: the port of a URL': {
    files: { Dockerfile: image('curl -f [|http://localhost:5000|]/health?id=5000 || exit 1') },
    fixed: { Dockerfile: image('curl -f http://localhost:8000/health?id=5000 || exit 1') },
  },
  'fix: the port of netcat': {
    files: { Dockerfile: image('[|nc -z localhost 5000|]') },
    fixed: { Dockerfile: image('nc -z localhost 8000') },
  },
  'no fix: no port': {
    files: { Dockerfile: image('curl -f [|http://localhost|]/health') },
    fixed: { Dockerfile: image('curl -f http://localhost/health') },
  },
});
