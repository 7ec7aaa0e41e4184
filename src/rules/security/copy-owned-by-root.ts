import { unwritableCopies } from '../../model/dockerfile/unwritable-copies.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'copy-owned-by-root',
  category: 'security',
  severity: 'warning',
  presets: ['strict'],
  fixable: 'unsafe',
  since: '0.1.0',
  summary: 'Files that the application writes to are copied for root.',
  why: 'COPY gives everything to root, whatever USER says. The application then fails at its first write, and is made root or world-writable to mend it.',
  examples: {
    bad: {
      Dockerfile: 'FROM python:3.13-slim\nWORKDIR /app\nUSER www-data\nCOPY db.sqlite3 .\n',
      'db.sqlite3': '',
    },
    good: {
      Dockerfile: 'FROM python:3.13-slim\nWORKDIR /app\nUSER www-data\nCOPY --chown=www-data db.sqlite3 .\n',
      'db.sqlite3': '',
    },
  },
  sources: ['https://docs.docker.com/reference/dockerfile/#copy---chown---chmod'],
  on: {
    stage(stage, { report }) {
      if (!stage.isShipped) return;
      for (const { copy, user, path, proof, edit } of unwritableCopies(stage)) {
        const { name, destination } = copy.instruction;
        report(destination, {
          message: `${name} gives ${path} to root, so ${user} cannot write to it.`,
          help: `Write ${name} --chown=${user}.`,
          related: proof ? [proof] : [],
          fix: edit && { title: `Give it to ${user}`, edits: [edit] },
        });
      }
    },
  },
});
