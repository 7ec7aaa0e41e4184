import { copiedSecrets } from '../../model/secrets/files.js';
import { defineRule } from '../../rule.js';

/** How many files a message names. */
const maximumNamed = 3;

export default defineRule({
  name: 'secret-file-in-image',
  category: 'security',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: 'unsafe',
  since: '0.1.0',
  summary: 'A file of secrets is copied into the image.',
  why: 'Whoever can pull the image can read it, even when a later step deletes it.',
  examples: {
    bad: {
      Dockerfile: 'FROM python:3.13-slim\nWORKDIR /app\nCOPY . .\n',
      '.dockerignore': '.git\n',
      '.env': 'DB_PASSWORD=correct-horse-battery\n',
      'app.py': '',
    },
    good: {
      Dockerfile: 'FROM python:3.13-slim\nWORKDIR /app\nCOPY . .\n',
      '.dockerignore': '.git\n.env\n',
      '.env': 'DB_PASSWORD=correct-horse-battery\n',
      'app.py': '',
    },
  },
  sources: ['https://docs.docker.com/build/concepts/context/#dockerignore-files'],
  on: {
    stage(stage, { project, report }) {
      for (const { by, files, edit } of stage.isShipped ? copiedSecrets(stage, project) : []) {
        const names = files.slice(0, maximumNamed).map(({ source, kind }) => `${source} (${kind})`);
        const more = files.length > maximumNamed ? ` and ${files.length - maximumNamed} more` : '';
        report(by, {
          message: `The image gets ${names.join(', ')}${more}.`,
          help: `List ${files.length === 1 ? files[0]!.source : 'them'} in .dockerignore, and give secrets to the container when it starts.`,
          fix: edit && { title: `Keep ${files.length === 1 ? 'it' : 'them'} out by .dockerignore`, edits: [edit] },
        });
      }
    },
  },
});
