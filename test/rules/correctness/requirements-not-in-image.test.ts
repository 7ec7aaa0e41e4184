import rule from '../../../src/rules/correctness/requirements-not-in-image.js';
import { testRule, type RuleCase } from '../../harness.js';

const files = { 'requirements.txt': 'flask==3.1.0\n', 'requirements/dev.txt': 'pytest\n', 'app.py': '' };
const given = (...lines: readonly string[]): RuleCase => ({
  files: { Dockerfile: ['FROM python:3.13-slim', 'WORKDIR /app', ...lines, ''].join('\n'), ...files },
});

testRule(rule, {
  'a COPY that comes too late': {
    ...given('RUN pip install -r [|requirements.txt|]', 'COPY requirements.txt .'),
    message: 'pip reads /app/requirements.txt, which no earlier step puts into the image.',
  },
  'a COPY in time': given('COPY requirements.txt .', 'RUN pip install -r requirements.txt'),
  'a COPY to another folder': given('COPY requirements.txt /tmp/', 'RUN pip install -r [|requirements.txt|]'),
  'read from that folder': given('COPY requirements.txt /tmp/', 'RUN pip install -r /tmp/requirements.txt'),
  'a COPY under another name': given('COPY requirements.txt reqs.txt', 'RUN pip install -r [|requirements.txt|]'),
  'a folder whose contents are copied': given('COPY requirements/ ./', 'RUN pip install -r [|requirements/dev.txt|]'),
  'a folder that is copied below its name': given(
    'COPY requirements/ ./requirements/',
    'RUN pip install -r requirements/dev.txt',
  ),
  'a WORKDIR that comes too late': given(
    'WORKDIR /srv',
    'COPY requirements.txt .',
    'WORKDIR /app',
    'RUN pip install -r [|requirements.txt|]',
  ),
  'cd to where it is': given('COPY requirements.txt /srv/', 'RUN cd /srv && pip install -r requirements.txt'),
  'cd to where it is not': given('COPY requirements.txt .', 'RUN cd /opt && pip install -r [|requirements.txt|]'),
  constraints: given('COPY requirements.txt .', 'RUN pip install -c [|constraints.txt|] -r requirements.txt'),
  uv: {
    ...given('RUN uv pip install --system -r [|requirements.txt|]'),
    message: 'uv reads /app/requirements.txt, which no earlier step puts into the image.',
  },
  'python -m pip': given('RUN python -m pip install --requirement=[|requirements.txt|]'),
  'only the file that lacks': given('COPY requirements.txt .', 'RUN pip install -r requirements.txt -r [|dev.txt|]'),
  'a bind mount': given(
    'RUN --mount=type=bind,source=requirements.txt,target=requirements.txt pip install -r requirements.txt',
  ),
  'a bind mount of the context': given('RUN --mount=target=/src pip install -r /src/requirements.txt'),
  'a bind mount that is gone': given(
    'RUN --mount=type=bind,source=requirements.txt,target=requirements.txt pip install -r requirements.txt',
    'RUN pip install -r [|requirements.txt|]',
  ),
  'made by an earlier command': given('RUN echo flask > requirements.txt && pip install -r requirements.txt'),
  'exported by poetry': given('RUN poetry export -o requirements.txt && pip install -r requirements.txt'),
  'cloned by git': given('RUN git clone https://example.org/x.git . && pip install -r requirements.txt'),
  'made by a script that nobody reads': given('RUN ./prepare.sh && pip install -r requirements.txt'),
  'in a folder where the base image has files': given('RUN pip install -r /usr/share/requirements.txt'),
  'over an image that nobody knows': {
    files: { Dockerfile: 'FROM example.org/base:1\nRUN pip install -r requirements.txt\n', ...files },
  },
  'from the parent stage': {
    files: {
      Dockerfile:
        'FROM python:3.13-slim AS base\nWORKDIR /app\nCOPY . .\nFROM base\nRUN pip install -r requirements.txt\n',
      ...files,
    },
  },
  'from another stage': {
    files: {
      Dockerfile:
        'FROM python:3.13-slim AS a\nCOPY . /src\nFROM python:3.13-slim\nCOPY --from=a /src /src\nRUN pip install -r /src/requirements.txt\n',
      ...files,
    },
  },
  'if it is there': given('RUN if [ -f requirements.txt ]; then pip install -r requirements.txt; fi'),
  'or nothing': given('RUN pip install -r requirements.txt || true'),
  'standard input': given('RUN cat reqs | pip install -r -'),
  'a URL': given('RUN pip install -r https://example.org/requirements.txt'),
  'a variable': given('ARG REQS', 'RUN pip install -r $REQS'),
  'kept out by .dockerignore': {
    files: {
      ...given('COPY . .', 'RUN pip install -r [|requirements.txt|]').files,
      '.dockerignore': '*.txt\n',
    },
  },
  'a git-ignored file that may be generated': {
    files: {
      Dockerfile: 'FROM python:3.13-slim\nWORKDIR /app\nCOPY . .\nRUN pip install -r requirements.txt\n',
      '.gitignore': 'requirements.txt\n',
    },
  },
});
