import rule from '../../../src/rules/correctness/start-script-missing.js';
import { type RuleCase, testRule } from '../../harness.js';

/** An image of these files, copied to /app, with a start command. */
const image = (start: string, files: Readonly<Record<string, string>>, more = ''): RuleCase => ({
  files: {
    Dockerfile: `FROM python:3.13-slim\nWORKDIR /app\nCOPY . .\n${more}CMD ${start}\n`,
    '.dockerignore': 'Dockerfile\n',
    ...files,
  },
});

testRule(rule, {
  'a script in a folder': {
    ...image('["python", [|"main.py"|]]', { 'src/main.py': '' }),
    message: 'The start command runs /app/main.py, which the image does not have.',
    fixed: {
      Dockerfile: 'FROM python:3.13-slim\nWORKDIR /app\nCOPY . .\nCMD ["python", "src/main.py"]\n',
    },
  },
  'a script that is there': image('["python", "main.py"]', { 'main.py': '' }),
  'the folder is copied, so that its name is gone': {
    files: {
      Dockerfile: 'FROM python:3.13-slim\nWORKDIR /srv\nCOPY src .\nCMD python -u [|src/main.py|]\n',
      'src/main.py': '',
    },
    fixed: { Dockerfile: 'FROM python:3.13-slim\nWORKDIR /srv\nCOPY src .\nCMD python -u main.py\n' },
  },
  'the folder is copied under its name': {
    files: {
      Dockerfile: 'FROM python:3.13-slim\nWORKDIR /srv\nCOPY src src\nCMD python -u src/main.py\n',
      'src/main.py': '',
    },
  },
  'a start script that was not copied': {
    files: {
      Dockerfile: 'FROM python:3.13-slim\nWORKDIR /app\nCOPY app app\nENTRYPOINT [[|"./start.sh"|]]\n',
      'app/main.py': '',
      'start.sh': '#!/bin/sh\nexec python app/main.py\n',
    },
    message: 'The start command runs /app/start.sh, which the image does not have.',
  },
  'a start script that was copied': {
    files: {
      Dockerfile: 'FROM python:3.13-slim\nWORKDIR /app\nCOPY app app\nCOPY start.sh .\nENTRYPOINT ["./start.sh"]\n',
      'app/main.py': '',
      'start.sh': '#!/bin/sh\nexec python app/main.py\n',
    },
  },
  'a script that a shell is given': image('["sh", [|"run.sh"|]]', { 'main.py': '' }),
  'a script that a shell is given and finds': image('["sh", "run.sh"]', {
    'run.sh': 'python main.py\n',
    'main.py': '',
  }),
  'a script in the start script': image('["sh", "run.sh"]', {
    'run.sh': 'python migrate.py\nexec python [|server.py|]\n',
    'migrate.py': '',
  }),
  'a script that .dockerignore keeps out': image('["python", [|"main.py"|]]', {
    '.dockerignore': 'main.py\n',
    'main.py': '',
    'other.py': '',
  }),
  'the configuration of gunicorn': image('["gunicorn", "-c", [|"conf/gunicorn.py"|], "main:app"]', { 'main.py': '' }),
  'a module as the configuration of gunicorn': image('["gunicorn", "-c", "python:conf", "main:app"]', {
    'main.py': '',
  }),
  'a page of streamlit': image('["streamlit", "run", [|"app.py"|]]', { 'ui/app.py': '' }),
  'a page of streamlit by its address': image('["streamlit", "run", "https://example.org/app.py"]', {
    'ui/app.py': '',
  }),
  'several files of the name': {
    ...image('["python", [|"main.py"|]]', { 'a/main.py': '', 'b/main.py': '' }),
    fixed: {},
  },
  'manage.py is left to the rule about Django': image('["python", "manage.py", "runserver"]', { 'web/manage.py': '' }),
  'what a RUN may make': image('["python", "main.py"]', { 'x.py': '' }, 'RUN git clone https://example.org/x .\n'),
  'what a RUN makes': image('["python", "main.py"]', { 'x.py': '' }, 'RUN cp x.py main.py\n'),
  'an image without code, which is mounted by hand': {
    files: {
      Dockerfile: 'FROM python:3.13\nWORKDIR /app\nCOPY requirements.txt .\nCMD ["python", "main.py"]\n',
      'requirements.txt': '',
    },
  },
  'a source that the build context lacks is the cause': {
    files: {
      Dockerfile: 'FROM python:3.13\nWORKDIR /app\nCOPY lib lib\nCOPY main.py .\nCMD ["python", "main.py"]\n',
      'lib/x.py': '',
    },
  },
  'a source that .dockerignore keeps out is the cause': {
    files: {
      Dockerfile: 'FROM python:3.13\nWORKDIR /app\nCOPY lib lib\nCOPY main.py .\nCMD ["python", "main.py"]\n',
      '.dockerignore': 'main.py\n',
      'main.py': '',
      'lib/x.py': '',
    },
  },
  'a base image that nobody knows': {
    files: { Dockerfile: 'FROM corp.example/x\nWORKDIR /app\nCOPY . .\nCMD ["python", "main.py"]\n', 'x.py': '' },
  },
  'a file that git ignores': {
    files: {
      Dockerfile: 'FROM python:3.13\nWORKDIR /app\nCOPY . .\nCMD ["python", "dist/main.py"]\n',
      'x.py': '',
    },
  },
  'an absolute path in a system folder': image('["python", "/usr/local/lib/tool.py"]', { 'x.py': '' }),
  'a submodule that is not fetched': image('["python", "main.py"]', {
    'x.py': '',
    '.gitmodules': '[submodule "core"]\n\tpath = core\n',
  }),
  'the working directory of the service': {
    files: {
      Dockerfile: 'FROM python:3.13\nWORKDIR /app\nCOPY . .\nCMD ["python", "main.py"]\n',
      'compose.yaml': 'services:\n  web:\n    build: .\n    working_dir: /app/src\n',
      'src/main.py': '',
    },
  },
  'the command of the service': {
    files: {
      Dockerfile: 'FROM python:3.13\nWORKDIR /app\nCOPY . .\nCMD ["python", "src/main.py"]\n',
      'compose.yaml': 'services:\n  web:\n    build: .\n    command: python [|worker.py|]\n',
      'src/main.py': '',
      'src/worker.py': '',
    },
  },
  'a mount that provides it': {
    files: {
      Dockerfile: 'FROM python:3.13\nWORKDIR /app\nCOPY lib.py .\nCMD ["python", "main.py"]\n',
      'compose.yaml': 'services:\n  web:\n    build: .\n    volumes: [".:/app"]\n',
      'lib.py': '',
      'main.py': '',
    },
  },
  'a mount that hides it is another matter': {
    files: {
      Dockerfile: 'FROM python:3.13\nWORKDIR /app\nCOPY src .\nCMD ["python", "main.py"]\n',
      'compose.yaml': 'services:\n  web:\n    build: .\n    volumes: [".:/app"]\n',
      'src/main.py': '',
    },
  },
});
