import { servicesOf } from '../../model/compose/names/services-of-stage.js';
import { type Fact, valueOf } from '../../model/known.js';
import type { Process } from '../../model/process.js';
import { unservedApplication } from '../../model/python/application/never-served.js';
import { defineRule, type RuleContext } from '../../rule.js';

function judge(fact: Fact<Process>, { report }: RuleContext<Record<never, never>>): void {
  const process = valueOf(fact);
  const unserved = process && valueOf(unservedApplication(process));
  if (!unserved) return;
  const { program, framework, target, at } = unserved;
  const start = framework === 'Flask' ? 'gunicorn --bind 0.0.0.0:8000' : 'uvicorn --host 0.0.0.0';
  report(program, {
    message: `${program.text} makes a ${framework} application and ends: nothing serves it.`,
    help: `Start a server, such as ${start} ${target}, or call one at the end of the file.`,
    related: [{ at, note: 'the application is made here' }],
  });
}

export default defineRule({
  name: 'web-app-never-served',
  category: 'correctness',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'The start command runs a file that makes a web application and never serves it.',
  why: 'Python runs the file to its end and exits with code 0: the container stops at once, or starts again and again. FastAPI, Flask and their kin serve only when a server is started.',
  examples: {
    bad: {
      Dockerfile:
        'FROM python:3.13-slim\nWORKDIR /app\nCOPY main.py .\nEXPOSE 8000\nUSER 1000\nCMD ["python", "main.py"]\n',
      'main.py':
        'from fastapi import FastAPI\n\napp = FastAPI()\n\n\n@app.get("/")\ndef index():\n    return {"ok": True}\n',
    },
    good: {
      Dockerfile:
        'FROM python:3.13-slim\nWORKDIR /app\nCOPY main.py .\nEXPOSE 8000\nUSER 1000\nCMD ["uvicorn", "main:app", "--host", "0.0.0.0"]\n',
      'main.py':
        'from fastapi import FastAPI\n\napp = FastAPI()\n\n\n@app.get("/")\ndef index():\n    return {"ok": True}\n',
    },
  },
  sources: [
    'https://fastapi.tiangolo.com/deployment/manually/',
    'https://flask.palletsprojects.com/en/stable/quickstart/',
  ],
  on: {
    stage(stage, context) {
      if (stage.isShipped && servicesOf(stage).length === 0) judge(stage.process, context);
    },
    service: ({ process }, context) => judge(process, context),
  },
});
