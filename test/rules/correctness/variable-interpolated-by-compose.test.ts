import rule from '../../../src/rules/correctness/variable-interpolated-by-compose.js';
import { testRule } from '../../harness.js';

const db = (attributes: string, more: Readonly<Record<string, string>> = {}) => ({
  'compose.yaml': `services:\n  db:\n    image: postgres:17\n    ${attributes.replaceAll('\n', '\n    ')}\n`,
  ...more,
});
const user = 'environment:\n  POSTGRES_USER: app\n';

testRule(rule, {
  'a health check with a variable of the container': {
    files: db(`${user}healthcheck:\n  test: pg_isready -U [|$POSTGRES_USER|]`),
    message: 'Compose replaces $POSTGRES_USER in the health check of db with nothing: only the container has it.',
    fixed: db(`${user}healthcheck:\n  test: pg_isready -U $$POSTGRES_USER`),
  },
  'two dollar signs': { files: db(`${user}healthcheck:\n  test: pg_isready -U $$POSTGRES_USER`) },
  'braces in CMD-SHELL': {
    files: db(`${user}healthcheck:\n  test: ["CMD-SHELL", "pg_isready -U [|\${POSTGRES_USER}|]"]`),
    fixed: db(`${user}healthcheck:\n  test: ["CMD-SHELL", "pg_isready -U $\${POSTGRES_USER}"]`),
  },
  'no shell that could replace it later': {
    files: db(`${user}healthcheck:\n  test: [CMD, pg_isready, -U, "[|$POSTGRES_USER|]"]`),
    fixed: db(`${user}healthcheck:\n  test: [CMD, pg_isready, -U, "$POSTGRES_USER"]`),
  },
  'a shell in a list': {
    files: db('environment: [PORT=80]\ncommand: [/bin/bash, -euc, "serve [|${PORT}|]"]'),
    fixed: db('environment: [PORT=80]\ncommand: [/bin/bash, -euc, "serve $${PORT}"]'),
  },
  'a shell in a string': {
    files: db('environment: [PORT=80]\ncommand: sh -c "serve [|$PORT|]"'),
    fixed: db('environment: [PORT=80]\ncommand: sh -c "serve $$PORT"'),
  },
  'a command without a shell': {
    files: db('environment: [PORT=80]\ncommand: serve [|$PORT|]'),
    fixed: db('environment: [PORT=80]\ncommand: serve $PORT'),
  },
  'an entrypoint that is the shell': {
    files: db('environment: [PORT=80]\nentrypoint: [sh, -c]\ncommand: [serve "[|$PORT|]"]'),
    fixed: db('environment: [PORT=80]\nentrypoint: [sh, -c]\ncommand: [serve "$$PORT"]'),
  },
  'a hook': {
    files: db('environment: [PORT=80]\npost_start:\n  - command: [sh, -c, "echo [|$PORT|]"]'),
  },
  'a variable of env_file': {
    files: db('env_file: db.env\ncommand: sh -c "serve [|$PORT|]"', { 'db.env': 'PORT=80\n' }),
  },
  'a variable of .env': { files: db('env_file: .env\ncommand: sh -c "serve $PORT"', { '.env': 'PORT=80\n' }) },
  'a variable of the image': {
    files: {
      'compose.yaml': 'services:\n  web:\n    build: .\n    command: sh -c "serve [|$PORT|]"\n',
      Dockerfile: 'FROM python:3.13\nENV PORT=80\n',
    },
  },
  'a variable that nobody knows': { files: db('command: sh -c "serve $PORT"') },
  'a default': { files: db(`${user}healthcheck:\n  test: pg_isready -U \${POSTGRES_USER:-app}`) },
  'an error message': { files: db(`${user}healthcheck:\n  test: pg_isready -U \${POSTGRES_USER:?}`) },
  'a variable that the shell gives to the container': {
    files: db('environment: [POSTGRES_USER]\nhealthcheck:\n  test: pg_isready -U $POSTGRES_USER'),
  },
  'a variable that interpolation gives to the container': {
    files: db('environment:\n  POSTGRES_USER: $POSTGRES_USER\nhealthcheck:\n  test: pg_isready -U $POSTGRES_USER'),
  },
  'a variable with a default for the container only': {
    files: db(
      'environment:\n  POSTGRES_USER: ${POSTGRES_USER:-app}\nhealthcheck:\n  test: pg_isready -U [|$POSTGRES_USER|]',
    ),
  },
  'a variable that the project relies on elsewhere': {
    files: db('environment: [PORT=80]\nports: ["${PORT}:80"]\ncommand: sh -c "serve $PORT"'),
  },
  'a variable of an example': {
    files: db(`${user}healthcheck:\n  test: pg_isready -U $POSTGRES_USER`, { '.env.example': '# POSTGRES_USER=\n' }),
  },
  'a variable that another command has from outside': {
    files: {
      'compose.yaml':
        'services:\n  a:\n    image: a\n    environment: [NAME=a]\n    command: sh -c "run $NAME"\n  b:\n    image: a\n    command: run $NAME\n',
    },
  },
  'variables of the shell that starts Compose': {
    files: db('environment: [HOME=/a, CI_JOB=1, IMAGE_TAG=1]\ncommand: sh -c "echo $HOME $CI_JOB $IMAGE_TAG"'),
  },
  'a loop of the script': {
    files: db('command: sh -c "for file in *; do cat [|$file|]; done"'),
    message: 'Compose replaces $file in the command of db with nothing: only the script itself sets it.',
    fixed: db('command: sh -c "for file in *; do cat $$file; done"'),
  },
  'a block of text': {
    files: db('command:\n  - sh\n  - -c\n  - |\n    NOW=$(date)\n    echo [|$NOW|] [|${NOW}|]'),
    fixed: db('command:\n  - sh\n  - -c\n  - |\n    NOW=$(date)\n    echo $$NOW $${NOW}'),
  },
  'a variable that is passed on to itself': { files: db('command: sh -c "export NAME=$NAME; run $NAME"') },
  'an anchor for two services': {
    files: {
      'compose.yaml':
        'x-app: &app\n  image: a\n  environment: [PORT=80]\n  command: sh -c "serve [|$PORT|]"\nservices:\n  web:\n    <<: *app\n  worker:\n    <<: *app\n',
    },
  },
  'an override that replaces the command': {
    files: {
      ...db('environment: [PORT=80]\ncommand: sh -c "serve $PORT"'),
      'compose.override.yaml': 'services:\n  db:\n    command: serve\n',
    },
  },
  'a file that uses what the base sets': {
    files: {
      ...db('environment: [PORT=80]'),
      'compose.override.yaml': 'services:\n  db:\n    command: sh -c "serve [|$PORT|]"\n',
    },
  },
});
