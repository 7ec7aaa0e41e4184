import { wrongDockerfile } from '../../model/compose/values/build-paths.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'missing-dockerfile',
  category: 'correctness',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'A service is built from a Dockerfile that does not exist.',
  why: 'The build stops before it begins. The path counts from the build context, not from the compose file.',
  examples: {
    bad: {
      'compose.yaml': 'services:\n  web:\n    build:\n      context: ./web\n      dockerfile: web/Dockerfile\n',
      'web/Dockerfile': 'FROM nginx:1.31\nUSER nginx\n',
    },
    good: {
      'compose.yaml': 'services:\n  web:\n    build:\n      context: ./web\n      dockerfile: Dockerfile\n',
      'web/Dockerfile': 'FROM nginx:1.31\nUSER nginx\n',
    },
  },
  sources: ['https://docs.docker.com/reference/compose-file/build/#dockerfile'],
  on: {
    service(service, { report, project: { host } }) {
      const { name, build, project } = service;
      const wrong = build && project.open === undefined ? wrongDockerfile(service, build, host) : undefined;
      if (!wrong) return;
      const { path, problem, near, others, context, evidence } = wrong;
      const folder = context === '.' ? 'The build context' : context;
      report(wrong, {
        message:
          problem === 'directory'
            ? `${name} is built from the Dockerfile ${path}, which is a folder.`
            : `${name} is built from the Dockerfile ${path}, which does not exist.`,
        help:
          near !== undefined
            ? `Did you mean ${near}? The path counts from the build context.`
            : others.length > 0
              ? `${folder} has ${others.slice(0, 3).join(', ')}: name it with build.dockerfile.`
              : `Add it, or name another one with build.dockerfile.`,
        related: evidence,
      });
    },
  },
});
