import { isLeftToServices } from '../../model/compose/names/services-of-stage.js';
import { type Fact, valueOf } from '../../model/known.js';
import { debugSwitch } from '../../model/process/debug-mode.js';
import { startsHere } from '../../model/process/ports.js';
import type { Process } from '../../model/process.js';
import { isOfContainer } from '../../model/compose/writing/own-text.js';
import { defineRule, type RuleContext } from '../../rule.js';
import type { Located } from '../../text/location.js';

function judge(
  fact: Fact<Process>,
  isPublished: boolean,
  isOwn: (place: Located) => boolean,
  { report }: Pick<RuleContext<Record<never, never>>, 'report'>,
): void {
  const process = valueOf(fact);
  const mode = valueOf(process?.server?.debug);
  if (!process || !mode) return;
  const sockets = valueOf(process.sockets) ?? [];
  const isReached = isPublished && sockets.some(({ host, loopback }) => host.known && !loopback);
  const off = isOwn(mode) ? debugSwitch(mode, process) : undefined;
  report(mode, {
    message: `${mode.of} runs in debug mode${isReached ? ', and its port is published' : ''}.`,
    help: mode.runsCode
      ? 'The debugger runs any Python code that a visitor sends: switch it off outside of development.'
      : 'Error pages show source code and settings to every visitor: switch it off outside of development.',
    fix: off && {
      title: off.option === undefined ? 'Set it to 0' : `Leave ${off.option} out`,
      edits: [off.edit],
    },
    severity: isReached && mode.runsCode ? 'error' : undefined,
    related: [startsHere(process)],
  });
}

export default defineRule({
  name: 'debug-enabled',
  category: 'security',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fixable: 'unsafe',
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
    stage(stage, context) {
      if (stage.isShipped && stage.role === 'production' && !isLeftToServices(stage))
        judge(stage.process, false, ({ at }) => at.file === stage.dockerfile.file, context);
    },
    service(service, context) {
      const { role, process, ports } = service;
      if (role === 'production') judge(process, ports.length > 0, (place) => isOfContainer(service, place), context);
    },
  },
});
