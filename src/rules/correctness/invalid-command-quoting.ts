import { commandFaults } from '../../model/compose/faults/command-quoting.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'invalid-command-quoting',
  category: 'correctness',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'A command of one text that Compose cannot split into words.',
  why: 'No shell reads the command: Compose refuses the whole project because of an open quote or a parenthesis.',
  examples: {
    bad: { 'compose.yaml': "services:\n  web:\n    image: nginx:1.31\n    command: nginx -g 'daemon off;\n" },
    good: { 'compose.yaml': "services:\n  web:\n    image: nginx:1.31\n    command: nginx -g 'daemon off;'\n" },
  },
  sources: ['https://docs.docker.com/reference/compose-file/services/#command'],
  on: {
    compose(project, { report }) {
      for (const { at, ...fault } of commandFaults(project)) report({ at }, fault);
    },
  },
});
