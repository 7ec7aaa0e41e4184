import rule from '../../../src/rules/efficiency/dockerignore-missing.js';
import { testRule } from '../../harness.js';

const copying = (source: string) => `FROM python:3.13-slim\nWORKDIR /app\nCOPY ${source} .\n`;
const compose = 'services:\n  web:\n    build: web\n';

testRule(rule, {
  'the whole context': {
    files: { Dockerfile: copying('[|.|]'), 'app.py': '' },
    message: 'The whole of the build context is copied, and there is no .dockerignore.',
  },
  'with a .dockerignore': { files: { Dockerfile: copying('.'), 'app.py': '', '.dockerignore': '.git\n' } },
  'with one for this Dockerfile': {
    files: { Dockerfile: copying('.'), 'app.py': '', 'Dockerfile.dockerignore': '.git\n' },
  },
  'with one for another Dockerfile': {
    files: { Dockerfile: copying('[|.|]'), 'app.py': '', 'Other.dockerignore': '.git\n' },
  },
  'with one in another folder': {
    files: { Dockerfile: copying('[|.|]'), 'app.py': '', 'web/.dockerignore': '.git\n' },
  },
  'written otherwise': {
    files: { Dockerfile: 'FROM python:3.13-slim\nADD [|./|] /app/\n', 'app.py': '' },
  },
  'one folder of it': { files: { Dockerfile: copying('src'), 'src/app.py': '' } },
  'one finding for two copies': {
    files: { Dockerfile: `${copying('[|.|]')}COPY . /other\n`, 'app.py': '' },
  },
  'a mount, which leaves nothing in the image': {
    files: { Dockerfile: 'FROM python:3.13-slim\nRUN --mount=target=/src pip install /src\n', 'app.py': '' },
  },
  'another stage': {
    files: { Dockerfile: 'FROM python:3.13-slim AS a\nFROM python:3.13-slim\nCOPY --from=a . .\n', 'app.py': '' },
  },
  'a folder below the root with sources alone': {
    files: { 'web/Dockerfile': copying('.'), 'web/app.py': '', 'web/requirements.txt': '', 'compose.yaml': compose },
  },
  'a folder below the root with settings': {
    files: { 'web/Dockerfile': copying('[|.|]'), 'web/app.py': '', 'web/.env': '', 'compose.yaml': compose },
    message: 'The whole of web is copied, and there is no .dockerignore.',
  },
  'a folder below the root with an environment': {
    files: { 'web/Dockerfile': copying('[|.|]'), 'web/venv/bin/python': '', 'compose.yaml': compose },
  },
  'a folder below the root with a .dockerignore': {
    files: {
      'web/Dockerfile': copying('.'),
      'web/.env': '',
      'web/.dockerignore': '.env\n',
      'compose.yaml': compose,
    },
  },
  'a context that is not known': {
    files: {
      'docker/Dockerfile': copying('.'),
      'app.py': '',
      'compose.yaml':
        'services:\n  a:\n    build:\n      context: .\n      dockerfile: docker/Dockerfile\n  b:\n    build: docker\n',
    },
  },
});
