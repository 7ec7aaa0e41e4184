import { servicesOf } from '../../model/compose/names/services-of-stage.js';
import { type Fact, valueOf } from '../../model/known.js';
import { nameFlaskApp } from '../../model/process/flask-app.js';
import type { Process } from '../../model/process.js';
import type { Stage } from '../../model/stage.js';
import { defineRule, type RuleContext } from '../../rule.js';

function judge(
  fact: Fact<Process>,
  { report }: Pick<RuleContext<Record<never, never>>, 'report'>,
  stage: Stage | undefined,
): void {
  const process = valueOf(fact);
  const app = process?.flaskApp;
  if (!process || !app?.known || app.value.found) return;
  const { tried, without, candidates } = app.value;
  const why =
    without === undefined
      ? `there is no ${tried.join(' and no ')} in the image`
      : `${without} has none that it would take`;
  const edit = stage && nameFlaskApp(process, candidates, stage);
  report(process.command, {
    message: `flask run finds no application: ${why}.`,
    help: `Name the module: ENV FLASK_APP=${candidates[0] ?? '…'}.`,
    related: app.evidence,
    fix: edit && { title: `Add ENV FLASK_APP=${candidates[0]}`, edits: [edit] },
  });
}

export default defineRule({
  name: 'flask-app-not-found',
  category: 'correctness',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: 'unsafe',
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
    stage(stage, context) {
      // Services that start the image may mount what it lacks.
      if (stage.isShipped && servicesOf(stage).length === 0) judge(stage.process, context, stage);
    },
    service: ({ process, stage }, context) => judge(process, context, valueOf(stage)),
  },
});
