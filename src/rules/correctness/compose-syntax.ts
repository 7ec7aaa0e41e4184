import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'compose-syntax',
  category: 'correctness',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'A compose file that is not valid YAML, or that Compose cannot read as one.',
  why: 'Compose stops at the first such place. All of them are reported here, each where it is.',
  examples: {
    bad: { 'compose.yaml': 'services:\n  web:\n    image: nginx:1.31\n    image: nginx:1.30\n' },
    good: { 'compose.yaml': 'services:\n  web:\n    image: nginx:1.31\n' },
  },
  sources: ['https://docs.docker.com/reference/compose-file/', 'https://yaml.org/spec/1.2.2/'],
  aliases: ['invalid-yaml'],
  on: {
    document({ tree }, { report }) {
      if (tree.templated) return;
      for (const problem of tree.problems) report(problem, problem);
    },
  },
});
