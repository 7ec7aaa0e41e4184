import rule from '../../../src/rules/efficiency/dockerignore-unanchored.js';
import { testRule, type RuleCase } from '../../harness.js';

const project = (
  ignore: string,
  files: readonly string[],
  more: Partial<RuleCase> = {},
  copy = 'COPY . .',
): RuleCase => ({
  files: {
    Dockerfile: `FROM python:3.13-slim\nWORKDIR /app\n${copy}\n`,
    '.dockerignore': ignore,
    'app.py': '',
    ...Object.fromEntries(files.map((path) => [path, ''])),
  },
  ...more,
});

testRule(rule, {
  'a folder further down': project('.git\n[|__pycache__|]\n', ['src/__pycache__/a.pyc'], {
    message: '__pycache__ counts at the top of the build context only, so src/__pycache__ is copied.',
    fixed: { '.dockerignore': '.git\n**/__pycache__\n' },
  }),
  'with a slash at its end': project('[|__pycache__/|]\n', ['src/__pycache__/a.pyc'], {
    fixed: { '.dockerignore': '**/__pycache__/\n' },
  }),
  'files further down': project('[|*.pyc|]\n[|.env|]\n', ['src/a.pyc', 'web/.env']),
  'a class of letters': project('[|*.py[cod]|]\n', ['src/a.pyc']),
  'everywhere already': project('**/__pycache__\n**/*.pyc\n', ['src/__pycache__/a.pyc']),
  both: project('__pycache__\n**/__pycache__\n', ['src/__pycache__/a.pyc']),
  'variables of a front end, which its build may read': project('[|.env|]\n[|*.log|]\n', ['web/.env', 'web/a.log'], {
    fixed: { '.dockerignore': '.env\n**/*.log\n' },
  }),
  'only at the top': project('__pycache__\n.env\n', ['__pycache__/a.pyc', '.env']),
  'with a slash at its start, which means the top': project('/.env\n', ['web/.env']),
  'a name that may be meant for the top': project('docs\nbuild\n', ['src/docs/a.md', 'src/build/x']),
  'a folder that is not copied': project('.env\n', ['web/.env'], {}, 'COPY app.py .'),
  'the folder that is copied': project('[|.env|]\n', ['web/.env'], {}, 'COPY web/ web/'),
  'another folder than the one that is copied': project('.env\n', ['web/.env', 'api/a.py'], {}, 'COPY api/ api/'),
  'a folder that is kept out as a whole': project('.env\nweb\n', ['web/.env']),
  'inside of an environment': project('.git\n*.pyc\n', ['env/pyvenv.cfg', 'env/lib/a.pyc']),
  'what is brought back': project('!__pycache__\n', ['src/__pycache__/a.pyc']),
});
