import { ringsOf, wayOf } from '../../model/compose/loading/file-faults.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'include-cycle',
  category: 'correctness',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'Compose files that include one another.',
  why: 'Compose refuses the project.',
  examples: {
    bad: {
      'compose.yaml': 'include:\n  - db.yaml\nservices:\n  web:\n    image: nginx:1.31\n',
      'db.yaml': 'include:\n  - compose.yaml\nservices:\n  api:\n    image: nginx:1.31\n',
    },
    good: {
      'compose.yaml': 'include:\n  - db.yaml\nservices:\n  web:\n    image: nginx:1.31\n',
      'db.yaml': 'services:\n  api:\n    image: nginx:1.31\n',
    },
  },
  sources: [
    'https://docs.docker.com/reference/compose-file/include/',
    'https://github.com/compose-spec/compose-go/blob/main/loader/include.go',
  ],
  on: {
    compose(project, { report }) {
      for (const fault of ringsOf(project, 'include')) {
        const [{ name }] = fault.ring;
        report(fault, {
          message:
            fault.ring.length === 1
              ? `${name} includes itself.`
              : `Compose files include one another: ${wayOf(fault)}.`,
          help: 'Remove one of the steps.',
          related: fault.ring.slice(1).map((step) => ({ at: step.at, note: `${step.name} includes the next here` })),
        });
      }
    },
  },
});
