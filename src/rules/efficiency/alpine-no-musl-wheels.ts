import { withoutMuslWheels } from '../../model/image/native-packages.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'alpine-no-musl-wheels',
  category: 'efficiency',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'A Python package without wheels for Alpine is installed there.',
  why: 'Alpine has musl instead of glibc, for which the wheels of most projects are made. Without wheels pip compiles for a long time, or finds nothing to install.',
  examples: {
    bad: 'FROM python:3.12-alpine\nRUN pip install --no-cache-dir numba==0.62.1\n',
    good: 'FROM python:3.12-slim\nRUN pip install --no-cache-dir numba==0.62.1\n',
  },
  sources: ['https://peps.python.org/pep-0656/', 'https://pythonspeed.com/articles/alpine-docker-python/'],
  on: {
    stage(stage, { report, project }) {
      for (const { distribution, image, hasSource } of withoutMuslWheels(stage, project.host)) {
        const { name, by } = distribution;
        report(distribution, {
          message: hasSource
            ? `${name} has no wheels for Alpine, so ${image.text} has to compile it.`
            : `${name} has neither wheels for Alpine nor a source archive, so nothing can be installed in ${image.text}.`,
          help: 'Take a Debian image, such as the -slim variant.',
          related: [by, { at: image.at, note: 'the base image' }],
          severity: hasSource ? undefined : 'error',
        });
      }
    },
  },
});
