import { unloadable } from '../../model/image/native-packages.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'missing-system-lib-runtime',
  category: 'correctness',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'A Python package loads a system library that the image does not have.',
  why: 'It installs without a word, because its wheel does not bring the library. The first import fails.',
  examples: {
    bad: 'FROM python:3.13-slim\nRUN pip install --no-cache-dir opencv-python==4.12.0.88\n',
    good: 'FROM python:3.13-slim\nRUN pip install --no-cache-dir opencv-python-headless==4.12.0.88\n',
  },
  sources: [
    'https://github.com/opencv/opencv-python#installation-and-usage',
    'https://github.com/ahupp/python-magic#installation',
  ],
  on: {
    stage(stage, { report, project }) {
      for (const { distribution, image, library, importedAt } of unloadable(stage, project.host)) {
        const headless = library.instead === undefined ? '' : `, or use ${library.instead}`;
        report(distribution, {
          message: `${distribution.name} loads ${library.library} when it is imported, which ${image.text} does not have.`,
          help: `Install ${library.apt} in the image${headless}.`,
          related: [...(importedAt ? [importedAt] : []), { at: image.at, note: 'the base image' }],
          severity: importedAt ? 'error' : undefined,
        });
      }
    },
  },
});
