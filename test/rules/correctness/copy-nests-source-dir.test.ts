import rule from '../../../src/rules/correctness/copy-nests-source-dir.js';
import { testRule, type RuleCase } from '../../harness.js';

const flask = 'from flask import Flask\napp = Flask(__name__)\n';
const fastapi = 'from fastapi import FastAPI\napp = FastAPI()\n';
const project = (
  lines: readonly string[],
  files: Readonly<Record<string, string>>,
  more: Partial<RuleCase> = {},
): RuleCase => ({
  files: { Dockerfile: ['FROM python:3.13-slim', ...lines, ''].join('\n'), ...files },
  ...more,
});

testRule(rule, {
  'a script': project(
    ['WORKDIR /src', 'COPY [|.|] .', 'CMD ["python", "main.py"]'],
    { 'src/main.py': '' },
    {
      message: 'This puts the folder src to /src/src, one level deeper than the start command looks.',
    },
  ),
  'a script that is named where it is': project(['WORKDIR /src', 'COPY . .', 'CMD ["python", "src/main.py"]'], {
    'src/main.py': '',
  }),
  'what is in the folder': project(['WORKDIR /src', 'COPY src/ .', 'CMD ["python", "main.py"]'], { 'src/main.py': '' }),
  'an application of Flask': project(
    [
      'WORKDIR /src',
      'COPY src/requirements.txt requirements.txt',
      'COPY [|.|] .',
      'CMD [ "python", "-m" , "flask", "run", "--host=0.0.0.0"]',
    ],
    { 'src/main.py': flask, 'src/requirements.txt': '' },
  ),
  'a server': project(['WORKDIR /app', 'COPY [|.|] /app', 'CMD ["uvicorn", "main:app"]'], { 'app/main.py': fastapi }),
  'a package that is named as one': project(['WORKDIR /app', 'COPY . .', 'CMD ["uvicorn", "app.main:app"]'], {
    'app/main.py': fastapi,
    'app/__init__.py': '',
  }),
  'another folder': project(['WORKDIR /code', 'COPY . .', 'CMD ["python", "main.py"]'], { 'src/main.py': '' }),
  'code in both': project(['WORKDIR /app', 'COPY . .', 'CMD ["python", "start.py"]'], {
    'app/start.py': '',
    'main.py': '',
  }),
  'a setup beside it': project(['WORKDIR /app', 'COPY [|.|] .', 'CMD ["python", "start.py"]'], {
    'app/start.py': '',
    'setup.py': '',
  }),
  'a folder that a mount replaces': {
    files: {
      Dockerfile: 'FROM python:3.13-slim\nWORKDIR /src\nCOPY . .\nCMD ["python", "main.py"]\n',
      'src/main.py': '',
      'compose.yaml': 'services:\n  web:\n    build: .\n    volumes: [./src:/src]\n',
    },
  },
  'a service that starts it': {
    files: {
      Dockerfile: 'FROM python:3.13-slim\nWORKDIR /src\nCOPY [|.|] .\n',
      'src/main.py': '',
      'compose.yaml': 'services:\n  web:\n    build: .\n    command: python main.py\n',
    },
  },
  'nothing that is known to start': project(['WORKDIR /src', 'COPY . .'], { 'src/main.py': '' }),
  'a folder that .dockerignore keeps out': project(['WORKDIR /src', 'COPY . .', 'CMD ["python", "main.py"]'], {
    'src/main.py': '',
    '.dockerignore': 'src\n',
  }),
});
