import { type MissingPath, missingPaths } from '../../model/python/installs/requirement-chain.js';
import { defineRule } from '../../rule.js';
import { basename, dirname } from '../../text/path.js';

export default defineRule({
  name: 'requirements-chain-missing',
  category: 'correctness',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'A requirements file names another file or folder that is not in the image.',
  why: 'The build stops when pip reads the line. Files behind -r and -c are looked for beside the file that names them, folders of projects from where pip runs.',
  examples: {
    bad: {
      Dockerfile:
        'FROM python:3.13-slim\nWORKDIR /app\nCOPY requirements/production.txt requirements/\nRUN pip install --no-cache-dir -r requirements/production.txt\n',
      'requirements/production.txt': '-r base.txt\ngunicorn==23.0.0\n',
      'requirements/base.txt': 'flask==3.1.0\n',
    },
    good: {
      Dockerfile:
        'FROM python:3.13-slim\nWORKDIR /app\nCOPY requirements/ requirements/\nRUN pip install --no-cache-dir -r requirements/production.txt\n',
      'requirements/production.txt': '-r base.txt\ngunicorn==23.0.0\n',
      'requirements/base.txt': 'flask==3.1.0\n',
    },
  },
  sources: ['https://pip.pypa.io/en/stable/reference/requirements-file-format/'],
  on: {
    command(command, { project, report }) {
      for (const missing of missingPaths(command, project.host)) {
        const line = { at: missing.at, note: `${missing.in.file.path} names it here` };
        report(missing.isInProject ? missing.in.by : missing, {
          message: `${missing.in.file.path} needs ${missing.text}, and ${missing.path} ${missing.isEmpty ? 'has no pyproject.toml and no setup.py' : 'is not in the image'} at this step.`,
          help: helpFor(missing),
          related: [...(missing.isInProject ? [line] : [missing.in.by]), ...(missing.later ? [missing.later] : [])],
        });
      }
    },
  },
});

const helpFor = ({ isInProject, isEmpty, path, kind }: MissingPath): string =>
  isInProject
    ? isEmpty
      ? `Copy the project to ${path} before this step.`
      : `Copy ${basename(path)} to ${dirname(path)} before this step.`
    : kind === 'project'
      ? 'Paths of projects count from the folder that pip runs in.'
      : 'Paths behind -r and -c count from the folder of this file.';
