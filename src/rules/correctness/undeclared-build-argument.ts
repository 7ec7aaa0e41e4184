import { undeclaredArguments } from '../../model/compose/values/build-arguments.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'undeclared-build-argument',
  category: 'correctness',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'A build argument that no ARG of the Dockerfile takes.',
  why: 'The value has no effect, and the build does not say so: an ARG takes it only in the stages that are built.',
  examples: {
    bad: {
      'compose.yaml': 'services:\n  web:\n    build:\n      context: .\n      args:\n        LANGUAGE: en\n',
      Dockerfile: 'FROM nginx:1.31\nENV LANGUAGE=$LANGUAGE\nUSER nginx\n',
    },
    good: {
      'compose.yaml': 'services:\n  web:\n    build:\n      context: .\n      args:\n        LANGUAGE: en\n',
      Dockerfile: 'FROM nginx:1.31\nARG LANGUAGE\nENV LANGUAGE=$LANGUAGE\nUSER nginx\n',
    },
  },
  sources: [
    'https://docs.docker.com/reference/compose-file/build/#args',
    'https://docs.docker.com/reference/dockerfile/#arg',
  ],
  on: {
    compose(project, { report }) {
      for (const { at, service, name, source, near } of undeclaredArguments(project)) {
        const isElsewhere = source.allArgumentNames.has(name);
        const where = isElsewhere ? `the stages of ${source.name} that are built` : source.name;
        report(
          { at },
          {
            message: `${service.name} is built with the argument ${name}, but no ARG in ${where} takes it.`,
            help:
              near === undefined ? `Remove it, or add ARG ${name} to the stage that uses it.` : `Did you mean ${near}?`,
            // One list of arguments may serve the builds of several stages.
            severity: isElsewhere ? 'info' : undefined,
          },
        );
      }
    },
  },
});
