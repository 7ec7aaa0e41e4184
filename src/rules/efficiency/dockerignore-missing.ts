import { isUnwantedAtTop } from '../../knowledge/unwanted-files.js';
import { isWholeContext } from '../../model/dockerfile/cache-order.js';
import { newDockerignore } from '../../model/dockerfile/new-dockerignore.js';
import { valueOf } from '../../model/known.js';
import { defineRule } from '../../rule.js';
import { basename } from '../../text/path.js';

export default defineRule({
  name: 'dockerignore-missing',
  category: 'efficiency',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fixable: 'unsafe',
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
    dockerfile({ stages, context }, { project, report }) {
      if (!context.known || context.value.context.ignore) return;
      const { directory, list } = context.value.context;
      // A folder of sources below the root has no history and no settings to keep out.
      const isRoot = project.host.rootOf(directory) === directory;
      if (!isRoot && !(list('.') ?? []).some(({ path }) => isUnwantedAtTop(basename(path)))) return;
      const whole = stages
        .flatMap(({ copies }) => copies)
        .filter(({ from }) => !from)
        .flatMap(({ sources }) => sources)
        .find(({ value }) => isWholeContext(valueOf(value) ?? ''));
      if (!whole) return;
      const created = newDockerignore(context.value.context, project);
      report(whole, {
        message: `The whole of ${directory === '.' ? 'the build context' : directory} is copied, and there is no .dockerignore.`,
        help: 'Write one that keeps out at least .git, .env, virtual environments and caches.',
        related: context.evidence,
        fix: created && { title: `Create ${created.path}`, edits: [], creates: [created] },
      });
    },
  },
});
