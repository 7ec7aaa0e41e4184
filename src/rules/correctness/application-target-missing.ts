import { servicesOf } from '../../model/compose/names/services-of-stage.js';
import { type Fact, valueOf } from '../../model/known.js';
import type { Process } from '../../model/process.js';
import { applicationFault } from '../../model/python/application/application.js';
import { describeFault, describeHandlerFault } from '../../model/python/application/text.js';
import { celeryFault } from '../../model/python/application/celery-application.js';
import { handlerFault } from '../../model/python/application/lambda-handler.js';
import type { Stage } from '../../model/stage.js';
import { defineRule, type RuleContext } from '../../rule.js';

function judge(fact: Fact<Process>, stage: Stage | undefined, { report }: RuleContext<Record<never, never>>): void {
  const process = valueOf(fact);
  if (!process) return;
  const program = valueOf(process.program);
  const fault = valueOf(applicationFault({ process, stage }));
  if (program && fault) {
    report(program, { ...describeFault(fault, program.server!.name), related: fault.evidence });
    return;
  }
  const celery = valueOf(celeryFault(process, stage));
  if (celery) {
    const [first] = celery.candidates;
    report(celery.word, {
      message: `celery cannot import ${celery.text}: there is no ${celery.tried.join(' and no ')} in the image.`,
      help: first ? `Name the module with the application: -A ${first}.` : 'Name the module with the application.',
    });
  }
  const handler = valueOf(handlerFault(process, stage));
  if (handler) report(handler.word, describeHandlerFault(handler));
}

export default defineRule({
  name: 'application-target-missing',
  category: 'correctness',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'A server is told to serve an application that is not there.',
  why: 'uvicorn, gunicorn and their kin import `module:attribute`. Where the module is not on the search path, or never binds the name, they exit at once, and the container with them.',
  examples: {
    bad: {
      Dockerfile:
        'FROM python:3.13-slim\nWORKDIR /code\nCOPY app/ app/\nEXPOSE 8000\nUSER 1000\nCMD ["uvicorn", "main:app", "--host", "0.0.0.0"]\n',
      'app/main.py': 'from fastapi import FastAPI\n\napp = FastAPI()\n',
    },
    good: {
      Dockerfile:
        'FROM python:3.13-slim\nWORKDIR /code\nCOPY app/ app/\nEXPOSE 8000\nUSER 1000\nCMD ["uvicorn", "app.main:app", "--host", "0.0.0.0"]\n',
      'app/main.py': 'from fastapi import FastAPI\n\napp = FastAPI()\n',
    },
  },
  sources: [
    'https://www.uvicorn.org/#command-line-options',
    'https://docs.gunicorn.org/en/stable/run.html#gunicorn',
    'https://docs.celeryq.dev/en/stable/getting-started/next-steps.html#about-the-app-argument',
    'https://docs.aws.amazon.com/lambda/latest/dg/python-handler.html',
  ],
  on: {
    stage(stage, context) {
      // Services that start the image may mount what it lacks, or start something else.
      if (stage.isShipped && servicesOf(stage).length === 0) judge(stage.process, stage, context);
    },
    service: ({ process, stage }, context) => judge(process, valueOf(stage), context),
  },
});
