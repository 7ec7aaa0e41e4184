import { hasShippedLayers } from '../../model/dockerfile/stage-chain.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'two-downloaders',
  category: 'efficiency',
  severity: 'info',
  presets: ['strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'Both curl and wget are installed.',
  why: 'They do the same: one of them, with its libraries, is there for nothing.',
  examples: {
    bad: 'FROM python:3.13-slim\nRUN apt-get update && apt-get install -y --no-install-recommends curl=8.* wget=1.* && rm -rf /var/lib/apt/lists/*\n',
    good: 'FROM python:3.13-slim\nRUN apt-get update && apt-get install -y --no-install-recommends curl=8.* && rm -rf /var/lib/apt/lists/*\n',
  },
  sources: ['https://docs.docker.com/build/building/best-practices/#dont-install-unnecessary-packages'],
  aliases: ['DL4001', 'DS-0014'],
  on: {
    stage(stage, { report }) {
      if (!hasShippedLayers(stage)) return;
      const packages = stage.commands.flatMap(({ installer }) =>
        installer?.manager.forSystem ? installer.packages : [],
      );
      const [first, second] = ['curl', 'wget']
        .flatMap((name) => packages.find(({ raw }) => raw.replace(/[=~<>].*/, '') === name) ?? [])
        .sort((one, other) => one.at.span.start - other.at.span.start);
      if (!first || !second) return;
      report(second, {
        message: 'Both curl and wget are installed, and either can do the work of the other.',
        help: 'Keep one of them.',
        related: [{ ...first, note: 'the other one' }],
      });
    },
  },
});
