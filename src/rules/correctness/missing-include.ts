import { fileFaults, fileHelp } from '../../model/compose/loading/file-faults.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'missing-include',
  category: 'correctness',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'A compose file includes a file that does not exist.',
  why: 'Compose refuses the project. Paths of `include` count from the folder of the project, not from that of the file.',
  examples: {
    bad: { 'compose.yaml': 'include:\n  - db/compose.yaml\nservices:\n  web:\n    image: nginx:1.31\n' },
    good: {
      'compose.yaml': 'include:\n  - db/compose.yaml\nservices:\n  web:\n    image: nginx:1.31\n',
      'db/compose.yaml': 'services:\n  cache:\n    image: nginx:1.31\n',
    },
  },
  sources: [
    'https://docs.docker.com/reference/compose-file/include/',
    'https://github.com/compose-spec/compose-go/blob/main/loader/include.go',
  ],
  on: {
    compose(project, { report }) {
      for (const fault of fileFaults(project, ['include', 'include-env-file'])) {
        const what = fault.by === 'include' ? 'file' : 'environment file';
        const message = fault.isDirectory
          ? `The included ${what} ${fault.path} is a directory.`
          : `The included ${what} ${fault.path} does not exist.`;
        const related = fault.others.map(({ at }) => ({ at, note: 'Named here, too' }));
        report(fault, { message, help: fileHelp(fault), related });
      }
    },
  },
});
