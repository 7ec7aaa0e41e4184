import { swarmOnlySources } from '../../model/compose/running/swarm.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'swarm-only-source',
  category: 'correctness',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'A service is given a secret or config that only Swarm can supply.',
  why: '`docker compose up` takes secrets and configs from files, variables and their content; it refuses to start a service with an external one or one from a driver.',
  examples: {
    bad: {
      'compose.yaml':
        'services:\n  web:\n    image: nginx:1.31\n    secrets:\n      - key\nsecrets:\n  key:\n    external: true\n',
    },
    good: {
      'compose.yaml':
        'services:\n  web:\n    image: nginx:1.31\n    secrets:\n      - key\nsecrets:\n  key:\n    environment: KEY\n',
    },
  },
  sources: [
    'https://docs.docker.com/reference/compose-file/secrets/',
    'https://github.com/docker/compose/blob/main/pkg/compose/create.go',
  ],
  on: {
    compose(project, { report }) {
      for (const { kind, resource, attribute, key, users } of swarmOnlySources(project)) {
        const names = [...new Set(users.map(({ service }) => service.name))];
        report(key, {
          message:
            attribute === 'external'
              ? `docker compose cannot give ${names.join(' and ')} the external ${kind} ${resource.name}: only Swarm has it.`
              : `docker compose cannot give ${names.join(' and ')} the ${kind} ${resource.name}: only Swarm knows ${attribute}.`,
          help: `Take it from \`file\` or \`environment\`${kind === 'config' ? ', or write it as `content`' : ''}.`,
          related: users.map(({ at, service }) => ({ at, note: `${service.name} is given it here` })),
        });
      }
    },
  },
});
