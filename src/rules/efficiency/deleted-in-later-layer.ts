import { deletedFiles } from '../../model/dockerfile/deleted-files.js';
import { hasShippedLayers } from '../../model/dockerfile/stage-chain.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'deleted-in-later-layer',
  category: 'efficiency',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'Files are removed that an earlier layer of the image keeps.',
  why: 'A layer only hides what is in those below it: the image does not shrink, and whoever has it can still read the files.',
  examples: {
    bad: {
      Dockerfile:
        'FROM python:3.13-slim\nCOPY data.zip /tmp/\nRUN python -m zipfile -e /tmp/data.zip /srv && rm /tmp/data.zip\n',
      'data.zip': '',
    },
    good: {
      Dockerfile:
        'FROM python:3.13-slim\nRUN --mount=source=data.zip,target=/tmp/data.zip python -m zipfile -e /tmp/data.zip /srv\n',
      'data.zip': '',
    },
  },
  sources: [
    'https://docs.docker.com/build/building/best-practices/#run',
    'https://docs.docker.com/reference/dockerfile/#run---mounttypebind',
  ],
  on: {
    stage(stage, { project, report }) {
      if (!hasShippedLayers(stage)) return;
      for (const { word, maker, isSmall } of deletedFiles(stage, project.host)) {
        report(word, {
          message: `An earlier layer keeps ${word.raw}, so removing it does not make the image smaller.`,
          help: 'Make and remove it in one RUN, mount it with RUN --mount=type=bind, or leave it to a stage that is not shipped.',
          related: [maker],
          severity: isSmall ? 'info' : undefined,
        });
      }
    },
  },
});
