import { needOlderPython } from '../../model/python/installs/unfit-pins.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'python-too-new-for-pins',
  category: 'correctness',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'A requirement pins a release that is older than the Python of the image.',
  why: 'The release has no wheels for so new a Python. pip then builds it from source, for which the image has no compiler, or finds nothing that it could install: the build stops.',
  examples: {
    bad: 'FROM python:3.13-slim\nRUN pip install --no-cache-dir numpy==1.24.4\n',
    good: 'FROM python:3.13-slim\nRUN pip install --no-cache-dir numpy==2.3.5\n',
  },
  sources: [
    'https://packaging.python.org/en/latest/specifications/platform-compatibility-tags/',
    'https://packaging.python.org/en/latest/specifications/core-metadata/#requires-python',
  ],
  on: {
    stage(stage, { report, project }) {
      const [pin, ...others] = needOlderPython(stage, project.host);
      if (!pin) return;
      const { distribution, release, image, python, newest, isClosed, first } = pin;
      const { name } = distribution;
      const suited = Math.min(newest, ...others.map((other) => other.newest));
      const update = first === undefined ? '' : `, or ${name} ${first} or newer`;
      report(distribution, {
        message: isClosed
          ? `${name} ${release} cannot be installed on Python 3.${python}, which ${image.text} has.`
          : `${name} ${release} has no wheel for Python 3.${python}, and ${image.text} has no compiler to build it.`,
        help: `Take an image with Python 3.${suited}${update}.`,
        related: [
          distribution.by,
          { at: image.at, note: 'the base image' },
          ...others.map((other) => ({
            at: other.distribution.at,
            note: `this is for Python 3.${other.newest} at most`,
          })),
        ],
      });
    },
  },
});
