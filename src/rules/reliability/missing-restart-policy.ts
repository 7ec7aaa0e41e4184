import { restartPolicy, runsOnce } from '../../model/compose/running/restart.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'missing-restart-policy',
  category: 'reliability',
  severity: 'info',
  presets: [],
  fixable: false,
  since: '0.1.0',
  summary: 'A service does not say whether it starts again.',
  why: 'Without a policy a container that ends, or a server that boots, leaves the service down until somebody looks.',
  examples: {
    bad: { 'compose.yaml': 'services:\n  web:\n    image: nginx:1.31\n' },
    good: { 'compose.yaml': 'services:\n  web:\n    image: nginx:1.31\n    restart: unless-stopped\n' },
  },
  sources: ['https://docs.docker.com/reference/compose-file/services/#restart'],
  on: {
    service(service, { report }) {
      const { name, role, project, profiles } = service;
      if (role !== 'production' || project.open !== undefined || profiles.length > 0) return;
      if (restartPolicy(service) !== 'none' || runsOnce(service)) return;
      report(service, {
        message: `${name} has no restart policy, so it stays down when it ends or the machine boots.`,
        help: 'Set `restart: unless-stopped`, or `restart: "no"` for a task that ends.',
      });
    },
  },
});
