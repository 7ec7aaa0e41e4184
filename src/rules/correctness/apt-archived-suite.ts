import { archivedUpdate } from '../../model/image/apt.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'apt-archived-suite',
  category: 'correctness',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'An image whose distribution is gone from the mirrors runs apt-get update.',
  why: 'Debian and Ubuntu take old releases off their mirrors. apt-get update then finds no Release file (404) and the build stops.',
  examples: {
    bad: 'FROM debian:buster-slim\nRUN apt-get update && apt-get install -y --no-install-recommends curl=7.* && rm -rf /var/lib/apt/lists/*\nCMD ["curl", "--version"]\n',
    good: 'FROM debian:trixie-slim\nRUN apt-get update && apt-get install -y --no-install-recommends curl=8.* && rm -rf /var/lib/apt/lists/*\nCMD ["curl", "--version"]\n',
  },
  sources: [
    'https://www.debian.org/distrib/archive',
    'https://github.com/debuerreotype/docker-debian-artifacts/issues/245',
  ],
  on: {
    stage(stage, { report }) {
      const found = archivedUpdate(stage);
      if (!found) return;
      const { command, suite, image } = found;
      report(command, {
        message: `apt-get update fails: ${suite}, the distribution of ${image.text}, is gone from the mirrors.`,
        help: 'Take a base image with a release that is maintained.',
        related: [{ at: image.at, note: `this image is ${suite}` }],
      });
    },
  },
});
