import { servicesOf } from '../../model/compose/names/services-of-stage.js';
import { type Fact, valueOf } from '../../model/known.js';
import type { Process } from '../../model/process.js';
import { objectRun } from '../../model/python/application/object-run.js';
import { defineRule, type RuleContext } from '../../rule.js';

function judge(fact: Fact<Process>, { report }: RuleContext<Record<never, never>>): void {
  const process = valueOf(fact);
  const run = process && valueOf(objectRun(process));
  if (!run) return;
  report(run, {
    message: `uvicorn.run() gets the object ${run.object} with ${run.reason}, and ends at once: other processes can only import a name.`,
    help: 'Pass the import string, such as "main:app", and keep the call below `if __name__ == "__main__":`.',
    related: [
      { at: run.by.at, note: 'this asks for other processes' },
      { at: process.command.at, note: 'the script is started here' },
    ],
  });
}

export default defineRule({
  name: 'uvicorn-run-object-with-workers',
  category: 'correctness',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: '`uvicorn.run(app)` with workers or reloading, which need an import string.',
  why: 'Workers and the reloader are new processes that import the application by its name. Given an object, uvicorn says "You must pass the application as an import string" and exits with code 3.',
  examples: {
    bad: {
      Dockerfile:
        'FROM python:3.13-slim\nWORKDIR /app\nCOPY main.py .\nEXPOSE 8000\nUSER 1000\nCMD ["python", "main.py"]\n',
      'main.py':
        'import uvicorn\nfrom fastapi import FastAPI\n\napp = FastAPI()\n\nif __name__ == "__main__":\n    uvicorn.run(app, host="0.0.0.0", workers=4)\n',
    },
    good: {
      Dockerfile:
        'FROM python:3.13-slim\nWORKDIR /app\nCOPY main.py .\nEXPOSE 8000\nUSER 1000\nCMD ["python", "main.py"]\n',
      'main.py':
        'import uvicorn\nfrom fastapi import FastAPI\n\napp = FastAPI()\n\nif __name__ == "__main__":\n    uvicorn.run("main:app", host="0.0.0.0", workers=4)\n',
    },
  },
  sources: ['https://www.uvicorn.org/deployment/#running-programmatically'],
  on: {
    stage(stage, context) {
      if (stage.isShipped && servicesOf(stage).length === 0) judge(stage.process, context);
    },
    service: ({ process }, context) => judge(process, context),
  },
});
