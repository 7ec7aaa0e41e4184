import { insertOption } from '../../model/command/command-end.js';
import { type DevelopmentInstall, developmentInstalls } from '../../model/python/installs/development-dependencies.js';
import { defineRule } from '../../rule.js';

/** How many names a message lists. */
const maximumNamed = 3;

export default defineRule({
  name: 'dev-dependencies-in-image',
  category: 'efficiency',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fixable: 'unsafe',
  since: '0.1.0',
  summary: 'The shipped image has packages that only development needs.',
  why: 'Test runners and linters make the image larger and slower to build, and each is one more package with security holes of its own.',
  examples: {
    bad: {
      Dockerfile:
        'FROM ghcr.io/astral-sh/uv:0.9.5-python3.13-trixie-slim\nWORKDIR /app\nCOPY pyproject.toml uv.lock ./\nRUN uv sync --locked\n',
      'pyproject.toml':
        '[project]\nname = "shop"\nversion = "1.0"\n[dependency-groups]\ndev = ["pytest>=8", "ruff>=0.14"]\n',
      'uv.lock': 'version = 1\n',
    },
    good: {
      Dockerfile:
        'FROM ghcr.io/astral-sh/uv:0.9.5-python3.13-trixie-slim\nWORKDIR /app\nCOPY pyproject.toml uv.lock ./\nRUN uv sync --locked --no-dev\n',
      'pyproject.toml':
        '[project]\nname = "shop"\nversion = "1.0"\n[dependency-groups]\ndev = ["pytest>=8", "ruff>=0.14"]\n',
      'uv.lock': 'version = 1\n',
    },
  },
  sources: [
    'https://docs.astral.sh/uv/concepts/projects/dependencies/#default-groups',
    'https://python-poetry.org/docs/managing-dependencies/#installing-group-dependencies',
    'https://pdm-project.org/en/latest/usage/dependency/#development-only-dependencies',
  ],
  on: {
    stage(stage, { project, report }) {
      for (const install of developmentInstalls(stage, project.host)) {
        const { installer } = install.command;
        const { option } = install;
        report(install, {
          message: `${installer!.manager.name} ${installer!.row.words.join(' ')} brings ${install.what}${listed(install)} into the shipped image.`,
          help: option === undefined ? 'Install what the application needs alone.' : `Add ${option}.`,
          fix:
            option === undefined
              ? undefined
              : { title: `Add ${option}`, edits: [insertOption(install.command, installer!.verb, option)] },
        });
      }
    },
  },
});

function listed({ packages }: DevelopmentInstall): string {
  if (packages.length === 0) return '';
  const more = packages.length > maximumNamed ? ` and ${packages.length - maximumNamed} more` : '';
  return ` (${packages.slice(0, maximumNamed).join(', ')}${more})`;
}
