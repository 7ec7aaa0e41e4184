import type { Process } from '../../model/process.js';
import type { Fact } from '../../model/known.js';
import { defineRule, type RuleContext } from '../../rule.js';

function judge(process: Fact<Process>, { report }: RuleContext<Record<never, never>>): void {
  const app = process.known ? process.value.flaskApp : undefined;
  if (!process.known || !app?.known || app.value.found) return;
  const { tried, candidates } = app.value;
  const [candidate] = candidates;
  report(process.value.command, {
    message: `flask run finds no application: ${tried.length > 0 ? `there is no ${tried.join(' and no ')} in the image` : 'FLASK_APP names none'}.`,
    help:
      candidate === undefined ? 'Name the module by ENV FLASK_APP=…' : `Name the module: ENV FLASK_APP=${candidate}`,
    related: app.evidence,
  });
}

export default defineRule({
  name: 'flask-app-not-found',
  category: 'correctness',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: '`flask run` without an application that Flask can find.',
  why: 'Flask looks for FLASK_APP, then for wsgi.py and app.py in the working directory, and nowhere else. The container exits with "Could not locate a Flask application".',
  examples: {
    bad: {
      Dockerfile:
        'FROM python:3.13-slim\nWORKDIR /app\nCOPY main.py .\nEXPOSE 5000\nCMD ["flask", "run", "--host=0.0.0.0"]\n',
      'main.py': 'from flask import Flask\n\napp = Flask(__name__)\n',
    },
    good: {
      Dockerfile:
        'FROM python:3.13-slim AS development\nWORKDIR /app\nCOPY main.py .\nENV FLASK_APP=main\nEXPOSE 5000\nCMD ["flask", "run", "--host=0.0.0.0"]\n',
      'main.py': 'from flask import Flask\n\napp = Flask(__name__)\n',
    },
  },
  sources: ['https://flask.palletsprojects.com/en/stable/cli/#application-discovery'],
  on: {
    stage: (stage, context) => judge(stage.process, context),
    service: (service, context) => judge(service.process, context),
  },
});
