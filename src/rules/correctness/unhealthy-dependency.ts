import { healthcheckCommand } from '../../knowledge/healthchecks.js';
import { endlessWaits } from '../../model/compose/running/health.js';
import { valueOf } from '../../model/known.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'unhealthy-dependency',
  category: 'correctness',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'A service waits for the health of one that has no health check.',
  why: 'Compose starts the other container, finds no health check, and gives up: `service_healthy` needs a `healthcheck` or an image with HEALTHCHECK.',
  examples: {
    bad: {
      'compose.yaml':
        'services:\n  web:\n    image: nginx:1.31\n    depends_on:\n      cache:\n        condition: service_healthy\n  cache:\n    image: memcached:1.6\n',
    },
    good: {
      'compose.yaml':
        'services:\n  web:\n    image: nginx:1.31\n    depends_on:\n      cache:\n        condition: service_healthy\n  cache:\n    image: memcached:1.6\n    healthcheck:\n      test: ["CMD", "sh", "-c", "echo stats | nc localhost 11211"]\n',
    },
  },
  sources: [
    'https://docs.docker.com/compose/how-tos/startup-order/',
    'https://docs.docker.com/reference/compose-file/services/#healthcheck',
  ],
  on: {
    service(service, { report }) {
      for (const { at, needed, disabledBy } of endlessWaits(service)) {
        const command = healthcheckCommand(valueOf(needed.image?.reference)?.name ?? '');
        report(
          { at },
          {
            message: disabledBy
              ? `${service.name} waits until ${needed.name} is healthy, but the health check of ${needed.name} is switched off.`
              : `${service.name} waits until ${needed.name} is healthy, but ${needed.name} has no health check.`,
            help: command
              ? `Give ${needed.name} a healthcheck, for example with the test \`${command}\`, or wait for service_started.`
              : `Give ${needed.name} a healthcheck, or wait for service_started.`,
            related: [
              { at: (disabledBy ?? needed).at, note: `${needed.name} ${disabledBy ? 'has none' : 'is defined here'}` },
            ],
          },
        );
      }
    },
  },
});
