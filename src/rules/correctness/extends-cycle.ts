import { ringsOf, wayOf } from '../../model/compose/loading/file-faults.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'extends-cycle',
  category: 'correctness',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'Services that extend one another.',
  why: 'Compose refuses the project: none of them is ever whole.',
  examples: {
    bad: {
      'compose.yaml':
        'services:\n  web:\n    extends: api\n    image: nginx:1.31\n  api:\n    extends: web\n    image: nginx:1.31\n',
    },
    good: {
      'compose.yaml': 'services:\n  web:\n    extends: api\n  api:\n    image: nginx:1.31\n',
    },
  },
  sources: [
    'https://docs.docker.com/reference/compose-file/services/#extends',
    'https://github.com/compose-spec/compose-go/blob/main/loader/extends.go',
  ],
  on: {
    compose(project, { report }) {
      for (const fault of ringsOf(project, 'extends')) {
        const [{ name }] = fault.ring;
        report(fault, {
          message:
            fault.ring.length === 1 ? `${name} extends itself.` : `Services extend one another: ${wayOf(fault)}.`,
          help: 'Remove one of the steps.',
          related: fault.ring.slice(1).map((step) => ({ at: step.at, note: `${step.name} extends the next here` })),
        });
      }
    },
  },
});
