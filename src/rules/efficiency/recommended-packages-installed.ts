import { insertOption } from '../../model/command/command-end.js';
import { installsRecommended } from '../../model/command/recommended-packages.js';
import { hasShippedLayers } from '../../model/dockerfile/stage-chain.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'recommended-packages-installed',
  category: 'efficiency',
  severity: 'info',
  presets: ['recommended', 'strict'],
  // What a package recommends may be what an application relies on: ca-certificates comes with curl that way.
  fixable: 'unsafe',
  since: '0.1.0',
  summary: 'An install brings recommended packages that nobody asked for.',
  why: 'A recommended package is useful on a desktop, and rarely needed in a container: it makes the image larger and brings its own vulnerabilities.',
  examples: {
    bad: 'FROM python:3.13-slim\nRUN apt-get update && apt-get install -y libpq5 && rm -rf /var/lib/apt/lists/*\n',
    good: 'FROM python:3.13-slim\nRUN apt-get update && apt-get install -y --no-install-recommends libpq5 && rm -rf /var/lib/apt/lists/*\n',
  },
  sources: ['https://manpages.debian.org/stable/apt/apt-get.8.en.html#no~3'],
  aliases: ['DL3015', 'DS-0029'],
  on: {
    command(command, { report }) {
      const { installer, stage, program } = command;
      if (!installer || !hasShippedLayers(stage) || !installsRecommended(command)) return;
      const flag = '--no-install-recommends';
      report(installer.verb, {
        message: `${program} ${installer.verb.raw} adds the packages that others recommend.`,
        help: `Add ${flag}, and name what is needed after all, such as ca-certificates.`,
        fix: { title: `Add ${flag}`, edits: [insertOption(command, installer.verb, flag)] },
      });
    },
  },
});
