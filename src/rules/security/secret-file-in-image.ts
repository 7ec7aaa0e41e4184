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
      for (const { by, files, isNamed, edit } of stage.isShipped ? copiedSecrets(stage, project) : []) {
        const names = files.slice(0, maximumNamed).map(({ source, kind }) => `${source} (${kind})`);
        const more = files.length > maximumNamed ? ` and ${files.length - maximumNamed} more` : '';
        const one = files.length === 1 ? files[0]!.source : undefined;
        report(by, {
          message: `The image gets ${names.join(', ')}${more}.`,
          help: isNamed
            ? 'Mount what a RUN needs: --mount=type=secret. Give the rest to the container when it starts.'
            : `List ${one ?? 'them'} in .dockerignore, and give secrets to the container when it starts.`,
          fix: edit && { title: `Keep ${one === undefined ? 'them' : 'it'} out by .dockerignore`, edits: [edit] },
        });
      }
    },
  },
});
