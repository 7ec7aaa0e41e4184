import { mismatches } from '../../model/python/environments/moved-environments.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'multistage-python-mismatch',
  category: 'correctness',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'Packages are copied from a stage that has another Python.',
  why: 'Each minor version of Python has a folder of packages of its own and loads no modules that are compiled for another one, or for another C library. The imports fail when the container starts.',
  examples: {
    bad: 'FROM python:3.12-slim AS builder\nRUN pip install --no-cache-dir --prefix=/install flask==3.1.0\n\nFROM python:3.13-slim\nCOPY --from=builder /install /usr/local\nUSER nobody\nCMD ["flask", "--version"]\n',
    good: 'FROM python:3.13-slim AS builder\nRUN pip install --no-cache-dir --prefix=/install flask==3.1.0\n\nFROM python:3.13-slim AS development\nCOPY --from=builder /install /usr/local\nUSER nobody\nCMD ["flask", "--version"]\n',
  },
  sources: [
    'https://docs.python.org/3/library/site.html',
    'https://packaging.python.org/en/latest/specifications/platform-compatibility-tags/',
  ],
  on: {
    stage(stage, { project, report }) {
      for (const mismatch of mismatches(stage, project.host)) report(mismatch, mismatch);
    },
  },
});
