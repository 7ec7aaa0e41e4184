import { keptIndex } from '../../model/command/package-index.js';
import { hasShippedLayers } from '../../model/dockerfile/stage-chain.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'package-lists-kept',
  category: 'efficiency',
  severity: 'info',
  presets: ['recommended', 'strict'],
  fixable: 'safe',
  since: '0.1.0',
  summary: 'The package lists of apt stay in the image.',
  why: 'They take some 20 to 50 MB, are out of date within days, and nothing in a container reads them. Only the RUN that fetched them can remove them: its layer is closed behind it.',
  examples: {
    bad: 'FROM python:3.13-slim\nRUN apt-get update && apt-get install -y --no-install-recommends libpq5\n',
    good: 'FROM python:3.13-slim\nRUN apt-get update && apt-get install -y --no-install-recommends libpq5 && rm -rf /var/lib/apt/lists/*\n',
  },
  sources: ['https://docs.docker.com/build/building/best-practices/#apt-get'],
  aliases: ['DL3009'],
  on: {
    command(command, { report }) {
      const kept = hasShippedLayers(command.stage) ? keptIndex(command) : undefined;
      if (!kept) return;
      const { index, words, edit } = kept;
      report(command, {
        message: `${command.program} ${words} leaves its package lists in this layer.`,
        help: `End this RUN with ${index.removal}, or mount a cache: RUN --mount=type=cache,target=${index.directories[0]}`,
        fix: edit && { title: 'Remove the lists at the end', edits: [edit] },
      });
    },
  },
});
