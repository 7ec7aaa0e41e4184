import { missingSources } from '../../model/dockerfile/missing-sources.js';
import { defineRule } from '../../rule.js';

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
    stage(stage, { project, report }) {
      const { context } = stage.dockerfile;
      if (!context.known) return;
      const { directory } = context.value.context;
      const folder = directory === '.' ? 'the build context' : `the build context ${directory}`;
      for (const { copy, source, path, similar } of missingSources(stage, project.host)) {
        report(source, {
          message: `${copy.instruction.name} ${source.word.raw} fails, because ${folder} has no ${path}.`,
          help: similar === undefined ? `Add it, or copy what ${folder} has.` : `Did you mean ${similar}?`,
          related: context.evidence,
        });
      }
    },
  },
});
