import { insertOption } from '../../model/command/command-end.js';
import { unlockedSync } from '../../model/python/installs/lock-use.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'uv-sync-not-locked',
  category: 'reproducibility',
  severity: 'warning',
  presets: ['recommended', 'strict'],
  fixable: 'safe',
  since: '0.1.0',
  summary: 'The lock may change while uv sync builds the image.',
  why: 'Without --locked or --frozen, uv resolves the dependencies anew where the lock does not fit the manifest any more, and installs versions that nobody has tested.',
  examples: {
    bad: {
      Dockerfile:
        'FROM ghcr.io/astral-sh/uv:0.9.5-python3.13-trixie-slim\nWORKDIR /app\nCOPY pyproject.toml uv.lock ./\nRUN uv sync\n',
      'pyproject.toml': '[project]\nname = "shop"\nversion = "1.0"\n',
      'uv.lock': 'version = 1\n',
    },
    good: {
      Dockerfile:
        'FROM ghcr.io/astral-sh/uv:0.9.5-python3.13-trixie-slim\nWORKDIR /app\nCOPY pyproject.toml uv.lock ./\nRUN uv sync --locked\n',
      'pyproject.toml': '[project]\nname = "shop"\nversion = "1.0"\n',
      'uv.lock': 'version = 1\n',
    },
  },
  sources: ['https://docs.astral.sh/uv/concepts/projects/sync/#automatic-lock-and-sync'],
  on: {
    command(command, { report }) {
      if (command.stage.role !== 'production' || !unlockedSync(command)) return;
      const { verb } = command.installer!;
      report(verb, {
        message: 'uv sync resolves the dependencies anew where uv.lock does not fit pyproject.toml.',
        help: 'Add --locked, so that the build stops instead.',
        fix: { title: 'Add --locked', edits: [insertOption(command, verb, '--locked')] },
      });
    },
  },
});
