import rule from '../../../src/rules/correctness/copied-source-missing.js';
import { testRule } from '../../harness.js';

const from = (...lines: readonly string[]) => ['FROM python:3.13-slim', 'WORKDIR /app', ...lines, ''].join('\n');

testRule(rule, {
  'a file that is not there': {
    files: { Dockerfile: from('COPY [|main.py|] .'), 'app.py': '' },
    message: 'COPY main.py fails, because the build context has no main.py.',
  },
  'a file that is there': { files: { Dockerfile: from('COPY app.py .'), 'app.py': '' } },
  'another case': {
    files: { Dockerfile: from('COPY [|Requirements.txt|] .'), 'requirements.txt': '' },
    message: 'COPY Requirements.txt fails, because the build context has no Requirements.txt.',
  },
  'the same case': { files: { Dockerfile: from('COPY requirements.txt .'), 'requirements.txt': '' } },
  'a folder that is not there': { files: { Dockerfile: from('ADD [|./source/|] .'), 'src/app.py': '' } },
  'a folder that is there': { files: { Dockerfile: from('ADD ./src/ .'), 'src/app.py': '' } },
  'one of two sources': {
    files: { Dockerfile: from('COPY requirements.txt [|constraints.txt|] ./'), 'requirements.txt': '' },
  },
  'the JSON form': { files: { Dockerfile: from('COPY [[|"my app.py"|], "./"]'), 'app.py': '' } },
  'compose moves the context': {
    files: {
      'docker/Dockerfile': from('COPY [|requirements.txt|] .'),
      'docker/requirements.txt': '',
      'compose.yaml': 'services:\n  web:\n    build:\n      context: .\n      dockerfile: docker/Dockerfile\n',
    },
  },
  'compose keeps the context beside the Dockerfile': {
    files: {
      'docker/Dockerfile': from('COPY requirements.txt .'),
      'docker/requirements.txt': '',
      'compose.yaml': 'services:\n  web:\n    build: docker\n',
    },
  },
  'compose builds it from two folders': {
    files: {
      'docker/Dockerfile': from('COPY main.py .'),
      'compose.yaml':
        'services:\n  a:\n    build:\n      context: .\n      dockerfile: docker/Dockerfile\n  b:\n    build: docker\n',
    },
  },
  'a Dockerfile in a folder that is built from the root': {
    files: { 'docker/Dockerfile': from('COPY app.py .'), 'app.py': '' },
  },
  'a Dockerfile in a folder that nothing says how to build': {
    files: { 'docker/Dockerfile': from('COPY main.py .'), 'app.py': '' },
  },
  'dots that BuildKit cleans': {
    files: { Dockerfile: from('COPY ../pyproject.toml /app.py ./'), 'pyproject.toml': '', 'app.py': '' },
  },
  'dots before a file that is not there': {
    files: { Dockerfile: from('COPY [|../setup.py|] ./') },
    message: 'COPY ../setup.py fails, because the build context has no setup.py.',
  },
  'a pattern that makes a file optional': {
    files: { Dockerfile: from('COPY requirements.txt poetry.lock* key[.]json* ./'), 'requirements.txt': '' },
  },
  'what git ignores, and so may be generated': {
    files: { Dockerfile: from('COPY config.json .'), '.gitignore': 'config.json\n' },
  },
  'what a build makes': { files: { Dockerfile: from('COPY dist/ build/static app-1.0.whl ./') } },
  'what .dockerignore keeps out, which is another matter': {
    files: { Dockerfile: from('COPY app.py docs ./'), '.dockerignore': '*.py\ndocs\n', 'app.py': '', 'docs/a.md': '' },
  },
  'a URL': { files: { Dockerfile: from('ADD https://example.org/a.tar.gz git@example.org:a/b.git ./') } },
  'a heredoc': { files: { Dockerfile: from('COPY <<EOF app.py', 'print(1)', 'EOF') } },
  'another stage': {
    files: { Dockerfile: ['FROM python:3.13-slim AS build', from('COPY --from=build /main.py .')].join('\n') },
  },
  'a variable without value': { files: { Dockerfile: from('ARG NAME', 'COPY $NAME.py .') } },
  'a variable with a value': {
    files: { Dockerfile: from('ARG NAME=main', 'COPY [|$NAME.py|] .') },
    message: 'COPY $NAME.py fails, because the build context has no main.py.',
  },
  'the whole context': { files: { Dockerfile: from('COPY . .') } },
});
