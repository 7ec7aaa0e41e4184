import { unusedLock } from '../../model/python/installs/unused-lock.js';
import { defineRule } from '../../rule.js';
import { place } from '../../text/location.js';

/** How many packages a message lists. */
const maximumNamed = 3;

export default defineRule({
  name: 'lockfile-unused',
  category: 'reproducibility',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'The image is installed without the lock of the project.',
  why: 'The versions in the lock are those that were tested. An install that does not read it chooses the newest ones with every build.',
  examples: {
    bad: {
      Dockerfile:
        'FROM python:3.13-slim\nWORKDIR /app\nCOPY pyproject.toml shop.py ./\nRUN pip install --no-cache-dir .\n',
      'pyproject.toml':
        '[project]\nname = "shop"\nversion = "1.0"\ndependencies = ["flask"]\n[build-system]\nrequires = ["setuptools"]\nbuild-backend = "setuptools.build_meta"\n',
      'uv.lock':
        'version = 1\n[[package]]\nname = "flask"\nversion = "3.1.0"\nsource = { registry = "https://pypi.org/simple" }\n',
      'shop.py': '',
    },
    good: {
      Dockerfile:
        'FROM python:3.13-slim\nCOPY --from=ghcr.io/astral-sh/uv:0.9.5 /uv /usr/local/bin/\nWORKDIR /app\nCOPY pyproject.toml uv.lock shop.py ./\nRUN uv sync --locked --no-dev\n',
      'pyproject.toml':
        '[project]\nname = "shop"\nversion = "1.0"\ndependencies = ["flask"]\n[build-system]\nrequires = ["setuptools"]\nbuild-backend = "setuptools.build_meta"\n',
      'uv.lock':
        'version = 1\n[[package]]\nname = "flask"\nversion = "3.1.0"\nsource = { registry = "https://pypi.org/simple" }\n',
      'shop.py': '',
    },
  },
  sources: [
    'https://docs.astral.sh/uv/guides/integration/docker/#installing-a-project',
    'https://python-poetry.org/docs/basic-usage/#installing-dependencies',
  ],
  on: {
    dockerfile(dockerfile, { project, report }) {
      const found = unusedLock(dockerfile, project.host);
      if (!found) return;
      const { at, lock, command, packages } = found;
      const named = packages.slice(0, maximumNamed).map(({ name, version }) => `${name} ${version}`);
      const more = packages.length > maximumNamed ? ` and ${packages.length - maximumNamed} more` : '';
      report(
        { at },
        {
          message: `${command.installer!.manager.name} chooses versions anew that ${lock.file.path} has: ${named.join(', ')}${more}.`,
          help: 'Install from the lock, or from a requirements file that is exported from it.',
          related: [{ at: place(lock.file, 0, 0), note: 'the lock' }],
        },
      );
    },
  },
});
