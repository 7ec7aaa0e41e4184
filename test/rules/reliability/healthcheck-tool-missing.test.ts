import rule from '../../../src/rules/reliability/healthcheck-tool-missing.js';
import { testRule } from '../../harness.js';

const curl = (before: string, isBad: boolean, check = 'curl -f http://localhost:8000/ || exit 1') =>
  `${before}\nHEALTHCHECK CMD ${isBad ? check.replace(/^(\S+)/, '[|$1|]') : check}\nCMD ["python", "app.py"]\n`;

const compose = (healthcheck: string, Dockerfile: string, more = '') => ({
  Dockerfile,
  'compose.yaml': `services:\n  web:\n    build: .\n    healthcheck:\n      ${healthcheck}\n${more}`,
});
const waits = '  worker:\n    build: .\n    depends_on:\n      web:\n        condition: service_healthy\n';

testRule(rule, {
  'curl in a slim image': {
    files: { Dockerfile: curl('FROM python:3.12-slim', true) },
    message: 'The health check runs curl, which python:3.12-slim does not have.',
    severity: 'warning',
  },
  'curl in a full image': curl('FROM python:3.12', false),
  'curl in Alpine': curl('FROM python:3.12-alpine', true),
  'wget in Alpine, where BusyBox has it': curl('FROM python:3.12-alpine', false, 'wget -qO- localhost:8000'),
  'wget in a slim image': curl('FROM python:3.12-slim-bookworm', true, 'wget -qO- localhost:8000 || exit 1'),
  'pgrep in a slim image': curl('FROM python:3.12-slim', true, 'pgrep -f celery'),
  'pgrep in a full image': curl('FROM python:3.12', false, 'pgrep -f celery'),
  'nc in a full image': curl('FROM python:3.12', true, 'nc -z localhost 8000'),
  'curl that is installed': curl(
    'FROM python:3.12-slim\nRUN apt-get update && apt-get install -y --no-install-recommends curl=7.* gcc',
    false,
  ),
  'other packages that are installed': curl(
    'FROM python:3.12-slim\nRUN apt-get update && apt-get install -y gcc libpq-dev && rm -rf /var/lib/apt/lists/*\nRUN pip install -r requirements.txt',
    true,
  ),
  'a package that recommends curl': curl(
    'FROM python:3.12-slim\nRUN apt-get update && apt-get install -y gettext',
    false,
  ),
  'a package of which nothing is known': curl(
    'FROM python:3.12-slim\nRUN apt-get update && apt-get install -y sometool',
    false,
  ),
  'a variable among the packages': curl(
    'FROM python:3.12-slim\nARG P\nRUN apt-get update && apt-get install -y $P',
    false,
  ),
  'a stage below that installs it': `FROM python:3.12-slim AS base\nRUN apt-get update && apt-get install -y curl\n${curl('FROM base', false)}`,
  'a builder that installs it': `FROM python:3.12-slim AS build\nRUN apt-get update && apt-get install -y curl\n${curl('FROM python:3.12-slim\nCOPY --from=build /app /app', true)}`,
  'a copied curl': `FROM debian:12 AS build\nRUN apt-get update && apt-get install -y curl\n${curl('FROM python:3.12-slim\nCOPY --from=build /usr/bin/curl /usr/bin/curl', false)}`,
  'a copied folder of programs': `FROM debian:12 AS build\nRUN apt-get install -y curl\n${curl('FROM python:3.12-slim\nCOPY --from=build /usr/ /usr/', false)}`,
  'copied folders without it': `FROM python:3.12-slim AS build\nRUN pip install gunicorn\n${curl('FROM python:3.12-slim\nCOPY --from=build /usr/local/bin /usr/local/bin', true)}`,
  'uv is copied': curl('FROM python:3.12-slim\nCOPY --from=ghcr.io/astral-sh/uv:0.9 /uv /uvx /bin/', true),
  'a script that may install it': curl('FROM python:3.12-slim\nCOPY setup.sh .\nRUN ./setup.sh', false),
  'a build that runs curl': curl('FROM python:3.12-slim\nRUN curl --version', false),
  'another program may answer': curl('FROM python:3.12-slim', false, 'curl -f localhost || python check.py'),
  'a check that never fails': curl('FROM python:3.12-slim', false, 'curl -f localhost || true'),
  'a check that asks first': curl('FROM python:3.12-slim', false, 'if command -v curl; then curl -f localhost; fi'),
  'only the last command counts': curl('FROM python:3.12-slim', false, 'curl -f localhost; exit 0'),
  'in exec form':
    'FROM python:3.12-slim\nHEALTHCHECK CMD [[|"curl"|], "-f", "http://localhost:8000/"]\nCMD ["python", "app.py"]\n',
  'through a shell in exec form':
    'FROM python:3.12-slim\nHEALTHCHECK CMD ["sh", "-c", "[|curl|] -f http://localhost:8000/ || exit 1"]\nCMD ["python", "app.py"]\n',
  NONE: 'FROM python:3.12-slim\nHEALTHCHECK NONE\n',
  'Python itself': 'FROM python:3.12-slim\nHEALTHCHECK CMD ["python", "-c", "import urllib.request"]\n',
  'a base image that nobody knows': curl('FROM ours/base:1', false),
  'a variable as base image': curl('ARG BASE\nFROM $BASE', false),
  'a stage that is not shipped': `${curl('FROM python:3.12-slim AS other', false)}FROM python:3.12-slim\n`,
  'a check of compose': {
    files: compose(
      'test: ["CMD", [|"curl"|], "-f", "http://localhost:8000"]',
      'FROM python:3.12-slim\nCMD ["python", "app.py"]\n',
    ),
    message: 'The health check runs curl, which python:3.12-slim does not have.',
  },
  'a text of compose': {
    files: compose('test: [|curl|] -f http://localhost:8000 || exit 1', 'FROM python:3.12-slim\n'),
  },
  'CMD-SHELL of compose': {
    files: compose(
      'test: ["CMD-SHELL", "[|wget|] -q --spider http://localhost:8000 || exit 1"]',
      'FROM python:3.12-slim\n',
    ),
  },
  'a check of compose in an image that has it': {
    files: compose('test: ["CMD", "curl", "-f", "http://localhost:8000"]', 'FROM python:3.12\n'),
  },
  'a service waits for it': {
    files: compose('test: ["CMD", [|"curl"|], "localhost"]', 'FROM python:3.12-slim\n', waits),
    severity: 'error',
  },
  'a service waits for the check of the image': {
    files: {
      Dockerfile: curl('FROM python:3.12-slim', true),
      'compose.yaml': `services:\n  web:\n    build: .\n${waits}`,
    },
    severity: 'error',
  },
  'a mounted program': {
    files: compose(
      'test: ["CMD", "curl", "localhost"]',
      'FROM python:3.12-slim\n',
      '    volumes:\n      - ./curl:/usr/local/bin/curl\n',
    ),
  },
  'a target that has it': {
    files: {
      Dockerfile:
        'FROM python:3.12-slim AS prod\nRUN apt-get update && apt-get install -y curl\nFROM python:3.12-slim AS dev\n',
      'compose.yaml':
        'services:\n  web:\n    build:\n      context: .\n      target: prod\n    healthcheck:\n      test: ["CMD", "curl", "localhost"]\n',
    },
  },
  'an image of compose': {
    files: {
      'compose.yaml':
        'services:\n  web:\n    image: python:3.12-slim\n    healthcheck:\n      test: ["CMD", [|"curl"|], "localhost"]\n',
    },
  },
  'nginx brings curl, in Alpine, too': {
    files: {
      'compose.yaml':
        'services:\n  s:\n    image: nginx:1.29-alpine\n    healthcheck:\n      test: ["CMD", "curl", "localhost"]\n',
    },
  },
  'a service image of which nothing is known': {
    files: {
      'compose.yaml':
        'services:\n  s:\n    image: qdrant/qdrant\n    healthcheck:\n      test: ["CMD", "curl", "localhost"]\n',
    },
  },
});

