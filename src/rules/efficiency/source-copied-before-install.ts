import { earlySourceCopies } from '../../model/dockerfile/cache-order.js';
import { splitCopy } from '../../model/dockerfile/split-copy.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'source-copied-before-install',
  category: 'efficiency',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fixable: 'safe',
  since: '0.1.0',
  summary: 'The sources are copied before the packages are installed.',
  why: 'Docker reuses a layer only while nothing before it changed. Every edit of a source file then downloads and installs all packages again.',
  examples: {
    bad: {
      Dockerfile: 'FROM python:3.13-slim\nWORKDIR /app\nCOPY . .\nRUN pip install --no-cache-dir -r requirements.txt\n',
      'requirements.txt': 'flask==3.1.0\n',
      'app.py': '',
      '.dockerignore': '.git\n',
    },
    good: {
      Dockerfile:
        'FROM python:3.13-slim\nWORKDIR /app\nCOPY requirements.txt .\nRUN pip install --no-cache-dir -r requirements.txt\nCOPY . .\n',
      'requirements.txt': 'flask==3.1.0\n',
      'app.py': '',
      '.dockerignore': '.git\n',
    },
  },
  sources: ['https://docs.docker.com/build/cache/optimize/#order-your-layers'],
  on: {
    stage(stage, { project, report }) {
      for (const { copy, source, install, manifests } of earlySourceCopies(stage, project.host)) {
        const { installer, program } = install;
        const command = `${program ?? installer!.manager.name} ${installer!.verb.raw}`;
        const edits = splitCopy(copy, stage, project.host);
        report(source, {
          message: `${copy.instruction.name} ${source.word.raw} comes before ${command}, so every change of a source file installs all packages again.`,
          help: `Copy ${manifests.join(' and ')} first, install, and copy the rest afterwards.`,
          related: [{ ...install, note: 'the packages are installed here' }],
          fix: edits && { title: 'Copy what the install reads before it, and the rest behind it', edits },
        });
      }
    },
  },
});
