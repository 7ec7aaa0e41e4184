import { shellChange } from '../../model/command/login-shell.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'login-shell-changed',
  category: 'reliability',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fixable: 'unsafe',
  since: '0.1.0',
  summary: 'RUN puts another shell in the place of /bin/sh.',
  why: 'All scripts of the system run with it from then on, and the next update of the package may undo it. SHELL chooses the shell of the build alone.',
  examples: {
    bad: 'FROM debian:13.2\nRUN ln -sf /bin/bash /bin/sh\n',
    good: 'FROM debian:13.2\nSHELL ["/bin/bash", "-c"]\n',
  },
  sources: ['https://docs.docker.com/reference/dockerfile/#shell'],
  aliases: ['DL4005'],
  on: {
    command(command, { report }) {
      const change = shellChange(command);
      if (!change) return;
      const { shell, edit } = change;
      report(command, {
        message: `This makes ${shell} the /bin/sh of the whole system.`,
        help: `Write SHELL ["${shell}", "-c"] instead.`,
        fix: edit && { title: 'Choose the shell by SHELL', edits: [edit] },
      });
    },
  },
});
