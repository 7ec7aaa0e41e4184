import rule from '../../../src/rules/efficiency/dockerignore-missing.js';
import { testRule } from '../../harness.js';

const copying = (source: string) => `FROM python:3.13-slim\nWORKDIR /app\nCOPY ${source} .\n`;
const compose = 'services:\n  web:\n    build: web\n';

testRule(rule, {
  'the whole context': {
    files: { Dockerfile: copying('[|.|]'), 'app.py': '' },
    message: 'The whole of the build context is copied, and there is no .dockerignore.',
  },
  'with a .dockerignore': { files: { Dockerfile: copying('.'), 'app.py': '', '.dockerignore': '.git\n' } },
  'with one for this Dockerfile': {
    files: { Dockerfile: copying('.'), 'app.py': '', 'Dockerfile.dockerignore': '.git\n' },
  },
  'with one for another Dockerfile': {
    files: { Dockerfile: copying('[|.|]'), 'app.py': '', 'Other.dockerignore': '.git\n' },
  },
  'with one in another folder': {
    files: { Dockerfile: copying('[|.|]'), 'app.py': '', 'web/.dockerignore': '.git\n' },
  },
  'written otherwise': {
    files: { Dockerfile: 'FROM python:3.13-slim\nADD [|./|] /app/\n', 'app.py': '' },
  },
  'one folder of it': { files: { Dockerfile: copying('src'), 'src/app.py': '' } },
  'one finding for two copies': {
    files: { Dockerfile: `${copying('[|.|]')}COPY . /other\n`, 'app.py': '' },
  },
  'a mount, which leaves nothing in the image': {
    files: { Dockerfile: 'FROM python:3.13-slim\nRUN --mount=target=/src pip install /src\n', 'app.py': '' },
  },
  'another stage': {
    files: { Dockerfile: 'FROM python:3.13-slim AS a\nFROM python:3.13-slim\nCOPY --from=a . .\n', 'app.py': '' },
  },
  'a folder below the root with sources alone': {
    files: { 'web/Dockerfile': copying('.'), 'web/app.py': '', 'web/requirements.txt': '', 'compose.yaml': compose },
  },
  'a folder below the root with settings': {
    files: { 'web/Dockerfile': copying('[|.|]'), 'web/app.py': '', 'web/.env': '', 'compose.yaml': compose },
    message: 'The whole of web is copied, and there is no .dockerignore.',
  },
  'a folder below the root with an environment': {
    files: { 'web/Dockerfile': copying('[|.|]'), 'web/venv/bin/python': '', 'compose.yaml': compose },
  },
  'a folder below the root with a .dockerignore': {
    files: {
      'web/Dockerfile': copying('.'),
      'web/.env': '',
      'web/.dockerignore': '.env\n',
      'compose.yaml': compose,
    },
  },
  'a context that is not known': {
    files: {
      'docker/Dockerfile': copying('.'),
      'app.py': '',
      'compose.yaml':
        'services:\n  a:\n    build:\n      context: .\n      dockerfile: docker/Dockerfile\n  b:\n    build: docker\n',
    },
  },
});

const usual = `# Version control
.git

# Virtual environments and what Python compiles
.venv
venv
**/__pycache__
**/*.py[cod]

# Caches and reports of tools
**/.pytest_cache
**/.mypy_cache
**/.ruff_cache
.coverage
htmlcov

# Settings and secrets: give them to the container when it starts
.env
.env.*

# What describes the build, so that a change of it does not repeat the copy
Dockerfile
`;
/** A project of a Dockerfile and other files, and the .dockerignore that it gets. */
const gets = (text: string, files: Readonly<Record<string, string>> = {}, Dockerfile = copying('[|.|]')) => ({
  files: { Dockerfile, 'app.py': '', ...files },
  fixed: { '.dockerignore': text },
});

testRule(rule, {
  'what every project gets': gets(usual),
  'what lies there': gets(
    usual
      .replace('.git\n', '.git\n.gitignore\n')
      .replace('cod]\n', 'cod]\nenvironment\n')
      .replace(
        'htmlcov\n',
        'htmlcov\n.tox\n\n# Installed packages of Node\nnode_modules\n\n# Editors, desktops and services that watch the repository\n.idea\n.github\n',
      )
      .replace('.env.*\n', '.env.*\n!.env.example\nid_rsa\n')
      .replace('Dockerfile\n', 'Dockerfile\ncompose.yaml\n'),
    {
      '.gitignore': '',
      'environment/pyvenv.cfg': '',
      '.tox/log/a': '',
      'node_modules/a/index.js': '',
      '.idea/a.xml': '',
      '.github/workflows/a.yml': '',
      '.env.example': '',
      id_rsa: '',
      'compose.yaml': 'services:\n  web:\n    build: .\n',
    },
  ),
  'nothing that a copy names': gets(
    usual.replace('venv\n**', '**').replace('.env\n.env.*\n', '.env\n'),
    { '.env.production': '', 'venv/a': '' },
    `${copying('[|.|]')}COPY .env.production /run/env\nCOPY venv /venv\n`,
  ),
  'nothing that a command names': gets(
    usual.replace('\n.venv\n', '\n').replace('.env\n.env', '.env'),
    {},
    `${copying('[|.|]')}RUN . ./.env && .venv/bin/python -m compileall .\n`,
  ),
  'the history stays where the version comes from it': gets(usual.replace('# Version control\n.git\n\n', ''), {
    'pyproject.toml': '[build-system]\nrequires = ["setuptools-scm"]\n',
    '.git/HEAD': '',
  }),
  'beside the context, not the Dockerfile': {
    files: {
      'docker/web/Dockerfile': copying('[|.|]'),
      'app/.env': '',
      'app/main.py': '',
      'compose.yaml': 'services:\n  web:\n    build:\n      context: app\n      dockerfile: ../docker/web/Dockerfile\n',
    },
    fixed: { 'app/.dockerignore': usual.replace(/\n# What describes[^]*/, '') },
  },
  'one for two Dockerfiles': {
    files: {
      'a.Dockerfile': copying('[|.|]'),
      'b.Dockerfile': `${copying('[|.|]')}COPY .env .\n`,
      '.env': '',
      'app.py': '',
    },
    fixed: { '.dockerignore': usual.replace('.env\n', '').replace('Dockerfile\n', 'a.Dockerfile\nb.Dockerfile\n') },
  },
  'nothing of Python where there is none': {
    files: { Dockerfile: copying('[|.|]'), 'index.html': '', 'node_modules/a/index.js': '' },
    fixed: {
      '.dockerignore':
        '# Version control\n.git\n\n# Installed packages of Node\nnode_modules\n\n# Settings and secrets: give them to the container when it starts\n.env\n.env.*\n\n# What describes the build, so that a change of it does not repeat the copy\nDockerfile\n',
    },
  },
});
