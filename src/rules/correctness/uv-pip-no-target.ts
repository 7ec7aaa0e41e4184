import { insertOption } from '../../model/command/command-end.js';
import { environmentsOf } from '../../model/python/environments/environments.js';
import { noEnvironment } from '../../model/python/environments/prefix.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'uv-pip-no-target',
  category: 'correctness',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: 'unsafe',
  since: '0.1.0',
  summary: '`uv pip install` without a virtual environment and without `--system`.',
  why: 'uv installs into a virtual environment only, unless it is told otherwise. Where there is none, the build stops with "No virtual environment found".',
  examples: {
    bad: 'FROM python:3.13-slim\nCOPY --from=ghcr.io/astral-sh/uv:0.9.2 /uv /bin/\nRUN uv pip install --no-cache flask==3.1.0\n',
    good: 'FROM python:3.13-slim AS development\nCOPY --from=ghcr.io/astral-sh/uv:0.9.2 /uv /bin/\nRUN uv pip install --system --no-cache flask==3.1.0\nUSER nobody\nCMD ["flask", "--version"]\n',
  },
  sources: ['https://docs.astral.sh/uv/pip/environments/#discovery-of-python-environments'],
  on: {
    stage(stage, { project, report }) {
      if (stage.dockerfile.fragment) return;
      const environments = environmentsOf(stage, project.host);
      const failing = stage.commands.filter((command) => {
        const prefix = environments.prefixOf(command);
        const isSure = !command.shell?.conditional && command.shell?.followedBy !== '||';
        return isSure && prefix?.known === false && prefix.because === noEnvironment;
      });
      const [first, ...more] = failing.map(({ installer }) => installer!.verb);
      const edits = failing.map((command) => insertOption(command, command.installer!.verb, '--system'));
      if (!first) return;
      report(first, {
        message: 'uv finds no virtual environment to install into here.',
        help: 'Add --system to install into the Python of the image, or make an environment first: uv venv /opt/venv, and ENV VIRTUAL_ENV=/opt/venv.',
        related: more.map(({ at }) => ({ at, note: 'nor here' })),
        fix: { title: 'Add --system', edits },
      });
    },
  },
});
