import rule from '../../../src/rules/correctness/dockerignore-excludes-needed.js';
import { testRule, type RuleCase } from '../../harness.js';

const project = (
  ignore: string,
  code: string,
  files: readonly string[],
  more: Partial<RuleCase> = {},
  copy = 'COPY . .',
): RuleCase => ({
  files: {
    Dockerfile: `FROM python:3.13-slim\nWORKDIR /app\n${copy}\nCMD ["uvicorn", "main:app"]\n`,
    '.dockerignore': ignore,
    'main.py': `from fastapi import FastAPI\n${code}\napp = FastAPI()\n`,
    ...Object.fromEntries(files.map((path) => [path, ''])),
  },
  ...more,
});
const mount = 'from fastapi.staticfiles import StaticFiles\nfiles = StaticFiles(directory="static")';
const templates = 'from fastapi.templating import Jinja2Templates\ntemplates = Jinja2Templates("web/templates")';

testRule(rule, {
  'a folder of static files': project('.git\n[|static|]\n', mount, ['static/a.css'], {
    message: 'static keeps static out of the image, but main.py needs it.',
    fixed: { '.dockerignore': '.git\nstatic\n!static\n' },
  }),
  'a folder of templates': project('[|**/templates|]\n', templates, ['web/templates/a.html'], {
    message: '**/templates keeps web/templates out of the image, but main.py needs it.',
  }),
  'a folder that is sent': project('.git\ntests\n', mount, ['static/a.css']),
  'a folder that is brought back': project('*\n!main.py\n!static\n', mount, ['static/a.css']),
  'a folder that the project does not have': project('static\n', mount, []),
  'a folder that a step makes': project('static\n', mount, ['static/a.css'], {}, 'COPY . .\nRUN mkdir static'),
  'a folder that another stage brings': project(
    'static\n',
    mount,
    ['static/a.css'],
    {},
    'COPY . .\nCOPY --from=node:24 /app/static static',
  ),
  'a folder that is named elsewhere': project(
    'static\n',
    'import os\nfrom fastapi.staticfiles import StaticFiles\nfiles = StaticFiles(directory=os.environ["FILES"])',
    ['static/a.css'],
  ),
  'a mount that brings it': {
    files: {
      ...project('static\n', mount, ['static/a.css']).files,
      'compose.yaml': 'services:\n  web:\n    build: .\n    volumes: ["./static:/app/static"]\n',
    },
  },
  'a template that Flask renders': {
    files: {
      Dockerfile: 'FROM python:3.13-slim\nWORKDIR /app\nCOPY . .\nCMD ["gunicorn", "main:app"]\n',
      '.dockerignore': '[|*.html|]\n[|**/*.html|]\n'.replace('[|*.html|]', '*.html'),
      'main.py':
        'from flask import Flask, render_template\napp = Flask(__name__)\n@app.route("/")\ndef index():\n    return render_template("index.html")\n',
      'templates/index.html': '',
    },
    message: '**/*.html keeps templates/index.html out of the image, but main.py needs it.',
  },
  'a module that nothing imports': {
    files: {
      ...project('static\n', '', ['static/a.css']).files,
      'other.py': mount,
    },
  },
});
