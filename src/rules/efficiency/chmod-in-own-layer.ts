import { ownLayerModes } from '../../model/dockerfile/own-layer-modes.js';
import { hasShippedLayers } from '../../model/dockerfile/stage-chain.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'chmod-in-own-layer',
  category: 'efficiency',
  severity: 'info',
  presets: ['strict'],
  fixable: 'unsafe',
  since: '0.1.0',
  summary: 'A RUN changes the mode or owner of what COPY brought.',
  why: 'A layer holds whole files: with another mode or owner, they are in the image twice.',
  examples: {
    bad: { Dockerfile: 'FROM python:3.13-slim\nCOPY start.sh /\nRUN chmod 755 /start.sh\n', 'start.sh': 'exec "$@"\n' },
    good: { Dockerfile: 'FROM python:3.13-slim\nCOPY --chmod=755 start.sh /\n', 'start.sh': 'exec "$@"\n' },
  },
  sources: ['https://docs.docker.com/reference/dockerfile/#copy---chown---chmod'],
  on: {
    stage(stage, { report }) {
      if (!hasShippedLayers(stage)) return;
      for (const { command, copy, word, flag, value, edits } of ownLayerModes(stage)) {
        const { name } = copy.instruction;
        const written = `${flag}=${value ?? (flag === '--chmod' ? '755' : 'user:group')}`;
        report(command, {
          message: `${command.program} puts ${word.raw} into the image a second time.`,
          help:
            flag === '--chmod'
              ? `Write ${name} ${written}.`
              : `Write ${name} ${written}, behind the step that makes the user.`,
          related: [{ at: copy.at, note: `${name} brings it here` }],
          fix: edits && { title: `Write ${name} ${written}`, edits },
        });
      }
    },
  },
});
