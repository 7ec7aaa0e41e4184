import { isContinued } from '../../model/dockerfile/implied-from.js';
import { isRelativePath } from '../../model/dockerfile/relative-path.js';
import { valueOf } from '../../model/known.js';
import { defineRule } from '../../rule.js';
import { replace } from '../../text/location.js';
import { join } from '../../text/path.js';

export default defineRule({
  name: 'relative-workdir',
  category: 'correctness',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: 'unsafe',
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
    step({ instruction, before, after, stage }, { report }) {
      if (instruction.name !== 'WORKDIR' || before.workdirBy || isContinued(stage)) return;
      const word = instruction.words[0]!;
      if (!isRelativePath(word)) return;
      const path = valueOf(after.workdir);
      report(word, {
        message: `WORKDIR ${word.raw} is relative, and no absolute WORKDIR comes before it.`,
        help: `Write an absolute path, such as ${path ?? join('/', word.raw)}.`,
        fix:
          path !== undefined && word.value === word.raw
            ? { title: `Write ${path}`, edits: [replace(word, path)] }
            : undefined,
      });
    },
  },
});
