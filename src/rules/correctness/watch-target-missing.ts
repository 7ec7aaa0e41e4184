import { needsTarget, watchTriggers } from '../../model/compose/running/watch.js';
import { valueOf } from '../../model/known.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'watch-target-missing',
  category: 'correctness',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'Changed files are to be copied into the container, and nothing says where to.',
  why: 'Compose refuses the project: every action that begins with `sync` needs a target.',
  examples: {
    bad: {
      'compose.yaml':
        'services:\n  web:\n    image: nginx:1.31\n    develop:\n      watch:\n        - action: sync\n          path: ./site\n',
    },
    good: {
      'compose.yaml':
        'services:\n  web:\n    image: nginx:1.31\n    develop:\n      watch:\n        - action: sync\n          path: ./site\n          target: /usr/share/nginx/html\n',
    },
  },
  sources: ['https://docs.docker.com/reference/compose-file/develop/#target'],
  on: {
    service(service, { report }) {
      if (service.project.open !== undefined) return;
      for (const trigger of watchTriggers(service)) {
        if (trigger.hasTarget || !needsTarget(trigger)) continue;
        report(trigger.action, {
          message: `The action ${valueOf(trigger.does)} of ${service.name} has no target.`,
          help: 'Add target, the folder in the container, or use the action rebuild or restart.',
        });
      }
    },
  },
});
