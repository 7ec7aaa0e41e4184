import { systemOf } from '../../model/image/tools.js';
import { unbuildable } from '../../model/image/native-packages.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'missing-system-lib-build',
  category: 'correctness',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'A Python package has to be compiled in an image that lacks what its build calls.',
  why: 'The package has no wheels for Linux, so pip builds it from source. Slim and Alpine images have no compiler and no headers: the build of the image stops.',
  examples: {
    bad: 'FROM python:3.13-slim\nRUN pip install --no-cache-dir psycopg2==2.9.11\n',
    good: 'FROM python:3.13-slim\nRUN pip install --no-cache-dir psycopg2-binary==2.9.11\n',
  },
  sources: [
    'https://www.psycopg.org/docs/install.html',
    'https://github.com/docker-library/docs/tree/master/python#pythonversion-slim',
  ],
  on: {
    stage(stage, { report, project }) {
      for (const { distribution, image, needs, tool } of unbuildable(stage, project.host)) {
        const { name, by } = distribution;
        const isAlpine = systemOf(stage) === 'alpine';
        const binary = needs.instead === undefined ? '' : `, or use ${needs.instead}`;
        report(distribution, {
          message: `${name} is compiled when it is installed, and ${image.text} has no ${tool}.`,
          help: `Install ${isAlpine ? needs.apk : needs.apt} before it${binary}.`,
          related: [by, { at: image.at, note: 'the base image' }],
        });
      }
    },
  },
});
