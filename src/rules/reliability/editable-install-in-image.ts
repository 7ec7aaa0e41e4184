import { hasShippedLayers } from '../../model/dockerfile/stage-chain.js';
import { defineRule } from '../../rule.js';
import { place } from '../../text/location.js';

export default defineRule({
  name: 'editable-install-in-image',
  category: 'reliability',
  severity: 'info',
  presets: ['strict'],
  fixable: 'unsafe',
  since: '0.1.0',
  summary: 'The image has an editable install of the project.',
  why: 'An editable install only points to the folder of the sources. The application fails to import as soon as that folder is moved, left behind by a COPY of the environment, or hidden by a mount.',
  examples: {
    bad: {
      Dockerfile: 'FROM python:3.13-slim\nWORKDIR /app\nCOPY . .\nRUN pip install --no-cache-dir -e .\n',
      'setup.py': 'from setuptools import setup\nsetup(name="shop")\n',
      '.dockerignore': '.git\n',
    },
    good: {
      Dockerfile: 'FROM python:3.13-slim\nWORKDIR /app\nCOPY . .\nRUN pip install --no-cache-dir .\n',
      'setup.py': 'from setuptools import setup\nsetup(name="shop")\n',
      '.dockerignore': '.git\n',
    },
  },
  sources: [
    'https://setuptools.pypa.io/en/latest/userguide/development_mode.html',
    'https://docs.astral.sh/uv/guides/integration/docker/#non-editable-installs',
  ],
  on: {
    command(command, { report }) {
      const { installer, stage } = command;
      if (!installer || !/^(?:pip|uv)$/.test(installer.manager.name) || installer.row.installsProject) return;
      if (stage.role !== 'production' || !hasShippedLayers(stage)) return;
      for (const option of command.options('-e', '--editable')) {
        const { value } = option;
        // What `-e` names is a project, or the address of one, which pip checks out into the image.
        if (!value || !installer.paths.some(({ at }) => at.span.start === value.at.span.start)) continue;
        report(option, {
          message: `${value.raw} is installed editable, so that the image only points to the folder of its sources.`,
          help: 'Install it without -e.',
          fix: {
            title: 'Install it without -e',
            edits: [{ at: place(value.at.file, option.at.span.start, value.at.span.start), newText: '' }],
          },
        });
      }
    },
  },
});
