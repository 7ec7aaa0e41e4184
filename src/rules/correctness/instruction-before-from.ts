import { instructionsBeforeFrom } from '../../model/dockerfile/default-image.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'instruction-before-from',
  category: 'correctness',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'An instruction other than ARG before the first FROM.',
  why: 'It belongs to no stage, and the build stops at it.',
  examples: {
    bad: 'ENV PYTHONUNBUFFERED=1\nFROM python:3.13-slim\n',
    good: 'FROM python:3.13-slim\nENV PYTHONUNBUFFERED=1\n',
  },
  sources: ['https://docs.docker.com/reference/dockerfile/#format'],
  aliases: ['DL3061'],
  on: {
    dockerfile(dockerfile, { report }) {
      const [first, ...more] = instructionsBeforeFrom(dockerfile);
      if (!first) return;
      report(first.keyword, {
        message: `${first.name} stands before the first FROM, where only ARG can stand.`,
        help: 'Move it below FROM.',
        related: more.map(({ keyword, name }) => ({ at: keyword.at, note: `so does this ${name}` })),
      });
    },
  },
});
