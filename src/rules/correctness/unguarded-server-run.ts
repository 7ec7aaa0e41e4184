import { servicesOf } from '../../model/compose/names/services-of-stage.js';
import { type Fact, valueOf } from '../../model/known.js';
import type { Process } from '../../model/process.js';
import { serverOnImport } from '../../model/python/application/server-on-import.js';
import { defineRule, type RuleContext } from '../../rule.js';

function judge(fact: Fact<Process>, { report }: RuleContext<Record<never, never>>): void {
  const process = valueOf(fact);
  const found = process && serverOnImport(process);
  if (!found) return;
  const { call, module, program } = found;
  const server = program.server!.name;
  report(call.site, {
    message: `${call.row.name} starts another server while ${server} imports ${program.text}, which is then never served.`,
    help: 'Put the call below `if __name__ == "__main__":`.',
    related: [
      { at: program.at, note: `${server} imports it here` },
      ...(module.by ? [{ at: module.by.at, note: 'and this imports the file' }] : []),
    ],
  });
}

export default defineRule({
  name: 'unguarded-server-run',
  category: 'correctness',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'A module starts a server of its own when gunicorn or uvicorn imports it.',
  why: '`app.run()` and `uvicorn.run()` at the top level of a module run on import and never come back: the worker serves with the wrong server, on the wrong address, and never gets to the application.',
  examples: {
    bad: {
      Dockerfile:
        'FROM python:3.13-slim\nWORKDIR /app\nCOPY main.py .\nEXPOSE 8000\nUSER 1000\nCMD ["gunicorn", "--bind", "0.0.0.0:8000", "main:app"]\n',
      'main.py': 'from flask import Flask\n\napp = Flask(__name__)\n\napp.run(port=5000)\n',
    },
    good: {
      Dockerfile:
        'FROM python:3.13-slim\nWORKDIR /app\nCOPY main.py .\nEXPOSE 8000\nUSER 1000\nCMD ["gunicorn", "--bind", "0.0.0.0:8000", "main:app"]\n',
      'main.py':
        'from flask import Flask\n\napp = Flask(__name__)\n\nif __name__ == "__main__":\n    app.run(port=5000)\n',
    },
  },
  sources: ['https://flask.palletsprojects.com/en/stable/api/#flask.Flask.run'],
  on: {
    stage(stage, context) {
      if (stage.isShipped && servicesOf(stage).length === 0) judge(stage.process, context);
    },
    service: ({ process }, context) => judge(process, context),
  },
});
