import { buildSource } from '../../model/compose/values/build-source.js';
import { defineRule } from '../../rule.js';
import { closest } from '../../text/similar.js';

export default defineRule({
  name: 'missing-build-target',
  category: 'correctness',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'A service is built up to a stage that its Dockerfile does not have.',
  why: 'The build stops before it begins.',
  examples: {
    bad: {
      'compose.yaml': 'services:\n  web:\n    build:\n      context: .\n      target: prod\n',
      Dockerfile: 'FROM nginx:1.31 AS production\nUSER nginx\n',
    },
    good: {
      'compose.yaml': 'services:\n  web:\n    build:\n      context: .\n      target: production\n',
      Dockerfile: 'FROM nginx:1.31 AS production\nUSER nginx\n',
    },
  },
  sources: ['https://docs.docker.com/reference/compose-file/build/#target'],
  on: {
    service(service, { report }) {
      const { name, build, project } = service;
      if (!build?.target?.name.known || project.open !== undefined) return;
      const source = buildSource(service, build);
      const { value: target, evidence } = build.target.name;
      if (!source.known || source.value.hasStage(target)) return;
      const { name: file, stageNames } = source.value;
      const near = closest(target, stageNames);
      report(build.target, {
        message: `${name} is built up to the stage ${target}, which ${file} does not have.`,
        help:
          near !== undefined
            ? `Did you mean ${near}?`
            : stageNames.length > 0
              ? `Its stages are ${stageNames.slice(0, 6).join(', ')}.`
              : 'Its stages have no names: give them one with FROM … AS.',
        related: evidence,
      });
    },
  },
});
