import type { Command } from '../../model/command.js';
import type { FileHost } from '../../model/files.js';
import { unpinnedPackages, unpinnedRequirements } from '../../model/python/installs/pins.js';
import { unusedLock } from '../../model/python/installs/unused-lock.js';
import { defineRule } from '../../rule.js';

/** A lock that has the versions, and that the install does not read, is another rule's matter. */
const hasUnusedLock = (command: Command, host: FileHost): boolean =>
  unusedLock(command.stage.dockerfile, host)?.command === command;

/** How many names a message lists. */
const maximumNamed = 3;

const listed = (names: readonly (string | undefined)[]): string =>
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
    requirements(installed, { project, report }) {
      const { requirements, by, command } = installed;
      if (hasUnusedLock(command, project.host)) return;
      const open = command.stage.role === 'production' ? unpinnedRequirements(installed) : [];
      const [first] = open;
      if (!first) return;
      const count = requirements.requirements.length;
      report(first, {
        message: `${open.length} of ${count} requirements have no pinned version: ${listed(open.map(({ name }) => name?.text))}.`,
        help: 'Pin them with ==, or compile the file with pip-compile or uv pip compile.',
        related: [by],
      });
    },
    command(command, { project, report }) {
      if (!command.installer || hasUnusedLock(command, project.host)) return;
      const open = command.stage.role === 'production' ? unpinnedPackages(command, project.host) : [];
      const [first] = open;
      if (!first) return;
      report(first, {
        message: `${open.length === 1 ? 'A package has' : `${open.length} packages have`} no pinned version: ${listed(open.map(({ value }) => value))}.`,
        help: 'Pin them with ==, or list them in a requirements file that does.',
      });
    },
  },
});
