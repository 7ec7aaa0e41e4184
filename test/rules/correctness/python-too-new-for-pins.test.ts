import rule from '../../../src/rules/correctness/python-too-new-for-pins.js';
import { type RuleCase, testRule } from '../../harness.js';

/** An image of this Python that installs these requirements. */
const pip = (base: string, requirements: string, more: Partial<RuleCase> = {}): RuleCase => ({
  files: {
    Dockerfile: `FROM ${base}\nCOPY requirements.txt .\nRUN pip install -r requirements.txt\n`,
    'requirements.txt': requirements,
  },
  ...more,
});
const gcc = 'python:3.12-slim\nRUN apt-get update && apt-get install -y --no-install-recommends gcc g++';

testRule(rule, {
  'no wheel and no compiler': pip('python:3.12-slim', '[|numpy==1.24.4|]\n', {
    message: 'numpy 1.24.4 has no wheel for Python 3.12, and python:3.12-slim has no compiler to build it.',
    help: 'Take an image with Python 3.11, or numpy 1.26.0 or newer.',
  }),
  'a wheel': pip('python:3.11-slim', 'numpy==1.24.4\n'),
  'a newer release': pip('python:3.12-slim', 'numpy==1.26.4\n'),
  'several pins': pip('python:3.13-slim', 'flask==3.1.0\n[|pandas==2.2.2|]\npydantic-core==2.14.6\n', {
    help: 'Take an image with Python 3.12, or pandas 2.2.3 or newer.',
  }),
  'a compiler': pip(gcc, 'numpy==1.24.4\n'),
  'a compiler of another name': pip('python:3.12-slim\nENV CC=clang', 'numpy==1.24.4\n'),
  'a full image': pip('python:3.12', 'numpy==1.24.4\n'),
  Alpine: pip('python:3.12-alpine', '[|numpy==1.24.4|]\n'),
  'Alpine with a compiler': pip('python:3.12-alpine\nRUN apk add --no-cache build-base', 'numpy==1.24.4\n'),
  'no source at all': pip('python:3.12', '[|tensorflow==2.15.0|]\n', {
    message: 'tensorflow 2.15.0 cannot be installed on Python 3.12, which python:3.12 has.',
    help: 'Take an image with Python 3.11, or tensorflow 2.16.1 or newer.',
  }),
  'a release that ends at a Python': pip('python:3.12', '[|numba==0.55.2|]\n'),
  'wheels for every Python': pip('python:3.13-slim', 'cryptography==3.4.8\nopencv-python-headless==4.8.1.78\n'),
  'what needs no compiler': pip('python:3.14-slim', 'django==3.2\nsqlalchemy==1.4.0\nmarkupsafe==1.1.1\n'),
  'a range': pip('python:3.12-slim', 'numpy>=1.24,<2\n'),
  'a bound': pip('python:3.12-slim', 'numpy<1.25\n'),
  'a local version': pip(
    'python:3.12-slim',
    '--extra-index-url https://download.pytorch.org/whl/cpu\ntorch==2.0.1+cpu\n',
  ),
  'a marker': pip('python:3.12-slim', "numpy==1.24.4; python_version < '3.12'\n"),
  'a release after the table': pip('python:3.14-slim', 'tensorflow==2.99.0\n'),
  'a Python after the table': pip('python:3.19-slim', 'numpy==1.24.4\n'),
  'a base image that nobody knows': pip('ours/base:3.12', 'numpy==1.24.4\n'),
  'wheels of another stage': {
    files: {
      Dockerfile:
        'FROM python:3.12 AS build\nRUN pip wheel -w /wheels numpy==1.24.4\nFROM python:3.12-slim\nCOPY --from=build /wheels /wheels\nRUN pip install --no-index --find-links=/wheels numpy==1.24.4\n',
    },
  },
  'a locked release': {
    files: {
      Dockerfile:
        'FROM python:3.13-slim\nRUN pip install poetry==2.1.3\nCOPY pyproject.toml poetry.lock ./\nRUN poetry config virtualenvs.create false && poetry install --no-root\n',
      'pyproject.toml':
        '[project]\nname = "shop"\nversion = "1"\nrequires-python = ">=3.10"\ndependencies = ["pandas"]\n',
      'poetry.lock':
        '[[package]]\n[|name = "pandas"|]\nversion = "2.2.2"\ngroups = ["main"]\nfiles = []\n\n[metadata]\nlock-version = "2.1"\n',
    },
  },
});
