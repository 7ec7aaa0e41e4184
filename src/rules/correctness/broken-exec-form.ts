import { isPosixShell } from '../../model/command/build-commands.js';
import { brokenArray } from '../../model/command/broken-array.js';
import { isForWindows } from '../../model/dockerfile/bases.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'broken-exec-form',
  category: 'correctness',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: 'safe',
  since: '0.1.0',
  summary: 'An argument that begins like a JSON array but is none.',
  why: 'Docker then runs it as a shell line, brackets and quotes included, and the container fails to start.',
  examples: {
    bad: "FROM python:3.13-slim\nCMD ['python', 'app.py']\n",
    good: 'FROM python:3.13-slim\nCMD ["python", "app.py"]\n',
  },
  sources: ['https://docs.docker.com/reference/dockerfile/#exec-form'],
  on: {
    step({ instruction, before, stage }, { report }) {
      const array = brokenArray(instruction);
      // For PowerShell, a bracket begins the name of a type.
      if (!array || !isPosixShell(before.shell) || isForWindows(stage.rootBase)) return;
      report(array, {
        message: `Docker runs this as a shell line and not in exec form, because ${array.reason}.`,
        help: 'Write it as a JSON array: ["program", "argument"].',
        fix: array.edit && { title: 'Write it as a JSON array', edits: [array.edit] },
      });
    },
  },
});
