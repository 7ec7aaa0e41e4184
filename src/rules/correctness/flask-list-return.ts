import { returnedLists } from '../../model/python/program/flask-lists.js';
import { type ImageProcess, startOfService, startOfStage } from '../../model/python/program/starts.js';
import { defineRule, type RuleContext } from '../../rule.js';

function judge(
  start: ImageProcess | undefined,
  { project, report }: Pick<RuleContext<Record<never, never>>, 'project' | 'report'>,
): void {
  if (!start) return;
  for (const { value, flask, trail } of returnedLists(start, project.host)) {
    report(value, {
      message: `The view returns a list, which Flask ${flask.version} answers with an internal server error.`,
      help: 'Return jsonify(…), or take Flask 2.2 or newer.',
      related: [{ at: flask.at, note: 'the release is pinned here' }, ...trail],
    });
  }
}

export default defineRule({
  name: 'flask-list-return',
  category: 'correctness',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'A view returns a list to a Flask before 2.2.',
  why: 'Older releases turn only dicts into JSON. The view raises "TypeError: The view function did not return a valid response".',
  examples: {
    bad: {
      Dockerfile:
        'FROM python:3.9-slim AS development\nWORKDIR /app\nRUN pip install --no-cache-dir flask==2.1.3 "werkzeug<2.3"\nCOPY app.py .\nEXPOSE 5000\nCMD ["flask", "run", "--host=0.0.0.0"]\n',
      'app.py':
        'from flask import Flask\n\napp = Flask(__name__)\n\n\n@app.route("/")\ndef numbers():\n    return [1, 2, 3]\n',
    },
    good: {
      Dockerfile:
        'FROM python:3.13-slim AS development\nWORKDIR /app\nRUN pip install --no-cache-dir flask==3.1.0\nCOPY app.py .\nEXPOSE 5000\nCMD ["flask", "run", "--host=0.0.0.0"]\n',
      'app.py':
        'from flask import Flask\n\napp = Flask(__name__)\n\n\n@app.route("/")\ndef numbers():\n    return [1, 2, 3]\n',
    },
  },
  sources: ['https://flask.palletsprojects.com/en/stable/changes/#version-2-2-0'],
  on: {
    stage: (stage, context) => judge(startOfStage(stage), context),
    service: (service, context) => judge(startOfService(service), context),
  },
});
