import rule from '../../../src/rules/correctness/entrypoint-command-conflict.js';
import { testRule, type RuleCase } from '../../harness.js';

const image = (lines: string, from = 'python:3.13-slim'): string => `FROM ${from}\nWORKDIR /app\n${lines}\n`;
const service = (lines: string, dockerfile?: string, message?: string): RuleCase => ({
  files: {
    'compose.yaml': `services:\n  web:\n    ${dockerfile === undefined ? 'image: python:3.13-slim' : 'build: .'}\n${lines}\n`,
    ...(dockerfile === undefined ? {} : { Dockerfile: dockerfile }),
  },
  ...(message === undefined ? {} : { message }),
});

testRule(rule, {
  'a program in both': {
    files: { Dockerfile: image('ENTRYPOINT ["python"]\n[|CMD|] ["python", "app.py"]') },
    message: 'The entrypoint starts python already, so python becomes an argument of it.',
    severity: 'error',
  },
  'a program in one': image('ENTRYPOINT ["python"]\nCMD ["app.py"]'),
  'the same program by another name': image(
    'ENTRYPOINT ["python3", "-u"]\n[|CMD|] ["/usr/local/bin/python", "app.py"]',
  ),
  'a server in both': image('ENTRYPOINT ["gunicorn"]\n[|CMD|] ["gunicorn", "app:app"]'),
  'another program': image('ENTRYPOINT ["python"]\nCMD ["gunicorn", "app:app"]'),
  'a wrapper': image('ENTRYPOINT ["tini", "--"]\nCMD ["python", "app.py"]'),
  'a wrapper in both': image('ENTRYPOINT ["uv", "run"]\nCMD ["uv", "run", "app.py"]'),
  'a script that runs its words': image('ENTRYPOINT ["./entrypoint.sh"]\nCMD ["python", "app.py"]'),
  'a Python script that runs its words': image('ENTRYPOINT ["python", "start.py"]\nCMD ["python", "app.py"]'),
  'a module': image('ENTRYPOINT ["python", "-m", "flask"]\nCMD ["run"]'),
  'the whole entrypoint again': {
    files: { Dockerfile: image('ENTRYPOINT ["python", "app.py"]\n[|CMD|] ["python", "app.py", "--port", "80"]') },
    message: 'The command repeats the entrypoint, so that python app.py gets all of it as arguments.',
    severity: 'warning',
  },
  'the whole entrypoint again, to a program that minds': {
    files: { Dockerfile: image('ENTRYPOINT ["python", "manage.py"]\n[|CMD|] ["python", "manage.py", "migrate"]') },
    severity: 'error',
  },
  'only arguments': image('ENTRYPOINT ["python", "app.py"]\nCMD ["--port", "80"]'),
  'a shell with a text': {
    files: { Dockerfile: image('ENTRYPOINT ["sh", "-c", "python app.py"]\n[|CMD|] ["--port", "80"]') },
    message: 'This command is never used, because the entrypoint is a shell with a text of its own.',
  },
  'a shell with a text that uses its words': image('ENTRYPOINT ["sh", "-c", "exec \\"$@\\"", "--"]\nCMD ["python"]'),
  'a shell with a text that names them': image('ENTRYPOINT ["sh", "-c", "python app.py $0 $@"]\nCMD ["--port", "80"]'),
  'an ENTRYPOINT in shell form, which another rule names': image('ENTRYPOINT python app.py\nCMD ["--port", "80"]'),
  'a shell that gets several words': {
    files: { Dockerfile: image('ENTRYPOINT ["sh", "-c"]\n[|CMD|] ["python", "app.py"]') },
    message: 'sh -c runs only python: the words behind it become parameters that nothing uses.',
  },
  'a shell that gets a text': image('ENTRYPOINT ["sh", "-c"]\nCMD ["python app.py && echo done"]'),
  'a shell that gets a text with parameters': image('ENTRYPOINT ["sh", "-c"]\nCMD ["python $0", "app.py"]'),
  'a shell that gets the shell form': image('ENTRYPOINT ["bash", "-c"]\n[|CMD|] python app.py'),
  'the shell form for a program': {
    files: { Dockerfile: image('ENTRYPOINT ["gunicorn"]\n[|CMD|] app:app -b 0.0.0.0:80') },
    message: 'The command is in shell form, so that gunicorn gets /bin/sh and -c as arguments.',
  },
  'the shell form for a script': image('ENTRYPOINT ["/entrypoint.sh"]\nCMD python app.py'),
  'the entrypoint of the base image': {
    files: { Dockerfile: image('COPY app.py .\n[|CMD|] ["python", "app.py"]', 'gcr.io/distroless/python3-debian12') },
    findings: 1,
  },
  'the entrypoint of the base image, used well': image(
    'COPY app.py .\nCMD ["app.py"]',
    'gcr.io/distroless/python3-debian12',
  ),
  'an entrypoint of another stage': `FROM python:3.13-slim AS base\nENTRYPOINT ["python"]\nFROM base\n[|CMD|] ["python", "app.py"]\n`,
  'a stage that only inherits both': `FROM python:3.13-slim AS base\nENTRYPOINT ["python"]\n[|CMD|] ["python", "app.py"]\nFROM base\n`,
  'the command of a service': service(
    '    [|command|]: python app.py',
    image('ENTRYPOINT ["python"]\nCMD ["app.py"]'),
    'The entrypoint starts python already, so python becomes an argument of it.',
  ),
  'the command of a service with arguments only': service(
    '    command: app.py',
    image('ENTRYPOINT ["python"]\nCMD ["app.py"]'),
  ),
  'both of a service': service('    entrypoint: python\n    [|command|]: python app.py'),
  'a service that clears the entrypoint': service(
    '    entrypoint: []\n    command: python app.py',
    image('ENTRYPOINT ["python"]'),
  ),
  'the command of a service for an ENTRYPOINT in shell form': service(
    '    [|command|]: --port 80',
    image('ENTRYPOINT python app.py'),
    'This command is never used, because the entrypoint is a shell with a text of its own.',
  ),
  'a shell of a service': service(
    '    entrypoint: /bin/sh -c\n    [|command|]: python app.py',
    undefined,
    '/bin/sh -c runs only python: the words behind it become parameters that nothing uses.',
  ),
  'a shell of a service that gets a text': service(
    '    entrypoint: /bin/sh -c\n    command: ["python app.py && sleep 1"]',
  ),
  'a variable that may be anything': service('    entrypoint: python\n    command: ${COMMAND}'),
  'a service without entrypoint': service('    command: python app.py'),
});
