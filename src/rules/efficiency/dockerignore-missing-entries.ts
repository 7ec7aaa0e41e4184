import { contextBallast } from '../../model/dockerfile/context-ballast.js';
import { valueOf } from '../../model/known.js';
import { defineRule } from '../../rule.js';
import { appendLines, place } from '../../text/location.js';
import { basename } from '../../text/path.js';

export default defineRule({
  name: 'dockerignore-missing-entries',
  category: 'efficiency',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fixable: 'unsafe',
  since: '0.1.0',
  summary: 'The whole build context is copied with caches, the history or a virtual environment in it.',
  why: 'They make the image larger and every build a new one. A virtual environment is made for the machine that it is on, and tools in the image may take it for their own.',
  examples: {
    bad: {
      Dockerfile: 'FROM python:3.13-slim\nWORKDIR /app\nCOPY . .\n',
      'app.py': '',
      '.dockerignore': '.git\n',
      '.venv/pyvenv.cfg': 'version = 3.13.1\n',
    },
    good: {
      Dockerfile: 'FROM python:3.13-slim\nWORKDIR /app\nCOPY . .\nUSER 1000\n',
      'app.py': '',
      '.dockerignore': '.git\n.venv\n',
      '.venv/pyvenv.cfg': 'version = 3.13.1\n',
    },
  },
  sources: [
    'https://docs.docker.com/build/concepts/context/#dockerignore-files',
    'https://docs.astral.sh/uv/guides/integration/docker/#installing-a-project',
  ],
  on: {
    dockerfile(dockerfile, { report }) {
      const found = contextBallast(dockerfile);
      const ignore = valueOf(dockerfile.context)?.context.ignore;
      if (!found || !ignore) return;
      const { source, ballast } = found;
      const patterns = ballast.map(({ pattern }) => pattern);
      const { file } = ignore;
      const name = basename(file.path);
      report(source, {
        message: `This copies ${listOf(ballast.map(({ path, what }) => `${path} (${what})`))}.`,
        help: `Keep ${ballast.length > 1 ? 'them' : 'it'} out with ${listOf(patterns)} in ${name}.`,
        related: [{ at: place(file, 0, file.lineSpan(1).end), note: `${name} lets it through` }],
        severity: ballast.some(({ isEnvironment }) => isEnvironment) ? undefined : 'info',
        fix: { title: `Add to ${name}`, edits: [appendLines(file, patterns)] },
      });
    },
  },
});

const listOf = (texts: readonly string[]): string =>
  texts.length < 2 ? (texts[0] ?? '') : `${texts.slice(0, -1).join(', ')} and ${texts.at(-1)}`;
