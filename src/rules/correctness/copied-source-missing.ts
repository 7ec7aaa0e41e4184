import { defineRule } from '../../rule.js';
import { closest } from '../../text/similar.js';

export default defineRule({
  name: 'copied-source-missing',
  category: 'correctness',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'COPY or ADD of a file that the build context does not have.',
  why: 'The build stops at this instruction. Names in a build context are case-sensitive, whatever the disk says.',
  examples: {
    bad: { Dockerfile: 'FROM python:3.13-slim\nWORKDIR /app\nCOPY main.py .\n', 'app.py': '' },
    good: { Dockerfile: 'FROM python:3.13-slim\nWORKDIR /app\nCOPY app.py .\n', 'app.py': '' },
  },
  sources: ['https://docs.docker.com/reference/dockerfile/#copy'],
  on: {
    stage({ copies, dockerfile: { context } }, { project, report }) {
      if (!context.known) return;
      const { directory, matches, list } = context.value.context;
      for (const { instruction, sources, from } of copies) {
        if (from) continue;
        for (const source of sources) {
          const path = source.value.known ? source.value.value : undefined;
          // A glob that matches nothing is accepted: people write `poetry.lock*` to make a file optional.
          if (path === undefined || /[*?[]|^\w+:\/\/|^git@|^[A-Za-z]:/.test(path)) continue;
          const found = matches(path);
          if (!found.known || found.value.length > 0) continue;
          // What .dockerignore keeps out is there, but not for COPY: another rule's matter.
          const clean = path.replace(/^(\.{0,2}\/)+/, '').replace(/\/+$/, '');
          if (project.host.kindOf(directory === '.' ? clean : `${directory}/${clean}`) !== undefined) continue;
          const folder = clean.includes('/') ? clean.slice(0, clean.lastIndexOf('/')) : '.';
          const near = closest(
            clean,
            (list(folder) ?? []).map((entry) => entry.path),
          );
          report(source, {
            message: `${instruction.name} ${source.word.raw} fails: the build context ${directory === '.' ? '' : `${directory} `}has no ${clean}.`,
            help: near === undefined ? undefined : `Did you mean ${near}?`,
            related: context.evidence,
          });
        }
      }
    },
  },
});
