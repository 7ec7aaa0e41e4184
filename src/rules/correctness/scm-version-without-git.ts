import { missingGit, missingModule } from '../../model/python/installs/missing-at-install.js';
import { projectInstalls } from '../../model/python/installs/project-install.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'scm-version-without-git',
  category: 'correctness',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'The version of the project comes from git, and the repository is not in the image.',
  why: 'setuptools-scm and its like ask git for the version when the project is built, and the build stops where there is no repository and no variable that gives the version.',
  examples: {
    bad: {
      Dockerfile: 'FROM python:3.13\nWORKDIR /app\nCOPY . .\nRUN pip install --no-cache-dir .\n',
      'pyproject.toml':
        '[project]\nname = "shop"\ndynamic = ["version"]\n[build-system]\nrequires = ["setuptools", "setuptools-scm"]\nbuild-backend = "setuptools.build_meta"\n[tool.setuptools_scm]\n',
      'shop.py': '',
      '.dockerignore': '.git\n',
    },
    good: {
      Dockerfile:
        'FROM python:3.13\nWORKDIR /app\nARG VERSION=0.0.0\nENV SETUPTOOLS_SCM_PRETEND_VERSION=$VERSION\nCOPY . .\nRUN pip install --no-cache-dir .\n',
      'pyproject.toml':
        '[project]\nname = "shop"\ndynamic = ["version"]\n[build-system]\nrequires = ["setuptools", "setuptools-scm"]\nbuild-backend = "setuptools.build_meta"\n[tool.setuptools_scm]\n',
      'shop.py': '',
      '.dockerignore': '.git\n',
    },
  },
  sources: ['https://setuptools-scm.readthedocs.io/en/latest/overrides/', 'https://github.com/ofek/hatch-vcs'],
  on: {
    command(command, { project, report }) {
      for (const install of projectInstalls(command, project.host)) {
        const reason = install.stops && missingGit(install, project.host);
        if (!reason || missingModule(install, project.host)) continue;
        const { at, folder, manifest } = install;
        report(
          { at },
          {
            message: `The version of ${manifest.name ?? 'the project'} comes from git, and ${folder} holds no repository${reason === 'kept-out' ? ': .dockerignore keeps .git out' : ''}.`,
            help: `Set ${variableFor(manifest.build?.backend)} to the version before this step, for example from a build argument.`,
            related: [{ at: { file: manifest.file, span: { start: 0, end: 0 } }, note: 'the version is dynamic here' }],
          },
        );
      }
    },
  },
});

const variableFor = (backend: string | undefined): string =>
  backend === 'pdm.backend' ? 'PDM_BUILD_SCM_VERSION' : 'SETUPTOOLS_SCM_PRETEND_VERSION';
