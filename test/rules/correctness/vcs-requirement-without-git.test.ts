import rule from '../../../src/rules/correctness/vcs-requirement-without-git.js';
import { testRule, type RuleCase } from '../../harness.js';

const requirement = 'shop @ git+https://github.com/example/shop@v1.2\n';
const given = (
  lines: readonly string[],
  base = 'python:3.13-slim',
  files: Readonly<Record<string, string>> = {},
): RuleCase => ({
  files: {
    Dockerfile: [`FROM ${base}`, 'WORKDIR /app', 'COPY . .', ...lines, ''].join('\n'),
    'requirements.txt': requirement,
    ...files,
  },
});
const install = 'RUN pip [|install|] -r requirements.txt';
const silent = 'RUN pip install -r requirements.txt';

testRule(rule, {
  'a slim image': {
    ...given([install]),
    message: 'shop is fetched with git, which the image does not have.',
    severity: 'error',
  },
  'the full image': given([silent], 'python:3.13'),
  'an Alpine image with build tools': given(['RUN apk add --no-cache build-base', install], 'python:3.13-alpine'),
  'git from apt': given(['RUN apt-get update && apt-get install -y git', silent]),
  'git from apk': given(['RUN apk add --no-cache git', silent], 'python:3.13-alpine'),
  'packages that bring no git': given(['RUN apt-get update && apt-get install -y gcc libpq-dev', install]),
  'packages of which nobody knows what they bring': given([
    'RUN apt-get update && apt-get install -y devscripts',
    silent,
  ]),
  'an image that nobody knows': given([silent], 'example.org/python:3'),
  'a git that is copied': given(['COPY --from=tools /usr/bin/ /usr/bin/', silent]),
  'on the command line': {
    ...given(['RUN uv pip [|install|] --system git+https://github.com/example/tools.git@main']),
    message: 'tools is fetched with git, which the image does not have.',
  },
  several: {
    ...given(['RUN pip [|install|] -r requirements.txt "x @ git+ssh://git@github.com/example/x"']),
    message: 'x and 1 more is fetched with git, which the image does not have.',
  },
  'a marker': given([silent], undefined, { 'requirements.txt': `${requirement.trim()} ; sys_platform == "win32"\n` }),
  'an archive': given([silent], undefined, {
    'requirements.txt': 'shop @ https://github.com/example/shop/archive/v1.2.zip\n',
  }),
  'poetry has its own': given(['RUN poetry install'], undefined, {
    'pyproject.toml':
      '[tool.poetry]\nname = "x"\n[tool.poetry.dependencies]\nshop = {git = "https://github.com/example/shop"}\n',
  }),
  'the project needs it': {
    ...given(['RUN pip [|install|] .'], undefined, {
      'pyproject.toml':
        '[project]\nname = "x"\nversion = "1"\ndependencies = ["shop @ git+https://github.com/example/shop"]\n',
      'x.py': '',
    }),
  },
  'or nothing': given(['RUN pip install -r requirements.txt || true']),
  'a lock of uv, in a service of compose': {
    files: {
      'compose.yaml': 'services:\n  api:\n    build: ./api\n',
      'api/Dockerfile':
        'FROM ghcr.io/astral-sh/uv:0.9-python3.13-bookworm-slim\nWORKDIR /app\nCOPY pyproject.toml uv.lock ./\nRUN uv [|sync|] --locked --no-install-project\n',
      'api/pyproject.toml':
        '[project]\nname = "x"\nversion = "1"\ndependencies = ["shop"]\n[tool.uv.sources]\nshop = {git = "https://github.com/example/shop"}\n',
      'api/uv.lock':
        'version = 1\n[[package]]\nname = "shop"\nversion = "1"\nsource = { git = "https://github.com/example/shop#abc" }\n',
    },
    message: 'shop is fetched with git, which the image does not have.',
  },
});
