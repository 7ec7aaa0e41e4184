import { insertAboveStart } from '../../model/dockerfile/start-instruction.js';
import { type OffPath, offPath } from '../../model/python/environments/start-place.js';
import { type ImageProcess, startOfService, startOfStage } from '../../model/python/program/starts.js';
import type { Service } from '../../model/compose.js';
import { defineRule, type RuleContext } from '../../rule.js';

const what = ({ name, kind, environment, folder }: OffPath): string => {
  const place = environment.kind === 'cache' ? `a virtual environment below ${environment.path}` : environment.path;
  const installed = kind === 'program' ? name : `what imports ${name}`;
  if (kind === 'import') return `Python starts without its virtual environment: ${name} is installed in ${place}.`;
  return `${installed} is installed in ${place}, but PATH has no ${environment.kind === 'cache' ? 'folder of it' : folder}.`;
};

function judge(
  start: ImageProcess | undefined,
  { report }: Pick<RuleContext<Record<never, never>>, 'report'>,
  service?: Service,
): void {
  const found = start && offPath(start, service);
  // What another stage made and a copy moved is for the rules about stages.
  if (!found || (found.environment.copies.length > 0 && found.environment.kind !== 'venv')) return;
  const { environment, folder, by } = found;
  const isCache = environment.kind === 'cache';
  const line = `ENV PATH="${folder}:$PATH"`;
  const edit = start.stage && !isCache ? insertAboveStart(start.stage, [line]) : undefined;
  report(start.process.command, {
    message: what(found),
    help: isCache
      ? 'Install without a virtual environment, or start it with the tool: poetry run, pipenv run.'
      : `Put its programs on PATH: ${line}.`,
    related: by,
    fix: edit && { title: 'Put the environment on PATH', edits: [edit] },
  });
}

export default defineRule({
  name: 'venv-not-on-path',
  category: 'correctness',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: 'unsafe',
  since: '0.1.0',
  summary: 'Packages are installed into an environment that the start command does not use.',
  why: 'A virtual environment is used by those programs only that lie in its bin folder. A bare python or gunicorn is looked for on PATH, and there is another Python, without the packages. Activating it in a RUN ends with that RUN.',
  examples: {
    bad: {
      Dockerfile:
        'FROM python:3.13-slim\nWORKDIR /app\nRUN python -m venv /opt/venv\nRUN /opt/venv/bin/pip install --no-cache-dir gunicorn==23.0.0\nCOPY app.py .\nUSER nobody\nEXPOSE 8000\nCMD ["gunicorn", "--bind", "0.0.0.0:8000", "app:app"]\n',
      'app.py': 'app = None\n',
    },
    good: {
      Dockerfile:
        'FROM python:3.13-slim AS development\nWORKDIR /app\nRUN python -m venv /opt/venv\nENV PATH="/opt/venv/bin:$PATH"\nRUN pip install --no-cache-dir gunicorn==23.0.0\nCOPY app.py .\nUSER nobody\nEXPOSE 8000\nCMD ["gunicorn", "--bind", "0.0.0.0:8000", "app:app"]\n',
      'app.py': 'app = None\n',
    },
  },
  sources: [
    'https://docs.python.org/3/library/venv.html#how-venvs-work',
    'https://docs.astral.sh/uv/guides/integration/docker/#using-the-environment',
  ],
  on: {
    stage: (stage, context) => judge(startOfStage(stage), context),
    service: (service, context) => judge(startOfService(service), context, service),
  },
});
