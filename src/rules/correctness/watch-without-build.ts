import { watchTriggers } from '../../model/compose/running/watch.js';
import { valueOf } from '../../model/known.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'watch-without-build',
  category: 'correctness',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'A service that is to be rebuilt when files change has no build.',
  why: '`docker compose watch` stops with an error.',
  examples: {
    bad: {
      'compose.yaml':
        'services:\n  web:\n    image: nginx:1.31\n    develop:\n      watch:\n        - action: rebuild\n          path: ./site\n',
    },
    good: {
      'compose.yaml':
        'services:\n  web:\n    image: nginx:1.31\n    develop:\n      watch:\n        - action: sync\n          path: ./site\n          target: /usr/share/nginx/html\n',
    },
  },
  sources: [
    'https://docs.docker.com/reference/compose-file/develop/',
    'https://github.com/docker/compose/blob/main/pkg/compose/watch.go',
  ],
  on: {
    service(service, { report }) {
      if (service.attribute('build') || service.project.open !== undefined) return;
      for (const { action, does } of watchTriggers(service)) {
        if (valueOf(does) !== 'rebuild') continue;
        report(action, {
          message: `${service.name} is to be rebuilt when files change, but it has no build.`,
          help: 'Give it a build, or use the action sync or restart.',
        });
      }
    },
  },
});
