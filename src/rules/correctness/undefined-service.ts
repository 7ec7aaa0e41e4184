import { missingExtended, undefinedNames } from '../../model/compose/names/undefined-names.js';
import type { LoadFault } from '../../model/compose.js';
import { defineRule, type Finding } from '../../rule.js';

export default defineRule({
  name: 'undefined-service',
  category: 'correctness',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'A service refers to a service that does not exist.',
  why: 'Compose refuses the project: depends_on, links, volumes_from and `service:` need a service of that name.',
  examples: {
    bad: {
      'compose.yaml':
        'services:\n  web:\n    image: nginx:1.31\n    depends_on:\n      - ap\n  api:\n    image: nginx:1.31\n',
    },
    good: {
      'compose.yaml':
        'services:\n  web:\n    image: nginx:1.31\n    depends_on:\n      - api\n  api:\n    image: nginx:1.31\n',
    },
  },
  sources: ['https://docs.docker.com/reference/compose-file/services/#depends_on'],
  on: {
    compose(project, { report }) {
      for (const { at, service, path, near, definedIn } of missingExtended(project)) {
        report(
          { at },
          {
            message: `The service ${service} is extended, but ${path} does not define it.`,
            help:
              definedIn !== undefined
                ? `Name the file that does: \`file: ${definedIn}\`.`
                : near === undefined
                  ? 'Define the service, or extend another one.'
                  : `Did you mean ${near}?`,
          },
        );
      }
      for (const fault of project.faults) {
        if (fault.kind === 'missing-service') report(fault, extendsFinding(fault));
      }
      for (const { at, service, name, near } of undefinedNames(project, 'services')) {
        report(
          { at },
          {
            message: `${service.name} refers to the service ${name}, which does not exist.`,
            help: near === undefined ? 'Define the service, or remove the reference.' : `Did you mean ${near}?`,
          },
        );
      }
    },
  },
});

/** `extends` sees one file at a time: what another one defines does not help. */
function extendsFinding({ service, path, near, definedIn }: Extract<LoadFault, { kind: 'missing-service' }>): Finding {
  const message = `The service ${service} is extended, but ${path} does not define it.`;
  if (definedIn !== undefined) return { message, help: `Name the file that does: \`file: ${definedIn}\`.` };
  return { message, help: near === undefined ? `Define the service in ${path}.` : `Did you mean ${near}?` };
}
