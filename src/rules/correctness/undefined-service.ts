import { defineRule } from '../../rule.js';
import type { Reference } from '../../model/compose.js';
import { closest } from '../../text/similar.js';

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
        'services:\n  web:\n    image: nginx:1.29\n    depends_on:\n      - ap\n  api:\n    image: nginx:1.29\n',
    },
    good: {
      'compose.yaml':
        'services:\n  web:\n    image: nginx:1.29\n    depends_on:\n      - api\n  api:\n    image: nginx:1.29\n',
    },
  },
  sources: ['https://docs.docker.com/reference/compose-file/services/#depends_on'],
  on: {
    service({ project, dependsOn, links, otherServices }, { report }) {
      if (project.open !== undefined) return;
      const judge = (reference: Reference) => {
        if (!reference.name.known || project.services.has(reference.name.value)) return;
        const near = closest(reference.name.value, project.services.keys());
        report(reference, {
          message: `There is no service named ${reference.name.value}.`,
          help: near === undefined ? undefined : `Did you mean ${near}?`,
        });
      };
      dependsOn.filter(({ required }) => required).forEach(judge);
      links.forEach(judge);
      otherServices.forEach(judge);
    },
  },
});
