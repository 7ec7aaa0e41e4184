import { healthcheckTestFaults } from '../../model/compose/faults/healthcheck-test.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'invalid-healthcheck-test',
  category: 'correctness',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'A health check whose test does not say how to run it.',
  why: 'Compose refuses a list that begins with none of CMD, CMD-SHELL and NONE; as a text, such a word is a program that does not exist.',
  examples: {
    bad: {
      'compose.yaml':
        'services:\n  web:\n    image: nginx:1.31\n    healthcheck:\n      test: ["curl", "-f", "http://localhost"]\n',
    },
    good: {
      'compose.yaml':
        'services:\n  web:\n    image: nginx:1.31\n    healthcheck:\n      test: ["CMD", "curl", "-f", "http://localhost"]\n',
    },
  },
  sources: ['https://docs.docker.com/reference/compose-file/services/#healthcheck'],
  on: {
    compose(project, { report }) {
      for (const { at, accepted, ...fault } of healthcheckTestFaults(project)) {
        report({ at }, { ...fault, severity: accepted ? 'warning' : undefined });
      }
    },
  },
});
