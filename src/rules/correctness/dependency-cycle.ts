import { type DependencyRing, dependencyRings } from '../../model/compose/names/dependency-rings.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'dependency-cycle',
  category: 'correctness',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'Services that wait for one another.',
  why: 'Compose refuses the project. Not only depends_on makes a service wait: links, volumes_from, and the namespaces of another service do, too.',
  examples: {
    bad: {
      'compose.yaml':
        'services:\n  web:\n    image: nginx:1.31\n    depends_on:\n      - api\n  api:\n    image: nginx:1.31\n    network_mode: service:web\n',
    },
    good: {
      'compose.yaml':
        'services:\n  web:\n    image: nginx:1.31\n  api:\n    image: nginx:1.31\n    network_mode: service:web\n',
    },
  },
  sources: [
    'https://docs.docker.com/reference/compose-file/services/#depends_on',
    'https://github.com/compose-spec/compose-go/blob/main/loader/normalize.go',
  ],
  on: {
    compose(project, { report }) {
      for (const ring of dependencyRings(project)) {
        const { closing, steps } = ring;
        report(closing, {
          message: messageOf(ring),
          help: `Remove one of the steps, for example ${closing.by} here.`,
          related: steps.map(({ at, service, name, by }) => ({ at, note: `${service.name} needs ${name} (${by})` })),
        });
      }
    },
  },
});

function messageOf({ steps, closing, length }: DependencyRing): string {
  if (length === 1) return `${closing.service.name} waits for itself.`;
  const names = steps.map(({ service }) => service.name);
  const gap = length > steps.length + 1 ? ['…'] : [];
  return `Services wait for one another: ${[...names, ...gap, closing.service.name, closing.name].join(' → ')}.`;
}
