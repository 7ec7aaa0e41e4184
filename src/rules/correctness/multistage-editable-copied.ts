import { copyPlace, goneProject } from '../../model/python/environments/moved-environments.js';
import { type ImageProcess, startOfService, startOfStage } from '../../model/python/program/starts.js';
import { insertWords } from '../../model/command/written-words.js';
import { defineRule, type RuleContext } from '../../rule.js';

function judge(start: ImageProcess | undefined, { report }: Pick<RuleContext<Record<never, never>>, 'report'>): void {
  const gone = start && goneProject(start);
  if (!gone) return;
  const { environment, copy, folder, install, name } = gone;
  const isUv = install.installer!.manager.name === 'uv';
  const edit = isUv ? insertWords(install.installer!.verb, ['--no-editable']) : undefined;
  report(copyPlace(environment, copy), {
    message: `${name} is installed in this environment as a link to ${folder}, whose code is not copied.`,
    help: isUv
      ? 'Install the project itself: uv sync --no-editable.'
      : `Copy the code to ${folder}, too, or install the project without a link.`,
    fix: edit && { title: 'Add --no-editable', edits: [edit] },
    related: [
      { at: install.installer!.verb.at, note: 'installed as a link here' },
      { at: start.process.command.at, note: `${name} starts here` },
    ],
  });
}

export default defineRule({
  name: 'multistage-editable-copied',
  category: 'correctness',
  severity: 'error',
  presets: ['recommended', 'strict'],
  fixable: 'unsafe',
  since: '0.1.0',
  summary: 'An environment is copied without the project that is linked into it.',
  why: 'uv sync, poetry install and pip install -e install the project as a link to its folder. A stage that copies the environment alone has the link and not the code: "ModuleNotFoundError".',
  examples: {
    bad: {
      Dockerfile:
        'FROM python:3.13-slim AS builder\nCOPY --from=ghcr.io/astral-sh/uv:0.9.2 /uv /bin/\nWORKDIR /app\nCOPY . .\nRUN uv sync --no-dev --locked\n\nFROM python:3.13-slim\nENV PATH="/app/.venv/bin:$PATH"\nCOPY --from=builder /app/.venv /app/.venv\nUSER nobody\nCMD ["shop"]\n',
      'pyproject.toml':
        '[project]\nname = "shop"\nversion = "1.0"\nrequires-python = ">=3.13"\n[project.scripts]\nshop = "shop:main"\n[build-system]\nrequires = ["hatchling"]\nbuild-backend = "hatchling.build"\n',
      'uv.lock': 'version = 1\nrequires-python = ">=3.13"\n',
      'src/shop/__init__.py': 'def main():\n    print("open")\n',
      '.dockerignore': '.venv\n',
    },
    good: {
      Dockerfile:
        'FROM python:3.13-slim AS builder\nCOPY --from=ghcr.io/astral-sh/uv:0.9.2 /uv /bin/\nWORKDIR /app\nCOPY . .\nRUN uv sync --no-dev --locked --no-editable\n\nFROM python:3.13-slim AS development\nENV PATH="/app/.venv/bin:$PATH"\nCOPY --from=builder /app/.venv /app/.venv\nUSER nobody\nCMD ["shop"]\n',
      'pyproject.toml':
        '[project]\nname = "shop"\nversion = "1.0"\nrequires-python = ">=3.13"\n[project.scripts]\nshop = "shop:main"\n[build-system]\nrequires = ["hatchling"]\nbuild-backend = "hatchling.build"\n',
      'uv.lock': 'version = 1\nrequires-python = ">=3.13"\n',
      'src/shop/__init__.py': 'def main():\n    print("open")\n',
      '.dockerignore': '.venv\n',
    },
  },
  sources: ['https://docs.astral.sh/uv/guides/integration/docker/#non-editable-installs'],
  on: {
    stage: (stage, context) => judge(startOfStage(stage), context),
    service: (service, context) => judge(startOfService(service), context),
  },
});