const slim = 'FROM python:3.12-slim\n';
const opened = (url = 'http://localhost:8000/', more = '') =>
  `import urllib.request; urllib.request.urlopen('${url}'${more})`;
/** A check of an image, and what it becomes. */
const image = (check: string, fixed: string) => ({
  files: { Dockerfile: `${slim}HEALTHCHECK --interval=5s CMD ${check}\n` },
  fixed: { Dockerfile: `${slim}HEALTHCHECK --interval=5s CMD ${fixed}\n` },
});
const keeps = (check: string) => image(check, check.replaceAll(/\[\||\|\]/g, ''));
/** A check of a service, and what it becomes. */
const service = (test: string, fixed: string) => {
  const text = (given: string) => `services:\n  web:\n    build: .\n    healthcheck:\n      ${given}\n`;
  return { files: { Dockerfile: slim, 'compose.yaml': text(test) }, fixed: { 'compose.yaml': text(fixed) } };
};

testRule(rule, {
  'fix: curl in shell form': image('[|curl|] -f http://localhost:8000/ || exit 1', `python -c "${opened()}" || exit 1`),
  'fix: options that change nothing': image(
    '[|curl|] --fail -sS --max-time 3 -o /dev/null localhost:8000/health > /dev/null || exit 1',
    `python -c "${opened('http://localhost:8000/health', ', timeout=3')}" > /dev/null || exit 1`,
  ),
  'fix: wget': image(
    '[|wget|] --no-verbose --tries=1 --spider "http://127.0.0.1:8000/?a=1&b=2" || exit 1',
    `python -c "${opened('http://127.0.0.1:8000/?a=1&b=2')}" || exit 1`,
  ),
  'fix: curl that takes every answer': image(
    '[|curl|] http://localhost:8000/a || exit 1',
    `python -c "import http.client; c = http.client.HTTPConnection('localhost:8000'); c.request('GET', '/a'); c.getresponse()" || exit 1`,
  ),
  'fix: a variable of the shell': image(
    '[|curl|] -f "http://localhost:${PORT:-8000}/" || exit 1',
    `python -c "${opened('http://localhost:${PORT:-8000}/')}" || exit 1`,
  ),
  'fix: over lines': image(
    '[|curl|] -f \\\n    http://localhost:8000/ \\\n  || exit 1',
    `python -c "${opened()}" \\\n  || exit 1`,
  ),
  'fix: exec form': image('[[|"curl"|], "-f", "http://localhost:8000/"]', `["python", "-c", "${opened()}"]`),
  'fix: a shell in exec form': image(
    '["sh", "-c", "[|curl|] -f http://localhost:8000/ || exit 1"]',
    `["sh", "-c", "python -c \\"${opened()}\\" || exit 1"]`,
  ),
  'no fix: a shell in the shell': keeps(`sh -c '[|curl|] -f http://localhost:8000/'`),
  'no fix: a header': keeps('[|curl|] -f -H "Host: a" http://localhost:8000/'),
  'no fix: a comment between the lines': keeps('[|curl|] -f \\\n# here\n    http://localhost:8000/'),
  'no fix: no certificate asked for': keeps('[|curl|] -fk https://localhost:8000/'),
  'no fix: quotes that keep the variable': keeps(`[|curl|] -f 'http://localhost:$PORT/'`),
  'no fix: a redirection between': keeps('[|curl|] -f > /dev/null http://localhost:8000/'),
  'no fix: two addresses': keeps('[|curl|] -f http://localhost:8000/ http://localhost:8001/'),
  'no fix: the answer goes on': keeps('[|curl|] -f http://localhost:8000/ -o /tmp/a'),
  'no fix: another program': keeps('[|nc|] -z localhost 8000'),
  'no fix: no Python': {
    files: { Dockerfile: 'FROM debian:12-slim\nHEALTHCHECK CMD [|curl|] -f http://localhost/\n' },
    fixed: { Dockerfile: 'FROM debian:12-slim\nHEALTHCHECK CMD curl -f http://localhost/\n' },
  },
  'fix: a list in brackets': service(
    'test: ["CMD", [|"curl"|], "-f", "http://localhost:8000/"]',
    `test: ["CMD", "python", "-c", "${opened()}"]`,
  ),
  'fix: a list behind dashes': service(
    'test:\n        - CMD\n        - [|curl|]\n        - -f\n        - http://localhost:8000/\n      interval: 5s',
    `test:\n        - CMD\n        - python\n        - -c\n        - ${opened()}\n      interval: 5s`,
  ),
  'fix: CMD-SHELL in double quotes': service(
    'test: ["CMD-SHELL", "[|curl|] -f http://localhost:$${PORT}/ || exit 1"]',
    `test: ["CMD-SHELL", "python -c \\"${opened('http://localhost:$${PORT}/')}\\" || exit 1"]`,
  ),
  'fix: CMD-SHELL in single quotes': service(
    `test: ['CMD-SHELL', '[|wget|] -qO- http://localhost:8000/ || exit 1']`,
    `test: ['CMD-SHELL', 'python -c "${opened().replaceAll("'", "''")}" || exit 1']`,
  ),
  'fix: a text': service(
    'test: [|curl|] -f http://localhost:8000/ || exit 1 # alive',
    `test: python -c "${opened()}" || exit 1 # alive`,
  ),
  'fix: a block': service(
    'test: >-\n        [|curl|] -f\n        http://localhost:8000/',
    `test: >-\n        python -c "${opened()}"`,
  ),
  'no fix: an anchor that another service has, too': {
    files: {
      Dockerfile: slim,
      'compose.yaml':
        'x-check: &check\n  test: [|curl|] -f http://localhost/\nservices:\n  a:\n    build: .\n    healthcheck: *check\n  b:\n    image: nginx:1.29\n    healthcheck: *check\n',
    },
    fixed: {
      'compose.yaml':
        'x-check: &check\n  test: curl -f http://localhost/\nservices:\n  a:\n    build: .\n    healthcheck: *check\n  b:\n    image: nginx:1.29\n    healthcheck: *check\n',
    },
  },
});
