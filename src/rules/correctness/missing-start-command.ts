import { fileThatNothingStarts } from '../../model/dockerfile/start-command.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'missing-start-command',
  category: 'correctness',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'An image with an application but without CMD and ENTRYPOINT.',
  why: 'The container starts the interpreter of the base image, which finds no terminal and ends at once.',
  examples: {
    bad: { Dockerfile: 'FROM python:3.13-slim\nWORKDIR /app\nCOPY app.py .\n', 'app.py': 'print("hello")\n' },
    good: {
      Dockerfile: 'FROM python:3.13-slim\nWORKDIR /app\nCOPY app.py .\nCMD ["python", "app.py"]\n',
      'app.py': 'print("hello")\n',
    },
  },
  sources: ['https://docs.docker.com/reference/dockerfile/#cmd'],
  on: {
    stage(stage, { project, report }) {
      const file = fileThatNothingStarts(stage, project.host);
      if (!file) return;
      report(stage.from.image, {
        message: `The image has ${file.path}, but neither CMD nor ENTRYPOINT starts anything.`,
        help: 'End the stage with a CMD, such as CMD ["python", "app.py"].',
        related: [file.by],
      });
    },
  },
});
