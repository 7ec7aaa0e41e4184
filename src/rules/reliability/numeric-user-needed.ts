import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'numeric-user-needed',
  category: 'reliability',
  severity: 'info',
  presets: [],
  fixable: false,
  since: '0.1.0',
  summary: 'The image runs as a user that is given by name.',
  why: 'Kubernetes does not look into the image: with `runAsNonRoot: true` it refuses to start a container whose user is not a number.',
  examples: {
    bad: 'FROM python:3.13-slim\nRUN useradd --uid 10001 app\nUSER app\n',
    good: 'FROM python:3.13-slim\nRUN useradd --uid 10001 app\nUSER 10001\n',
  },
  sources: ['https://kubernetes.io/docs/tasks/configure-pod-container/security-context/'],
  aliases: ['DL3066'],
  on: {
    stage({ isShipped, final: { user, userBy } }, { report }) {
      if (!isShipped || !user.known || !userBy) return;
      const [name = ''] = user.value.trim().split(':');
      // Root has its own rule, and `runAsNonRoot` refuses it by any name.
      if (name === '' || name === 'root' || /^\d+$/.test(name)) return;
      report(userBy, {
        message: `The image runs as ${name}, and Kubernetes cannot tell whether that is root.`,
        help: `Write the number of ${name}, as in USER 10001.`,
        related: user.evidence,
      });
    },
  },
});
