import rule from '../../../src/rules/correctness/flask-list-return.js';
import { type RuleCase, testRule } from '../../harness.js';

const head = 'from flask import Flask, jsonify\n\napp = Flask(__name__)\n\n';

/** An image that runs app.py with a release of Flask. */
const image = (flask: string, app: string, start = '["flask", "run"]'): RuleCase => ({
  files: {
    Dockerfile: `FROM python:3.9\nWORKDIR /app\nCOPY . .\nRUN pip install -r requirements.txt\nCMD ${start}\n`,
    'requirements.txt': `flask${flask}\n`,
    'app.py': app,
  },
});

testRule(rule, {
  'a list': {
    ...image('==2.0.2', `${head}@app.route("/")\ndef a():\n    return [|[1, 2, 3]|]\n`),
    message: 'The view returns a list, which Flask 2.0.2 answers with an internal server error.',
  },
  'a list of a newer Flask': image('==2.2.0', `${head}@app.route("/")\ndef a():\n    return [1, 2, 3]\n`),
  'a list of any Flask': image('>=2.0', `${head}@app.route("/")\ndef a():\n    return [1, 2, 3]\n`),
  'a comprehension with a status': image(
    '==2.0.2',
    `${head}@app.get("/")\ndef a():\n    return [|[x for x in range(3)], 200|]\n`,
  ),
  'a response': image('==2.0.2', `${head}@app.route("/")\ndef a():\n    return jsonify([1])\n`),
  'an item of a list': image('==2.0.2', `${head}@app.route("/")\ndef a():\n    return ["a", "b"][0]\n`),
  'a list of another decorator': image('==2.0.2', `${head}@app.route("/")\n@as_json\ndef a():\n    return [1]\n`),
  'a list of a helper': image('==2.0.2', `${head}def a():\n    return [1]\n`),
  'a list of a function in the view': image(
    '==2.0.2',
    `${head}@app.route("/")\ndef a():\n    def b():\n        return [1]\n    return jsonify(b())\n`,
  ),
  'a route of something else': image(
    '==2.0.2',
    'from fastapi import FastAPI\napp = FastAPI()\n@app.get("/")\ndef a():\n    return [1]\n',
    '["uvicorn", "app:app"]',
  ),
  'a blueprint that the application imports': {
    files: {
      Dockerfile:
        'FROM python:3.9\nWORKDIR /app\nCOPY . .\nRUN pip install flask==2.1.0 gunicorn\nCMD ["gunicorn", "wsgi:app"]\n',
      'wsgi.py': 'from flask import Flask\nfrom api.views import views\napp = Flask(__name__)\n',
      'api/__init__.py': '',
      'api/views.py':
        'from flask import Blueprint\nviews = Blueprint("views", __name__)\n@views.route("/")\ndef a():\n    return [|[]|]\n',
    },
  },
  'a file that nothing imports': {
    files: {
      ...image('==2.0.2', `${head}@app.route("/")\ndef a():\n    return {}\n`).files,
      'old.py': `${head}@app.route("/")\ndef a():\n    return [1]\n`,
    },
  },
});
