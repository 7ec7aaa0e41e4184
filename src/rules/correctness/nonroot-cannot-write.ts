import { isLeftToServices } from '../../model/compose/names/services-of-stage.js';
import { unwritableAtStart } from '../../model/process/unwritable-start.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'nonroot-cannot-write',
  category: 'correctness',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'The program writes a file at its start where its user may not.',
  why: 'WORKDIR and COPY make folders of root. A user who is switched to afterwards can read them and make nothing in them: the program ends with "Permission denied".',
  examples: {
    bad: {
      Dockerfile:
        'FROM python:3.13-slim\nWORKDIR /app\nRUN pip install --no-cache-dir gunicorn==23.0.0 && useradd --create-home app\nCOPY main.py .\nUSER app\nEXPOSE 8000\nCMD ["gunicorn", "--bind", "0.0.0.0:8000", "--pid", "app.pid", "main:app"]\n',
      'main.py': 'def app(environ, start_response):\n    start_response("200 OK", [])\n    return [b"hello"]\n',
    },
    good: {
      Dockerfile:
        'FROM python:3.13-slim\nWORKDIR /app\nRUN pip install --no-cache-dir gunicorn==23.0.0 && useradd --create-home app\nCOPY main.py .\nUSER app\nEXPOSE 8000\nCMD ["gunicorn", "--bind", "0.0.0.0:8000", "--pid", "/tmp/app.pid", "main:app"]\n',
      'main.py': 'def app(environ, start_response):\n    start_response("200 OK", [])\n    return [b"hello"]\n',
    },
  },
  sources: [
    'https://docs.docker.com/reference/dockerfile/#workdir',
    'https://docs.celeryq.dev/en/stable/userguide/periodic-tasks.html#starting-the-scheduler',
    'https://docs.gunicorn.org/en/stable/settings.html#pidfile',
  ],
  on: {
    stage(stage, { report, project }) {
      if (!stage.isShipped || isLeftToServices(stage)) return;
      const file = unwritableAtStart(stage, project.host);
      if (!file) return;
      const { program, path, folder, user, word, owner } = file;
      report(word, {
        message: `${program} writes ${path}, but ${user} may not write to ${folder}, which belongs to root.`,
        help: `Name a path in /tmp, or give the folder to ${user}: RUN chown ${user} ${folder}.`,
        related: [owner],
      });
    },
  },
});
