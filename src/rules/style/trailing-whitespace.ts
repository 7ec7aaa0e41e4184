import { trailingBlanks } from '../../model/dockerfile/trailing-blanks.js';
import { defineRule } from '../../rule.js';
import { replace } from '../../text/location.js';

export default defineRule({
  name: 'trailing-whitespace',
  category: 'style',
  severity: 'info',
  presets: ['strict'],
  fixable: 'safe',
  since: '0.1.0',
  summary: 'Blanks at the end of a line.',
  why: 'Nobody sees them, and editors that remove them make changes that nobody meant.',
  examples: {
    bad: 'FROM python:3.13-slim\nWORKDIR /app  \n',
    good: 'FROM python:3.13-slim\nWORKDIR /app\n',
  },
  sources: ['https://docs.docker.com/reference/dockerfile/#format'],
  on: {
    dockerfile({ tree }, { report }) {
      for (const blanks of trailingBlanks(tree)) {
        report(blanks, {
          message: 'The line ends in blanks.',
          fix: { title: 'Remove the blanks', edits: [replace(blanks, '')] },
        });
      }
    },
  },
});
