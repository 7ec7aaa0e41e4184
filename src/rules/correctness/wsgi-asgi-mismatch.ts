import { servicesOf } from '../../model/compose/names/services-of-stage.js';
import { type Fact, valueOf } from '../../model/known.js';
import type { Process } from '../../model/process.js';
import { type InterfaceMismatch, interfaceMismatch } from '../../model/python/application/interface.js';
import { defineRule, type RuleContext } from '../../rule.js';

function judge(fact: Fact<Process>, { report }: RuleContext<Record<never, never>>): void {
  const process = valueOf(fact);
  const mismatch = process && valueOf(interfaceMismatch(process));
  if (!mismatch) return;
  const { program, served, worker, wanted, evidence } = mismatch;
  const server = worker === undefined ? program.server!.name : `gunicorn's worker ${worker}`;
  report(program, {
    message: `${server} speaks ${served.toUpperCase()}, and ${program.text} is ${article(wanted)} application: every request fails.`,
    help: helpFor(mismatch),
    related: evidence,
  });
}

const article = (wanted: string): string => (wanted === 'asgi' ? 'an ASGI' : 'a WSGI');

function helpFor({ program, wanted }: InterfaceMismatch): string {
  switch (program.server!.name) {
    case 'granian':
      return `Add --interface ${wanted}.`;
    case 'gunicorn':
      return wanted === 'asgi'
        ? 'Install uvicorn-worker and add -k uvicorn_worker.UvicornWorker, or serve it with uvicorn.'
        : 'Choose a worker for WSGI, such as gthread.';
    default:
      return wanted === 'asgi' ? 'Serve it with uvicorn.' : 'Serve it with gunicorn.';
  }
}

export default defineRule({
  name: 'wsgi-asgi-mismatch',
  category: 'correctness',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'A server calls its application in a way that the application does not take.',
  why: 'FastAPI, Starlette, Quart and Litestar are ASGI applications; Flask, Bottle and `get_wsgi_application()` are WSGI ones. A server of the other kind starts without complaint and answers every request with 500.',
  examples: {
    bad: {
      Dockerfile:
        'FROM python:3.13-slim\nWORKDIR /app\nCOPY main.py .\nEXPOSE 8000\nUSER 1000\nCMD ["gunicorn", "--bind", "0.0.0.0:8000", "main:app"]\n',
      'main.py': 'from fastapi import FastAPI\n\napp = FastAPI()\n',
    },
    good: {
      Dockerfile:
        'FROM python:3.13-slim\nWORKDIR /app\nCOPY main.py .\nEXPOSE 8000\nUSER 1000\nCMD ["gunicorn", "-k", "uvicorn_worker.UvicornWorker", "--bind", "0.0.0.0:8000", "main:app"]\n',
      'main.py': 'from fastapi import FastAPI\n\napp = FastAPI()\n',
    },
  },
  sources: [
    'https://asgi.readthedocs.io/en/latest/introduction.html',
    'https://docs.gunicorn.org/en/stable/settings.html#worker-class',
  ],
  on: {
    stage(stage, context) {
      if (stage.isShipped && servicesOf(stage).length === 0) judge(stage.process, context);
    },
    service: ({ process }, context) => judge(process, context),
  },
});
