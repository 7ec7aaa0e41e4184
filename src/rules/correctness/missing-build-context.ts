import { unbuiltContexts, wrongContext, wrongNamedContexts } from '../../model/compose/values/build-paths.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'missing-build-context',
  category: 'correctness',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'A build context that does not exist.',
  why: 'The build stops before it begins. Names of folders are case-sensitive on the machines that build, whatever the own disk says.',
  examples: {
    bad: {
      'compose.yaml': 'services:\n  web:\n    build: ./web\n    user: app\n',
      'site/Dockerfile': 'FROM nginx:1.31\nUSER nginx\n',
    },
    good: {
      'compose.yaml': 'services:\n  web:\n    build: ./site\n    user: app\n',
      'site/Dockerfile': 'FROM nginx:1.31\nUSER nginx\n',
    },
  },
  sources: ['https://docs.docker.com/reference/compose-file/build/#context'],
  on: {
    service(service, { report, project: { host } }) {
      const { name, build, project } = service;
      if (!build || project.open !== undefined) return;
      const context = wrongContext(service, build, host);
      for (const wrong of [...(context ? [context] : []), ...wrongNamedContexts(service, host)]) {
        const { path, problem, near, evidence } = wrong;
        report(wrong, {
          message:
            problem === 'file'
              ? `${name} is built from ${path}, which is a file, not a folder.`
              : `${name} is built from the folder ${path}, which does not exist.`,
          help:
            near !== undefined
              ? `Did you mean ${near}?`
              : 'Add the folder, or name the one that is meant: paths count from the compose file.',
          related: evidence,
        });
      }
      for (const { at, service: other } of unbuiltContexts(service)) {
        report(
          { at },
          {
            message: `${name} is built with the image of ${other.name}, which has no build.`,
            help: 'Give the service a build, or name its image: docker-image://….',
            related: [{ at: other.at, note: `${other.name} is defined here` }],
          },
        );
      }
    },
  },
});
