import { conflictingRequirements } from '../../model/python/installs/conflicting-requirements.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'requirements-duplicate-conflict',
  category: 'correctness',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'One install asks for two versions of a distribution.',
  why: 'No release fulfils both requirements: pip and uv stop before they install anything.',
  examples: {
    bad: {
      Dockerfile:
        'FROM python:3.13-slim\nWORKDIR /app\nCOPY requirements.txt .\nRUN pip install --no-cache-dir -r requirements.txt\n',
      'requirements.txt': 'flask==3.1.2\ncelery==5.5.3\nflask==3.0.3\n',
    },
    good: {
      Dockerfile:
        'FROM python:3.13-slim\nWORKDIR /app\nCOPY requirements.txt .\nRUN pip install --no-cache-dir -r requirements.txt\n',
      'requirements.txt': 'flask==3.1.2\ncelery==5.5.3\n',
    },
  },
  sources: ['https://pip.pypa.io/en/stable/topics/dependency-resolution/#dealing-with-dependency-conflicts'],
  on: {
    command(command, { report, project }) {
      for (const { at, name, specifier, other } of conflictingRequirements(command, project.host)) {
        report(
          { at },
          {
            message: `${name}${specifier} contradicts ${name}${other.specifier}, which is installed with it.`,
            help: 'Leave one of them.',
            related: [
              { at: other.at, note: 'the other requirement' },
              { at: command.at, note: 'both are installed here' },
            ],
          },
        );
      }
    },
  },
});
