import { splitRuns } from '../../model/dockerfile/split-runs.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'split-run',
  category: 'efficiency',
  severity: 'info',
  presets: [],
  fixable: false,
  since: '0.1.0',
  summary: 'Several RUNs in a row that could be one.',
  why: 'Each RUN is a layer: what one of them removes is still in the layer of the one before it.',
  examples: {
    bad: 'FROM python:3.13-slim\nRUN mkdir /srv/data\nRUN chown www-data /srv/data\n',
    good: 'FROM python:3.13-slim\nRUN mkdir /srv/data \\\n && chown www-data /srv/data\n',
  },
  sources: ['https://docs.docker.com/build/building/best-practices/#run'],
  aliases: ['DL3059'],
  on: {
    stage(stage, { report }) {
      for (const [first, ...more] of splitRuns(stage)) {
        report(more[0]!.keyword, {
          message:
            more.length > 1
              ? `These ${more.length} RUNs could be part of the one before them.`
              : 'This RUN could be part of the one before it.',
          help: 'Join them with &&, or write one RUN with a heredoc.',
          related: [{ at: first!.keyword.at, note: 'the first RUN' }],
        });
      }
    },
  },
});
