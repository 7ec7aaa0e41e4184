import { hasDefaultPlatform, platformOf } from '../../model/dockerfile/platform.js';
import { defineRule } from '../../rule.js';
import { place } from '../../text/location.js';

export default defineRule({
  name: 'redundant-platform',
  category: 'reproducibility',
  severity: 'info',
  presets: ['recommended', 'strict'],
  fixable: 'safe',
  since: '0.1.0',
  summary: '`--platform=$TARGETPLATFORM` in FROM.',
  why: 'That is the default. Builders that do not set the variable stop at it.',
  examples: {
    bad: 'FROM --platform=$TARGETPLATFORM python:3.13-slim\n',
    good: 'FROM python:3.13-slim\n',
  },
  sources: ['https://docs.docker.com/reference/build-checks/redundant-target-platform/'],
  aliases: ['DL3065', 'RedundantTargetPlatform'],
  on: {
    stage(stage, { report }) {
      const platform = platformOf(stage);
      if (!platform || !hasDefaultPlatform(stage)) return;
      const { flag, value } = platform;
      const { file, span } = flag.at;
      report(flag, {
        message: `${value.raw} is the platform that FROM takes by itself.`,
        help: 'Remove the flag.',
        fix: {
          title: 'Remove the flag',
          edits: [{ at: place(file, span.start, stage.from.image.at.span.start), newText: '' }],
        },
      });
    },
  },
});
