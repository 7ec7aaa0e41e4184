import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'relative-workdir',
  category: 'correctness',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'A relative WORKDIR before any absolute one.',
  why: 'Where it leads depends on the WORKDIR of the base image, which may change with the next version of that image.',
  examples: {
    bad: 'FROM python:3.13-slim\nWORKDIR app\n',
    good: 'FROM python:3.13-slim\nWORKDIR /app\n',
  },
  sources: ['https://docs.docker.com/reference/build-checks/workdir-relative-path/'],
  aliases: ['DL3000', 'WorkdirRelativePath', 'DS-0009'],
  on: {
    step({ instruction, before }, { report }) {
      if (instruction.name !== 'WORKDIR' || before.workdirBy) return;
      const word = instruction.words[0]!;
      const first = word.parts[0];
      if (first?.kind !== 'literal' || /^(\/|\\|[A-Za-z]:)/.test(first.text)) return;
      report(word, {
        message: `WORKDIR ${word.raw} is relative, and no absolute WORKDIR comes before it.`,
        help: `Write it as an absolute path, such as /${word.raw.replace(/^(\.\/)+/, '')}.`,
      });
    },
  },
});
