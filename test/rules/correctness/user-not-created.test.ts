import rule from '../../../src/rules/correctness/user-not-created.js';
import { testRule } from '../../harness.js';

const slim = 'FROM python:3.12-slim\n';
const alpine = 'FROM python:3.12-alpine\n';
const compose = (user: string, Dockerfile: string, more = '') => ({
  Dockerfile,
  'compose.yaml': `services:\n  web:\n    build: .\n    user: ${user}\n${more}`,
});

testRule(rule, {
  'a user whom nobody creates': {
    files: { Dockerfile: `${slim}USER [|app|]\nCMD ["python"]\n` },
    message: 'The user app does not exist: python:3.12-slim has none of this name, and nothing before creates one.',
  },
  'a user who is created': `${slim}RUN useradd -m app\nUSER app\n`,
  'a user of another name': `${slim}RUN useradd -m appuser\nUSER [|app|]\n`,
  'a user who is created afterwards': `${slim}USER [|app|]\nRUN useradd -m app\n`,
  'only a group': `${slim}RUN groupadd app\nUSER [|app|]\n`,
  'with a group': `${slim}RUN groupadd app\nUSER [|app:app|]\n`,
  'adduser of Alpine': `${alpine}RUN addgroup -S app && adduser -S -G app app\nUSER app\n`,
  'adduser of Debian': `${slim}RUN adduser --disabled-password --gecos "" app\nUSER app\n`,
  'adduser with options behind the name': `${slim}RUN adduser app --disabled-password\nUSER app\n`,
  'adduser in Alpine with group and name alike': `${alpine}RUN addgroup -g 1000 app && adduser -u 1000 -G app -D app\nUSER app\n`,
  'a number': `${slim}USER 1000\n`,
  'a number with a group': `${slim}USER 1000:1000\n`,
  'users of Debian': `${slim}USER nobody\nRUN id\nUSER www-data\n`,
  'a user of Debian in Alpine': `${alpine}USER [|www-data|]\n`,
  'guest in Alpine': `${alpine}USER guest\n`,
  'the user node': 'FROM node:22-slim\nUSER node\n',
  'a variable': `${slim}ARG USERNAME=app\nRUN useradd \${USERNAME}\nUSER \${USERNAME}\n`,
  'a variable without value': `${slim}ARG USERNAME\nUSER $USERNAME\n`,
  'a variable of another user': `${slim}ARG USERNAME=app\nRUN useradd other\nUSER [|$USERNAME|]\n`,
  'a stage below creates it': `FROM python:3.12-slim AS base\nRUN useradd app\nFROM base\nUSER app\n`,
  'a builder creates it': `FROM python:3.12-slim AS build\nRUN useradd app\nFROM python:3.12-slim\nCOPY --from=build /app /app\nUSER [|app|]\n`,
  'users copied from a builder': `FROM python:3.12-slim AS build\nRUN useradd app\nFROM python:3.12-slim\nCOPY --from=build /etc/passwd /etc/passwd\nUSER app\n`,
  'everything copied': `FROM python:3.12-slim\nCOPY --from=ours/x / /\nUSER app\n`,
  'files of a user whom nobody creates': `${slim}COPY --chown=[|app:app|] . /app\nCMD ["python"]\n`,
  'files of a user who is created afterwards': `${slim}COPY --chown=[|app|] . /app\nRUN useradd app\nUSER app\n`,
  'files of a user who is created before': `${slim}RUN useradd app\nCOPY --chown=app:app . /app\nADD --chown=app a.tar /\n`,
  'files of a number, of a user of Debian, of nobody knows whom': `${slim}ARG OWNER\nCOPY --chown=1000:1000 . /a\nCOPY --chown=www-data . /b\nCOPY --chown=$OWNER . /c\n`,
  'a file of users': {
    files: { Dockerfile: `${slim}COPY passwd /etc/passwd\nUSER app\n`, passwd: 'app:x:1000:1000::/:/bin/sh\n' },
  },
  'a line is written': `${slim}RUN echo "app:x:1000:1000::/:/bin/sh" >> /etc/passwd\nUSER app\n`,
  'a script that is run': `${slim}COPY setup.sh /\nRUN /setup.sh\nUSER app\n`,
  'a package that makes users': `${slim}RUN apt-get update && apt-get install -y postgresql\nUSER postgres\n`,
  'packages that make none': `${slim}RUN apt-get update && apt-get install -y curl gcc && pip install flask\nUSER [|app|]\n`,
  'a base image that nobody knows': 'FROM ours/base\nUSER app\n',
  'a base image of a person': 'FROM jupyter/base-notebook\nUSER jovyan\n',
  'a user who is created under a condition': `${slim}RUN id app || useradd app\nUSER app\n`,
  'a stage in which nothing runs': `FROM python:3.12-slim AS a\nUSER app\nFROM python:3.12-slim\n`,
  'a builder in which something runs': `FROM python:3.12-slim AS a\nUSER [|app|]\nRUN pip install flask\nFROM python:3.12-slim\n`,
  'an old name': `${slim}RUN usermod -l app nobody\nUSER app\n`,
  'compose names a user': {
    files: compose('[|celery|]', `${slim}RUN useradd app\nUSER app\n`),
    message: 'The user celery does not exist: python:3.12-slim has none of this name, and nothing before creates one.',
  },
  'compose names the user of the image': { files: compose('app', `${slim}RUN useradd app\n`) },
  'compose names a number': { files: compose('"1000:1000"', slim) },
  'compose names a variable': { files: compose('${UID}:${GID}', slim) },
  'compose mounts the users': {
    files: compose('app', slim, '    volumes:\n      - /etc/passwd:/etc/passwd:ro\n'),
  },
  'compose on an image': {
    files: {
      'compose.yaml':
        'services:\n  a:\n    image: python:3.12-slim\n    user: [|app|]\n  b:\n    image: postgres:17\n    user: postgres\n',
    },
  },
});
