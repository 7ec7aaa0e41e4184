import rule from '../../../src/rules/reliability/healthcheck-inherited-by-worker.js';
import { type RuleCase, testRule } from '../../harness.js';

const Dockerfile =
  'FROM python:3.14-slim\nWORKDIR /app\nHEALTHCHECK CMD curl -f http://localhost:8000/ || exit 1\nCMD ["uvicorn", "main:app", "--host", "0.0.0.0"]\n';
const shop = (worker: string, more: Partial<RuleCase> = {}): RuleCase => ({
  ...more,
  files: {
    'compose.yaml': `services:\n  web:\n    build: .\n  worker:\n    build: .\n${worker.replace(/^(?=.)/gm, '    ')}`,
    Dockerfile,
    ...more.files,
  },
});

testRule(rule, {
  'a worker': shop('command: [|celery -A shop worker|]\n', {
    message: 'worker listens on nothing, but the health check of its image asks port 8000.',
  }),
  'a scheduler': shop('command: [|["celery", "-A", "shop", "beat"]|]\n'),
  'a check of its own': shop('command: celery -A shop worker\nhealthcheck:\n  test: celery inspect ping\n'),
  'no check': shop('command: celery -A shop worker\nhealthcheck:\n  disable: true\n'),
  'a second web server': shop('command: uvicorn other:app\n'),
  'a program that is not known': shop('command: ./work\n'),
  'a check that asks no server': shop('command: celery -A shop worker\n', {
    files: { Dockerfile: Dockerfile.replace('curl -f http://localhost:8000/', 'pgrep python') },
  }),
  'metrics on the port': shop('command: celery -A shop worker\nexpose: [8000]\n'),
  'another stage': {
    files: {
      'compose.yaml':
        'services:\n  worker:\n    build: {context: ., target: worker}\n    command: celery -A shop worker\n',
      Dockerfile: `FROM python:3.14-slim AS worker\n${Dockerfile}`,
    },
  },
});

testRule(rule, {
  'fix: it is switched off': {
    ...shop('command: [|celery -A shop worker|]\n'),
    fixed: {
      'compose.yaml':
        'services:\n  web:\n    build: .\n  worker:\n    build: .\n    healthcheck:\n      disable: true\n    command: celery -A shop worker\n',
    },
  },
});
