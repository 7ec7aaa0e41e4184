import rule from '../../../src/rules/correctness/removed-apt-package.js';
import { testRule } from '../../harness.js';

const run = (base: string, packages: string) => `FROM ${base}\nRUN apt-get update && apt-get install -y ${packages}\n`;

testRule(rule, {
  'libgl1-mesa-glx in trixie': {
    files: { Dockerfile: run('python:3.12-slim-trixie', 'gcc [|libgl1-mesa-glx|]') },
    message:
      'libgl1-mesa-glx is not in Debian trixie, which python:3.12-slim-trixie is built on, so the install fails.',
    fixed: { Dockerfile: run('python:3.12-slim-trixie', 'gcc libgl1') },
  },
  'a tag that moved on to trixie': run('python:3.11-slim', '[|libgl1-mesa-glx|]'),
  'libgl1-mesa-glx in bookworm': run('python:3.12-slim-bookworm', 'libgl1-mesa-glx'),
  'netcat in bookworm': run('python:3.12-slim-bookworm', '[|netcat|]'),
  'netcat in bullseye': run('python:3.12-slim-bullseye', 'netcat'),
  'netcat-openbsd': run('python:3.12-slim-bookworm', 'netcat-openbsd'),
  'two of them': run('debian:13', '[|mysql-client|] [|wkhtmltopdf|]'),
  'another Python': run(
    'python:3.13-slim-bookworm',
    'python3 python3.11 [|python3.12|] [|python3.9-dev|] python3.11-venv',
  ),
  'another Python of a source that has more': `FROM debian:12\nRUN add-apt-repository ppa:a/b\n${run('debian:12', '').split('\n')[1]}python3.12\n`,
  'another Python in Ubuntu, which has several': run('ubuntu:22.04', 'python3.11'),
  'names of Alpine': {
    files: { Dockerfile: run('python:3.13-slim', '[|build-base|] [|postgresql-dev|] libffi-dev') },
    fixed: { Dockerfile: run('python:3.13-slim', 'build-essential libpq-dev libffi-dev') },
  },
  'without a fix': {
    files: { Dockerfile: run('debian:trixie', '[|software-properties-common|]') },
    message:
      'software-properties-common is not in Debian trixie, which debian:trixie is built on, so the install fails.',
  },
  'a tag of a patch release': run('python:3.12.1-slim', 'libgl1-mesa-glx'),
  'another source': `FROM debian:12\nRUN echo "deb x" > /etc/apt/sources.list.d/x.list\n${run('debian:12', '').split('\n')[1]}netcat\n`,
  'either the one or the other': 'FROM debian:12\nRUN apt-get install -y netcat || apt-get install -y netcat-openbsd\n',
  'under a condition': 'FROM debian:12\nRUN if true; then apt-get install -y netcat; fi\n',
  'a variable as base image': run('${BASE}', 'netcat'),
  'the default of an argument': `ARG TAG=3.12-slim-bookworm\n${run('python:${TAG}', '[|netcat|]')}`,
  Ubuntu: run('ubuntu:24.04', 'netcat'),
  uv: run('ghcr.io/astral-sh/uv:python3.12-bookworm-slim', '[|netcat|]'),
});
