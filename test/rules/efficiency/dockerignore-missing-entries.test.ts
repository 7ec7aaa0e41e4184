import rule from '../../../src/rules/efficiency/dockerignore-missing-entries.js';
import { testRule, type RuleCase } from '../../harness.js';

const project = (
  ignore: string,
  files: readonly string[],
  more: Partial<RuleCase> = {},
  copy = 'COPY [|.|] .',
): RuleCase => ({
  files: {
    Dockerfile: `FROM python:3.13-slim\nWORKDIR /app\n${copy}\n`,
    '.dockerignore': ignore,
    'app.py': '',
    ...Object.fromEntries(files.map((path) => [path, ''])),
  },
  ...more,
});
const clean = (ignore: string, files: readonly string[], copy = 'COPY . .') => project(ignore, files, {}, copy);

testRule(rule, {
  'a virtual environment': project('.git\n', ['.venv/pyvenv.cfg', '.venv/bin/python'], {
    message: 'This copies .venv (a virtual environment).',
    severity: 'warning',
    fixed: { '.dockerignore': '.git\n.venv\n' },
  }),
  'a virtual environment of another name': project('.git\n', ['env/pyvenv.cfg'], { severity: 'warning' }),
  'a folder that is only called like one': clean('.git\n', ['env/settings.py']),
  'one that is kept out': clean('.git\n.venv\n', ['.venv/pyvenv.cfg']),
  'one that is kept out everywhere': clean('**/.venv\n', ['.venv/pyvenv.cfg']),
  'the history': project('*.md', ['.git/config'], {
    message: 'This copies .git (the history of the repository).',
    severity: 'info',
    fixed: { '.dockerignore': '*.md\n.git\n' },
  }),
  'the history that gives the version': {
    files: {
      Dockerfile: 'FROM python:3.13-slim\nCOPY . .\n',
      '.dockerignore': '*.md\n',
      '.git/config': '',
      'pyproject.toml': '[build-system]\nrequires = ["setuptools", "setuptools-scm"]\n',
    },
  },
  'the history that a step reads': clean('*.md\n', ['.git/config'], 'COPY . .\nRUN git rev-parse HEAD > version'),
  'the history that a program may read, which finds git': clean(
    '*.md\n',
    ['.git/config'],
    'RUN apk add --no-cache git\nCOPY . .\nRUN python version.py',
  ),
  caches: project('.git\n', ['__pycache__/a.pyc', '.pytest_cache/x', 'src/__pycache__/b.pyc'], {
    message:
      'This copies .pytest_cache (a cache), __pycache__ (compiled Python files) and src/__pycache__ (compiled Python files).',
    severity: 'info',
  }),
  'caches in folders': project('.git\n', ['src/__pycache__/b.pyc'], {
    fixed: { '.dockerignore': '.git\n**/__pycache__\n' },
  }),
  'nothing of the kind': clean('.git\n', ['src/a.py']),
  'no .dockerignore, which is another rule': {
    files: { Dockerfile: 'FROM python:3.13-slim\nCOPY . .\n', '.venv/pyvenv.cfg': '' },
  },
  'only some files are copied': clean('*.md\n', ['.venv/pyvenv.cfg', '.git/config'], 'COPY app.py .'),
  'a stage that is not shipped': {
    files: {
      Dockerfile: 'FROM python:3.13-slim AS build\nCOPY . .\nFROM python:3.13-slim\nCOPY --from=build /app.py .\n',
      '.dockerignore': '*.md\n',
      '.git/config': '',
    },
  },
  'a flag that may keep it out': clean('*.md\n', ['.git/config'], 'COPY --exclude=.git . .'),
  'a folder of which one file is brought back': clean('.git\n!.git/HEAD\n', ['.git/HEAD', '.git/config']),
  'another context, which is not known': {
    files: { 'docker/Dockerfile': 'FROM python:3.13-slim\nCOPY . .\n', '.dockerignore': '*.md\n', '.git/config': '' },
  },
});
