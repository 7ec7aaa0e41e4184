import rule from '../../../src/rules/correctness/dockerfile-syntax.js';
import { testRule } from '../../harness.js';

const lines = (...text: readonly string[]) => `${text.join('\n')}\n`;

testRule(rule, {
  'a misspelt instruction': {
    files: { Dockerfile: lines('FROM python:3.13-slim', '[|WORKDRI|] /app') },
    message: '`WORKDRI` is no instruction.',
  },
  'the same, spelt right': lines('FROM python:3.13-slim', 'WORKDIR /app'),
  'two misspelt instructions in a row': {
    files: { Dockerfile: lines('FROM python:3.13-slim', '[|COPPY|] app.py /', '[|RNU|] python /app.py') },
    message: ['`COPPY` is no instruction.', '`RNU` is no instruction.'],
  },
  'a compose file pasted below': {
    files: {
      Dockerfile: lines(
        'FROM python:3.13-slim',
        'CMD ["python", "app.py"]',
        '[|services:|]',
        '  web:',
        '    build: .',
        '    ports:',
        '      - "8000:8000"',
        '',
        '    volumes:',
        '      - .:/app',
      ),
    },
    message: '`services:` is no instruction, and neither are the next 6 lines.',
  },
  'a list without continuations': {
    files: { Dockerfile: lines('FROM python:3.13-slim', 'RUN pip install', '[|flask|]', 'gunicorn') },
    message: '`flask` is no instruction, and neither is the next line.',
  },
  'a list with continuations': lines('FROM python:3.13-slim', 'RUN pip install \\', '  flask \\', '  gunicorn'),
  'junk in two places': lines('FROM python:3.13-slim', '[|foo|]', 'bar', 'USER app', '[|baz|]'),
  'no arguments': lines('FROM python:3.13-slim', '[|WORKDIR|]'),
  'too many arguments': {
    files: { Dockerfile: lines('FROM python:3.13-slim [|# the base|]') },
    message: 'FROM takes an image, or an image `AS` a name, and nothing else.',
  },
  'a flag value that no builder takes': lines('FROM python:3.13-slim', 'HEALTHCHECK --interval=[|soon|] CMD true'),
  'a flag value that is right': lines('FROM python:3.13-slim', 'HEALTHCHECK --interval=10s CMD true'),
  'a flag that a newer frontend may know': {
    files: { Dockerfile: lines('FROM python:3.13-slim', 'COPY [|--shiny|] app.py /') },
    message: 'COPY has no flag `--shiny`.',
  },
  'a foreign frontend, which has instructions of its own': lines(
    '# syntax=example.org/frontend:1',
    'FROM python:3.13-slim',
    'INCLUDE common',
  ),
  "Docker's own frontend": lines('# syntax=docker/dockerfile:1', 'FROM python:3.13-slim', '[|INCLUDE|] common'),
  'an unterminated heredoc': lines('FROM python:3.13-slim', 'RUN [|<<EOF|]', 'echo hello'),
  'a terminated heredoc': lines('FROM python:3.13-slim', 'RUN <<EOF', 'echo hello', 'EOF'),
  'no stage at all': { files: { Dockerfile: '# nothing yet\n' }, findings: 1 },
  'the rest of the file is read': lines('FROM python:3.13-slim', '[|FOO|] x', 'WORKDIR /app', '[|BAR|] y'),
  'instructions in lower case': lines('from python:3.13-slim', 'workdir /app'),
});
