import { insertOption } from '../../model/command/command-end.js';
import { keptCache } from '../../model/command/package-cache.js';
import { hasShippedLayers } from '../../model/dockerfile/stage-chain.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'package-cache-in-layer',
  category: 'efficiency',
  severity: 'info',
  presets: ['recommended', 'strict'],
  fixable: 'safe',
  since: '0.1.0',
  summary: 'A Python package install keeps its download cache in the image.',
  why: 'The cache is never read again once the layer is built, and it often doubles the layer.',
  examples: {
    bad: 'FROM python:3.13-slim\nRUN pip install flask==3.1.0\n',
    good: 'FROM python:3.13-slim\nRUN pip install --no-cache-dir flask==3.1.0\n',
  },
  sources: ['https://pip.pypa.io/en/stable/topics/caching/'],
  aliases: ['DL3042'],
  on: {
    command(command, { report }) {
      const { installer, stage, program } = command;
      if (!installer?.manager.forPython || !hasShippedLayers(stage)) return;
      const flag = keptCache(command)?.flag;
      if (flag === undefined) return;
      report(installer.verb, {
        message: `${program ?? installer.manager.name} keeps its download cache in this layer.`,
        help: `Add ${flag}, or mount a cache: RUN --mount=type=cache,target=${installer.manager.cacheDirectories[0]}`,
        fix: { title: `Add ${flag}`, edits: [insertOption(command, installer.verb, flag)] },
      });
    },
  },
});
