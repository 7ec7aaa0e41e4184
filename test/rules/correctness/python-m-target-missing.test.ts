import rule from '../../../src/rules/correctness/python-m-target-missing.js';
import { type RuleCase, testRule } from '../../harness.js';

/** An image that runs a module; everything is copied to /app. */
const image = (start: string, files: Readonly<Record<string, string>>, more = ''): RuleCase => ({
  files: {
    Dockerfile: `FROM python:3.13-slim\nWORKDIR /app\nCOPY . .\n${more}CMD ${start}\n`,
    '.dockerignore': 'Dockerfile\n',
    ...files,
  },
});

testRule(rule, {
  'a file': {
    ...image('["python", "-m", [|"run.py"|]]', { 'run.py': '' }),
    message: 'python -m runs modules by their names, and run.py is a path.',
    fixed: { Dockerfile: 'FROM python:3.13-slim\nWORKDIR /app\nCOPY . .\nCMD ["python", "-m", "run"]\n' },
  },
  'a module': image('["python", "-m", "run"]', { 'run.py': '' }),
  'a path': {
    ...image('python -m [|src/run.py|]', { 'src/run.py': '' }),
    fixed: { Dockerfile: 'FROM python:3.13-slim\nWORKDIR /app\nCOPY . .\nCMD python -m src.run\n' },
  },
  'a file that is not there either': image('["python", "-m", [|"run.py"|]]', { 'x.py': '' }),
  'a module called py': image('["python", "-m", "run.py"]', { 'run/__init__.py': '', 'run/py.py': '' }),
  'a package without __main__': {
    ...image('["python", "-m", [|"shop"|]]', { 'shop/__init__.py': '', 'shop/cli.py': '' }),
    message: 'python -m cannot run the package shop, which has no __main__.py.',
  },
  'a package with __main__': image('["python", "-m", "shop"]', { 'shop/__init__.py': '', 'shop/__main__.py': '' }),
  'a module in a folder that is not searched': {
    ...image('["python", "-m", [|"main"|]]', { 'src/main.py': '' }),
    message: 'python -m finds no module main in /app.',
  },
  'a module in a folder of PYTHONPATH': image(
    '["python", "-m", "main"]',
    { 'src/main.py': '' },
    'ENV PYTHONPATH=src\n',
  ),
  'a module that a package does not have': image('["python", "-m", [|"shop.web"|]]', {
    'shop/__init__.py': '',
    'shop/cli.py': '',
  }),
  'modules of the standard library and of distributions': {
    files: {
      Dockerfile:
        'FROM python:3.13 AS a\nWORKDIR /app\nCOPY . .\nRUN pip install aiogram\nCMD python -m aiogram\nFROM a\nCMD python -m http.server\n',
      'x.py': '',
    },
  },
  'a module of an installed project': image('["python", "-m", "main"]', { 'src/main.py': '' }, 'RUN pip install .\n'),
  'a module of a project that uv installs': image('["uv", "run", "python", "-m", "main"]', {
    'src/main.py': '',
    'pyproject.toml': '[project]\nname = "main"\nversion = "1"\n[build-system]\nrequires = ["hatchling"]\n',
  }),
  'a base image that nobody knows': {
    files: {
      Dockerfile: 'FROM corp.example/x\nWORKDIR /app\nCOPY . .\nCMD ["python", "-m", "main"]\n',
      'src/main.py': '',
    },
  },
  'the command of a service': {
    files: {
      Dockerfile: 'FROM python:3.13\nWORKDIR /app\nCOPY app .\nCMD ["python", "-m", "web"]\n',
      'compose.yaml': 'services:\n  worker:\n    build: .\n    command: python -m [|app.worker|]\n',
      'app/web.py': '',
      'app/worker.py': '',
    },
  },
});
