import { misnamedDistributions } from '../../model/python/installs/misnamed.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'requirements-stdlib-or-fake',
  category: 'correctness',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: 'unsafe',
  since: '0.1.0',
  summary: 'A requirement names a module of Python, or a distribution by the name of its module.',
  why: 'PyPI has no release of that name, or only one that refuses to be installed: pip stops, and so does the build.',
  examples: {
    bad: 'FROM python:3.13-slim\nRUN pip install --no-cache-dir sklearn\n',
    good: 'FROM python:3.13-slim\nRUN pip install --no-cache-dir scikit-learn==1.7.2\n',
  },
  sources: ['https://pypi.org/project/sklearn/', 'https://docs.python.org/3/library/index.html'],
  on: {
    stage(stage, { report, project }) {
      for (const { distribution, instead, isMissing, edit } of misnamedDistributions(stage, project.host)) {
        const { name } = distribution;
        const what = isMissing ? `PyPI has no ${name}` : `The releases of ${name} on PyPI cannot be installed`;
        report(distribution, {
          message: `${what}.`,
          help: instead === undefined ? 'Leave it out: Python has this module.' : `Ask for ${instead}.`,
          related: [distribution.by],
          fix: edit && { title: `Ask for ${instead}`, edits: [edit] },
        });
      }
    },
  },
});
