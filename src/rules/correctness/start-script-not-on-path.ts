import { unreachedScripts } from '../../model/process/unreached-script.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'start-script-not-on-path',
  category: 'correctness',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: 'safe',
  since: '0.1.0',
  summary: 'A start script is named without its folder, and PATH does not lead to it.',
  why: 'A program without a slash is looked for in the folders of PATH only, and the working directory is none of them. The container ends at once: "executable file not found in $PATH".',
  examples: {
    bad: {
      Dockerfile:
        'FROM python:3.13-slim\nWORKDIR /app\nCOPY --chmod=755 start.sh shop.py ./\nENTRYPOINT ["start.sh"]\n',
      'start.sh': '#!/bin/sh\nset -e\nexec python shop.py\n',
      'shop.py': 'print("open")\n',
    },
    good: {
      Dockerfile:
        'FROM python:3.13-slim\nWORKDIR /app\nCOPY --chmod=755 start.sh shop.py ./\nENTRYPOINT ["./start.sh"]\n',
      'start.sh': '#!/bin/sh\nset -e\nexec python shop.py\n',
      'shop.py': 'print("open")\n',
    },
  },
  sources: ['https://docs.docker.com/reference/dockerfile/#entrypoint'],
  on: {
    stage(stage, { report }) {
      for (const { at, name, folder, edit } of unreachedScripts(stage)) {
        report(
          { at },
          {
            message: `${name} is looked for on PATH only, and it is in ${folder}.`,
            help: `Write ${folder === '/' ? '' : folder}/${name}.`,
            fix: edit && { title: 'Name the whole path', edits: [edit] },
          },
        );
      }
    },
  },
});
