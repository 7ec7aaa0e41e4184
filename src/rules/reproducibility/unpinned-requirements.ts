import { isPinned, isPinnedPackage } from '../../model/python/pins.js';
import { defineRule } from '../../rule.js';

/** How many names a message lists. */
const maximumNamed = 3;

/** Tools that are installed to install others: their release hardly changes the image. */
const bootstrap = /^(pip|setuptools|wheel|uv|poetry|pipenv|pdm|pipx|hatch|flit|build|virtualenv)\b/i;

const listed = (names: readonly string[]): string =>
  `${names.slice(0, maximumNamed).join(', ')}${names.length > maximumNamed ? ` and ${names.length - maximumNamed} more` : ''}`;

export default defineRule({
  name: 'unpinned-requirements',
  category: 'reproducibility',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'Python packages are installed without a pinned version.',
  why: 'The same Dockerfile builds another image tomorrow: a new release of any of them can break the application overnight.',
  examples: {
    bad: 'FROM python:3.13-slim\nRUN pip install --no-cache-dir flask\n',
    good: 'FROM python:3.13-slim\nRUN pip install --no-cache-dir flask==3.1.0\n',
  },
  sources: ['https://pip.pypa.io/en/stable/topics/repeatable-installs/'],
  aliases: ['DL3013'],
  on: {
    requirements({ requirements, by, command, constrained }, { report }) {
      if (!constrained.known || constrained.value || command.stage.role !== 'production') return;
      const all = requirements.requirements;
      const open = all.filter((requirement) => !isPinned(requirement));
      const [first] = open;
      if (!first) return;
      report(first, {
        message: `${open.length} of ${all.length} requirements have no pinned version: ${listed(open.map((requirement) => requirement.name?.text ?? ''))}.`,
        help: 'Pin them with ==, or compile the file with pip-compile or uv pip compile.',
        related: [by],
      });
    },
    command({ installer, stage, has }, { report }) {
      if (
        !installer?.manager.forPython ||
        !/^(install)$/.test(installer.verb.value ?? '') ||
        stage.role !== 'production'
      )
        return;
      if (
        installer.constraintFiles.length > 0 ||
        has('--no-index') ||
        /^(conda|mamba|micromamba|pipx|poetry|pdm|pipenv)$/.test(installer.manager.name)
      )
        return;
      const open = installer.packages.filter(
        ({ value }) => value !== undefined && !isPinnedPackage(value) && !bootstrap.test(value),
      );
      const [first] = open;
      if (!first) return;
      report(first, {
        message: `${open.length === 1 ? 'A package has' : `${open.length} packages have`} no pinned version: ${listed(open.map((word) => word.value!))}.`,
        help: 'Pin them with ==, or list them in a requirements file that does.',
      });
    },
  },
});
