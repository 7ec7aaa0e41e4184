import rule from '../../../src/rules/security/secret-file-in-image.js';
import { type RuleCase, testRule } from '../../harness.js';

const dotenv = 'DB_PASSWORD=correct-horse-battery\n';

/** An image of the whole folder, with these files in it; `marked` says that the copy is reported. */
const copied = (files: Readonly<Record<string, string>>, marked = false): RuleCase => ({
  files: { Dockerfile: `FROM python:3.13-slim\nWORKDIR /app\n${marked ? '[|COPY . .|]' : 'COPY . .'}\n`, ...files },
});

testRule(rule, {
  'a project that lives among examples': {
    files: {
      'examples/shop/Dockerfile': 'FROM python:3.13-slim\nWORKDIR /app\n[|COPY . .|]\n',
      'examples/shop/compose.yaml': 'services:\n  web:\n    build: .\n',
      'examples/shop/.env': 'API_TOKEN=tr0ub4dor-3-horse\n',
    },
  },
  'examples inside a project': {
    files: {
      Dockerfile: 'FROM python:3.13-slim\nWORKDIR /app\nCOPY . .\n',
      'examples/shop/.env': 'API_TOKEN=tr0ub4dor-3-horse\n',
    },
  },

  'a .env': {
    ...copied({ '.env': dotenv, 'app.py': '' }, true),
    message: 'The image gets .env (an environment file).',
  },
  'an environment file of another name that sets stand-ins': copied({
    '.env-build': 'SECRET_KEY=secret\nDATABASE_URL=sqlite://\n',
    '.env': 'POSTGRES_PASSWORD=postgres\nDATABASE_URL=postgres://postgres:password@localhost/x\n',
  }),
  'an environment file of another name that sets a secret': copied({ '.env-local': dotenv }, true),
  'a private key': copied({ 'tls.pem': '-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----\n' }, true),
  'a private key that is no text of that form': copied({ 'session.key': 'c29tZSBrZXk=\n' }, true),
  'a certificate and parameters in the form of a key': copied({
    'psf.io.pem': '-----BEGIN CERTIFICATE-----\nMIID\n-----END CERTIFICATE-----\n',
    'ffdhe2048.pem': '-----BEGIN DH PARAMETERS-----\nMIIB\n-----END DH PARAMETERS-----\n',
  }),
  'a template of secrets': copied({ 'chart/templates/secret.yaml': 'data:\n  a: {{ .Values.a }}\n' }),
  'a file of secrets': copied({ 'chart/secret.yaml': 'data:\n  a: dHIwdWI0ZG9y\n' }, true),
  'a .env that the .dockerignore forgot': {
    ...copied({ '.env': dotenv, 'app.py': '', '.dockerignore': '.git' }, true),
    fixed: { '.dockerignore': '.git\n.env\n' },
  },
  'a .env that is named beside the copy of the folder': {
    files: {
      Dockerfile: 'FROM python:3.13-slim\n[|COPY . .|]\n[|COPY .env /run/|]\n',
      '.env': dotenv,
      '.dockerignore': '.git\n',
    },
    fixed: { '.dockerignore': '.git\n' },
  },
  'a key that a COPY names': {
    files: {
      Dockerfile: 'FROM python:3.13-slim\n[|COPY id_rsa /root/.ssh/id_rsa|]\n',
      id_rsa: '-----BEGIN OPENSSH PRIVATE KEY-----\nb3Bl\n-----END OPENSSH PRIVATE KEY-----\n',
    },
    help: 'Mount what a RUN needs: --mount=type=secret. Give the rest to the container when it starts.',
  },
  'a key that a COPY of the folder takes': {
    ...copied({ id_rsa: '-----BEGIN OPENSSH PRIVATE KEY-----\nb3Bl\n-----END OPENSSH PRIVATE KEY-----\n' }, true),
    help: 'List id_rsa in .dockerignore, and give secrets to the container when it starts.',
  },
  'a .env that .dockerignore keeps out': copied({ '.env': dotenv, '.dockerignore': '.env\n' }),
  'a .env that .dockerignore lets in again': copied({ '.env': dotenv, '.dockerignore': '.env*\n!.env\n' }, true),
  'a .env in a folder, which the pattern does not match': copied(
    { 'api/.env': dotenv, '.dockerignore': '.env\n' },
    true,
  ),
  'a .env in a folder, which the pattern matches': copied({ 'api/.env': dotenv, '.dockerignore': '**/.env\n' }),
  'a .env that the .dockerignore of the Dockerfile keeps out': copied({
    '.env': dotenv,
    'Dockerfile.dockerignore': '.env\n',
    '.dockerignore': '',
  }),
  'a .env without secrets': copied({ '.env': 'DEBUG=0\nPORT=8000\nDB_HOST=db\n' }),
  'a .env.example': copied({ '.env.example': dotenv, '.env.sample': dotenv, '.env.template': dotenv }),
  'a .env by its name': {
    files: { Dockerfile: 'FROM python:3.13-slim\n[|COPY .env app.py /app/|]\n', '.env': dotenv, 'app.py': '' },
  },
  'files named one by one': {
    files: { Dockerfile: 'FROM python:3.13-slim\nCOPY app.py /app/\n', '.env': dotenv, 'app.py': '' },
  },
  'a folder without it': {
    files: { Dockerfile: 'FROM python:3.13-slim\nCOPY src /app\n', '.env': dotenv, 'src/app.py': '' },
  },
  'a private key of its own form': {
    ...copied({ 'keys/id_rsa': 'x' }, true),
    message: 'The image gets keys/id_rsa (a private key).',
  },
  'a public key': copied({ 'keys/id_rsa.pub': 'x', 'certs/ca.pem': 'x', 'certs/fullchain.pem': 'x' }),
  'credentials of a cloud': copied({ 'credentials.json': '{}' }, true),
  'credentials for tests': copied({ 'tests/credentials.json': '{}', 'credentials.example.json': '{}' }),
  'a password file of twine': copied({ '.pypirc': '' }, true),
  'an index with a password': {
    ...copied({ 'pip.conf': '[global]\nindex-url = https://ci:tr0ub4dor3@pypi.example.org/simple\n' }, true),
    message: 'The image gets pip.conf (an index with a password).',
  },
  'an index without one': copied({ 'pip.conf': '[global]\nindex-url = https://pypi.example.org/simple\n' }),
  'many at once are one finding': {
    ...copied({ '.env': dotenv, 'a.key': 'x', 'b.key': 'x', 'c.key': 'x', 'd.key': 'x' }, true),
    message: 'The image gets .env (an environment file), a.key (a private key), b.key (a private key) and 2 more.',
  },
  'a secret of the compose file': {
    files: {
      Dockerfile: 'FROM python:3.13-slim\n[|COPY . /app|]\n',
      'compose.yaml':
        'services:\n  web:\n    build: .\n    secrets: [db]\nsecrets:\n  db:\n    file: ./config/db.txt\n',
      'config/db.txt': 'x',
    },
    message: 'The image gets config/db.txt (a secret of the compose file).',
  },
  'a secret of the compose file outside the context': {
    files: {
      'web/Dockerfile': 'FROM python:3.13-slim\nCOPY . /app\n',
      'web/app.py': '',
      'compose.yaml':
        'services:\n  web:\n    build: web\n    secrets: [db]\nsecrets:\n  db:\n    file: ./config/db.txt\n',
      'config/db.txt': 'x',
    },
  },
  'another context than the folder of the Dockerfile': {
    files: {
      'docker/Dockerfile': 'FROM python:3.13-slim\n[|COPY . /app|]\n',
      'compose.yaml': 'services:\n  web:\n    build:\n      context: .\n      dockerfile: docker/Dockerfile\n',
      '.env': dotenv,
    },
  },
  'a stage that only builds': {
    files: {
      Dockerfile:
        'FROM python:3.13-slim AS build\nWORKDIR /src\nCOPY . .\nRUN pip wheel -w /wheels .\nFROM python:3.13-slim\nCOPY --from=build /wheels /wheels\n',
      '.env': dotenv,
    },
  },
  'a stage that another one takes all from': {
    files: {
      Dockerfile:
        'FROM python:3.13-slim AS build\nWORKDIR /src\n[|COPY . .|]\nFROM python:3.13-slim\nCOPY --from=build /src /app\n',
      '.env': dotenv,
    },
  },
  'a stage below': {
    files: {
      Dockerfile: 'FROM python:3.13-slim AS base\n[|COPY . /app|]\nFROM base\nCMD ["python", "/app/app.py"]\n',
      '.env': dotenv,
    },
  },
  'deleted later': {
    files: { Dockerfile: 'FROM python:3.13-slim\n[|COPY . /app|]\nRUN rm /app/.env\n', '.env': dotenv },
  },
  'a mount of one RUN': {
    files: {
      Dockerfile: 'FROM python:3.13-slim\nRUN --mount=type=bind,source=.,target=/src pip install /src\n',
      '.env': dotenv,
    },
  },
});
