import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'dockerfile-syntax',
  category: 'correctness',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'A line of a Dockerfile that BuildKit refuses.',
  why: 'The build stops before its first step. Every broken place is reported, and the rest of the file is linted all the same.',
  examples: {
    bad: 'FROM python:3.13-slim\nWORKDRI /app\n',
    good: 'FROM python:3.13-slim\nWORKDIR /app\n',
  },
  sources: ['https://docs.docker.com/reference/dockerfile/'],
  aliases: ['DL1000'],
  on: {
    dockerfile({ tree }, { report }) {
      for (const problem of tree.problems) report(problem, { ...problem, severity: problem.level });
    },
  },
});
