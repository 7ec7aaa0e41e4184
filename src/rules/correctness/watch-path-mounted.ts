import { mountOfWatched, watchTriggers } from '../../model/compose/running/watch.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'watch-path-mounted',
  category: 'correctness',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'A watched folder that the container sees through a bind mount anyway.',
  why: '`docker compose watch` warns and does not watch the folder, so that its action never runs.',
  examples: {
    bad: {
      'compose.yaml':
        'services:\n  web:\n    image: nginx:1.31\n    volumes:\n      - ./site:/usr/share/nginx/html\n    develop:\n      watch:\n        - action: sync\n          path: ./site\n          target: /usr/share/nginx/html\n',
      'site/index.html': '',
    },
    good: {
      'compose.yaml':
        'services:\n  web:\n    image: nginx:1.31\n    develop:\n      watch:\n        - action: sync\n          path: ./site\n          target: /usr/share/nginx/html\n',
      'site/index.html': '',
    },
  },
  sources: ['https://github.com/docker/compose/blob/main/pkg/compose/watch.go'],
  on: {
    service(service, { report, project: { host } }) {
      for (const trigger of watchTriggers(service)) {
        const mount = mountOfWatched(trigger, host);
        if (!mount || !trigger.path) continue;
        report(trigger.path, {
          message: `Compose does not watch this path, because a bind mount shows it to ${service.name} already.`,
          help: 'Keep one of the two: the bind mount, or the action.',
          related: [{ at: mount.at, note: 'the bind mount' }],
        });
      }
    },
  },
});
