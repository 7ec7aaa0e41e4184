import { isLeftToServices } from '../../model/compose/names/services-of-stage.js';
import { type Fact, valueOf } from '../../model/known.js';
import { startsHere } from '../../model/process/ports.js';
import type { Process } from '../../model/process.js';
import { defineRule, type RuleContext } from '../../rule.js';

function judge(fact: Fact<Process>, { report }: Pick<RuleContext<Record<never, never>>, 'report'>): void {
  const process = valueOf(fact);
  const server = process?.server;
  const note = valueOf(server?.development);
  if (!process || !server || !note) return;
  if (server.program?.development || server.call?.development) {
    report(process.command, {
      message: `${server.name} is a development server.`,
      help: 'Start a production server such as gunicorn, uvicorn or waitress.',
      related: [note],
    });
  } else {
    report(note, {
      message: `${server.name} reloads whenever a file changes, which is for development.`,
      help: 'Switch reloading off in the image; development can switch it on in a compose override.',
      related: [startsHere(process)],
    });
  }
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
    stage(stage, context) {
      if (stage.isShipped && stage.role === 'production' && !isLeftToServices(stage)) judge(stage.process, context);
    },
    service({ role, process }, context) {
      if (role === 'production') judge(process, context);
    },
  },
});
