import { unpinnedPackages } from '../../model/command/package-pins.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'unpinned-system-package',
  category: 'reproducibility',
  severity: 'info',
  presets: ['strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'A system package is installed without a version.',
  why: 'Each build takes what is newest that day, so two builds of one commit differ.',
  examples: {
    bad: 'FROM python:3.13-slim\nRUN apt-get update && apt-get install -y --no-install-recommends libpq5 && rm -rf /var/lib/apt/lists/*\n',
    good: 'FROM python:3.13-slim\nRUN apt-get update && apt-get install -y --no-install-recommends libpq5=17.* && rm -rf /var/lib/apt/lists/*\n',
  },
  sources: ['https://docs.docker.com/build/building/best-practices/#version-pinning'],
  aliases: ['DL3008', 'DL3018', 'DL3033', 'DL3037', 'DL3041'],
  on: {
    command(command, { report }) {
      if (!command.installer?.manager.forSystem) return;
      const [first, ...others] = unpinnedPackages(command);
      if (!first) return;
      report(first, {
        message:
          others.length === 0
            ? `${first.raw} is installed in whatever version is newest.`
            : `${first.raw} and ${others.length} more are installed in whatever versions are newest.`,
        help: `Add the versions that the base image's distribution has.`,
      });
    },
  },
});
