import { lostPath } from '../../model/dockerfile/lost-path.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'path-overwritten',
  category: 'correctness',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'PATH no longer leads to the programs of the system.',
  why: 'ENV sets PATH anew. Without `$PATH` in it the folders of the system are gone: every RUN behind it fails with "not found", and so may the start.',
  examples: {
    bad: 'FROM python:3.13-slim\nRUN python -m venv /venv\nENV PATH=/venv/bin:PATH\nCMD ["python", "-m", "this"]\n',
    good: 'FROM python:3.13-slim\nRUN python -m venv /venv\nENV PATH=/venv/bin:$PATH\nCMD ["python", "-m", "this"]\n',
  },
  sources: ['https://docs.docker.com/reference/dockerfile/#env'],
  on: {
    step(step, { report }) {
      const lost = lostPath(step, step.stage);
      if (!lost) return;
      const { word, caller } = lost;
      report(lost, {
        message:
          word === undefined
            ? `This leaves out the folders of the system, so that ${caller!.program} is not found.`
            : `${word} is a folder of that name here, not the variable.`,
        help: 'Put $PATH at its end: /venv/bin:$PATH',
        related: caller ? [{ at: caller.at, note: 'this is not found' }] : [],
      });
    },
  },
});
