import { unsortedPackages } from '../../model/command/package-order.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'unsorted-packages',
  category: 'style',
  severity: 'info',
  presets: [],
  fixable: 'safe',
  since: '0.1.0',
  summary: 'A list of packages, one per line, is out of order.',
  why: 'In a sorted list nobody adds a package twice, and changes are easy to review.',
  examples: {
    bad: 'FROM python:3.13-alpine\nRUN apk add --no-cache \\\n    libpq \\\n    git\n',
    good: 'FROM python:3.13-alpine\nRUN apk add --no-cache \\\n    git \\\n    libpq\n',
  },
  sources: ['https://docs.docker.com/build/building/best-practices/#sort-multi-line-arguments'],
  on: {
    command(command, { report }) {
      for (const { first, before, edits } of unsortedPackages(command)) {
        report(first, {
          message: `${first.raw} stands behind ${before.raw} in a list of one package per line.`,
          help: 'Sort the list.',
          fix: edits && { title: 'Sort the list', edits },
        });
      }
    },
  },
});
