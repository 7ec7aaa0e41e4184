import { nestedSources } from '../../model/dockerfile/nested-source.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'copy-nests-source-dir',
  category: 'correctness',
  severity: 'info',
  presets: ['strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'A folder is copied into one of its own name, and the start command means its contents.',
  why: 'COPY of a folder copies what is in it, folders included: with WORKDIR /src, the code of src/ ends up in /src/src.',
  examples: {
    bad: {
      Dockerfile: 'FROM python:3.13-slim\nWORKDIR /src\nCOPY . .\nUSER 1000\nCMD ["python", "main.py"]\n',
      '.dockerignore': '.git\n',
      'src/main.py': 'print("hello")\n',
    },
    good: {
      Dockerfile: 'FROM python:3.13-slim\nWORKDIR /src\nCOPY src/ .\nUSER 1000\nCMD ["python", "main.py"]\n',
      '.dockerignore': '.git\n',
      'src/main.py': 'print("hello")\n',
    },
  },
  sources: ['https://docs.docker.com/reference/dockerfile/#copy'],
  on: {
    stage(stage, { report }) {
      for (const { copy, source, folder, path, sought } of nestedSources(stage)) {
        report(source, {
          message: `This puts the folder ${folder} to ${path}, one level deeper than the start command looks.`,
          help: `Copy what is in it: ${copy.instruction.name} ${folder}/ ${copy.instruction.destination.raw}`,
          related: [sought],
        });
      }
    },
  },
});
