import rule from '../../../src/rules/correctness/start-script-not-on-path.js';
import { type RuleCase, testRule } from '../../harness.js';

const script = '#!/bin/sh\nexec python app.py\n';
const image = (lines: string, more: Readonly<Record<string, string>> = {}): RuleCase => ({
  files: {
    Dockerfile: `FROM python:3.13-slim\nWORKDIR /app\nCOPY . .\n${lines}\n`,
    'start.sh': script,
    'app.py': '',
    ...more,
  },
});
const fixed = (lines: string) => ({
  Dockerfile: `FROM python:3.13-slim\nWORKDIR /app\nCOPY . .\n${lines}\n`,
});

testRule(rule, {
  'an ENTRYPOINT': {
    ...image('ENTRYPOINT [[|"start.sh"|]]'),
    message: 'start.sh is looked for on PATH only, and it is in /app.',
    severity: 'error',
    fixed: fixed('ENTRYPOINT ["/app/start.sh"]'),
  },
  'a CMD in shell form': {
    ...image('CMD exec [|start.sh|] --verbose'),
    fixed: fixed('CMD exec /app/start.sh --verbose'),
  },
  'a Python script': { ...image('CMD [[|"app.py"|]]'), fixed: fixed('CMD ["/app/app.py"]') },
  'with packages and its mode': image(
    'RUN apt-get update && apt-get install -y git && chmod +x start.sh && pip install flask\nENTRYPOINT [[|"start.sh"|]]',
  ),
  'with its folder': image('ENTRYPOINT ["./start.sh"]'),
  'with its whole path': image('ENTRYPOINT ["/app/start.sh"]'),
  'for a shell': image('ENTRYPOINT ["sh", "start.sh"]'),
  'on PATH': image('ENV PATH=/app:$PATH\nENTRYPOINT ["start.sh"]'),
  'copied to PATH': image('COPY start.sh /usr/local/bin/\nENTRYPOINT ["start.sh"]'),
  'linked to PATH': image('RUN ln -s /app/start.sh /usr/local/bin/start.sh\nENTRYPOINT ["start.sh"]'),
  'installed by a script': image('RUN sh install.sh\nENTRYPOINT ["start.sh"]', { 'install.sh': '' }),
  'installed with the project': image('RUN pip install .\nENTRYPOINT ["start.sh"]', { 'setup.py': '' }),
  'not there at all': image('ENTRYPOINT ["other.sh"]'),
  'a program without an ending': image('ENTRYPOINT ["start"]', { start: script }),
  'an image that nobody knows': {
    files: {
      Dockerfile: 'FROM acme/python:1\nWORKDIR /app\nCOPY . .\nENTRYPOINT ["start.sh"]\n',
      'start.sh': script,
    },
  },
  'a CMD for an ENTRYPOINT': image('ENTRYPOINT ["./run.py"]\nCMD ["start.sh"]', { 'run.py': '' }),
  'a service': {
    files: {
      Dockerfile: 'FROM python:3.13-slim\nWORKDIR /app\nCOPY . .\n',
      'compose.yaml': 'services:\n  web:\n    build: .\n    command: [|start.sh|]\n',
      'start.sh': script,
    },
    fixed: { 'compose.yaml': 'services:\n  web:\n    build: .\n    command: /app/start.sh\n' },
  },
});
