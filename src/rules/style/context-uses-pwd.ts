import { workingFolderUses } from '../../model/compose/running/working-folder.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'context-uses-pwd',
  category: 'style',
  severity: 'info',
  presets: ['strict'],
  fixable: 'unsafe',
  since: '0.1.0',
  summary: 'A path of a compose file that begins with PWD.',
  why: 'PWD is the folder that Compose is called from. Relative paths count from the compose file, wherever that is.',
  examples: {
    bad: { 'compose.yaml': 'services:\n  web:\n    build: ${PWD}\n', Dockerfile: 'FROM python:3.13-slim\n' },
    good: {
      'compose.yaml': 'services:\n  web:\n    build: .\n    restart: always\n',
      Dockerfile: 'FROM python:3.13-slim\nUSER 1000\nCMD ["python", "-c", "input()"]\n',
    },
  },
  sources: ['https://docs.docker.com/reference/compose-file/build/#context'],
  on: {
    compose(project, { report }) {
      for (const { at, edit } of workingFolderUses(project)) {
        report(
          { at },
          {
            message: 'This path counts from the folder that Compose is called from, not from this file.',
            help: 'Write . instead: paths count from the compose file.',
            fix: edit && { title: 'Write .', edits: [edit] },
          },
        );
      }
    },
  },
});
