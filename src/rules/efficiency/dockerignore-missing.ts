import { defineRule } from '../../rule.js';
import { isInside } from '../../text/path.js';

export default defineRule({
  name: 'dockerignore-missing',
  category: 'efficiency',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'The whole build context is copied, and no .dockerignore keeps anything out.',
  why: 'The history of the repository, virtual environments, caches and .env files go into the image, and every change to any of them builds all later layers again.',
  examples: {
    bad: { Dockerfile: 'FROM python:3.13-slim\nWORKDIR /app\nCOPY . .\n', 'app.py': '' },
    good: {
      Dockerfile: 'FROM python:3.13-slim\nWORKDIR /app\nCOPY . .\n',
      'app.py': '',
      '.dockerignore': '.git\n.env\n',
    },
  },
  sources: ['https://docs.docker.com/build/concepts/context/#dockerignore-files'],
  on: {
    dockerfile({ stages, context, file }, { report }) {
      if (!context.known || context.value.context.ignore) return;
      const { directory, list } = context.value.context;
      // A folder of sources alone, with the Dockerfile elsewhere, has nothing to keep out.
      const entries = list('.') ?? [];
      if (!isInside(directory, file.path) && !entries.some((entry) => entry.path.startsWith('.'))) return;
      const whole = stages
        .flatMap((stage) => stage.copies)
        .filter((copy) => !copy.from)
        .flatMap((copy) => copy.sources)
        .find((source) => source.value.known && /^(\.{0,2}\/)*\.?$/.test(source.value.value));
      if (!whole) return;
      report(whole, {
        message: `The whole of ${directory === '.' ? 'the build context' : directory} is copied, and there is no .dockerignore.`,
        help: 'Write one that keeps out at least .git, .env, virtual environments and caches.',
      });
    },
  },
});
