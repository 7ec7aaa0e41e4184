import { insertOption } from '../../model/command/command-end.js';
import { largeUserId } from '../../model/command/user-id.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'sparse-user-id',
  category: 'efficiency',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fixable: 'safe',
  since: '0.1.0',
  summary: '`useradd` with a large user ID makes the image huge.',
  why: 'useradd writes to /var/log/lastlog and /var/log/faillog at a place that grows with the ID. Such a file is mostly holes, which an image stores as gigabytes of zeros.',
  examples: {
    bad: 'FROM debian:13.2\nRUN useradd --uid 1000700 app\n',
    good: 'FROM debian:13.2\nRUN useradd -l --uid 1000700 app\n',
  },
  sources: ['https://docs.docker.com/build/building/best-practices/#user'],
  aliases: ['DL3046'],
  on: {
    command(command, { report }) {
      const id = largeUserId(command);
      if (!id) return;
      report(id.option, {
        message: `useradd makes log files whose size grows with the user ID ${id.value}.`,
        help: 'Add -l (--no-log-init), or take a smaller ID.',
        fix: { title: 'Add -l', edits: [insertOption(command, command.programWord, '-l')] },
      });
    },
  },
});
