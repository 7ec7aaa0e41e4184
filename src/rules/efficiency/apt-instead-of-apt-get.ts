import { aptGetSubcommand } from '../../knowledge/package-managers.js';
import { operandsIn } from '../../model/command/removal.js';
import { defineRule } from '../../rule.js';
import { replace, textOf } from '../../text/location.js';

export default defineRule({
  name: 'apt-instead-of-apt-get',
  category: 'efficiency',
  severity: 'info',
  presets: ['recommended', 'strict'],
  fixable: 'safe',
  since: '0.1.0',
  summary: '`apt` in a RUN.',
  why: 'apt is for people at a terminal: its options and its output change between versions, and it warns about that in every build. apt-get and apt-cache stay as they are.',
  examples: {
    bad: 'FROM python:3.13-slim\nRUN apt update && apt-get install -y --no-install-recommends libpq5 && rm -rf /var/lib/apt/lists/*\n',
    good: 'FROM python:3.13-slim\nRUN apt-get update && apt-get install -y --no-install-recommends libpq5 && rm -rf /var/lib/apt/lists/*\n',
  },
  sources: ['https://manpages.debian.org/stable/apt/apt.8.en.html#SCRIPT_USAGE_AND_DIFFERENCES_FROM_OTHER_APT_TOOLS'],
  aliases: ['DL3027', 'CKV_DOCKER_9'],
  on: {
    command(command, { report }) {
      if (command.program !== 'apt') return;
      const [subcommand] = operandsIn(command);
      const same = aptGetSubcommand(subcommand?.value ?? '');
      report(command.programWord, {
        message: 'apt has no stable command line for scripts.',
        help: same === undefined ? 'Use apt-cache or apt-get.' : `Use apt-get ${same}.`,
        fix:
          subcommand && same !== undefined && textOf(command.programWord) === 'apt'
            ? {
                title: 'Use apt-get',
                edits: [
                  replace(command.programWord, 'apt-get'),
                  ...(same === subcommand.value ? [] : [replace(subcommand, same)]),
                ],
              }
            : undefined,
      });
    },
  },
});
