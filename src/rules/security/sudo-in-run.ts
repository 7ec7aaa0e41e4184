import { isRootUser } from '../../knowledge/system-users.js';
import { sudoOf } from '../../model/command/sudo.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'sudo-in-run',
  category: 'security',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fixable: 'unsafe',
  since: '0.1.0',
  summary: '`sudo` in a RUN.',
  why: 'A RUN is root unless USER says otherwise, so sudo does nothing there. Where it does, the image lets its user become root, in a container too.',
  examples: {
    bad: 'FROM debian:13.2\nRUN sudo chmod 700 /srv\n',
    good: 'FROM debian:13.2\nRUN chmod 700 /srv\n',
  },
  sources: ['https://docs.docker.com/build/building/best-practices/#user'],
  aliases: ['DL3004', 'DS-0010'],
  on: {
    command(command, { report }) {
      const sudo = sudoOf(command);
      if (!sudo) return;
      const { user } = command.state;
      const isRoot = user.known && isRootUser(user.value);
      report(sudo.word, {
        message: isRoot ? 'This RUN is root already and needs no sudo.' : 'This RUN becomes root with sudo.',
        help: isRoot
          ? 'Remove sudo.'
          : 'Write USER root before it, and USER back behind it; then sudo need not be there.',
        fix: isRoot && sudo.removal ? { title: 'Remove sudo', edits: [sudo.removal] } : undefined,
      });
    },
  },
});
