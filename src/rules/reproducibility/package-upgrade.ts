import { upgradesAll } from '../../model/command/upgrade.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'package-upgrade',
  category: 'reproducibility',
  severity: 'info',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'All packages of the base image are upgraded.',
  why: 'What the image holds then depends on the day of its build, and the upgraded files lie in it twice. A newer base image brings the same fixes, tested together.',
  examples: {
    bad: 'FROM python:3.13-slim\nRUN apt-get update && apt-get upgrade -y && rm -rf /var/lib/apt/lists/*\n',
    good: 'FROM python:3.13-slim\nRUN apt-get update && apt-get install -y --no-install-recommends libpq5 && rm -rf /var/lib/apt/lists/*\n',
  },
  sources: ['https://docs.docker.com/build/building/best-practices/#rebuild-your-images-often'],
  aliases: ['DS-0024', 'DL3035'],
  on: {
    command(command, { report }) {
      const { installer, program } = command;
      if (!installer || !upgradesAll(command)) return;
      report(installer.verb, {
        message: `${program} ${installer.verb.raw} makes the image depend on the day of its build.`,
        help: 'Take a newer base image, or name the packages to upgrade.',
      });
    },
  },
});
