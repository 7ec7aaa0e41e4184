import rule from '../../../src/rules/security/root-user.js';
import { testRule } from '../../harness.js';

const service = (user: string): string => `services:\n  web:\n    build: .\n${user}`;

testRule(rule, {
  'no user': {
    files: { Dockerfile: 'FROM [|python:3.13-slim|]\nCMD ["python"]\n' },
    message: 'The image has no USER, so it runs as root.',
  },
  'a user': 'FROM python:3.13-slim\nUSER app\nCMD ["python"]\n',
  'root by name': {
    files: { Dockerfile: 'FROM python:3.13-slim\nUSER app\nRUN make\n[|USER root|]\n' },
    message: 'The last USER of the image is root.',
  },
  'root by number': 'FROM python:3.13-slim\n[|USER 0:0|]\n',
  'a number that begins with it': 'FROM python:3.13-slim\nUSER 01000:0\n',
  'root on the way': 'FROM python:3.13-slim\nUSER root\nRUN make\nUSER 1000\n',
  'a user that nobody can tell': 'FROM python:3.13-slim\nARG UID\nUSER $UID\n',
  'the default of a variable': 'FROM python:3.13-slim\nARG UID=1000\nUSER $UID\n',
  'the stage below has a user': 'FROM python:3.13-slim AS base\nUSER app\nFROM base\nCMD ["python"]\n',
  'a stage that is only copied from has one':
    'FROM python:3.13-slim AS build\nUSER app\nFROM [|python:3.13-slim|]\nCOPY --from=build /a /a\n',
  'a stage that is not shipped': 'FROM python:3.13-slim AS build\nFROM python:3.13-slim\nUSER app\n',
  'a base image with a user of its own': 'FROM quay.io/jupyter/base-notebook:2025-10-01\n',
  'a base image with a user of its own, left again': 'FROM quay.io/jupyter/base-notebook:2025-10-01\n[|USER root|]\n',
  'a base image that nobody knows': 'FROM corp.example/python:1\n',
  'an image for development': { files: { 'Dockerfile.dev': 'FROM python:3.13-slim\n' } },
  'compose names the user': {
    files: { Dockerfile: 'FROM python:3.13-slim\n', 'compose.yaml': service('    user: "1000:1000"\n') },
  },
  'compose names no user': {
    files: { Dockerfile: 'FROM [|python:3.13-slim|]\n', 'compose.yaml': service('') },
  },
  'compose names it for one of two': {
    files: {
      Dockerfile: 'FROM [|python:3.13-slim|]\n',
      'compose.yaml': `${service('    user: app\n')}  worker:\n    build: .\n`,
    },
  },
  'the start script leaves root': {
    files: {
      Dockerfile: 'FROM python:3.13-slim\nCOPY start.sh /\nENTRYPOINT ["/start.sh"]\nCMD ["gunicorn", "shop.wsgi"]\n',
      'start.sh': '#!/bin/sh\nchown -R app /data\nexec gosu app "$@"\n',
    },
  },
  'the server leaves root': 'FROM python:3.13-slim\nCMD ["gunicorn", "--user", "app", "shop.wsgi"]\n',
});

const runs = (base: string, more: string, rest = 'CMD ["python"]\n') => `FROM ${base}\n${more}${rest}`;

testRule(rule, {
  'fix: a user for Debian': {
    files: { Dockerfile: runs('[|python:3.13-slim|]', '# Start\n') },
    fixed: { Dockerfile: runs('python:3.13-slim', 'RUN useradd --create-home app\nUSER app\n# Start\n') },
  },
  'fix: a user for Alpine': {
    files: { Dockerfile: runs('[|python:3.13-alpine|]', 'EXPOSE 80\n') },
    fixed: { Dockerfile: runs('python:3.13-alpine', 'EXPOSE 80\nRUN adduser -D app\nUSER app\n') },
  },
  'no fix: something that needs root follows': {
    files: { Dockerfile: runs('[|python:3.13-slim|]', '', 'CMD ["python"]\nRUN apt-get update\n') },
    fixed: { Dockerfile: runs('python:3.13-slim', '', 'CMD ["python"]\nRUN apt-get update\n') },
  },
  'no fix: there is a user': {
    files: { Dockerfile: runs('[|python:3.13-slim|]', 'RUN useradd shop\n') },
    fixed: { Dockerfile: runs('python:3.13-slim', 'RUN useradd shop\n') },
  },
});
