import rule from '../../../src/rules/efficiency/apt-python-in-python-image.js';
import { testRule } from '../../harness.js';

const run = (base: string, packages: string, more = '') =>
  `FROM ${base}\nRUN apt-get update && apt-get install -y ${packages}\n${more}`;

testRule(rule, {
  'headers and pip': {
    files: { Dockerfile: run('python:3.12-slim', 'gcc [|python3-dev|] python3-pip') },
    message: "python3-dev belongs to the distribution's Python in /usr, not to the image's own Python in /usr/local.",
  },
  'a library': run('python:3.12', '[|python3-numpy|]'),
  'in Alpine': 'FROM python:3.12-alpine\nRUN apk add --no-cache gcc [|python3-dev|]\n',
  'in Alpine for a while':
    'FROM python:3.12-alpine\nRUN apk add --no-cache --virtual .build gcc python3-dev && apk del .build\n',
  'an image of uv': run('ghcr.io/astral-sh/uv:python3.12-bookworm-slim', '[|python3-venv|]'),
  'OpenCV, for the libraries that it brings': run('python:3.12-slim', 'python3-opencv'),
  'other packages': run('python:3.12-slim', 'gcc libpq-dev'),
  'an image without Python': run('debian:12', 'python3 python3-pip'),
  'the other Python is used': run(
    'python:3.12-slim',
    'python3-opencv',
    'ENV PYTHONPATH=/usr/lib/python3/dist-packages\n',
  ),
  'the other Python is run': run(
    'python:3.12-slim',
    'python3',
    'RUN /usr/bin/python3 -m venv --system-site-packages /venv\n',
  ),
});
