import rule from '../../../src/rules/correctness/nonroot-cannot-write.js';
import { testRule } from '../../harness.js';

const files = (lines: string, command: string, more: Readonly<Record<string, string>> = {}) => ({
  files: {
    Dockerfile: `FROM python:3.12-slim\n${lines}CMD ${command}\n`,
    'tasks.py': 'from celery import Celery\napp = Celery("tasks")\n',
    ...more,
  },
});
const app = 'WORKDIR /app\nRUN pip install celery gunicorn && useradd -m app\nCOPY . .\nUSER app\n';
const beat = '[[|"celery"|], "-A", "tasks", "beat"]';
const quiet = '["celery", "-A", "tasks", "beat"]';

testRule(rule, {
  'celery beat': {
    ...files(app, beat),
    message: 'celery beat writes /app/celerybeat-schedule, but app may not write to /app, which belongs to root.',
  },
  'celery beat as root': files('WORKDIR /app\nRUN pip install celery\nCOPY . .\n', quiet),
  'the folder is given away': files(app.replace('USER', 'RUN chown -R app /app\nUSER'), quiet),
  'a folder above is given away': files(app.replace('USER', 'RUN chown -R app /\nUSER'), quiet),
  'the files are given away': files(app.replace('COPY', 'COPY --chown=app'), quiet),
  'the user makes the folder': files('RUN useradd -m app\nUSER app\nWORKDIR /app\nCOPY . .\n', quiet),
  'the home of the user': files('RUN useradd -m app\nWORKDIR /home/app\nCOPY . .\nUSER app\n', quiet),
  'a schedule in /tmp': files(app, '["celery", "-A", "tasks", "beat", "-s", "/tmp/celerybeat-schedule"]'),
  'a schedule beside the code': files(app, '["celery", "-A", "tasks", "beat", "-s", [|"schedule"|]]'),
  'another scheduler': files(
    app,
    '["celery", "-A", "tasks", "beat", "--scheduler", "django_celery_beat.schedulers:DatabaseScheduler"]',
  ),
  'the code names the file': files(app, quiet, { 'celeryconfig.py': 'beat_schedule_filename = "/tmp/schedule"\n' }),
  'Django names the scheduler': files(app, quiet, {
    'settings.py': 'CELERY_BEAT_SCHEDULER = "django_celery_beat.schedulers:DatabaseScheduler"\n',
  }),
  'a script may give it away': files(app.replace('USER', 'RUN ./setup.sh\nUSER'), quiet),
  'a volume': files(app.replace('USER', 'VOLUME /app\nUSER'), quiet),
  'a worker': files(app, '["celery", "-A", "tasks", "worker"]'),
  'a PID file': {
    ...files(app, '["gunicorn", "--pid", [|"run.pid"|], "main:app"]'),
    message: 'gunicorn writes /app/run.pid, but app may not write to /app, which belongs to root.',
  },
  'a PID file in /tmp': files(app, '["gunicorn", "--pid", "/tmp/run.pid", "main:app"]'),
  'a service that says what runs': files(app, quiet, {
    'compose.yaml': 'services:\n  beat:\n    build: .\n    command: celery -A tasks beat -s /tmp/s\n',
  }),
});
