import { emptyAttribute } from '../../model/compose/running/empty-start.js';
import { removeAttribute } from '../../model/compose/writing/own-text.js';
import { defineRule } from '../../rule.js';

const attributes = [
  { name: 'command', own: 'CMD' },
  { name: 'working_dir', own: 'WORKDIR' },
] as const;

export default defineRule({
  name: 'empty-command',
  category: 'correctness',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fixable: 'safe',
  since: '0.1.0',
  summary: 'An empty command or working_dir, which changes nothing.',
  why: 'It reads as if the CMD or WORKDIR of the image were cleared, and the Compose specification says so of command, but Docker uses what the image says.',
  examples: {
    bad: { 'compose.yaml': "services:\n  web:\n    image: nginx:1.31\n    command: ''\n    restart: always\n" },
    good: { 'compose.yaml': 'services:\n  web:\n    image: nginx:1.31\n    restart: always\n' },
  },
  sources: [
    'https://docs.docker.com/reference/compose-file/services/#command',
    'https://github.com/moby/moby/blob/master/daemon/commit.go',
  ],
  on: {
    service(service, { report }) {
      for (const { name, own } of attributes) {
        const entry = emptyAttribute(service, name);
        if (!entry) continue;
        const edit = removeAttribute(service, name);
        report(entry, {
          message: `${name} is empty, so Docker uses the ${own} of the image all the same.`,
          help: `Remove it, or say what ${service.name} needs.`,
          fix: edit && { title: `Remove ${name}`, edits: [edit] },
        });
      }
    },
  },
});
