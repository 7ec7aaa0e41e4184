import { ignoredCommand } from '../../model/dockerfile/ignored-command.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'command-ignored-by-entrypoint',
  category: 'reliability',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'A CMD beside an ENTRYPOINT in shell form.',
  why: 'An ENTRYPOINT in shell form runs its own line and nothing else: neither CMD nor the arguments of docker run reach it.',
  examples: {
    bad: 'FROM python:3.13-slim\nENTRYPOINT exec python\nCMD ["app.py"]\n',
    good: 'FROM python:3.13-slim\nENTRYPOINT ["python"]\nCMD ["app.py"]\n',
  },
  sources: ['https://docs.docker.com/reference/dockerfile/#shell-form-entrypoint-example'],
  on: {
    stage(stage, { report }) {
      const ignored = ignoredCommand(stage);
      if (!ignored) return;
      report(ignored.command.instruction.keyword, {
        message: 'This CMD is never used, because the ENTRYPOINT is in shell form.',
        help: 'Write the ENTRYPOINT in exec form, or put all into one of the two.',
        related: [{ at: ignored.entrypoint.instruction.keyword.at, note: 'the ENTRYPOINT in shell form' }],
      });
    },
  },
});
