import { defineRule } from '../../rule.js';
import { insertBefore, place } from '../../text/location.js';

export default defineRule({
  name: 'missing-final-newline',
  category: 'style',
  severity: 'info',
  presets: ['strict'],
  fixable: 'safe',
  since: '0.1.0',
  summary: 'The file does not end with a newline.',
  why: 'What is appended by a tool lands on the last line, and every change behind it shows that line as changed, too.',
  examples: {
    bad: 'FROM python:3.13-slim\nWORKDIR /app',
    good: 'FROM python:3.13-slim\nWORKDIR /app\n',
  },
  sources: ['https://pubs.opengroup.org/onlinepubs/9799919799/basedefs/V1_chap03.html#tag_03_185'],
  on: {
    dockerfile({ file, fragment }, { report }) {
      const { text } = file;
      if (fragment || text === '' || text.endsWith('\n')) return;
      const end = { at: place(file, text.length, text.length) };
      report(end, {
        message: 'The last line has no newline.',
        fix: { title: 'Add a newline', edits: [insertBefore(end, text.includes('\r\n') ? '\r\n' : '\n')] },
      });
    },
  },
});
