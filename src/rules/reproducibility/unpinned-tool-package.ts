import { unpinnedPackages } from '../../model/command/package-pins.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'unpinned-tool-package',
  category: 'reproducibility',
  severity: 'warning',
  presets: ['strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'A package of npm, Yarn, RubyGems or Go is installed without a version.',
  why: 'Each build takes what is newest that day: a release that breaks something, or that somebody has taken over, is in the next image.',
  examples: {
    bad: 'FROM node:24.11.1-slim\nRUN npm install -g sass && npm cache clean --force\n',
    good: 'FROM node:24.11.1-slim\nRUN npm install -g sass@1.94.0 && npm cache clean --force\n',
  },
  sources: [
    'https://docs.npmjs.com/cli/commands/npm-install',
    'https://guides.rubygems.org/command-reference/#gem-install',
    'https://go.dev/ref/mod#go-install',
  ],
  aliases: ['DL3016', 'DL3028', 'DL3062'],
  on: {
    command(command, { report }) {
      const { installer } = command;
      if (!installer || installer.manager.forSystem || installer.manager.forPython) return;
      for (const word of unpinnedPackages(command)) {
        report(word, {
          message: `${installer.manager.name} installs ${word.raw} in whatever version is newest.`,
          help: 'Name the version.',
        });
      }
    },
  },
});
