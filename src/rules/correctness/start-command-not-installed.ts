import type { Service } from '../../model/compose.js';
import { missingProgram } from '../../model/python/environments/missing-program.js';
import { type ImageProcess, startOfService, startOfStage } from '../../model/python/program/starts.js';
import { defineRule, type RuleContext } from '../../rule.js';

function judge(
  start: ImageProcess | undefined,
  { report }: Pick<RuleContext<Record<never, never>>, 'report'>,
  service?: Service,
): void {
  const missing = start && missingProgram(start, service);
  if (!missing) return;
  const { what, why, help, related } = missing;
  report(missing, { message: `The container cannot start ${what}: ${why}.`, help, related });
}

export default defineRule({
  name: 'start-command-not-installed',
  category: 'correctness',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'The container starts a Python program that nothing installs.',
  why: 'The container exits at once: "executable file not found in $PATH", or "No module named …". Most often the server is missing from requirements.txt, because it is installed by hand where the project is developed.',
  examples: {
    bad: {
      Dockerfile:
        'FROM python:3.13-slim\nWORKDIR /app\nCOPY requirements.txt .\nRUN pip install --no-cache-dir -r requirements.txt\nCOPY app.py .\nUSER nobody\nEXPOSE 8000\nCMD ["gunicorn", "--bind", "0.0.0.0:8000", "app:app"]\n',
      'requirements.txt': 'flask==3.1.0\n',
      'app.py': 'from flask import Flask\n\napp = Flask(__name__)\n',
    },
    good: {
      Dockerfile:
        'FROM python:3.13-slim AS development\nWORKDIR /app\nCOPY requirements.txt .\nRUN pip install --no-cache-dir -r requirements.txt\nCOPY app.py .\nUSER nobody\nEXPOSE 8000\nCMD ["gunicorn", "--bind", "0.0.0.0:8000", "app:app"]\n',
      'requirements.txt': 'flask==3.1.0\ngunicorn==23.0.0\n',
      'app.py': 'from flask import Flask\n\napp = Flask(__name__)\n',
    },
  },
  sources: [
    'https://packaging.python.org/en/latest/specifications/entry-points/#use-for-scripts',
    'https://fastapi.tiangolo.com/#installation',
  ],
  on: {
    stage: (stage, context) => judge(startOfStage(stage), context),
    service: (service, context) => judge(startOfService(service), context, service),
  },
});
