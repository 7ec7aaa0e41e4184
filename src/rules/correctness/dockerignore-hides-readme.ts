import { type MissingFile, missingFiles, missingModule } from '../../model/python/installs/missing-at-install.js';
import { type ProjectInstall, projectInstalls } from '../../model/python/installs/project-install.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'dockerignore-hides-readme',
  category: 'correctness',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: 'safe',
  since: '0.1.0',
  summary: 'A file that the metadata of the project names is not there when the project is built.',
  why: 'The build backend reads the README, the licence and the file of a dynamic version, and stops without them. Templates of .dockerignore keep README.md and LICENSE out.',
  examples: {
    bad: {
      Dockerfile: 'FROM python:3.13-slim\nWORKDIR /app\nCOPY . .\nRUN pip install --no-cache-dir .\n',
      'pyproject.toml':
        '[project]\nname = "shop"\nversion = "1.0"\nreadme = "README.md"\n[build-system]\nrequires = ["hatchling"]\nbuild-backend = "hatchling.build"\n',
      'README.md': '# Shop\n',
      'shop.py': '',
      '.dockerignore': '.git\n*.md\n',
    },
    good: {
      Dockerfile: 'FROM python:3.13-slim\nWORKDIR /app\nCOPY . .\nRUN pip install --no-cache-dir .\n',
      'pyproject.toml':
        '[project]\nname = "shop"\nversion = "1.0"\nreadme = "README.md"\n[build-system]\nrequires = ["hatchling"]\nbuild-backend = "hatchling.build"\n',
      'README.md': '# Shop\n',
      'shop.py': '',
      '.dockerignore': '.git\n*.md\n!README.md\n',
    },
  },
  sources: [
    'https://packaging.python.org/en/latest/specifications/pyproject-toml/#readme',
    'https://docs.docker.com/build/concepts/context/#dockerignore-files',
  ],
  on: {
    command(command, { project, report }) {
      for (const install of projectInstalls(command, project.host)) {
        const { backend } = install;
        // Where the code is not there either, the install comes too early, and another rule says so.
        if (backend?.missingFile !== 'fails' || missingModule(install, project.host)) continue;
        for (const missing of missingFiles(install, project.host)) {
          report(install, {
            message: `${backend.name} needs ${missing.file.path} to build the project, ${reason(missing)}.`,
            help: helpFor(missing, install),
            related: [{ at: missing.file.at, note: `${missing.file.path} is named here` }],
            fix: missing.edit && { title: `Add !${missing.file.path} to .dockerignore`, edits: [missing.edit] },
            severity: install.stops ? undefined : 'warning',
          });
        }
      }
    },
  },
});

function reason({ because }: MissingFile): string {
  if (because === 'ignored') return 'which .dockerignore keeps out of the image';
  return because === 'not-copied' ? 'which no earlier step puts into the image' : 'which does not exist';
}

function helpFor({ because, file }: MissingFile, { folder }: ProjectInstall): string {
  if (because === 'ignored') return `Add !${file.path} at the end of the .dockerignore.`;
  return because === 'not-copied'
    ? `Copy ${file.path} to ${folder} before this step.`
    : `Add ${file.path}, or take it out of the metadata.`;
}
