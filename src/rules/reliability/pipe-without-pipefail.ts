import { type UnguardedPipe, unguardedPipes } from '../../model/command/pipefail.js';
import { defineRule, type Finding } from '../../rule.js';
import { insertBefore, insertLinesAbove } from '../../text/location.js';

export default defineRule({
  name: 'pipe-without-pipefail',
  category: 'reliability',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fixable: 'unsafe',
  since: '0.1.0',
  summary: 'A pipe in RUN hides that its first command failed.',
  why: 'A shell takes the status of the last command for that of the pipe: when the download fails, the build goes on with half a file or none. Pipes into tar, gunzip, gpg and the like are left alone: these fail by themselves.',
  examples: {
    bad: 'FROM buildpack-deps:trixie\nRUN curl -fsSL https://example.org/data.json | jq .version > /srv/version\n',
    good: 'FROM buildpack-deps:trixie\nSHELL ["/bin/bash", "-o", "pipefail", "-c"]\nRUN curl -fsSL https://example.org/data.json | jq .version > /srv/version\n',
  },
  sources: ['https://docs.docker.com/build/building/best-practices/#using-pipes'],
  aliases: ['DL4006'],
  on: {
    stage(stage, { report }) {
      unguardedPipes(stage).forEach((pipe, index) => {
        const { command } = pipe;
        report(command, {
          message: `Nobody notices when ${command.program ?? 'this command'} fails: the pipe ends as its last command does.`,
          ...remedyOf(pipe, index === 0),
        });
      });
    },
  },
});

const bashLine = 'SHELL ["/bin/bash", "-o", "pipefail", "-c"]';

/** One SHELL is enough for all RUNs below it. */
function remedyOf({ shell, start, command }: UnguardedPipe, isFirst: boolean): Pick<Finding, 'help' | 'fix'> {
  if (shell === undefined) return { help: 'Switch pipefail on, in a shell that has it, such as bash.' };
  if (shell === 'dash') {
    const edits = [insertLinesAbove(command.instruction, [bashLine])];
    return {
      help: `Write ${bashLine} before it: the /bin/sh of this image may not know pipefail.`,
      fix: isFirst && start ? { title: 'Run with bash and pipefail', edits } : undefined,
    };
  }
  return {
    help: 'Write set -o pipefail before it.',
    fix: start && { title: 'Switch pipefail on', edits: [insertBefore(start, 'set -o pipefail && ')] },
  };
}
