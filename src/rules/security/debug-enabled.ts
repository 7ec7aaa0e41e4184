import type { Fact } from '../../model/known.js';
import type { Process } from '../../model/process.js';
import type { Role } from '../../model/stage.js';
import { defineRule, type RuleContext } from '../../rule.js';

function judge(
  process: Fact<Process>,
  role: Role,
  published: boolean,
  { report }: RuleContext<Record<never, never>>,
): void {
  const server = process.known ? process.value.server : undefined;
  if (!process.known || role !== 'production' || !server?.debug.known) return;
  const note = server.debug.value;
  if (!note) return;
  const { sockets } = process.value;
  const reachable = published && sockets.known && sockets.value.some((socket) => socket.host.known && !socket.loopback);
  report(note, {
    message: `${server.name} runs in debug mode${reachable ? ', and its port is published' : ''}.`,
    help: 'The debugger runs any Python code that a visitor sends: switch it off outside of development.',
    severity: reachable ? 'error' : undefined,
    related: [{ ...process.value.command, note: `${server.name} starts here` }],
  });
}

export default defineRule({
  name: 'debug-enabled',
  category: 'security',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'A server runs in debug mode.',
  why: 'An error page then shows source code and variables, and the interactive debugger runs what a visitor types.',
  examples: {
    bad: {
      Dockerfile:
        'FROM python:3.13-slim\nWORKDIR /app\nCOPY app.py .\nENV FLASK_DEBUG=1\nEXPOSE 5000\nCMD ["flask", "run", "--host=0.0.0.0"]\n',
      'app.py': 'from flask import Flask\n\napp = Flask(__name__)\n',
    },
    good: {
      Dockerfile:
        'FROM python:3.13-slim\nWORKDIR /app\nCOPY app.py .\nEXPOSE 5000\nCMD ["gunicorn", "-b", "0.0.0.0:5000", "app:app"]\n',
      'app.py': 'from flask import Flask\n\napp = Flask(__name__)\n',
    },
  },
  sources: ['https://werkzeug.palletsprojects.com/en/stable/debug/#enabling-the-debugger'],
  on: {
    stage: (stage, context) => judge(stage.process, stage.isShipped ? stage.role : 'development', false, context),
    service: (service, context) => judge(service.process, service.role, service.ports.length > 0, context),
  },
});
