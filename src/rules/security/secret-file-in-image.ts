import { secretFileKind } from '../../knowledge/secret-files.js';
import { isHarmlessDotenv, secretFilesOf } from '../../model/compose/secret-files.js';
import type { CopiedFile } from '../../model/filesystem.js';
import { defineRule } from '../../rule.js';
import { basename } from '../../text/path.js';

/** How many files a message names. */
const maximumNamed = 3;

export default defineRule({
  name: 'secret-file-in-image',
  category: 'security',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: false,
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
    stage({ isShipped, final }, { project, report }) {
      if (!isShipped) return;
      const declared = secretFilesOf(project.composeProjects);
      const found = new Map<CopiedFile['by']['at'], { readonly file: CopiedFile; readonly kind: string }[]>();
      for (const file of final.files.copied) {
        const kind = declared.has(file.source) ? 'a secret of the compose file' : secretFileKind(file.source);
        if (kind === undefined || isHarmlessDotenv(file.source, project.host)) continue;
        const files = found.get(file.by.at);
        if (files) files.push({ file, kind });
        else found.set(file.by.at, [{ file, kind }]);
      }
      for (const [at, files] of found) {
        const names = files.slice(0, maximumNamed).map(({ file, kind }) => `${file.source} (${kind})`);
        const more = files.length > maximumNamed ? ` and ${files.length - maximumNamed} more` : '';
        report(
          { at },
          {
            message: `The image gets ${names.join(', ')}${more}.`,
            help: `Keep ${files.length === 1 ? basename(files[0]!.file.source) : 'them'} out by .dockerignore, and give secrets to the container when it starts.`,
          },
        );
      }
    },
  },
});
