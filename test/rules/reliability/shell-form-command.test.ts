import rule from '../../../src/rules/reliability/shell-form-command.js';
import { type RuleCase, testRule } from '../../harness.js';

const from = (...lines: readonly string[]) => ['FROM python:3.13-slim', ...lines, ''].join('\n');
const turned = (given: string, into: string): RuleCase => ({
  files: { Dockerfile: from(given) },
  fixed: { Dockerfile: from(into) },
});
const kept = (given: string): RuleCase => turned(given, given.replaceAll(/\[\||\|\]/g, ''));

testRule(rule, {
  'an image without any shell': 'FROM gcr.io/distroless/python3-debian12:nonroot\nCMD /app/main.py\n',
  'CMD in shell form': {
    ...turned('[|CMD|] python app.py', 'CMD ["python", "app.py"]'),
    message: 'CMD in shell form starts the application under /bin/sh, which does not pass SIGTERM on.',
  },
  'CMD in exec form': from('CMD ["python", "app.py"]'),
  'ENTRYPOINT in shell form': {
    ...turned('[|ENTRYPOINT|] gunicorn "my app:app"', 'ENTRYPOINT ["gunicorn", "my app:app"]'),
    message: 'ENTRYPOINT in shell form starts the application under /bin/sh, which does not pass SIGTERM on.',
  },
  'ENTRYPOINT in exec form': from('ENTRYPOINT ["gunicorn", "app:app"]'),
  'a variable needs the shell: no fix': kept('[|CMD|] gunicorn --bind 0.0.0.0:$PORT app:app'),
  'two commands need the shell: no fix': kept('[|CMD|] python migrate.py && python app.py'),
  'a redirection needs the shell: no fix': kept('[|CMD|] python app.py > /var/log/app.log'),
  'an assignment needs the shell: no fix': kept('[|CMD|] DEBUG=0 python app.py'),
  'a pattern needs the shell: no fix': kept('[|CMD|] python /app/*.py'),
  'exec takes the place of the shell': from('CMD exec gunicorn --bind 0.0.0.0:$PORT app:app'),
  'exec behind other commands': from('CMD python migrate.py && exec python app.py'),
  'exec before other commands': kept('[|CMD|] exec python app.py | tee log'),
  'a word that only begins like exec': from('[|CMD|] executor start'),
  'SHELL set on purpose': from('SHELL ["/bin/bash", "-euo", "pipefail", "-c"]', 'CMD python app.py'),
  'SHELL set in the parent stage': [
    'FROM python:3.13-slim AS base',
    'SHELL ["/bin/bash", "-c"]',
    'FROM base',
    'CMD python app.py',
    '',
  ].join('\n'),
  'SHELL set behind it': from('[|CMD|] python app.py', 'SHELL ["/bin/bash", "-c"]'),
  'a base image that sets SHELL': 'FROM mambaorg/micromamba:2.0\nCMD python app.py\n',
  Windows: 'FROM python:3.13-windowsservercore\nCMD python app.py\n',
  'bash, which hands one command its process':
    'FROM registry.access.redhat.com/ubi9/python-312:1\nCMD python3 app.py\n',
  'bash with two commands':
    'FROM registry.access.redhat.com/ubi9/python-312:1\n[|CMD|] python3 migrate.py && python3 app.py\n',
  'BusyBox, which hands the last command its process':
    'FROM python:3.13-alpine\nCMD python migrate.py && python app.py --port $PORT\n',
  'BusyBox with a pipe': 'FROM python:3.13-alpine\n[|CMD|] python app.py | tee /var/log/app.log\n',
  'BusyBox with a command behind it': 'FROM python:3.13-alpine\n[|CMD|] if true; then python app.py; fi\n',
  'a health check, which nobody stops': from('HEALTHCHECK CMD curl -f http://localhost', 'CMD ["python", "app.py"]'),
  'RUN, which is no start command': from('RUN python -m compileall .', 'CMD ["python", "app.py"]'),
  'a CMD without effect, which is another finding': from('CMD python a.py', 'CMD ["python", "app.py"]'),
  'a bracket that was meant for exec form': from("CMD ['python', 'app.py']"),
  'over two lines': {
    files: { Dockerfile: from('[|CMD|] gunicorn \\', '  app:app') },
    fixed: { Dockerfile: from('CMD gunicorn \\', '  app:app') },
  },
});
