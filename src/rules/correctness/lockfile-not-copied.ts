import { type MissingLock, missingLock } from '../../model/python/installs/lock-use.js';
import { defineRule } from '../../rule.js';

export default defineRule({
  name: 'lockfile-not-copied',
  category: 'correctness',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: 'unsafe',
  since: '0.1.0',
  summary: 'An install runs without the lock of the project in the image.',
  why: 'With --locked, --frozen or sync the build stops. Otherwise the versions are chosen anew with every build, and the lock that was tested counts for nothing.',
  examples: {
    bad: {
      Dockerfile:
        'FROM ghcr.io/astral-sh/uv:0.9.5-python3.13-trixie-slim\nWORKDIR /app\nCOPY pyproject.toml ./\nRUN uv sync --locked\n',
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
  sources: [
    'https://docs.astral.sh/uv/concepts/projects/sync/',
    'https://pipenv.pypa.io/en/latest/commands.html#sync',
    'https://pdm-project.org/en/latest/usage/lockfile/',
  ],
  on: {
    command(command, { project, report }) {
      const lock = missingLock(command, project.host);
      if (!lock) return;
      report(command.installer!.verb, {
        message: messageOf(lock),
        help: helpOf(lock),
        fix: lock.edit && {
          title: lock.because === 'ignored' ? `Add !${lock.name} to .dockerignore` : `Copy ${lock.name}, too`,
          edits: [lock.edit],
        },
        related: lock.later ? [lock.later] : [],
        severity: lock.strict ? undefined : 'warning',
      });
    },
  },
});

function messageOf({ command: { installer }, name, because, strict }: MissingLock): string {
  const call = `${installer!.manager.name} ${installer!.verb.raw}`;
  const reason = {
    ignored: 'which .dockerignore keeps out of the image',
    'not-copied': 'which no earlier step puts into the image',
    'not-there': 'which the project does not have',
  }[because];
  return strict ? `${call} needs ${name}, ${reason}.` : `${call} chooses versions without ${name}, ${reason}.`;
}

function helpOf({ name, folder, because, command: { installer } }: MissingLock): string {
  if (because === 'ignored') return `Take ${name} out of the .dockerignore.`;
  return because === 'not-copied'
    ? `Copy ${name} to ${folder} before this step.`
    : `Run ${installer!.manager.name} lock and commit ${name}.`;
}
