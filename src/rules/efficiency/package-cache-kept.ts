import { andThen, extensible, insertOption } from '../../model/command/command-end.js';
import { keptCache } from '../../model/command/package-cache.js';
import { hasShippedLayers } from '../../model/dockerfile/stage-chain.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'package-cache-kept',
  category: 'efficiency',
  severity: 'info',
  presets: ['recommended', 'strict'],
  fixable: 'safe',
  since: '0.1.0',
  summary: 'A package manager keeps its cache in the image.',
  why: 'Nothing reads the downloads again once the layer is built, and only the RUN that fetched them can leave them out.',
  examples: {
    bad: 'FROM python:3.13-alpine\nRUN apk add libpq\n',
    good: 'FROM python:3.13-alpine\nRUN apk add --no-cache libpq\n',
  },
  sources: [
    'https://wiki.alpinelinux.org/wiki/Alpine_Package_Keeper#Local_Cache',
    'https://dnf.readthedocs.io/en/latest/command_ref.html#clean-command',
    'https://docs.npmjs.com/cli/commands/npm-cache',
  ],
  aliases: ['DL3019', 'DL3032', 'DL3036', 'DL3040', 'DL3060', 'DS-0015', 'DS-0019', 'DS-0020', 'DS-0025'],
  on: {
    command(command, { report }) {
      const { installer, stage, program } = command;
      if (!installer || !hasShippedLayers(stage)) return;
      const kept = keptCache(command);
      // The caches of pip and its like are a rule of their own.
      if (!kept || (kept.flag !== undefined && installer.manager.forPython)) return;
      const { flag, removal } = kept;
      const end = extensible(command);
      const fix =
        flag !== undefined
          ? { title: `Add ${flag}`, edits: [insertOption(command, installer.verb, flag)] }
          : end && { title: `Add ${removal}`, edits: [andThen(end, removal!, command)] };
      report(installer.verb, {
        message: `${program} ${installer.verb.raw} leaves its cache in this layer.`,
        help: flag === undefined ? `Run ${removal} in the same RUN.` : `Add ${flag}.`,
        fix,
      });
    },
  },
});
