import { isBuilderName } from '../../knowledge/stage-roles.js';
import { unreachableStages } from '../../model/dockerfile/copy-rings.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'unreachable-stage',
  category: 'correctness',
  severity: 'info',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'A stage that nothing is built from.',
  why: 'BuildKit skips it: what it tests is not tested, and what it builds is used by nobody.',
  examples: {
    bad: 'FROM python:3.13-slim AS builder\nRUN pip install --no-cache-dir flask==3.1.0\nFROM python:3.13-slim\nWORKDIR /app\n',
    good: 'FROM python:3.13-slim AS builder\nRUN pip install --no-cache-dir --prefix=/install flask==3.1.0\nFROM python:3.13-slim\nCOPY --from=builder /install /usr/local\n',
  },
  sources: ['https://docs.docker.com/build/building/multi-stage/#differences-between-legacy-builder-and-buildkit'],
  on: {
    dockerfile(dockerfile, { report }) {
      for (const stage of unreachableStages(dockerfile)) {
        // Any other name may be the --target of a build that is not seen here; a builder is made to be copied from.
        if (stage.name !== undefined && (stage.role !== 'production' || !isBuilderName(stage.name))) continue;
        const what = stage.name === undefined ? 'This stage' : `Stage ${stage.name}`;
        report(stage.from.alias ?? stage.from.image, {
          message: `${what} is used by no other stage and is not the last one.`,
          help: 'Copy from it with COPY --from, or remove it.',
        });
      }
    },
  },
});
