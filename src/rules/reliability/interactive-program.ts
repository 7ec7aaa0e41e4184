import { interactiveProgramOf } from '../../knowledge/interactive-programs.js';
import { laterInRun } from '../../model/command/removal.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'interactive-program',
  category: 'reliability',
  severity: 'info',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'A program for people or for a running system in a RUN.',
  why: 'A build has no terminal, no session and no init system, and what it starts ends with the RUN.',
  examples: {
    bad: 'FROM debian:13.2\nRUN systemctl start nginx\n',
    good: 'FROM debian:13.2\nCMD ["nginx", "-g", "daemon off;"]\n',
  },
  sources: ['https://docs.docker.com/engine/containers/multi-service_container/'],
  aliases: ['DL3001'],
  on: {
    command(command, { report }) {
      const { program, mounts } = command;
      const found = program === undefined ? undefined : interactiveProgramOf(program);
      if (!found || command.shell?.joinedBy === '|') return;
      if (command.arguments.some(({ value }) => value === undefined || found.harmless.test(value))) return;
      if (found.servesOthers && laterInRun(command).length > 0) return;
      if (program === 'ssh' && mounts.some(({ type }) => type === 'ssh' || type === 'secret')) return;
      report(command, { message: `${program} ${found.flaw}, which has no use in a build.` });
    },
  },
});
