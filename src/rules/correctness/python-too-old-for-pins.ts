import { needNewerPython } from '../../model/python/installs/unfit-pins.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'python-too-old-for-pins',
  category: 'correctness',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'A requirement asks for a release that needs a newer Python than the image has.',
  why: 'pip passes over releases that need a newer Python. When none is left, it finds no matching distribution, and the build stops.',
  examples: {
    bad: 'FROM python:3.9-slim\nRUN pip install --no-cache-dir django==5.2\n',
    good: 'FROM python:3.13-slim\nRUN pip install --no-cache-dir django==5.2\n',
  },
  sources: ['https://packaging.python.org/en/latest/specifications/core-metadata/#requires-python'],
  on: {
    stage(stage, { report, project }) {
      const [first, ...others] = needNewerPython(stage, project.host);
      if (!first) return;
      const { distribution, release, image, python, oldest } = first;
      const needed = Math.max(oldest, ...others.map((other) => other.oldest));
      report(distribution, {
        message: `${distribution.name} ${release} needs Python 3.${oldest} or newer, and ${image.text} has Python 3.${python}.`,
        help: `Take an image with Python 3.${needed} or newer, or older releases.`,
        related: [
          distribution.by,
          { at: image.at, note: 'the base image' },
          ...others.map((other) => ({ at: other.distribution.at, note: `this needs Python 3.${other.oldest}` })),
        ],
      });
    },
  },
});
