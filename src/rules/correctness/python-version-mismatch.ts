import {
  pythonMismatch,
  type PythonMismatch,
  uncheckedPython,
} from '../../model/python/environments/python-version.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'python-version-mismatch',
  category: 'correctness',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'The project asks for another Python than the image has.',
  why: 'pip, Poetry, PDM and Pipenv refuse to install such a project. uv downloads another Python, so that the image has two of them and the version in its tag says nothing.',
  examples: {
    bad: {
      Dockerfile: 'FROM python:3.13-slim\nWORKDIR /app\nCOPY . .\nRUN pip install --no-cache-dir .\n',
      'pyproject.toml': '[project]\nname = "shop"\nversion = "1.0"\nrequires-python = ">=3.14"\n',
      'shop.py': '',
      '.dockerignore': '.git\n',
    },
    good: {
      Dockerfile: 'FROM python:3.14-slim\nWORKDIR /app\nCOPY . .\nRUN pip install --no-cache-dir .\n',
      'pyproject.toml': '[project]\nname = "shop"\nversion = "1.0"\nrequires-python = ">=3.14"\n',
      'shop.py': '',
      '.dockerignore': '.git\n',
    },
  },
  sources: [
    'https://packaging.python.org/en/latest/specifications/pyproject-toml/#requires-python',
    'https://docs.astral.sh/uv/concepts/python-versions/',
    'https://pipenv.pypa.io/en/latest/pipfile.html',
  ],
  on: {
    dockerfile({ stages }, { project, report }) {
      const seen = new Set<number>();
      for (const stage of stages) {
        const found = pythonMismatch(stage, project.host) ?? uncheckedPython(stage, project.host);
        const start = found?.python.at.span.start;
        if (!found || start === undefined || seen.has(start)) continue;
        seen.add(start);
        const { python, asked, command } = found;
        report(
          { at: python.at },
          {
            message: messageOf(found),
            help: helpOf(found),
            related: [
              { at: asked.at, note: 'the project asks for it here' },
              ...(command?.installer ? [{ at: command.installer.verb.at, note: 'it is installed here' }] : []),
            ],
            severity: found.outcome === 'fails' ? undefined : 'warning',
          },
        );
      }
    },
  },
});

function messageOf({ python, asked, command, outcome }: PythonMismatch): string {
  const wants = /^\d/.test(asked.text) ? `Python ${asked.text}` : `Python ${asked.text.replaceAll(',', ', ')}`;
  const fact = `${asked.file} asks for ${wants}, and the image has ${python.version}`;
  const manager = command?.installer?.manager.name;
  if (outcome === 'fails') return `${fact}, so that ${manager} refuses to install the project.`;
  if (outcome === 'other') return `${fact}, so that uv ${python.isOnly ? 'downloads' : 'takes'} another Python.`;
  return `${fact}.`;
}

function helpOf({ asked, outcome }: PythonMismatch): string {
  return outcome === 'other'
    ? `Take a base image with a Python that fits, or set UV_PYTHON_DOWNLOADS=never to make the build stop.`
    : `Take a base image with a Python that fits, or change ${asked.file}.`;
}
