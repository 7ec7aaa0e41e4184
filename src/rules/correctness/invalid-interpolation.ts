import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'invalid-interpolation',
  category: 'correctness',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'A `${` that starts no variable which Compose can read.',
  why: 'Compose refuses the file. It stops at the first such place; here all of them are reported, also those in defaults.',
  examples: {
    bad: { 'compose.yaml': 'services:\n  web:\n    image: nginx:${NGINX_VERSION!}\n' },
    good: { 'compose.yaml': 'services:\n  web:\n    image: nginx:${NGINX_VERSION:-1.31}\n' },
  },
  sources: ['https://docs.docker.com/reference/compose-file/interpolation/'],
  on: {
    document({ tree }, { report }) {
      for (const problem of tree.interpolationProblems) report(problem, problem);
    },
  },
});
