import rule from '../../../src/rules/correctness/python-too-old-for-pins.js';
import { type RuleCase, testRule } from '../../harness.js';

/** An image of this Python that installs these requirements. */
const pip = (base: string, requirements: string, more: Partial<RuleCase> = {}): RuleCase => ({
  files: {
    Dockerfile: `FROM ${base}\nCOPY requirements.txt .\nRUN pip install -r requirements.txt\n`,
    'requirements.txt': requirements,
  },
  ...more,
});
const command = (base: string, line: string): RuleCase => ({ files: { Dockerfile: `FROM ${base}\nRUN ${line}\n` } });

testRule(rule, {
  'a pin': pip('python:3.9-slim', '[|Django==5.0.1|]\n', {
    message: 'django 5.0.1 needs Python 3.10 or newer, and python:3.9-slim has Python 3.9.',
    help: 'Take an image with Python 3.10 or newer, or older releases.',
  }),
  'a pin that fits': pip('python:3.10-slim', 'Django==5.0.1\n'),
  'the release before': pip('python:3.9-slim', 'Django==4.2.28\n'),
  'several pins': pip('python:3.8', 'flask==2.3.2\n[|numpy==2.1.0|]\ndjango==6.0\n', {
    message: 'numpy 2.1.0 needs Python 3.10 or newer, and python:3.8 has Python 3.8.',
    help: 'Take an image with Python 3.12 or newer, or older releases.',
  }),
  'a lower bound': pip('python:3.9-slim', '[|Django>=5.0|]\n'),
  'a compatible release': pip('python:3.9-slim', '[|Django~=5.0|]\n'),
  'a range': pip('python:3.9-slim', '[|Django>=5.0,<6|]\n'),
  'a lower bound that fits': pip('python:3.9-slim', 'Django>=4.2\n'),
  'a lower bound whose later releases fit': pip('python:3.11-slim', 'ipython>=9.11\n'),
  'an upper bound': pip('python:3.9-slim', 'Django<6\n'),
  'any release': pip('python:3.9-slim', 'Django\n'),
  'a pattern': pip('python:3.9-slim', 'Django==5.*\n'),
  'a pre-release': pip('python:3.9-slim', 'Django==5.0rc1\n'),
  'a release of which nothing is known': pip('python:3.9-slim', 'our-shop==5.0\n'),
  'a marker': pip('python:3.9-slim', "Django==5.0; python_version >= '3.10'\n"),
  'from a repository': pip('python:3.9-slim', 'Django @ git+https://github.com/django/django@5.0\n'),
  'another index': pip('python:3.9-slim', '--extra-index-url https://pypi.example.com/simple\nDjango==5.0\n'),
  'a folder of wheels': pip('python:3.9-slim', '--find-links wheels\nDjango==5.0\n'),
  'a Python that the tag does not tell': pip('python:3', 'Django==6.0\n'),
  'a base image that nobody knows': pip('ours/base', 'Django==5.0\n'),
  'on the command line': command('python:3.9-slim', 'pip install [|django==5.0|]'),
  'uv into the system': command('python:3.9-slim', 'pip install uv && uv pip install --system [|django==5.0|]'),
  'uv that may take another Python': command('python:3.9-slim', 'pip install uv && uv pip install -p 3.12 django==5.0'),
  'uv with an environment of its own Python': command(
    'python:3.9-slim',
    'pip install uv && uv venv && uv pip install django==5.0',
  ),
  'an install that looks away': command('python:3.9-slim', 'pip install --ignore-requires-python django==5.0'),
  'an install that may fail': command('python:3.9-slim', 'pip install django==5.0 || pip install django==4.2'),
  'another Python': command(
    'python:3.9-slim',
    'apt-get update && apt-get install -y pyenv && pyenv install 3.12 && pip install django==5.0',
  ),
  'another Python for the packages': command(
    'python:3.9-slim',
    'pip install --python-version 3.12 --only-binary :all: -t /x django==5.0',
  ),
});
