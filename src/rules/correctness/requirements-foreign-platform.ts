import { type ForeignRequirement, foreignRequirements } from '../../model/python/installs/foreign-requirements.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'requirements-foreign-platform',
  category: 'correctness',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'A requirements file has lines that only another machine can install.',
  why: 'pip freeze writes down what one machine has: packages of Windows or macOS, and folders in which conda built. In the image the install stops there.',
  examples: {
    bad: {
      Dockerfile:
        'FROM python:3.13-slim\nWORKDIR /app\nCOPY requirements.txt .\nRUN pip install --no-cache-dir -r requirements.txt\n',
      'requirements.txt': 'flask==3.1.0\npywin32==306\n',
    },
    good: {
      Dockerfile:
        'FROM python:3.13-slim\nWORKDIR /app\nCOPY requirements.txt .\nRUN pip install --no-cache-dir -r requirements.txt\n',
      'requirements.txt': 'flask==3.1.0\npywin32==306; sys_platform == "win32"\n',
    },
  },
  sources: [
    'https://packaging.python.org/en/latest/specifications/dependency-specifiers/#environment-markers',
    'https://pypi.org/project/pywin32/#files',
  ],
  on: {
    requirements(installed, { report }) {
      const found = foreignRequirements(installed);
      const paths = found.filter(({ because }) => because === 'path');
      // A list that conda wrote has dozens of them, for one reason.
      for (const one of [...found.filter(({ because }) => because !== 'path'), ...paths.slice(0, 1)]) {
        report(one.requirement, {
          message: messageOf(one, paths.length),
          help: helpOf(one),
          related: [installed.by],
        });
      }
    },
  },
});

function messageOf({ name, because }: ForeignRequirement, paths: number): string {
  if (because === 'path')
    return paths === 1
      ? `${name} comes from a folder of another machine, which the image does not have.`
      : `${paths} packages come from folders of another machine, which the image does not have: ${name} and others.`;
  return because === 'pkg-resources'
    ? 'pkg-resources 0.0.0 is on no index: an old pip of Debian listed it by mistake.'
    : `${name} is for ${because} only, so that installing it fails on Linux.`;
}

function helpOf({ because, marker }: ForeignRequirement): string {
  if (because === 'path') return 'Write versions instead, for example with pip list --format=freeze.';
  return marker === undefined ? 'Remove the line.' : `Remove the line, or add ; ${marker} to it.`;
}
