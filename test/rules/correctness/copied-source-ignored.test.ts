import rule from '../../../src/rules/correctness/copied-source-ignored.js';
import { testRule, type RuleCase } from '../../harness.js';

const from = (...lines: readonly string[]) => ['FROM python:3.13-slim', 'WORKDIR /app', ...lines, ''].join('\n');
const project = (
  line: string,
  ignore: string,
  files: readonly string[] = [],
  more: Partial<RuleCase> = {},
): RuleCase => ({
  files: {
    Dockerfile: from(line),
    '.dockerignore': ignore,
    ...Object.fromEntries(['app.py', ...files].map((path) => [path, ''])),
  },
  ...more,
});

testRule(rule, {
  'a file that is kept out': project('COPY [|settings.json|] .', '.git\n*.json\n', ['settings.json'], {
    message: 'COPY needs settings.json, but .dockerignore keeps it out of the build.',
    fixed: { '.dockerignore': '.git\n*.json\n!settings.json\n' },
  }),
  'a file that is brought back': project('COPY settings.json .', '*.json\n!settings.json\n', ['settings.json']),
  'a file that no pattern keeps out': project('COPY settings.json .', '*.yaml\n', ['settings.json']),
  'a file that is not there, which is another rule': project('COPY settings.json .', '*.json\n'),
  'a file below a folder that is kept out': project('COPY [|docs/schema.sql|] .', 'docs', ['docs/schema.sql'], {
    fixed: { '.dockerignore': 'docs\n!docs/schema.sql\n' },
  }),
  'a folder': project('COPY [|tests/|] tests/', '**/tests\n', ['tests/a.py'], {
    fixed: { '.dockerignore': '**/tests\n' },
  }),
  'a folder of which a part is sent': project('COPY src src/', 'src\n!src/main.py\n', ['src/main.py', 'src/a.py']),
  'a folder of which only the contents are kept out': project('COPY src src/', 'src/*\n', ['src/main.py']),
  'the whole context': project('COPY . .', '*\n'),
  'everything but one': project('COPY app.py [|README.md|] ./', '*\n!app.py\n', ['README.md']),
  'a pattern of the root for a file further down': project('COPY conf/settings.json .', '*.json\n', [
    'conf/settings.json',
  ]),
  'a pattern of any depth': project('COPY [|conf/settings.json|] .', '**/*.json\n', ['conf/settings.json']),
  'a slash at the start': project('COPY [|./settings.json|] .', '/settings.json\n', ['settings.json']),
  'a pattern in the source': project('COPY *.json ./', '*.json\n', ['settings.json']),
  'an order of patterns that keeps it out again': project('COPY [|a.json|] .', '!a.json\n*.json\n', ['a.json']),
  'a secret': project('COPY [|.env|] .', '.env\n', ['.env'], { fixed: { '.dockerignore': '.env\n' } }),
  ADD: project('ADD [|app.tar.gz|] .', '*.gz\n', ['app.tar.gz'], {
    message: 'ADD needs app.tar.gz, but .dockerignore keeps it out of the build.',
  }),
  'another stage': project('COPY --from=other settings.json .', '*.json\n', ['settings.json']),
  'a bind mount': project('RUN [|--mount=type=bind,source=uv.lock,target=uv.lock|] uv sync', '*.lock\n', ['uv.lock'], {
    message: 'RUN needs uv.lock, but .dockerignore keeps it out of the build.',
  }),
  'a bind mount of the whole context': project('RUN --mount=type=bind,target=/src make', '*.lock\n', ['uv.lock']),
  'a cache mount': project('RUN --mount=type=cache,target=/root/.cache,source=uv.lock make', '*.lock\n', ['uv.lock']),
  'one mount of two commands is one finding': project(
    'RUN [|--mount=type=bind,source=a.txt,target=a.txt|] cat a.txt && cat a.txt',
    'a.txt\n',
    ['a.txt'],
  ),
  'two stages that copy it: one line brings it back': {
    files: {
      Dockerfile: 'FROM python:3.13-slim AS a\nCOPY [|a.txt|] /x\nFROM python:3.13-slim\nCOPY [|a.txt|] /x\n',
      'a.txt': '',
      '.dockerignore': 'a.txt\n',
    },
    fixed: { '.dockerignore': 'a.txt\n!a.txt\n' },
  },
  'an ignore file of the Dockerfile alone': {
    files: {
      'web.Dockerfile': from('COPY [|a.txt|] .'),
      'web.Dockerfile.dockerignore': 'a.txt\n',
      '.dockerignore': 'b.txt\n',
      'a.txt': '',
    },
    message: 'COPY needs a.txt, but web.Dockerfile.dockerignore keeps it out of the build.',
  },
  'an ignore file that another one replaces': {
    files: {
      'web.Dockerfile': from('COPY a.txt .'),
      'web.Dockerfile.dockerignore': 'b.txt\n',
      '.dockerignore': 'a.txt\n',
      'a.txt': '',
    },
  },
  'compose builds from another folder, whose own file counts': {
    files: {
      'compose.yaml': 'services:\n  web:\n    build: {context: web, dockerfile: ../Dockerfile}\n',
      Dockerfile: from('COPY a.txt .'),
      '.dockerignore': 'a.txt\n',
      'web/a.txt': '',
    },
  },
  'two contexts, of which only one keeps it out': {
    files: {
      'compose.yaml':
        'services:\n  a:\n    build: {context: a, dockerfile: ../Dockerfile}\n  b:\n    build: {context: b, dockerfile: ../Dockerfile}\n',
      Dockerfile: from('COPY a.txt .'),
      'a/a.txt': '',
      'a/.dockerignore': 'a.txt\n',
      'b/a.txt': '',
    },
  },
  'what git ignores and is there': {
    files: {
      Dockerfile: from('COPY [|a.txt|] .'),
      '.dockerignore': 'a.txt\n',
      '.gitignore': 'a.txt\n',
      'a.txt': '',
    },
  },
});
