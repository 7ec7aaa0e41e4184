import rule from '../../../src/rules/correctness/unguarded-server-run.js';
import { type RuleCase, testRule } from '../../harness.js';

const flask = 'from flask import Flask\n\napp = Flask(__name__)\n';
const fastapi = 'import uvicorn\nfrom fastapi import FastAPI\n\napp = FastAPI()\n';

const image = (
  main: string,
  start = '["gunicorn", "main:app"]',
  files: Readonly<Record<string, string>> = {},
): RuleCase => ({
  files: { Dockerfile: `FROM python:3.13-slim\nWORKDIR /app\nCOPY . .\nCMD ${start}\n`, 'main.py': main, ...files },
});

testRule(rule, {
  'app.run() under gunicorn': {
    ...image(`${flask}[|app.run(port=7000)|]\n`),
    message: 'Flask app.run() starts another server while gunicorn imports main:app, which is then never served.',
  },
  'uvicorn.run() under uvicorn': image(`${fastapi}[|uvicorn.run(app, port=7000)|]\n`, 'uvicorn main:app --port 8000'),
  'below the guard': image(`${flask}if __name__ == "__main__":\n    app.run()\n`),
  'below a condition': image(`${flask}import os\nif os.getenv("LOCAL"):\n    app.run()\n`),
  'in a function': image(`${flask}def main():\n    app.run()\n`),
  'under flask run, which ignores it': image(`${flask}app.run()\n`, 'flask --app main run'),
  'in a script': image(`${flask}app.run()\n`, 'python main.py'),
  'a server that is only configured': image(`${fastapi}config = uvicorn.Config(app)\n`, 'uvicorn main:app'),
  'run of something else': image(`${flask}job = make()\njob.run()\n`),
  'in a module that is imported': {
    ...image('from shop.web import app\n', 'gunicorn main:app', {
      'shop/web.py': `${flask}[|app.run()|]\n`,
    }),
    message: 'Flask app.run() starts another server while gunicorn imports main:app, which is then never served.',
  },
  'in a module that a function imports': image(`${flask}def a():\n    import other\n`, 'gunicorn main:app', {
    'other.py': `${flask}app.run()\n`,
  }),
  'a service that starts gunicorn': {
    files: {
      Dockerfile: 'FROM python:3.13-slim\nWORKDIR /app\nCOPY . .\nCMD ["python", "main.py"]\n',
      'compose.yaml': 'services:\n  web:\n    build: .\n    command: gunicorn -b 0.0.0.0:8000 main:app\n',
      'main.py': `${flask}[|app.run(host="0.0.0.0")|]\n`,
    },
  },
});
