import rule from '../../../src/rules/correctness/published-port-mismatch.js';
import { testRule, type RuleCase } from '../../harness.js';

const uvicorn = 'FROM python:3.13-slim\nWORKDIR /app\nCMD ["uvicorn", "main:app", "--host", "0.0.0.0"]\n';

/** A service that builds, with what it says besides. */
const web = (attributes: string, more: Partial<RuleCase> = {}): RuleCase => ({
  ...more,
  files: {
    'compose.yaml': `services:\n  web:\n    build: .\n${attributes.replace(/^(?=.)/gm, '    ')}`,
    Dockerfile: uvicorn,
    ...more.files,
  },
});
const image = (name: string, attributes: string): RuleCase => ({
  files: { 'compose.yaml': `services:\n  db:\n    image: ${name}\n${attributes.replace(/^(?=.)/gm, '    ')}` },
});

testRule(rule, {
  'another container port': web('ports:\n  - "8080:[|5000|]"\n', {
    message: 'uvicorn listens on 8000, but the published container port is 5000.',
  }),
  'the container port': web('ports:\n  - "5000:8000"\n'),
  'the long form': web('ports:\n  - target: [|8080|]\n    published: 8000\n'),
  'the right long form': web('ports:\n  - target: 8000\n    published: 8080\n'),
  'a range': web('ports:\n  - "[|9000-9005|]"\n', {
    message: 'uvicorn listens on 8000, but the published container port is 9000-9005.',
  }),
  'a range that has it': web('ports:\n  - "7995-8005:7995-8005"\n'),
  'the command of the service': web(
    'command: uvicorn main:app --host 0.0.0.0 --port 5000\nports:\n  - "80:[|8000|]"\n',
  ),
  'the port of the command': web('command: uvicorn main:app --host 0.0.0.0 --port 5000\nports:\n  - "80:5000"\n'),
  'a command that is not understood': web('command: ./start --now\nports:\n  - "80:5000"\n'),
  'a command of the override': {
    files: {
      'compose.yaml': 'services:\n  web:\n    build: .\n    ports:\n      - "80:5000"\n',
      'compose.override.yaml': 'services:\n  web:\n    command: flask run --host 0.0.0.0\n',
      Dockerfile: `${uvicorn.replace('["uvicorn", "main:app", "--host", "0.0.0.0"]', 'flask run --host 0.0.0.0')}`,
    },
  },
  'a port of .env': web('ports:\n  - "80:[|${PORT}|]"\n', { files: { '.env': 'PORT=9000\n' } }),
  'a port that nobody knows': web('ports:\n  - "80:${PORT}"\n'),
  'a default': web('ports:\n  - "80:[|${PORT:-9000}|]"\n'),
  'a debugger beside it': web('ports:\n  - "5678:5678"\n'),
  'another port beside it': web('ports:\n  - "80:8000"\n  - "9090:9090"\n'),
  'two wrong ports are one finding': web('ports:\n  - "80:[|80|]"\n  - "443:443"\n'),
  'another protocol': web('ports:\n  - "53:53/udp"\n'),
  'an image that exposes several ports': web('ports:\n  - "80:9000"\n', {
    files: { Dockerfile: `${uvicorn}EXPOSE 8000 9000\n` },
  }),
  'the network of the host': web('network_mode: host\nports:\n  - "80:5000"\n'),
  'a service that listens in its network': {
    files: {
      'compose.yaml':
        'services:\n  web:\n    build: .\n    ports:\n      - "80:5000"\n  api:\n    image: a\n    network_mode: service:web\n',
      Dockerfile: uvicorn,
    },
  },
  'a stage that is not the last one': web('ports:\n  - "80:[|5000|]"\n', {
    files: {
      'compose.yaml':
        'services:\n  web:\n    build:\n      context: .\n      target: web\n    ports:\n      - "80:[|5000|]"\n',
      Dockerfile: `FROM python:3.13-slim AS web\nCMD ["uvicorn", "main:app", "--host", "0.0.0.0"]\nFROM python:3.13-slim\nCMD ["flask", "run", "--host", "0.0.0.0"]\n`,
    },
  }),
  'a database': image('postgres:17', 'ports:\n  - "5432:[|3306|]"\n'),
  'a database on its port': image('postgres:17', 'ports:\n  - "3306:5432"\n'),
  'a database with a command': image('postgres:17', 'command: -p 3306\nports:\n  - "5432:3306"\n'),
  'a database with a variable': image('postgres:17', 'environment:\n  PGPORT: 3306\nports:\n  - "5432:3306"\n'),
  'a database with unknown variables': image('postgres:17', 'env_file: db.env\nports:\n  - "5432:3306"\n'),
  'a database with a configuration': image(
    'redis:8',
    'volumes:\n  - ./redis.conf:/usr/local/etc/redis/redis.conf\nports:\n  - "6379:6380"\n',
  ),
  'an image that nobody knows': image('example.com/app:1', 'ports:\n  - "80:5000"\n'),
});

const ported = (given: string, fixed: string): RuleCase =>
  web(given, { fixed: { 'compose.yaml': web(fixed).files['compose.yaml']! } });

testRule(rule, {
  'fix: the container side': ported('ports:\n  - "8080:[|5000|]"\n', 'ports:\n  - "8080:8000"\n'),
  'fix: the long form': ported(
    'ports:\n  - target: [|8080|]\n    published: 8000\n',
    'ports:\n  - target: 8000\n    published: 8000\n',
  ),
  'no fix: two ports': ported('ports:\n  - "80:[|80|]"\n  - "443:443"\n', 'ports:\n  - "80:80"\n  - "443:443"\n'),
});
