import { isLeftToServices } from '../../model/compose/names/services-of-stage.js';
import { type Fact, valueOf } from '../../model/known.js';
import { startsHere } from '../../model/process/ports.js';
import type { Process } from '../../model/process.js';
import { isWithin } from '../../model/compose/writing/own-text.js';
import { defineRule, type Finding, type RuleContext } from '../../rule.js';
import { type Located, place, replace, textOf, within } from '../../text/location.js';

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
  report(mode, {
    message: `${mode.of} runs in debug mode${isReached ? ', and its port is published' : ''}.`,
    help: mode.runsCode
      ? 'The debugger runs any Python code that a visitor sends: switch it off outside of development.'
      : 'Error pages show source code and settings to every visitor: switch it off outside of development.',
    fix: isOwn(mode) ? fixOf(mode, process) : undefined,
    severity: isReached && mode.runsCode ? 'error' : undefined,
    related: [startsHere(process)],
  });
}

/** Takes back the option or the variable; code stays as it is. */
function fixOf(mode: Located, { command }: Process): Finding['fix'] {
  const text = textOf(mode);
  const [, before = '', value] = /^(["']?(?:\w+=)?["']?)(1|true|yes|on)["']?$/i.exec(text) ?? [];
  if (value !== undefined)
    return { title: 'Set it to 0', edits: [replace(within(mode, before.length, before.length + value.length), '0')] };
  const index = command.words.findIndex(({ at }) => at.span.start === mode.at.span.start && at.file === mode.at.file);
  const previous = command.words[index - 1];
  if (!previous || !/^["']?--?debug["']?$/.test(text) || previous.at.file !== mode.at.file) return undefined;
  const { file, span } = mode.at;
  return {
    title: `Leave ${command.words[index]!.value} out`,
    edits: [{ at: place(file, previous.at.span.end, span.end), newText: '' }],
  };
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
      const { role, process, ports, stage, entry } = service;
      const isOwn = (place: Located) => isWithin(entry, place) || place.at.file === valueOf(stage)?.dockerfile.file;
      if (role === 'production') judge(process, ports.length > 0, isOwn, context);
    },
  },
});
