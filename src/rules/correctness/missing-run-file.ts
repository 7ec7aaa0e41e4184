import { missingFiles } from '../../model/command/missing-files.js';
import { defineRule } from '../../rule.js';
import { basename, dirname } from '../../text/path.js';

export default defineRule({
  name: 'missing-run-file',
  category: 'correctness',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'A RUN needs a file that no earlier step puts into the image.',
  why: 'Steps run in order: what a later COPY brings, or what lies in another folder, is not there yet. The command fails, and the build with it.',
  examples: {
    bad: {
      Dockerfile:
        'FROM python:3.13-slim\nWORKDIR /app\nRUN python manage.py collectstatic --noinput\nCOPY manage.py shop.py ./\nCMD ["python", "shop.py"]\n',
      'manage.py': 'import shop\n',
      'shop.py': 'name = "shop"\n',
    },
    good: {
      Dockerfile:
        'FROM python:3.13-slim\nWORKDIR /app\nCOPY manage.py shop.py ./\nRUN python manage.py collectstatic --noinput\nCMD ["python", "shop.py"]\n',
      'manage.py': 'import shop\n',
      'shop.py': 'name = "shop"\n',
    },
  },
  sources: [
    'https://docs.docker.com/reference/dockerfile/#run',
    'https://docs.docker.com/reference/dockerfile/#workdir',
  ],
  on: {
    command(command, { project, report }) {
      for (const { at, path, elsewhere } of missingFiles(command, project.host)) {
        report(
          { at },
          {
            message: `${command.program ?? 'This'} needs ${path}, which no earlier step puts into the image.`,
            help: `Copy ${basename(path)} to ${dirname(path)} before this step.`,
            related: elsewhere ? [{ ...elsewhere.by, note: `this makes ${elsewhere.path}` }] : [],
          },
        );
      }
    },
  },
});
