import rule from '../../../src/rules/efficiency/package-cache-in-layer.js';
import { type RuleCase, testRule } from '../../harness.js';

const from = (...lines: readonly string[]) => ['FROM python:3.13-slim', ...lines, ''].join('\n');
const turned = (given: string, into: string): RuleCase => ({
  files: { Dockerfile: from(given) },
  fixed: { Dockerfile: from(into) },
});

testRule(rule, {
  pip: {
    ...turned('RUN pip [|install|] flask', 'RUN pip install --no-cache-dir flask'),
    message: 'pip keeps its download cache in this layer.',
  },
  'pip with the flag': from('RUN pip install --no-cache-dir flask'),
  'pip with the flag before the verb': from('RUN pip --no-cache-dir install flask'),
  'python -m pip': turned(
    'RUN python -m pip [|install|] -r requirements.txt',
    'RUN python -m pip install --no-cache-dir -r requirements.txt',
  ),
  'pip of a virtual environment': from('RUN /opt/venv/bin/pip [|install|] flask'),
  'each of two in one RUN': from('RUN pip [|install|] -U pip && pip [|install|] flask'),
  poetry: {
    ...turned('RUN poetry [|install|] --only main', 'RUN poetry install --no-cache --only main'),
    message: 'poetry keeps its download cache in this layer.',
  },
  'a Poetry that knows no flag': from('ENV POETRY_VERSION=1.1.13\nRUN poetry install'),
  'a Poetry below the one with the flag': from('RUN pip install --no-cache-dir "poetry<1.2" && poetry install'),
  'a Poetry with the flag': {
    ...turned(
      'ENV POETRY_VERSION=1.2\nRUN poetry [|install|]',
      'ENV POETRY_VERSION=1.2\nRUN poetry install --no-cache',
    ),
  },
  'poetry with the flag': from('RUN poetry install --no-cache --only main'),
  'uv, whose cache costs little': from('RUN uv pip install --system flask', 'RUN uv sync'),
  'pip download and pip wheel': from('RUN pip download flask', 'RUN pip wheel -w /wheels flask'),
  'the system packages, which are another matter': from('RUN apk add curl'),
  'the variable': from('ENV PIP_NO_CACHE_DIR=1', 'RUN pip install flask'),
  'the variable with a value that says no, which pip takes for yes': from(
    'ENV PIP_NO_CACHE_DIR=off',
    'RUN pip install flask',
  ),
  'the variable without a value': from('ENV PIP_NO_CACHE_DIR=', 'RUN pip [|install|] flask'),
  'the variable in ARG': from('ARG PIP_NO_CACHE_DIR=1', 'RUN pip install flask'),
  'the variable in ARG, given when the image is built': from('ARG PIP_NO_CACHE_DIR', 'RUN pip install flask'),
  'the variable before the command': from('RUN PIP_NO_CACHE_DIR=1 pip install flask'),
  'the variable of the parent stage': [
    'FROM python:3.13-slim AS base',
    'ENV PIP_NO_CACHE_DIR=1',
    'FROM base',
    'RUN pip install flask',
    '',
  ].join('\n'),
  'a variable of others': from('ENV PIP_DISABLE_PIP_VERSION_CHECK=1', 'RUN pip [|install|] flask'),
  'pip config': from('RUN pip config set global.no-cache-dir true', 'RUN pip install flask'),
  'pip config of something else': from('RUN pip config set global.timeout 60', 'RUN pip [|install|] flask'),
  'a pip.conf that is copied': {
    files: {
      Dockerfile: from('COPY pip.conf /etc/pip.conf', 'RUN pip install flask'),
      'pip.conf': '[global]\nno-cache-dir = true\n',
    },
  },
  'a cache mount': from('RUN --mount=type=cache,target=/root/.cache/pip pip install flask'),
  'a cache mount above it': from('RUN --mount=type=cache,target=/root/.cache pip install flask'),
  'a cache mount in the home of a user': from(
    'USER app',
    'RUN --mount=type=cache,target=/home/app/.cache/pip pip install flask',
  ),
  'a cache mount where PIP_CACHE_DIR leads': from(
    'ENV PIP_CACHE_DIR=/var/pip',
    'RUN --mount=type=cache,target=/var/pip pip install flask',
  ),
  'a cache mount whose target is not known': from('ARG D', 'RUN --mount=type=cache,target=$D pip install flask'),
  'a cache mount of another program': from('RUN --mount=type=cache,target=/var/lib/apt pip [|install|] flask'),
  'a bind mount': from('RUN --mount=type=bind,source=.,target=/src pip [|install|] /src'),
  'pip cache purge behind it': from('RUN pip install flask && pip cache purge'),
  'rm behind it': from('RUN pip install flask && rm -rf /root/.cache/pip'),
  'rm with a home': from('RUN pip install flask && rm -rf ~/.cache'),
  'rm of something else': from('RUN pip [|install|] flask && rm -rf /var/lib/apt/lists/*'),
  'rm in a later layer': from('RUN pip [|install|] flask', 'RUN rm -rf /root/.cache'),
  'rm before it': from('RUN rm -rf /root/.cache && pip [|install|] flask'),
  'a stage that is not shipped': [
    'FROM python:3.13-slim AS build',
    'RUN pip install flask',
    'FROM python:3.13-slim',
    'COPY --from=build /usr/local /usr/local',
    '',
  ].join('\n'),
  'a stage that a shipped one is built on': [
    'FROM python:3.13-slim AS base',
    'RUN pip [|install|] flask',
    'FROM base',
    'CMD ["flask"]',
    '',
  ].join('\n'),
});
