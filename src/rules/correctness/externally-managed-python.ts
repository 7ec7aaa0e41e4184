import { refusedInstall } from '../../model/python/environments/managed-python.js';
import { defineRule } from '../../rule.js';

const names = { debian: 'Debian', ubuntu: 'Ubuntu', alpine: 'Alpine' } as const;

export default defineRule({
  name: 'externally-managed-python',
  category: 'correctness',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: false,
  since: '0.1.0',
  summary: 'An install into the Python of the distribution, which refuses it.',
  why: 'The Python of Debian 12, Ubuntu 23.04, Alpine 3.19 and later belongs to the package manager of the distribution. Outside of a virtual environment pip stops with "externally-managed-environment".',
  examples: {
    bad: 'FROM ubuntu:24.04\nRUN apt-get update \\\n  && apt-get install --yes --no-install-recommends python3-pip \\\n  && rm -rf /var/lib/apt/lists/*\nRUN pip3 install --no-cache-dir flask==3.1.0\nUSER nobody\nCMD ["flask", "--version"]\n',
    good: 'FROM python:3.13-slim\nRUN pip install --no-cache-dir flask==3.1.0\nUSER nobody\nCMD ["flask", "--version"]\n',
  },
  sources: ['https://peps.python.org/pep-0668/', 'https://pip.pypa.io/en/stable/topics/python-option/'],
  on: {
    stage(stage, { project, report }) {
      const refused = refusedInstall(stage, project.host);
      if (!refused) return;
      const { command, system } = refused;
      report(command.installer!.verb, {
        message: `${command.installer!.manager.name} installs into the Python of ${names[system]}, which refuses it: the environment is externally managed.`,
        help: 'Start from python:<version>-slim, or install into a virtual environment: python3 -m venv /opt/venv.',
        related: [
          { at: stage.rootBase.kind === 'image' ? stage.rootBase.at : stage.at, note: 'the Python of this image' },
        ],
      });
    },
  },
});
