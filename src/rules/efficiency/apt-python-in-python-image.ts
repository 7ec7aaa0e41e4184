import { distributionPython } from '../../model/image/apt.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'apt-python-in-python-image',
  category: 'efficiency',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: "The distribution's own Python is installed into a Python image.",
  why: 'The Python of the official images is in /usr/local and has its headers and pip. The packages of the distribution belong to a second Python in /usr: it makes the image larger, and the first one imports nothing of it.',
  examples: {
    bad: 'FROM python:3.13-slim-trixie\nRUN apt-get update && apt-get install -y --no-install-recommends python3-numpy && rm -rf /var/lib/apt/lists/*\n',
    good: 'FROM python:3.13-slim-trixie\nRUN pip install --no-cache-dir numpy==2.3.4\n',
  },
  sources: ['https://github.com/docker-library/docs/tree/master/python#pythonversion-slim'],
  on: {
    command(command, { report }) {
      const [first, ...more] = distributionPython(command);
      if (!first) return;
      report(first, {
        message: `${first.raw} belongs to the distribution's Python in /usr, not to the image's own Python in /usr/local.`,
        help: 'Leave it out: the image has Python, its headers, venv and pip. Install libraries with pip.',
        related: more.map(({ at }) => ({ at, note: 'so does this' })),
      });
    },
  },
});
