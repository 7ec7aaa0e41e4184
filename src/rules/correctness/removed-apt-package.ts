import { gonePackages } from '../../model/image/apt.js';
import { defineRule } from '../../rule.js';
import { replace } from '../../text/location.js';

export default defineRule({
  name: 'removed-apt-package',
  category: 'correctness',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: 'unsafe',
  since: '0.1.0',
  summary: 'A package that the distribution of the base image does not have.',
  why: 'apt-get install stops the build: "Unable to locate package" or "has no installation candidate". It happens when a base image without a release in its tag moves on, and with names of another distribution.',
  examples: {
    bad: 'FROM python:3.13-slim-trixie\nRUN apt-get update && apt-get install -y --no-install-recommends libgl1-mesa-glx && rm -rf /var/lib/apt/lists/*\n',
    good: 'FROM python:3.13-slim-trixie\nRUN apt-get update && apt-get install -y --no-install-recommends libgl1 && rm -rf /var/lib/apt/lists/*\n',
  },
  sources: ['https://packages.debian.org/'],
  on: {
    command(command, { report }) {
      for (const { word, name, suite, image, instead } of gonePackages(command)) {
        report(word, {
          message: `${name} is not in Debian ${suite}, which ${image.text} is built on, so the install fails.`,
          help: instead === undefined ? 'Do without it, or take another source for it.' : `Install ${instead}.`,
          related: [{ at: image.at, note: `this image is ${suite}` }],
          fix: instead === undefined ? undefined : { title: `Install ${instead}`, edits: [replace(word, instead)] },
        });
      }
    },
  },
});
