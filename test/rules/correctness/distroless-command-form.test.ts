import rule from '../../../src/rules/correctness/distroless-command-form.js';
import { testRule, type RuleCase } from '../../harness.js';

const over = (base: string, ...lines: readonly string[]): RuleCase => ({
  files: { Dockerfile: [`FROM ${base}`, 'WORKDIR /app', 'COPY app.py .', ...lines, ''].join('\n'), 'app.py': '' },
});
const given = (...lines: readonly string[]): RuleCase => over('gcr.io/distroless/python3-debian13', ...lines);

testRule(rule, {
  'python twice': {
    ...given('CMD [[|"python"|], "app.py"]'),
    message: 'The image starts python3 already, so that python is taken for the file to run.',
    fixed: { Dockerfile: 'FROM gcr.io/distroless/python3-debian13\nWORKDIR /app\nCOPY app.py .\nCMD ["app.py"]\n' },
  },
  'python once': given('CMD ["app.py"]'),
  'by its path': given('CMD [[|"/usr/bin/python3"|], "-u", "app.py"]'),
  'an option first': given('CMD ["-u", "app.py"]'),
  'a program': given('CMD [[|"gunicorn"|], "app:app"]'),
  'a program as a module': given('CMD ["-m", "gunicorn", "app:app"]'),
  'a file that is called so': {
    files: {
      Dockerfile: 'FROM gcr.io/distroless/python3\nWORKDIR /app\nCOPY gunicorn .\nCMD ["gunicorn"]\n',
      gunicorn: 'print(1)\n',
    },
  },
  'an ENTRYPOINT of its own': given('ENTRYPOINT ["python3"]', 'CMD ["app.py"]'),
  'an ENTRYPOINT of its own, reset': given('ENTRYPOINT []', 'CMD ["python3", "app.py"]'),
  'an image that starts nothing': over('python:3.13-slim', 'CMD ["python", "app.py"]'),
  'another distroless image': over('gcr.io/distroless/base-debian13', 'CMD ["python", "app.py"]'),
  'a command of compose': {
    files: {
      ...given('CMD ["app.py"]').files,
      'compose.yaml': 'services:\n  web:\n    build: .\n    command: [|python|] app.py\n',
    },
  },
  'an entrypoint of compose': {
    files: {
      ...given('CMD ["app.py"]').files,
      'compose.yaml': 'services:\n  web:\n    build: .\n    entrypoint: python3\n    command: app.py\n',
    },
  },
});
