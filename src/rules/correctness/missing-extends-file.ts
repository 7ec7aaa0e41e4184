import { fileFaults, fileHelp } from '../../model/compose/loading/file-faults.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'missing-extends-file',
  category: 'correctness',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'A service extends one of a file that does not exist.',
  why: 'Compose refuses the project. The path counts from the folder of the project, and in an extended file from its own.',
  examples: {
    bad: {
      'compose.yaml':
        'services:\n  web:\n    image: nginx:1.31\n    extends:\n      file: common.yaml\n      service: base\n',
    },
    good: {
      'compose.yaml':
        'services:\n  web:\n    image: nginx:1.31\n    extends:\n      file: common.yaml\n      service: base\n',
      'common.yaml': 'services:\n  base:\n    read_only: true\n',
    },
  },
  sources: [
    'https://docs.docker.com/reference/compose-file/services/#extends',
    'https://github.com/compose-spec/compose-go/blob/main/loader/extends.go',
  ],
  on: {
    compose(project, { report }) {
      for (const fault of fileFaults(project, ['extends'])) {
        const message = fault.isDirectory
          ? `The extended file ${fault.path} is a directory.`
          : `The extended file ${fault.path} does not exist.`;
        const related = fault.others.map(({ at }) => ({ at, note: 'Named here, too' }));
        report(fault, { message, help: fileHelp(fault), related });
      }
    },
  },
});
