import { mayBeNeededBelow } from '../../knowledge/unwanted-files.js';
import { unanchoredPatterns } from '../../model/dockerfile/context-ballast.js';
import { defineRule } from '../../rule.js';
import { insertBefore } from '../../text/location.js';

export default defineRule({
  name: 'dockerignore-unanchored',
  category: 'efficiency',
  severity: 'info',
  presets: ['strict'],
  fixable: 'safe',
  since: '0.1.0',
  summary: 'A pattern of .dockerignore that counts at the top only, although folders below have what it names.',
  why: 'In .dockerignore a name without a slash is one at the top of the build context. In .gitignore it is one in any folder.',
  examples: {
    bad: {
      Dockerfile: 'FROM python:3.13-slim\nWORKDIR /app\nCOPY src/ src/\n',
      '.dockerignore': '.DS_Store\n',
      'src/web/.DS_Store': '',
      'src/web/main.py': '',
    },
    good: {
      Dockerfile: 'FROM python:3.13-slim\nWORKDIR /app\nCOPY src/ src/\nUSER 1000\n',
      '.dockerignore': '**/.DS_Store\n',
      'src/web/.DS_Store': '',
      'src/web/main.py': '',
    },
  },
  sources: ['https://docs.docker.com/build/concepts/context/#syntax'],
  on: {
    dockerfile(dockerfile, { report }) {
      for (const { pattern, missed } of unanchoredPatterns(dockerfile)) {
        report(pattern, {
          message: `${pattern.text} counts at the top of the build context only, so ${missed} is copied.`,
          help: `Write **/${pattern.text} for every folder.`,
          fix: mayBeNeededBelow(pattern.text)
            ? undefined
            : { title: `Write **/${pattern.text}`, edits: [insertBefore(pattern, '**/')] },
        });
      }
    },
  },
});
