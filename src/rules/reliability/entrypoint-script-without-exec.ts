import { servicesOf } from '../../model/compose/names/services-of-stage.js';
import { serverName } from '../../model/process/ports.js';
import { unreachedInImage, unreachedInService, type UnreachedServer } from '../../model/process/unreached-server.js';
import { defineRule, type RuleContext } from '../../rule.js';

type Report = RuleContext<Record<never, never>>['report'];

function say(unreached: UnreachedServer | undefined, report: Report): void {
  if (!unreached) return;
  const { process, script } = unreached;
  report(script, {
    message: `${script.name} runs ${serverName(process)} without exec, so SIGTERM reaches the shell and not the server.`,
    help: 'Write exec before it.',
    related: [script.by],
  });
}

export default defineRule({
  name: 'entrypoint-script-without-exec',
  category: 'reliability',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'A start script runs the server without `exec`.',
  why: 'The shell of the script stays process 1 and does not pass SIGTERM on: `docker stop` waits ten seconds and then kills the server.',
  examples: {
    bad: {
      Dockerfile: 'FROM python:3.13-slim\nWORKDIR /app\nCOPY start.sh ./\nEXPOSE 8000\nCMD ["sh", "start.sh"]\n',
      'start.sh': 'set -e\npython manage.py migrate\ngunicorn --bind 0.0.0.0:8000 shop.wsgi\n',
      '.dockerignore': '.git\n',
    },
    good: {
      Dockerfile: 'FROM python:3.13-slim\nWORKDIR /app\nCOPY start.sh ./\nEXPOSE 8000\nCMD ["sh", "start.sh"]\n',
      'start.sh': 'set -e\npython manage.py migrate\nexec gunicorn --bind 0.0.0.0:8000 shop.wsgi\n',
      '.dockerignore': '.git\n',
    },
  },
  sources: ['https://docs.docker.com/build/building/best-practices/#entrypoint'],
  on: {
    stage(stage, { report }) {
      // Services in production decide what starts.
      const isDecided = servicesOf(stage).some(({ role }) => role === 'production');
      if (stage.isShipped && stage.role === 'production' && !isDecided) say(unreachedInImage(stage), report);
    },
    service(service, { report }) {
      if (service.role === 'production') say(unreachedInService(service), report);
    },
  },
});
