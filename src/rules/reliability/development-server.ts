import type { Fact } from '../../model/known.js';
import type { Process } from '../../model/process.js';
import type { Role } from '../../model/stage.js';
import { defineRule, type RuleContext } from '../../rule.js';

function judge(process: Fact<Process>, role: Role, { report }: RuleContext<Record<never, never>>): void {
  const server = process.known ? process.value.server : undefined;
  if (!process.known || role !== 'production' || !server?.development.known) return;
  const note = server.development.value;
  if (!note) return;
  report(process.value.command, {
    message: `${server.name} starts as a development server.`,
    help: 'Start a production server such as gunicorn, uvicorn or waitress, without reload.',
    related: [note],
  });
}

export default defineRule({
  name: 'development-server',
  category: 'reliability',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'The image starts a development server.',
  why: 'Development servers handle few requests at once, watch files, and are not made to be secure or stable: their own documentation says not to deploy them.',
  examples: {
    bad: 'FROM python:3.13-slim\nWORKDIR /app\nEXPOSE 8000\nCMD ["python", "manage.py", "runserver", "0.0.0.0:8000"]\n',
    good: 'FROM python:3.13-slim\nWORKDIR /app\nEXPOSE 8000\nCMD ["gunicorn", "--bind", "0.0.0.0:8000", "shop.wsgi"]\n',
  },
  sources: [
    'https://flask.palletsprojects.com/en/stable/deploying/',
    'https://docs.djangoproject.com/en/stable/ref/django-admin/#runserver',
  ],
  on: {
    stage: (stage, context) => judge(stage.process, stage.isShipped ? stage.role : 'development', context),
    service: (service, context) => judge(service.process, service.role, context),
  },
});
